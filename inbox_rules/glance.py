"""Who seems to have written, and which letters of ours may be answered: from the header alone, in a glance.

For the order in which mails are looked at, and for nothing else. Never raises.
"""

from __future__ import annotations

from typing import NamedTuple

from inbox_rules import carriers, header_text, mime
from inbox_rules.values import Candidate

LONGEST = 65_536  # bytes of a header that are looked at


class Glance(NamedTuple):
    """What the header says."""

    sender: str  # lower-case; empty where there is none
    tokens: tuple[Candidate, ...]


def glance(raw: bytes) -> Glance:
    """Look at a mail's header."""
    beginning = raw[:LONGEST]
    ends = [place for end in (b"\r\n\r\n", b"\n\n") if (place := beginning.find(end)) >= 0]
    mail = mime.take_apart(beginning[: min(ends, default=len(beginning))] + b"\n\n")
    senders = header_text.mailboxes(mail.fields.raw("from"))
    return Glance(senders[0][1] if senders else "", carriers.in_header(mail.fields))
