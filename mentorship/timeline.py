"""Where a mentorship stood when, read from its history with the table of the life cycle.

A row of the store says only how it stands today. What lies between is in the notes, and the table says what
each of them led to. Notes that are no events, and events that the table does not know there, change nothing.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import NamedTuple

from mentorship.lifecycle import STEPS, By, Event, State, Step
from mentorship.mentorship import Note

EVENTS = {event.value: event for event in Event}
STEPS_FROM: dict[tuple[State | None, Event], tuple[Step, ...]] = {
    (step.before, step.event): tuple(s for s in STEPS if (s.before, s.event) == (step.before, step.event))
    for step in STEPS
}


class Span(NamedTuple):
    """A time that was spent in one state, and what began it. `end`: when it was left, or last looked at."""

    state: State
    event: Event
    begin: datetime
    end: datetime

    @property
    def days(self) -> float:
        """How long it was."""
        return (self.end - self.begin) / timedelta(days=1)


def spans(notes: Iterable[Note], end: datetime) -> tuple[Span, ...]:
    """Return the states that a history led through, oldest first, as far as `end`."""
    found: list[Span] = []
    before_ending: State | None = None
    for note in notes:
        event = EVENTS.get(note.what)
        if event is None or note.at >= end:
            continue
        state = found[-1].state if found else None
        step = _step(state, event, note)
        after = step.after or before_ending if step else state
        if after is None or after is state:
            continue
        if after is State.ENDING:
            before_ending = state
        if found:
            found[-1] = found[-1]._replace(end=note.at)
        found.append(Span(after, event, note.at, end))
    return tuple(found)


def _step(state: State | None, event: Event, note: Note) -> Step | None:
    """Return the row that was taken; a note without a role is the service's or the organizer's."""
    rows = STEPS_FROM.get((state, event), ())
    theirs = (By(note.by),) if note.by else (By.SERVICE, By.ORGANIZER)
    return next((row for row in rows if row.by.intersection(theirs)), rows[0] if rows else None)
