"""When two meet (D17, E18, E19): the hour that stands, what one of them said of it, and times to pick from.

A meeting is known only where one of the two told us; nobody has to. Nothing here says why one can't come.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import NamedTuple

from mentorship.agreement import Agreement
from mentorship.availability import DAY, Hours, hours_in, shared
from mentorship.calendar import at_clock, local_day
from mentorship.fields import Field
from mentorship.letters.base import Role

PROPOSED = 3  # times, where something moves
MOST_TIMES = 5  # that one of them may name
NOTICE = timedelta(hours=20)  # nobody is asked to be there sooner
WEEKS_AHEAD = 4
LENGTH = 30  # minutes, where a pair agreed on none
_MINUTES = re.compile(r"(\d{1,3}) minutes?")


class Slot(NamedTuple):
    """A day and an hour, by the clock of who wrote it."""

    day: date
    minutes: int


@dataclass(frozen=True)
class Spoken:
    """What a mail says about a meeting, as inbox_rules read it."""

    day: date | None = None  # of the meeting that is spoken of
    slots: tuple[Slot, ...] = ()  # when it would do instead, or is
    after: date | None = None  # not before this day: "next week"


@dataclass(frozen=True)
class Meeting:
    """The latest meeting of a pair that we know of: when, or the times of which the other may pick one."""

    number: int = 1  # of the pair
    sequence: int = 0  # how often it was changed since (RFC 5545)
    at: datetime | None = None
    off: bool = False  # called off
    offered: tuple[datetime, ...] = ()
    by: Role | None = None  # who asked to move it

    def stands(self, now: datetime) -> bool:
        """Whether it is still to come."""
        return self.at is not None and not self.off and self.at > now


@dataclass(frozen=True)
class Entry:
    """What a calendar is told of a meeting; nothing about the two, and no address of either."""

    uid: str
    begins: datetime
    minutes: int
    sequence: int
    off: bool = False


def moment_of(slot: Slot, zone: str) -> datetime:
    """Return the moment that somebody means, in UTC."""
    return at_clock(slot.day, slot.minutes, zone)


def moments_of(spoken: Spoken, zone: str, now: datetime) -> tuple[datetime, ...]:
    """Return the moments that somebody named, those that are still to come."""
    found = (moment_of(slot, zone) for slot in spoken.slots[:MOST_TIMES])
    return tuple(dict.fromkeys(moment for moment in found if moment > now))


def set_for(meeting: Meeting | None, at: datetime, now: datetime) -> Meeting:
    """Return the meeting at its hour; one that was to come moves, any other is a new one."""
    if meeting is None:
        return Meeting(at=at)
    if meeting.at == at and not meeting.off:
        return replace(meeting, offered=(), by=None)
    if meeting.at is None:
        return replace(meeting, at=at, offered=(), by=None)
    if meeting.off or (meeting.at <= now and not meeting.by):
        return Meeting(meeting.number + 1, at=at)
    return replace(meeting, at=at, sequence=meeting.sequence + 1, offered=(), by=None)


def called_off(meeting: Meeting) -> Meeting:
    """Return the meeting that does not take place."""
    return replace(meeting, off=True, sequence=meeting.sequence + 1, offered=(), by=None)


def entry_of(pair: int, meeting: Meeting | None, agreement: Agreement | None) -> Entry | None:
    """Return what both calendars are told; None where no hour is known."""
    if meeting is None or meeting.at is None:
        return None
    uid = f"conversation-{pair}-{meeting.number}"
    return Entry(uid, meeting.at, minutes_of(agreement), meeting.sequence, meeting.off)


def minutes_of(agreement: Agreement | None) -> int:
    """Return how long two meet."""
    found = _MINUTES.match(agreement.value(Field.SESSION)) if agreement else None
    return int(found[1]) if found else LENGTH


def times_in_common(
    mine: str,
    my_zone: str,
    others: str,
    other_zone: str,
    minutes: int,
    not_before: datetime,
    but: date | None,
) -> tuple[datetime, ...]:
    """Return up to three times, on days of their own, in the hours that two said they share."""
    hours = hours_in(mine), hours_in(others)
    if not all(hours):
        return ()
    found: list[datetime] = []
    first = local_day(not_before, my_zone)
    for day in (first + timedelta(days=ahead) for ahead in range(7 * WEEKS_AHEAD)):
        if day == but or len(found) == PROPOSED:
            continue
        for span in _of_day(shared(hours[0], my_zone, hours[1], other_zone, day), day):
            moment = moment_of(Slot(day, span.begin), my_zone)
            if moment >= not_before and span.end - span.begin >= minutes and not _at_night(span):
                found.append(moment)
                break
    return tuple(found)


def _of_day(hours: tuple[Hours, ...], day: date) -> Iterator[Hours]:
    return (span for span in hours if span.day == day.weekday())


def _at_night(span: Hours) -> bool:
    return (span.begin, span.end) == (0, DAY)  # "any hour" names none
