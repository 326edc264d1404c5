"""How mentorships begin: requests and their answers, the acquaintance, the way to an agreement.

The share that stays in the acquaintance stands beside that of source B (B4), and the days to an agreement
show how far the same plan for all leads to the same (B14).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from mentorship.graduation import ACQUAINTED, SOURCE_B_SHARE
from mentorship.lifecycle import Event, State
from mentorship.policy import Policy
from mentorship.report.course import Course
from mentorship.report.values import Period, Share, Spread, spread

OPEN = frozenset({State.REQUESTED, State.WAITLISTED})
ANSWERS = frozenset({Event.ACCEPT, Event.DECLINE})


@dataclass(frozen=True)
class Requests:
    """Requests of the period, each in one of the four ways in which it can stand."""

    made: int
    accepted: int
    declined: int
    lapsed: int  # taken back, closed by its day, or another one was accepted
    open: int
    days_to_answer: Spread


@dataclass(frozen=True)
class Acquaintance:
    """Pairs that were introduced in the period (B4, B5)."""

    introduced: int
    past: int  # introduced long enough ago, and past the acquaintance
    stuck: int  # introduced long enough ago, and not past it
    too_early: int  # introduced lately, or they pause
    days: int  # what is long enough
    share_stuck: Share
    source_b: float = SOURCE_B_SHARE  # told by its author of interviews of their own: no study


@dataclass(frozen=True)
class Settling:
    """From the mentor's yes to an agreement of both."""

    accepted: int
    settled: int
    days: Spread


def requests(courses: tuple[Course, ...], period: Period) -> Requests:
    """Count the requests that were made in the period."""
    made = [course for course in courses if period.holds(course.spans[0].begin)]
    accepted = sum(course.introduced is not None for course in made)
    declined = sum(course.state is State.DECLINED for course in made)
    still = sum(course.state in OPEN for course in made)
    waits = (
        period.days(asked.begin, answer.begin)
        for course in made
        for asked, answer in zip(course.spans, course.spans[1:], strict=False)
        if asked.state is State.REQUESTED and answer.event in ANSWERS
    )
    lapsed = len(made) - accepted - declined - still
    return Requests(len(made), accepted, declined, lapsed, still, spread(waits))


def acquaintance(courses: tuple[Course, ...], policy: Policy, period: Period) -> Acquaintance:
    """Say how many of those introduced stayed in the acquaintance.

    Only who had the time is counted: else a young programme would look better than it is.
    """
    days = ACQUAINTED.days(policy)
    new = [course for course in courses if not course.again and period.holds(course.introduced)]
    counted = [course for course in new if _had_the_time(course, days, period)]
    past = sum(course.acquainted is not None for course in counted)
    stuck = len(counted) - past
    too_early = len(new) - len(counted)
    return Acquaintance(len(new), past, stuck, too_early, days, Share(stuck, len(counted)))


def settling(courses: tuple[Course, ...], period: Period) -> Settling:
    """Say how long it took from a yes in the period to an agreement."""
    new = [course for course in courses if not course.again and period.holds(course.introduced)]
    days = [period.days(c.introduced, c.settled) for c in new if c.introduced and c.settled]
    return Settling(len(new), len(days), spread(max(0, number) for number in days))


def _had_the_time(course: Course, days: int, period: Period) -> bool:
    begun = course.introduced
    if begun is None or (course.state is State.PAUSED and course.acquainted is None):
        return False
    return begun + timedelta(days=days) <= period.end
