"""The time that people promised, added up as they said it (A3). Nobody logs hours, and none are made up.

Amounts of different units or periods are never added to each other, but minutes count as hours where some say
hours of the same period; words that hold no amount are counted.
"""

from __future__ import annotations

from collections.abc import Container, Iterable
from dataclasses import dataclass

from mentorship.commitment import Commitment, commitments_in
from mentorship.fields import Field
from mentorship.letters.base import Role
from mentorship.lifecycle import TAKES_A_PLACE
from mentorship.report.course import Course
from mentorship.report.values import Programme

# Periods that a calendar has; "an evening" and "a meeting" come as often as somebody makes them.
DAYS = {"day": 1.0, "week": 7.0, "fortnight": 14.0, "month": 30.44, "year": 365.25}
MINUTES = 60


@dataclass(frozen=True)
class Total:
    """So much of a unit in each period; two numbers, since some say 2-3. Without a period: in all."""

    unit: str
    period: str
    least: float
    most: float
    said_by: int  # people, or pairs


@dataclass(frozen=True)
class Time:
    """What some people or pairs promised."""

    totals: tuple[Total, ...]
    own_words: int  # said something that holds no amount
    unsaid: int


@dataclass(frozen=True)
class Promised:
    """Who has both roles is with the mentors."""

    mentors: Time
    mentees: Time
    pairs: Time  # agreed, by pairs that are under way


def promised(programme: Programme, courses: tuple[Course, ...]) -> Promised:
    """Add up what those who are here promise now."""
    here = [member for member in programme.members if member.here]
    under_way = (course for course in courses if course.settled and course.state in TAKES_A_PLACE)
    return Promised(
        time(member.time for member in here if Role.MENTOR in member.roles),
        time(member.time for member in here if Role.MENTOR not in member.roles),
        time(agreed(course) for course in under_way),
    )


def agreed(course: Course) -> str:
    """Return the pair's line on time."""
    agreement = course.record.agreement
    return agreement.value(Field.TIME) if agreement else ""


def time(said: Iterable[str]) -> Time:
    """Add up amounts of the same unit and period."""
    all_said = tuple(said)
    found = [commitments_in(text) for text in all_said]
    in_hours = {one.period for each in found for one in each if one.unit == "hour"}
    bounds = [[_bounds(one, in_hours) for one in each] for each in found]
    kinds = sorted({(unit, period) for each in bounds for unit, period, _, _ in each})
    totals = tuple(_total(unit, period, bounds) for unit, period in kinds)
    own_words = sum(bool(text) and not each for text, each in zip(all_said, found, strict=True))
    return Time(totals, own_words, sum(not text for text in all_said))


def in_all(said: Iterable[tuple[str, int]]) -> Time:
    """Add up what was promised over so many days each; minutes are hours here."""
    all_said = tuple(said)
    found = [
        [_over(one, days) for one in commitments_in(text) if one.period in DAYS] for text, days in all_said
    ]
    units = sorted({unit for each in found for unit, _, _ in each})
    totals = []
    for unit in units:
        least = sum(low for each in found for name, low, _ in each if name == unit)
        most = sum(high for each in found for name, _, high in each if name == unit)
        by = sum(any(name == unit for name, _, _ in each) for each in found)
        totals.append(Total(unit, "", float(round(least)), float(round(most)), by))
    own_words = sum(bool(text) and not each for (text, _), each in zip(all_said, found, strict=True))
    return Time(tuple(totals), own_words, sum(not text for text, _ in all_said))


Bounds = tuple[str, str, float, float]  # unit, period, least, most


def _total(unit: str, period: str, found: list[list[Bounds]]) -> Total:
    those = [[one for one in each if one[:2] == (unit, period)] for each in found]
    least = sum(low for each in those for _, _, low, _ in each)
    most = sum(high for each in those for _, _, _, high in each)
    return Total(unit, period, round(least, 1), round(most, 1), sum(bool(each) for each in those))


def _bounds(one: Commitment, in_hours: Container[str]) -> Bounds:
    low, _, high = one.amount.partition("-")
    hours = one.unit == "minute" and one.period in in_hours
    part = MINUTES if hours else 1
    return "hour" if hours else one.unit, one.period, float(low) / part, float(high or low) / part


def _over(one: Commitment, days: int) -> tuple[str, float, float]:
    times = days / DAYS[one.period]
    unit, _, low, high = _bounds(one, DAYS)
    return unit, low * times, high * times
