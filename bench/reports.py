"""How often kind of mail, failed addresses, severity and the original mail's name are right.

Only ours is measured here: the parsers beside it read replies. flufl.bounce stands beside the bounces.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from email import message_from_bytes
from typing import NamedTuple

from flufl.bounce import all_failures

from bench.corpora import Case
from inbox_rules.read import read
from inbox_rules.values import Incoming, Kind
from mentorship import tokens
from tests.inbox_rules.corpora import KINDS

PEOPLE = ("human", "not_bounce")
_MESSAGE_ID = re.compile(
    rb"(?im)^[ \t>|*]{0,8}[\w-]{0,20}message-id[ \t]{0,4}:[ \t]{0,8}\r?\n?[ \t]{0,8}(<[^<>\s]{3,250}>)"
)


class Reading(NamedTuple):
    """A case and how it was read."""

    case: Case
    incoming: Incoming


def readings(cases: list[Case]) -> list[Reading]:
    return [Reading(case, read(case.raw)) for case in cases]


def kind_right(reading: Reading) -> bool:
    return reading.incoming.kind in KINDS[reading.case.kind]


def person_as_machine(reading: Reading) -> bool:
    return reading.case.kind in PEOPLE and reading.incoming.kind is not Kind.PERSON


def machine_as_person(reading: Reading) -> bool:
    return reading.case.kind not in PEOPLE and reading.incoming.kind is Kind.PERSON


def severity_right(reading: Reading) -> bool:
    """Whether the failures are all as permanent as stated; no failure is a passing one."""
    found = {failure.permanent for failure in reading.incoming.failures}
    return reading.case.hard == (found or {False})


def addresses_right(reading: Reading) -> bool:
    return (reading.case.addresses or frozenset()) == {
        failure.address for failure in reading.incoming.failures
    }


def flufl_severity_right(case: Case) -> bool:
    passing, permanent = all_failures(message_from_bytes(case.raw))
    return case.hard == ({False} if passing else set()) | ({True} if permanent else set())


def flufl_addresses_right(case: Case) -> bool:
    passing, permanent = all_failures(message_from_bytes(case.raw))
    found = {bytes(one).decode("ascii", "replace").lower() for one in passing | permanent}
    return (case.addresses or frozenset()) == found


def names_held(case: Case) -> frozenset[str]:
    """Return the Message-IDs and tokens that a report holds of another mail, by looking at its bytes."""
    head, _, _ = case.raw.replace(b"\r\n", b"\n").partition(b"\n\n")
    own = set(_MESSAGE_ID.findall(head))
    held: set[str] = set()
    for text in _texts(case.raw):
        held |= {name.decode("ascii", "replace") for name in _MESSAGE_ID.findall(text) if name not in own}
        held |= {found[0] for found in tokens.PATTERN.finditer(text.decode("ascii", "replace"))}
    return frozenset(held)


def name_found(reading: Reading, held: frozenset[str]) -> bool:
    found = {reading.incoming.original_message_id, *(one.token for one in reading.incoming.tokens)}
    return bool(held & found)


def _texts(raw: bytes) -> Iterator[bytes]:
    """Yield the bytes behind the mail's own header, and each part of them as decoded."""
    yield raw.replace(b"\r\n", b"\n").partition(b"\n\n")[2]
    for part in message_from_bytes(raw).walk():
        content = part.get_payload(decode=True)
        if isinstance(content, bytes):
            yield content
