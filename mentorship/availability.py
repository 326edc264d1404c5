"""When two people can talk: the hours of each in their own time zone, and those that they share (E16).

Hours are kept as words, `Mon, Wed 18:00-20:00`, and these are the words. Two who keep other words share none
that could be told. An offset is that of one day: in the weeks in which one country has changed its clocks and
the other has not, the shared hours are an hour off.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import NamedTuple

from mentorship.calendar import morning

DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
DAY = 24 * 60  # minutes
WEEK = 7 * DAY
SHORTEST = 15  # minutes that are worth naming
_SPAN = re.compile(r"(\d\d):(\d\d)-(\d\d):(\d\d)")
_GROUP = re.compile(
    rf"(?P<days>(?:{'|'.join(DAYS)})(?:, (?:{'|'.join(DAYS)}))*)(?P<spans>(?: \d\d:\d\d-\d\d:\d\d)*)"
)


class Hours(NamedTuple):
    """Minutes of one day of the week; 0 is Monday."""

    day: int
    begin: int
    end: int


def written(hours: tuple[Hours, ...]) -> str:
    """Return hours as they are kept: days with the same spans together, whole days without any."""
    spans: dict[int, list[str]] = {}
    for day, begin, end in sorted(set(hours)):
        spans.setdefault(day, []).append(
            "" if (begin, end) == (0, DAY) else f" {_clock(begin)}-{_clock(end)}"
        )
    groups: dict[str, list[str]] = {}
    for day, of_day in spans.items():
        groups.setdefault("".join(of_day), []).append(DAYS[day])
    return ", ".join(f"{', '.join(days)}{text}" for text, days in groups.items())


def hours_in(text: str) -> tuple[Hours, ...]:
    """Return the hours that were kept as words; none where somebody's own words were kept."""
    found: list[Hours] = []
    rest = text
    for group in _GROUP.finditer(text):
        spans = [
            (int(a) * 60 + int(b), int(c) * 60 + int(d)) for a, b, c, d in _SPAN.findall(group["spans"])
        ] or [(0, DAY)]
        found += [Hours(DAYS.index(day), *span) for day in group["days"].split(", ") for span in spans]
        rest = rest.replace(group[0], "", 1)
    return () if rest.strip(" ,") else tuple(found)


def shared(
    mine: tuple[Hours, ...], my_zone: str, others: tuple[Hours, ...], other_zone: str, on: date
) -> tuple[Hours, ...]:
    """Return what both have in common, in the first one's time zone."""
    ahead = _offset(my_zone, on) - _offset(other_zone, on)
    here = _week(mine, 0)
    both = [
        (max(a, c), min(b, d))
        for a, b in here
        for c, d in _week(others, ahead)
        if min(b, d) - max(a, c) >= SHORTEST
    ]
    return tuple(
        Hours(begin // DAY, begin % DAY, end - begin // DAY * DAY) for begin, end in sorted(set(both))
    )


def moved(hours: tuple[Hours, ...], zone: str, to: str, on: date) -> tuple[Hours, ...]:
    """Return the same hours as a clock elsewhere shows them."""
    ahead = _offset(to, on) - _offset(zone, on)
    return tuple(
        Hours(begin // DAY, begin % DAY, end - begin // DAY * DAY) for begin, end in _week(hours, ahead)
    )


def _week(hours: tuple[Hours, ...], ahead: int) -> list[tuple[int, int]]:
    """Return spans of minutes of the week, moved; what goes over midnight is two."""
    found: list[tuple[int, int]] = []
    for day, begin, end in hours:
        start, stop = day * DAY + begin + ahead, day * DAY + end + ahead
        while start < stop:
            midnight = (start // DAY + 1) * DAY
            part = min(stop, midnight)
            first = start % WEEK
            found.append((first, first + part - start))
            start = part
    return sorted(found)


def _offset(zone: str, on: date) -> int:
    """Return how many minutes a zone is ahead of UTC on a day."""
    utc = morning(on, "UTC")
    return int((utc - morning(on, zone)) / timedelta(minutes=1))


def _clock(minutes: int) -> str:
    return f"{minutes // 60:02}:{minutes % 60:02}"
