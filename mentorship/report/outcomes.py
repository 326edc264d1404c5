"""What became of mentorships: goals, completions, endings, and what people said of them (A19, A20, D16).

Why one ended is told as the history has it, and no further: who asked for it, and whether there was a report,
is for nobody who reads this.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from enum import StrEnum

from mentorship.goals import Aim
from mentorship.lifecycle import TAKES_A_PLACE, Event, State
from mentorship.mentorship import GOAL_MET
from mentorship.ratings import ENOUGH, batched
from mentorship.report.course import Course
from mentorship.report.promised import Time, agreed, in_all
from mentorship.report.values import Period, Programme, Score, Share, Spread, spread


class Ending(StrEnum):
    """Why a mentorship that two people had begun is over."""

    AFTER_GOAL = "after_goal"
    AGREED_END = "agreed_end"
    ASKED = "asked"
    NO_CONTACT = "no_contact"
    LONG_PAUSE = "long_pause"
    NO_AGREEMENT = "no_agreement"


# fmt: off
WHY = {
    Event.CLOSE:        Ending.AGREED_END,
    Event.STOP_MONTHLY: Ending.AFTER_GOAL,
    Event.QUIET:        Ending.NO_CONTACT,
    Event.LONG_PAUSE:   Ending.LONG_PAUSE,
    Event.NOT_AGREED:   Ending.NO_AGREEMENT,
    # By one of the two, or by an organizer: told apart, it would show where something was reported.
    Event.END:          Ending.ASKED,
    Event.END_NOW:      Ending.ASKED,
}
# fmt: on


@dataclass(frozen=True)
class Goals:
    """Goals, of all pairs that had agreed and were under way in the period."""

    pairs: int
    with_goal: Share
    reached: Share  # in the period, of those pairs; who has several has reached all
    single: Share  # goals that were reached in the period, of all that these pairs agreed on
    with_day: Share  # of the goals that are open today, those that name a day
    past_day: Share  # of these, those whose day is over
    time_gone: Spread  # of the days from the agreement to that day, how many in a hundred are over


@dataclass(frozen=True)
class Completions:
    """Pairs that came to a good end in the period, each once (A19)."""

    pairs: int
    by_goal: int
    mentors: int
    days: Spread  # from the agreement to that end
    time: Time  # as agreed, over those days; never logged


@dataclass(frozen=True)
class Said:
    """Numbers from 1 to 5 that people gave; their average from five on, and not if fewer people gave them."""

    count: int
    people: int
    average: float | None


@dataclass(frozen=True)
class Outcomes:
    """All of it."""

    goals: Goals
    completions: Completions
    endings: dict[Ending, int]
    ratings: Said
    check_ins: Said
    listened: Share  # of the mentees who said so, those who felt listened to
    trust: Said


def outcomes(programme: Programme, courses: tuple[Course, ...], period: Period) -> Outcomes:
    """Look at what came to an end, and at what was said."""
    return Outcomes(
        _goals(courses, period),
        _completions(courses, period),
        _endings(courses, period),
        _said(programme.ratings, period),
        _said(programme.check_ins, period),
        _yes(programme.listened, period),
        _said(programme.trust, period),
    )


def _goals(courses: tuple[Course, ...], period: Period) -> Goals:
    at_work = [course for course in courses if _worked_in(course, period)]
    with_goal = [course for course in at_work if _goals_of(course)]
    reached = [course for course in at_work if _reached(course, period)]
    single = sum(_met(course, period) for course in with_goal)
    return Goals(
        len(at_work),
        Share(len(with_goal), len(at_work)),
        Share(len(reached), len(at_work)),
        Share(single, sum(_goals_of(course) for course in with_goal), len(with_goal)),
        *_on_the_way(courses, period),
    )


def _on_the_way(courses: tuple[Course, ...], period: Period) -> tuple[Share, Share, Spread]:
    """Look at the goals that are open today: how far one is, only its day says (D16)."""
    at_work = [course for course in courses if course.record.open and course.record.agreement is not None]
    each = [(course, aim) for course in at_work for aim in _open_aims(course)]
    dated = [(course, aim.by) for course, aim in each if aim.by is not None]
    past = [by for _, by in dated if by < period.until]
    gone = []
    for course, by in dated:
        begun = period.day(course.settled) if course.settled else period.until
        if begun < by:
            gone.append(min(100.0, 100 * (period.until - begun).days / (by - begun).days))
    return (
        Share(len(dated), len(each), len({course.record.id for course, _ in each})),
        Share(len(past), len(dated), len({course.record.id for course, _ in dated})),
        spread(gone) if len({course.record.id for course, _ in dated}) >= ENOUGH else Spread(len(gone)),
    )


def _open_aims(course: Course) -> list[Aim]:
    agreement = course.record.agreement
    aims = agreement.aims if agreement else ()
    return [aim for aim in aims if aim.words not in course.record.reached]


def _goals_of(course: Course) -> int:
    return len(course.record.agreement.goals) if course.record.agreement else 0


def _met(course: Course, period: Period) -> int:
    """Return how many goals were reached in the period: one by one, and with the last all that were left."""
    met = [note.at for note in course.notes if note.what == GOAL_MET]
    in_it = sum(period.holds(at) for at in met)
    left = _goals_of(course) - len(met) if _reached(course, period) else 0
    return min(_goals_of(course), in_it + max(0, left))


def _worked_in(course: Course, period: Period) -> bool:
    places = (s for s in course.spans if s.state in TAKES_A_PLACE and s.state is not State.AGREEING)
    return course.settled is not None and any(span.end > period.begin for span in places)


def _reached(course: Course, period: Period) -> bool:
    return any(note.what == Event.REACH_GOAL and period.holds(note.at) for note in course.notes)


def _completions(courses: tuple[Course, ...], period: Period) -> Completions:
    found = []
    for course in courses:
        ends = [span.begin for span in course.completions if period.holds(span.begin)]
        settled = [
            note.at for note in course.notes if note.what == Event.SETTLE and ends and note.at < ends[0]
        ]
        if settled:
            found.append((course, period.days(max(settled), ends[0])))
    return Completions(
        len(found),
        sum(_reached(course, period) for course, _ in found),
        len({course.record.mentor for course, _ in found}),
        spread(days for _, days in found),
        in_all((agreed(course), days) for course, days in found),
    )


def _endings(courses: tuple[Course, ...], period: Period) -> dict[Ending, int]:
    counted: Counter[Ending] = Counter()
    for course in courses:
        last = course.spans[-1]
        if last.state is State.ENDED and period.holds(last.begin):
            rested = len(course.spans) > 1 and course.spans[-2].state is State.MAINTENANCE
            counted[Ending.AFTER_GOAL if rested else WHY[last.event]] += 1
    return {ending: counted[ending] for ending in Ending}


def _yes(scores: tuple[Score, ...], period: Period) -> Share:
    """Return how many said yes, where a share cannot tell on anybody; else that it is too early to say."""
    taken, enough = _taken(scores, period)
    return Share(sum(score.number for score in taken), len(taken)) if enough else Share(0, 0)


def _said(scores: tuple[Score, ...], period: Period) -> Said:
    given = [score for score in scores if period.holds(score.at)]
    taken, enough = _taken(scores, period)
    average = round(sum(score.number for score in taken) / len(taken), 1) if enough else None
    return Said(len(given), len({score.by for score in given}), average)


def _taken(scores: tuple[Score, ...], period: Period) -> tuple[list[Score], bool]:
    """Return the scores that count, and whether there are enough to tell of."""
    given = sorted((score for score in scores if period.holds(score.at)), key=lambda score: score.at)
    taken = given[: len(batched(tuple(score.number for score in given)))]
    by, of = {score.by for score in taken}, {score.of for score in taken}
    # Of four mentors, or by four mentees, each of whom knows their own, a number could be worked out again.
    return taken, len(by) >= ENOUGH and (of == {None} or len(of) >= ENOUGH)
