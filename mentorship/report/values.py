"""What a report is made from: people without names, mentorships with their histories, a period.

Nobody's name, address or words are in here, so that nothing of them can be in a report.
"""

from __future__ import annotations

import statistics
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from mentorship.agreement import Agreement
from mentorship.calendar import local_day, midnight
from mentorship.letters.base import Role
from mentorship.mentorship import Note
from mentorship.ratings import ENOUGH


@dataclass(frozen=True)
class Member:
    """Somebody who signed up."""

    id: int
    signed_up: datetime
    asked: frozenset[Role]  # what they are, or asked to be
    roles: frozenset[Role]  # what they were let in as
    here: bool  # let in, and not gone since
    answered: datetime | None = None  # their first own act
    time: str = ""  # what they give, in words
    wrote: datetime | None = None  # their latest mail, as far as the period goes


@dataclass(frozen=True)
class Record:
    """A mentorship as it is on record."""

    id: int
    mentor: int
    mentee: int
    notes: tuple[Note, ...]
    starts_on: date | None = None
    held: bool = False
    first: Agreement | None = None  # the version that was settled first
    agreement: Agreement | None = None  # the one that was settled last
    reached: tuple[str, ...] = ()  # of its goals, one by one, as it stands today
    open: bool = False  # whether the two are at work today


@dataclass(frozen=True)
class Score:
    """A number that somebody gave: of a rating, who was rated as well."""

    by: int
    number: int
    at: datetime
    of: int | None = None


@dataclass(frozen=True)
class Programme:
    """Everything that a report looks at, loaded once."""

    members: tuple[Member, ...] = ()
    records: tuple[Record, ...] = ()
    ratings: tuple[Score, ...] = ()
    check_ins: tuple[Score, ...] = ()
    listened: tuple[Score, ...] = ()  # 1: felt listened to; 0: did not
    trust: tuple[Score, ...] = ()


@dataclass(frozen=True)
class Period:
    """Whole days where the programme is, the last of them only as far as now."""

    since: date | None
    until: date
    zone: str
    begin: datetime
    end: datetime

    def holds(self, moment: datetime | None) -> bool:
        """Whether something happened in it."""
        return moment is not None and self.begin <= moment < self.end

    def day(self, moment: datetime) -> date:
        """Return the date of a moment where the programme is."""
        return local_day(moment, self.zone)

    def days(self, first: datetime, last: datetime) -> int:
        """Return how many days lie between two moments, as a calendar counts them."""
        return (self.day(last) - self.day(first)).days


def period(since: date | None, until: date | None, zone: str, now: datetime) -> Period:
    """Return the period from one day to another; without them from the beginning, until now."""
    today = local_day(now, zone)
    last = min(until or today, today)
    begin = midnight(since, zone) if since else datetime.min.replace(tzinfo=UTC)
    end = min(midnight(last + timedelta(days=1), zone), now + timedelta(microseconds=1))
    return Period(since, last, zone, begin, end)


@dataclass(frozen=True)
class Share:
    """So many of so many. A share is made of it from five people or pairs on; else it would tell on one."""

    count: int
    of: int
    group: int | None = None  # of how many people or pairs these are, where they are something else

    @property
    def share(self) -> float | None:
        """From 0 to 1, or None where there are too few."""
        group = self.of if self.group is None else self.group
        return round(self.count / self.of, 3) if self.of and group >= ENOUGH else None


@dataclass(frozen=True)
class Spread:
    """How numbers lie: a quarter is at most `lower`, half at most `median`. None where there are too few."""

    count: int
    lower: float | None = None
    median: float | None = None
    upper: float | None = None


def spread(numbers: Iterable[float]) -> Spread:
    """Return median and quartiles, from five numbers on."""
    found = sorted(numbers)
    if len(found) < ENOUGH:
        return Spread(len(found))
    return Spread(len(found), *(round(n, 1) for n in statistics.quantiles(found, n=4, method="inclusive")))
