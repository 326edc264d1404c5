"""Letters on the way in: to strangers, to whoever was added or asks to join, to the organizer who decides."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from mentorship.letters.base import Letter, Line
from mentorship.recommendations import Unasked


@dataclass(frozen=True)
class WelcomeMentor(Letter):
    """What to expect, what it costs, the ground rules (A32, D2, D6, D15); "no" deletes the entry."""

    name: ClassVar[str] = "welcome-mentor"

    mission: str  # as the organizer entered it, or the mail that asked to join; may be empty
    time: str  # as the policy says it
    months: int
    adults: bool = True
    topics: tuple[str, ...] = ()
    applied: bool = False  # they asked to join; else the organizer entered them
    waits: bool = True  # for the organizer; else an address like theirs is approved at once
    lines: tuple[Line, ...] = ()  # what is asked, with what came with the mail
    complete: bool = False  # all of it came
    beside: bool = False  # they have, or ask for, the other role too


@dataclass(frozen=True)
class WelcomeMentee(Letter):
    """What to expect, what it costs, the ground rules (A32, D2, D6, D15); `mentors` begins."""

    name: ClassVar[str] = "welcome-mentee"

    time: str
    months: int
    adults: bool = True
    applied: bool = False
    waits: bool = True
    lines: tuple[Line, ...] = ()
    complete: bool = False  # all but the yes to the ground rules
    beside: bool = False


@dataclass(frozen=True)
class ProfileIncomplete(Letter):
    """What is kept so far, and what is missing, by name; written once (A1, C14–C24)."""

    name: ClassVar[str] = "profile-incomplete"

    lines: tuple[Line, ...]
    missing: tuple[Line, ...]
    unread: tuple[Line, ...] = ()  # words that nothing could be made of
    unasked: tuple[Unasked, ...] = ()  # who was named to recommend them and can't be asked


@dataclass(frozen=True)
class Approved(Letter):
    """They are in: the first steps of each role, and how to prepare (B6, B7, B19, C19, C25)."""

    name: ClassVar[str] = "approved"

    mentor: bool  # approved as a mentor, now
    mentee: bool
    code: str = ""  # a mentor's


@dataclass(frozen=True)
class NotApproved(Letter):
    """There is no place for them. No reason travels with it."""

    name: ClassVar[str] = "not-approved"

    stays: bool = False  # in the other role that they have
    declined: str = ""  # the role, where the wish for another one is still open
    still: str = ""  # that other one


@dataclass(frozen=True)
class Applicant:
    """One line of the letter to the organizer."""

    number: int
    name: str
    address: str
    roles: tuple[str, ...]
    lines: tuple[Line, ...]
    returned: bool = False
    before: bool = False  # takes part already, in another role
    alike: str = ""  # an address of somebody else's entry that reaches the same mailbox
    alike_left: bool = False  # whoever it was left, or was not let in


@dataclass(frozen=True)
class OrganizerApprove(Letter):
    """To the organizer, once a day: everybody who waits, by number (B6, B7, B10)."""

    name: ClassVar[str] = "organizer-approve"
    names_person: ClassVar[bool] = False

    people: tuple[Applicant, ...]


@dataclass(frozen=True)
class Stranger(Letter):
    """To an address that we do not know, at most once a day."""

    name: ClassVar[str] = "stranger"

    time: str
    mentee_time: str
    elsewhere: bool = False  # they answer a letter of ours that went to another address


@dataclass(frozen=True)
class Forgotten(Letter):
    """The last letter to somebody whose data was deleted."""

    name: ClassVar[str] = "forgotten"
