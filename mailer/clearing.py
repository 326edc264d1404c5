"""Which old mails are deleted from the mailbox's own folders: those that are the programme's, and no other.

A mailbox may be read by people too, who keep mail of their own in the same folders. Whether a mail is the
programme's is not known here: it is asked.
"""

from __future__ import annotations

from enum import Enum
from typing import Protocol

PROCESSED = "Processed"
# Of the mails of one folder that are old enough, the newest so many are looked at each time. What is not the
# programme's stays and is looked at again, so the oldest must never be able to hide what became old today.
MOST_LOOKED_AT = 5_000


class Verdict(Enum):
    """What becomes of an old mail."""

    GOES = "goes"
    STAYS = "stays"
    UNKNOWN = "unknown"  # by what was shown of it


class Ours(Protocol):
    """Says whether a mail is one that the programme wrote, or has dealt with, and needs no more."""

    def by_header(self, header: bytes) -> Verdict:
        """Judge by the Message-ID in these header fields."""

    def by_content(self, mail: bytes) -> Verdict:
        """Judge by the whole mail, whatever its Message-ID."""
