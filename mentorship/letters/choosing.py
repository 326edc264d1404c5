"""Letters on the way to a mentor: the directory, the request, and its answers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from mentorship.letters.base import Letter, Listing


@dataclass(frozen=True)
class Directory(Letter):
    """The mentors to choose from (A14), all or those for a topic."""

    name: ClassVar[str] = "directory"

    mentors: tuple[Listing, ...]
    topic: str = ""


@dataclass(frozen=True)
class MentorProfile(Letter):
    """One mentor's statement in full."""

    name: ClassVar[str] = "mentor-profile"

    mentor: Listing


@dataclass(frozen=True)
class RequestLetter(Letter):
    """To the mentor: somebody asks for them (A4, D1)."""

    name: ClassVar[str] = "request"
    hidden_from_partner: ClassVar[bool] = True

    partner: str
    partner_full: str
    words: str  # the mentee's own, written for the mentor; may be empty
    hours: str  # "20 minutes a week"
    months: int
    reply_by: date
    again: bool = False  # the two have worked together before, and their last agreement is the draft


@dataclass(frozen=True)
class RequestSent(Letter):
    """To the mentee: the request is on its way."""

    name: ClassVar[str] = "request-sent"

    partner: str
    answer_by: date


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


@dataclass(frozen=True)
class RequestExpired(Letter):
    """To the mentee: no answer came, or no place."""

    name: ClassVar[str] = "request-expired"

    partner: str
    waited: bool = False  # in the waiting list: the mentor never saw the request


@dataclass(frozen=True)
class Waitlisted(Letter):
    """To the mentee: the mentor is full, and they wait (A5)."""

    name: ClassVar[str] = "waitlisted"

    partner: str
    until: date


@dataclass(frozen=True)
class PlaceFree(Letter):
    """To the mentee who waited: there is room now; do they still want it?"""

    name: ClassVar[str] = "place-free"

    partner: str
    reply_by: date
