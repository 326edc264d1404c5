"""What two people settled: versions of one form, and what its words mean in days (A6, C10, E4, E14)."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from typing import NamedTuple

from mentorship.calendar import add_months
from mentorship.fields import FULL_FORM, SHORT_FORM, Field
from mentorship.letters.base import Line, Role


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
MONTHS = re.compile(r"(\d{1,2}) months?")
OPEN_GOAL = "open; settled together in the first weeks"
CLAUSE = "what we write stays between us, unless someone is in danger"


@dataclass(frozen=True)
class Agreement:
    """One version. It is settled when both roles are in `agreed`."""

    version: int
    values: tuple[tuple[Field, str], ...]
    agreed: frozenset[Role] = frozenset()

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
    def goal(self) -> str:
        """The goal, or an empty string while it is open."""
        goal = self.value(Field.GOAL)
        return "" if goal == OPEN_GOAL else goal


def changed(agreement: Agreement, changes: tuple[tuple[Field, str], ...], by: Role) -> Agreement:
    """Return the next version, which `by` has agreed to; the same version where nothing differs."""
    wanted = {field: value for field, value in changes if value != agreement.value(field)}
    if not wanted:
        return replace(agreement, agreed=agreement.agreed | {by})
    merged = {**dict(agreement.values), **wanted}
    values = tuple((field, merged[field]) for field in FULL_FORM if merged.get(field))
    return Agreement(agreement.version + 1, values, frozenset({by}))


def agreed_by(agreement: Agreement, role: Role) -> Agreement:
    """Return the same version with one more agreement to it."""
    return replace(agreement, agreed=agreement.agreed | {role})


def lines(agreement: Agreement, before: Agreement | None = None, full: bool = False) -> tuple[Line, ...]:
    """Return the form as it is shown; what differs from `before` is marked."""
    shown = FULL_FORM if full else tuple(f for f in FULL_FORM if f in SHORT_FORM or agreement.value(f))
    return tuple(Line(field, agreement.value(field), _differs(field, agreement, before)) for field in shown)


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


def length_allowed(length: str) -> bool:
    """Whether a length is within 1 to 12 months (E14), a date, or a description of its own (C10)."""
    months = MONTHS.fullmatch(length)
    return months is None or 1 <= int(months[1]) <= LONGEST_MONTHS


def _differs(field: Field, agreement: Agreement, before: Agreement | None) -> bool:
    return before is not None and agreement.value(field) != before.value(field)
