"""Letters on the way to a mentor: the directory, the request, and its answers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from mentorship.letters.base import Letter, Listing
from mentorship.preparation import Preparing
from mentorship.purpose import Purpose


@dataclass(frozen=True)
class Directory(Letter):
    """The mentors to choose from (A14), all or those for a topic."""

    name: ClassVar[str] = "directory"

    mentors: tuple[Listing, ...]
    topic: str = ""
    near: bool = False  # none has every word of the topic, these have some
    nobody: bool = False  # nobody speaks of the topic, these are all there are


@dataclass(frozen=True)
class MentorProfile(Letter):
    """One mentor's statement in full."""

    name: ClassVar[str] = "mentor-profile"

    mentor: Listing
    rating: int | None = None
    rated: bool = False  # whether this programme shows ratings at all


@dataclass(frozen=True)
class RequestLetter(Preparing):
    """To the mentor: somebody asks for them (A4, D1)."""

    name: ClassVar[str] = "request"
    hidden_from_partner: ClassVar[bool] = True

    partner: str
    partner_full: str
    words: str  # the mentee's own, written for the mentor; may be empty
    hours: str  # as the programme's policy says it
    months: int
    reply_by: date
    again: bool = False  # the two have worked together before, and their last agreement is the draft
    why: str = ""  # the organizer's reason, where they proposed the two to each other
    purpose: Purpose | None = None  # where the words say it (A30)
    kind: str = ""  # peer, reverse, listening: what the mentee asks for beside the ordinary (B3, A21)


@dataclass(frozen=True)
class RequestSent(Preparing):
    """To the mentee: the request is on its way."""

    name: ClassVar[str] = "request-sent"

    partner: str
    answer_by: date
    then: tuple[str, ...] = ()  # who is asked next, in this order
    waits: str = ""  # who was named first and has no place; the reader waits there too
    instead: str = ""  # whose request was taken back for this one
    unknown: tuple[str, ...] = ()  # codes that are nobody's


@dataclass(frozen=True)
class RequestWaiting(Letter):
    """To the mentee, on day 5: not yet; next choice now?"""

    name: ClassVar[str] = "request-waiting"
    routine: ClassVar[bool] = True

    partner: str
    answer_by: date
    following: str = ""  # who would be asked next
    code: str = ""


@dataclass(frozen=True)
class RequestReminder(Letter):
    """To the mentor, once: the same question again."""

    name: ClassVar[str] = "request-reminder"
    hidden_from_partner: ClassVar[bool] = True
    routine: ClassVar[bool] = True

    partner: str
    partner_full: str
    words: str
    reply_by: date


@dataclass(frozen=True)
class RequestDeclined(Letter):
    """To the mentee: not free. No reason travels with it; `words` only where they were meant for them."""

    name: ClassVar[str] = "request-declined"

    partner: str
    words: str = ""
    read: bool = True  # not where they only waited for a place
    following: str = ""  # whom the reader named next, and who is asked now
    answer_by: date | None = None
    passed: tuple[str, ...] = ()  # whom they named next, and who can't be asked


@dataclass(frozen=True)
class RequestExpired(Letter):
    """To the mentee: no answer came, or no place."""

    name: ClassVar[str] = "request-expired"

    partner: str
    waited: bool = False  # in the waiting list: the mentor never saw the request
    following: str = ""
    answer_by: date | None = None
    passed: tuple[str, ...] = ()


@dataclass(frozen=True)
class Waitlisted(Letter):
    """To the mentee: the mentor is full, and they wait (A5)."""

    name: ClassVar[str] = "waitlisted"

    partner: str
    until: date
    seen: bool = False  # the mentor was asked before the last place went
    passed: tuple[str, ...] = ()  # whom the reader named next, and who can't be asked either


@dataclass(frozen=True)
class PlaceFree(Letter):
    """To the mentee who waited: there is room now; do they still want it?"""

    name: ClassVar[str] = "place-free"

    partner: str
    reply_by: date
    late: bool = False  # they never waited for one: the mentor would say yes after the request was closed


@dataclass(frozen=True)
class MatchProposal(Letter):
    """To the mentee: the organizer thought of a mentor (A37, B9). The mentee decides; silence is no."""

    name: ClassVar[str] = "match-proposal"
    hidden_from_partner: ClassVar[bool] = True

    partner: str
    partner_full: str
    mission: str
    why: str  # in the organizer's words; may be empty
    reply_by: date
    kind: str = ""  # peer, reverse, listening
