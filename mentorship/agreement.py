"""What two people settled: versions of one form, and what its words mean in days (A6, C10, E4, E14)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import NamedTuple

from mentorship.calendar import add_months
from mentorship.fields import FULL_FORM, GOALS, SHORT_FORM, Field
from mentorship.goals import Aim, aims_of, goals_in
from mentorship.letters.base import Line, Role
from mentorship.line_terms import MEETING, days_to_answer, meets, reviews


class Rhythm(NamedTuple):
    """How often a pair is in contact, and after how many silent days the mentee is asked."""

    days: int
    nudge: int


RHYTHMS = {
    "weekly": Rhythm(7, 10),
    "fortnightly": Rhythm(14, 21),
    "monthly": Rhythm(30, 45),
}

LONGEST_MONTHS = 12
MONTHS_TO_REVIEW = 12
MONTHS = re.compile(r"(\d{1,2}) months?")
CLAUSE = "what we write stays between us, unless someone is in danger"


@dataclass(frozen=True)
class Agreement:
    """One version. It is settled when both roles are in `agreed`."""

    version: int
    values: tuple[tuple[Field, str], ...]
    agreed: frozenset[Role] = frozenset()
    known: tuple[Aim, ...] = ()  # what the goals say of number and day, by their words

    def value(self, field: Field) -> str:
        """Return what stands behind a label, or an empty string."""
        return dict(self.values).get(field, "")

    @property
    def settled(self) -> bool:
        """Whether both agreed to this version."""
        return self.agreed == frozenset(Role)

    @property
    def rhythm(self) -> Rhythm | None:
        """How often; None for an informal pair (E2)."""
        return RHYTHMS.get(self.value(Field.FREQUENCY))

    @property
    def nudge_days(self) -> int | None:
        """After how many silent days somebody is asked: never before the time to answer is over (C12)."""
        return max(self.rhythm.nudge, self.days_to_answer + 1) if self.rhythm else None

    @property
    def days_to_answer(self) -> int:
        """Within how many days the two answer each other; 0 where they said nothing of it."""
        return days_to_answer(self.value(Field.ANSWERS_WITHIN))

    @property
    def meets(self) -> bool:
        """Whether the two do more than write (E12)."""
        return meets(self.value(Field.HOW))

    @property
    def reviews(self) -> bool:
        """Whether work is reviewed: only where both agreed to a yes (A23, C3)."""
        return reviews(self.value(Field.WORK_REVIEW))

    @property
    def open_ended(self) -> bool:
        """Whether it names no end (C10)."""
        return end_date(self, date.min) is None

    @property
    def goals(self) -> tuple[str, ...]:
        """The goals, none while that is open (E6)."""
        return goals_in(self.values)

    @property
    def aims(self) -> tuple[Aim, ...]:
        """The goals with the number and the day in each (A7)."""
        return aims_of(self.goals, self.known)


def changed(
    agreement: Agreement, changes: tuple[tuple[Field, str], ...], by: Role, known: tuple[Aim, ...] = ()
) -> Agreement:
    """Return the next version, which `by` has agreed to; the same version where nothing differs."""
    wanted = {field: value for field, value in changes if value != agreement.value(field)}
    if not wanted:
        return replace(agreement, agreed=agreement.agreed | {by})
    merged = {**dict(agreement.values), **wanted}
    values = tuple((field, merged[field]) for field in FULL_FORM if merged.get(field))
    return Agreement(agreement.version + 1, values, frozenset({by}), (*agreement.known, *known))


def agreed_by(agreement: Agreement, role: Role) -> Agreement:
    """Return the same version with one more agreement to it."""
    return replace(agreement, agreed=agreement.agreed | {role})


def lines(agreement: Agreement, before: Agreement | None = None, full: bool = False) -> tuple[Line, ...]:
    """Return the form as it is shown; what differs from `before` is marked.

    What only those need who meet is asked of nobody else.
    """
    asked = tuple(field for field in FULL_FORM if agreement.meets or field not in MEETING)
    wanted = asked if full else SHORT_FORM
    shown = tuple(f for f in FULL_FORM if f in wanted or agreement.value(f) or _differs(f, agreement, before))
    found: list[Line] = []
    for field in shown:
        if field is Field.GOAL:
            found += _goal_lines(agreement, before, full)
        elif field not in GOALS:
            value = agreement.value(field)
            found.append(Line(field, value, _differs(field, agreement, before)))
    return tuple(found)


def changed_lines(agreement: Agreement, before: Agreement) -> tuple[Line, ...]:
    """Return only the lines in which two versions differ."""
    return tuple(line for line in lines(agreement, before) if line.changed)


def end_date(agreement: Agreement, begins: date) -> date | None:
    """Return the agreed last day, or None where it is open-ended (C10) or says it otherwise."""
    length = agreement.value(Field.LENGTH)
    months = MONTHS.fullmatch(length)
    if months is not None:
        return add_months(begins, int(months[1]))
    try:
        return date.fromisoformat(length)
    except ValueError:
        return None


def review_day(settled: date, today: date) -> date:
    """Return the latest day on which two without an end look back, or the first that will come (C10)."""
    years = max(1, today.year - settled.year)
    day = add_months(settled, MONTHS_TO_REVIEW * years)
    return add_months(settled, MONTHS_TO_REVIEW * (years - 1)) if day > today and years > 1 else day


def length_allowed(length: str) -> bool:
    """Whether a length is within 1 to 12 months (E14), a date, or a description of its own (C10)."""
    months = MONTHS.fullmatch(length)
    return months is None or 1 <= int(months[1]) <= LONGEST_MONTHS


def _differs(field: Field, agreement: Agreement, before: Agreement | None) -> bool:
    return before is not None and agreement.value(field) != before.value(field)


def _goal_lines(agreement: Agreement, before: Agreement | None, full: bool) -> Iterator[Line]:
    """One line a goal, numbered where there are several; a goal that goes is named while that is asked."""
    goals = agreement.goals
    known = () if before is None else (before.goals or (before.value(Field.GOAL),))
    if not goals:
        value = agreement.value(Field.GOAL)
        yield Line(Field.GOAL, value, before is not None and value not in known)
    for place, goal in enumerate(goals):
        field = Field.GOAL if len(goals) == 1 else (Field.GOAL_1, *GOALS[1:])[place]
        yield Line(field, goal, before is not None and goal not in known)
    if full and goals:
        yield Line(Field.ANOTHER_GOAL, "")
    gone = () if before is None else tuple(goal for goal in before.goals if goal not in goals)
    if len(gone) > sum(goal not in known for goal in goals):  # else it is only worded anew
        for goal in gone:
            yield Line(Field.DROPPED_GOAL, goal, changed=True)
