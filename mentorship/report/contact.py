"""What was agreed and what was seen: contact against the pair's own rhythm (D7, D13, D16, B14).

A round is one interval of the agreed rhythm while the pair was active; it is held when a mail was passed on
in it, or the two said that they met. Pauses, and the time after the agreed end, are no part of it. Who meets
or writes elsewhere is not measured, nor who agreed on "as needed".
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import NamedTuple

from mentorship.agreement import RHYTHMS
from mentorship.calendar import morning
from mentorship.fields import Field
from mentorship.lifecycle import State
from mentorship.mentorship import CONTACT, MET, SKIPPED, unmeasured
from mentorship.report.course import Course
from mentorship.report.values import Period, Share, Spread, spread

A_MONTH = 30.44
LONG_ENOUGH = 28  # days, of which contacts a month are made


class Seen(NamedTuple):
    """One pair: the rounds that were agreed on and those that were held."""

    pair: int
    rhythm: str
    rounds: int
    held: int
    contacts: int  # mails and meetings
    a_month: float | None  # None: too short a time
    last: date | None


@dataclass(frozen=True)
class Rhythm:
    """All pairs that agreed on one rhythm."""

    rhythm: str
    pairs: int
    rounds: int
    held: Share


@dataclass(frozen=True)
class Contact:
    """All pairs together."""

    pairs: int  # active in the period, and measured
    held: Share  # of all rounds
    rhythms: tuple[Rhythm, ...]
    contacts_a_month: Spread  # across pairs
    elsewhere: int  # pairs that meet or write elsewhere
    as_needed: int
    rounds_left_out: int  # somebody said `skip`
    less: int  # pairs that settled on a slower rhythm than their first (D14, A28)


def seen(courses: tuple[Course, ...], period: Period) -> tuple[Seen, ...]:
    """Return each pair that was active in the period and is measured."""
    return tuple(_seen(course, period) for course in courses if _measured(course) and _active(course, period))


def contact(courses: tuple[Course, ...], pairs: tuple[Seen, ...], period: Period) -> Contact:
    """Add the pairs up."""
    active = [course for course in courses if _active(course, period)]
    notes = (note for course in courses for note in course.notes if period.holds(note.at))
    return Contact(
        pairs=len(pairs),
        held=_held(pairs),
        rhythms=tuple(_of_rhythm(rhythm, pairs) for rhythm in RHYTHMS),
        contacts_a_month=spread(pair.a_month for pair in pairs if pair.a_month is not None),
        elsewhere=sum(unmeasured(course.notes) for course in active),
        as_needed=sum(_informal(course) for course in active),
        rounds_left_out=sum(note.what == SKIPPED for note in notes),
        less=sum(_slower(course) for course in active),
    )


def frequency(course: Course) -> str:
    """Return how often the two agreed on last."""
    agreement = course.record.agreement
    return agreement.value(Field.FREQUENCY) if agreement else ""


def _days(course: Course) -> int | None:
    rhythm = RHYTHMS.get(frequency(course))
    return rhythm.days if rhythm else None


def _informal(course: Course) -> bool:
    # Where somebody asked to be forgotten there is no agreement any more: that is nothing of these.
    return course.record.agreement is not None and _days(course) is None and not unmeasured(course.notes)


def _measured(course: Course) -> bool:
    return _days(course) is not None and not unmeasured(course.notes) and not course.record.held


def _of_rhythm(rhythm: str, pairs: Iterable[Seen]) -> Rhythm:
    those = tuple(pair for pair in pairs if pair.rhythm == rhythm)
    return Rhythm(rhythm, len(those), sum(pair.rounds for pair in those), _held(those))


def _held(pairs: tuple[Seen, ...]) -> Share:
    with_rounds = sum(pair.rounds > 0 for pair in pairs)
    return Share(sum(pair.held for pair in pairs), sum(pair.rounds for pair in pairs), with_rounds)


def _seen(course: Course, period: Period) -> Seen:
    length = _days(course) or 1
    active = _active(course, period)
    passed = [
        at for note in course.notes if note.what in (CONTACT, MET) and (at := _at(active, note.at)) >= 0
    ]
    lived = sum((end - begin) / timedelta(days=1) for begin, end in active)
    rounds = int(lived / length)
    held = len({int(at / length) for at in passed if at < rounds * length})
    a_month = round(len(passed) / lived * A_MONTH, 1) if lived >= LONG_ENOUGH else None
    moments = [note.at for note in course.notes if note.what in (CONTACT, MET)]
    last = period.day(max(moments)) if moments else None
    return Seen(course.record.id, frequency(course), rounds, held, len(passed), a_month, last)


def _at(active: list[tuple[datetime, datetime]], moment: datetime) -> float:
    """Return how many active days had passed at a moment; less than nothing where it is in none of them."""
    passed = timedelta()
    for begin, end in active:
        if begin <= moment < end:
            return (passed + moment - begin) / timedelta(days=1)
        passed += end - begin
    return -1.0


def _active(course: Course, period: Period) -> list[tuple[datetime, datetime]]:
    """Return the times of the period in which the two had promised to be in contact."""
    starts_on = course.record.starts_on
    starts = morning(starts_on, period.zone) if starts_on else period.begin
    active = (span for span in course.spans if span.state is State.ACTIVE)
    times = ((max(span.begin, period.begin, starts), course.time_up(span) or span.end) for span in active)
    return [(begin, end) for begin, end in times if begin < end]


def _slower(course: Course) -> bool:
    first, last = course.record.first, course.record.agreement
    if first is None or last is None or first.version == last.version:
        return False
    before, after = RHYTHMS.get(first.value(Field.FREQUENCY)), RHYTHMS.get(last.value(Field.FREQUENCY))
    return before is not None and (after is None or after.days > before.days)
