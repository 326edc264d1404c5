"""Somebody who takes part, as far as decisions need to know them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from mentorship.fields import Field
from mentorship.managers import Manager
from mentorship.stillness import Still, running


class Status(StrEnum):
    """Where somebody stands with the programme."""

    APPLIED = "applied"
    APPROVED = "approved"
    LEFT = "left"
    UNDELIVERABLE = "undeliverable"


class Availability(StrEnum):
    """Whether a mentor takes requests."""

    AVAILABLE = "available"
    UNAVAILABLE = "unavailable"
    AWAY = "away"


@dataclass(frozen=True)
class Person:
    """A mentor, a mentee, or both (B3)."""

    id: int
    address: str
    name: str
    code: str
    mentor: bool = False
    mentee: bool = False
    status: Status = Status.APPROVED
    mission: str = ""
    capacity: int = 1
    hours: int | None = None  # a week, as they said
    resting: bool = False  # unavailable until they say `available` (A11)
    away_until: date | None = None
    language: str = "en"
    time_zone: str = "UTC"
    consented_at: datetime | None = None
    terms: str = ""  # the version of the terms that they agreed to
    fewer: bool = False  # asked for fewer letters
    profile: tuple[tuple[Field, str], ...] = ()  # what they said beside `mission`, their statement
    wants: str = ""  # a second role that an approved person asked for and has not got yet
    returned: bool = False  # left, or was not approved, and asked to join again
    manager: Manager | None = None  # their own, whom only they can name (D8)
    absences: tuple[Still, ...] = ()  # as they said, or as their mail system did

    @property
    def first_name(self) -> str:
        """What a letter calls them."""
        return self.name.split()[0] if self.name.split() else self.address.partition("@")[0]

    def back_on(self, today: date) -> date:
        """Return the day from which they can be asked something: today, where they are here."""
        return running(today, self.absences)

    @property
    def forgotten(self) -> bool:
        """Whether only the number of somebody is left, for the history."""
        return "@" not in self.address

    def said(self, field: Field) -> str:
        """Return what they said about themselves under a label, or an empty string."""
        if field is Field.STATEMENT:
            return self.mission
        return dict(self.profile).get(Field.LIMITS if field is Field.BOUNDARIES else field, "")


def name_from(address: str) -> str:
    """Return what somebody may be called of whom only the address is known: "Zoe Quist" for zoe.quist@…"""
    words = "".join(letter if letter.isalpha() else " " for letter in address.partition("@")[0]).split()
    return " ".join(word.capitalize() for word in words) or address


def availability(mentor: Person, load: int, today: date) -> Availability | None:
    """Say whether somebody takes requests; None for who is no mentor. `load`: places taken (A5, A15)."""
    if not mentor.mentor:
        return None
    if mentor.away_until is not None and today < mentor.away_until:
        return Availability.AWAY
    if mentor.resting or mentor.status is not Status.APPROVED or load >= mentor.capacity:
        return Availability.UNAVAILABLE
    return Availability.AVAILABLE
