"""Letters between an organizer and those who take part, or who wait to."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import ClassVar

from mentorship.letters.base import GoesTo, Letter


class About(StrEnum):
    """What an item of the weekly letter is about; in the order of importance."""

    TALK = "talk"
    SOMEONE_ELSE = "someone-else"
    LOW = "low"
    QUIET = "quiet"
    NOT_AGREED = "not-agreed"
    HELD_LETTER = "held-letter"
    APPROVAL = "approval"
    BOUNCED = "bounced"
    QUARANTINE = "quarantine"


class Order(StrEnum):
    """What an organizer may answer an item with."""

    APPROVE = "approve"
    DECLINE = "decline"
    NUDGE = "nudge"
    PAUSE = "pause"
    END = "end"
    WRITE = "write"
    DONE = "done"
    SEND = "send"
    SKIP = "skip"


@dataclass(frozen=True)
class Need:
    """One line of the weekly letter: names, a day or a number, and never what anybody wrote."""

    about: About
    names: tuple[str, ...] = ()
    partner: str = ""
    role: str = ""  # APPROVAL: what they would be
    day: date | None = None  # QUIET: the last mail that was seen; else since when
    closes: date | None = None  # QUIET, NOT_AGREED
    number: int | None = None  # LOW: the answer; QUARANTINE: how many mails
    letter: str = ""  # HELD_LETTER: its name
    by: date | None = None  # TALK, SOMEONE_ELSE: the day until which they were told to expect a line


@dataclass(frozen=True)
class Week:
    """What happened, in numbers."""

    requests: int = 0
    introduced: int = 0
    settled: int = 0
    mails: int = 0
    goals: int = 0
    ended: int = 0


@dataclass(frozen=True)
class OrganizerDigest(Letter):
    """To an organizer, on Mondays: what needs them, by number, then the week in numbers (D16)."""

    name: ClassVar[str] = "organizer-digest"
    names_person: ClassVar[bool] = False

    needs: tuple[Need, ...]
    orders: tuple[Order, ...]  # what at least one of them may be answered with
    week: Week
    since: date
    example: str = ""  # an answer that works for these
    more: int = 0  # what had no room here


@dataclass(frozen=True)
class Ordered:
    """What was done about an item, or could not be done any more."""

    order: Order
    who: str
    until: date | None = None


@dataclass(frozen=True)
class OrganizerWrites(Letter):
    """To one person alone: what an organizer wrote for them, word for word."""

    name: ClassVar[str] = "organizer-writes"
    goes_to: ClassVar[GoesTo] = GoesTo.PERSON
    hidden_from_partner: ClassVar[bool] = True

    writer: str
    words: str
    partner: str = ""  # of the mentorship that it concerns, if any
