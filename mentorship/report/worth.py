"""What is worth a look: pairs by number, one line each, with the first reason of the table that holds.

Two who pause, who are ending, who are asked how to go on, or whose mail is held are none of it: what they
need has its own way.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from enum import StrEnum
from typing import NamedTuple

from mentorship.agreement import RHYTHMS
from mentorship.graduation import ACQUAINTED
from mentorship.lifecycle import State
from mentorship.mentorship import CONTACT, DIRECT, MET, SKIPPED, unmeasured
from mentorship.policy import Policy
from mentorship.report.contact import Seen, frequency
from mentorship.report.course import Course
from mentorship.report.values import Period

FEW_ROUNDS = 4  # of fewer nothing can be said


class Why(StrEnum):
    """Why a pair is worth a look."""

    NOT_AGREED = "not_agreed"
    QUIET = "quiet"
    ACQUAINTANCE = "acquaintance"
    SELDOM = "seldom"


class Look(NamedTuple):
    """One pair, since when, and what shows it."""

    pair: int
    why: Why
    days: int
    command: str


class At(NamedTuple):
    """What a reason looks at."""

    course: Course
    seen: Seen | None
    policy: Policy
    period: Period


def worth(
    courses: tuple[Course, ...], pairs: tuple[Seen, ...], policy: Policy, period: Period
) -> tuple[Look, ...]:
    """Return the pairs that are worth a look, the longest first."""
    seen = {pair.pair: pair for pair in pairs}
    found = []
    for course in courses:
        closing = course.time_up(course.spans[-1]) is not None
        if course.state not in (State.AGREEING, State.ACTIVE) or closing or course.record.held:
            continue
        at = At(course, seen.get(course.record.id), policy, period)
        for why, since in REASONS.items():
            begun = since(at)
            if begun is not None:
                number = course.record.id
                days = period.days(begun, period.end)
                found.append(Look(number, why, days, f"mentorpost pairs show {number}"))
                break
    return tuple(sorted(found, key=lambda look: (-look.days, look.pair)))


def _not_agreed(at: At) -> datetime | None:
    """The day on which the organizer was told has come, and nothing is settled."""
    course = at.course
    begun = course.spans[-1].begin if course.settled else course.introduced  # they may begin again
    return _since(at, begun, at.policy.agreement_alert, course.state is State.AGREEING)


def _quiet(at: At) -> datetime | None:
    """No contact for so long that the mentee is asked."""
    rhythm = RHYTHMS.get(frequency(at.course))
    measured = rhythm is not None and at.course.state is State.ACTIVE and not unmeasured(at.course.notes)
    heard = [n.at for n in at.course.notes if n.what in (CONTACT, MET, DIRECT, SKIPPED)]
    return _since(at, max([*heard, at.course.spans[-1].begin]), rhythm.nudge if rhythm else 0, measured)


def _acquaintance(at: At) -> datetime | None:
    """Five weeks after the introduction they have hardly written."""
    days = ACQUAINTED.days(at.policy)
    return _since(at, at.course.introduced, days, at.course.acquainted is None and not at.course.again)


def _seldom(at: At) -> datetime | None:
    """Fewer than half of the rounds were held."""
    few = at.seen is not None and at.seen.rounds >= FEW_ROUNDS and at.seen.held * 2 < at.seen.rounds
    return at.course.settled if few else None


def _since(at: At, moment: datetime | None, days: int, holds: bool) -> datetime | None:
    if moment is None or not holds or moment + timedelta(days=days) > at.period.end:
        return None
    return moment


REASONS: dict[Why, Callable[[At], datetime | None]] = {
    Why.NOT_AGREED: _not_agreed,
    Why.QUIET: _quiet,
    Why.ACQUAINTANCE: _acquaintance,
    Why.SELDOM: _seldom,
}
