"""Days on which nothing is asked of two people: a break of the programme, or one of the two is away.

They are left out where days are counted, so nobody comes back to a pile of questions, or to a closed door.
Nothing here says who is away, or why.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import NamedTuple

from mentorship.calendar import days_after, local_day, morning

NOTICE_DAYS = 14  # of an absence notice that names no day
LONGEST_NOTICE = 120  # days; what names a later day is about something else
KEPT_DAYS = 400  # for so long a past absence can matter to what is counted


class Still(NamedTuple):
    """Days without questions: the first, and the first after them."""

    begin: date
    back: date


class Break(NamedTuple):
    """A break of the whole programme; `until` is its last day."""

    begin: date
    until: date
    name: str = ""

    @property
    def still(self) -> Still:
        """The days that it takes."""
        return Still(self.begin, self.until + timedelta(days=1))


def noticed(today: date, until: date | None) -> Still:
    """Return the days that an absence notice of today speaks of: to the day that it names, or two weeks."""
    named = until is not None and today <= until <= today + timedelta(days=LONGEST_NOTICE)
    last = until if named and until is not None else today + timedelta(days=NOTICE_DAYS)
    return Still(today, last + timedelta(days=1))


def with_still(known: tuple[Still, ...], fresh: Still) -> tuple[Still, ...]:
    """Return what is known of somebody's absences with one more; what is long past is forgotten."""
    oldest = fresh.begin - timedelta(days=KEPT_DAYS)
    return tuple(sorted({*(one for one in known if one.back > oldest), fresh}))


def without_coming(known: tuple[Still, ...], today: date) -> tuple[Still, ...]:
    """Return absences as they are when somebody is back today."""
    past = (Still(one.begin, min(one.back, today)) for one in known)
    return tuple(one for one in past if one.begin < one.back)


def running(day: date, stills: Iterable[Still]) -> date:
    """Return `day`, or the first after it on which things go on."""
    stills = tuple(stills)
    while ends := [one.back for one in stills if one.begin <= day < one.back]:
        day = max(ends)
    return day


def counted(moment: datetime, days: float, zone: str, stills: Iterable[Still]) -> datetime:
    """Return 08:00 of the day that many days after `moment`, where days of stillness do not count."""
    stills = tuple(stills)
    if not stills:
        return days_after(moment, days, zone)
    return morning(counted_day(local_day(moment, zone), int(days), stills), zone)


def counted_day(day: date, days: int, stills: Iterable[Still]) -> date:
    """Return the day that many days after another one, where days of stillness do not count."""
    stills = tuple(stills)
    for _ in range(days):
        day = running(day + timedelta(days=1), stills)
    return running(day, stills)
