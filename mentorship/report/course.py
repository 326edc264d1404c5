"""One mentorship as far as the period goes: what became of it, and when.

Two who begin again after an end know each other already; that is marked, so that nobody is counted twice as
new to each other.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from mentorship.calendar import morning
from mentorship.graduation import ACQUAINTED, cleared
from mentorship.lifecycle import Event, State
from mentorship.mentorship import Note
from mentorship.report.values import Period, Programme, Record
from mentorship.timeline import Span, spans


@dataclass(frozen=True)
class Course:
    """A record with what its history says. Nothing after the end of the period is in it."""

    record: Record
    notes: tuple[Note, ...]
    spans: tuple[Span, ...]
    zone: str
    again: bool = False  # the same two had agreed before, in an earlier mentorship

    @property
    def state(self) -> State:
        """Where it stood at the end of the period."""
        return self.spans[-1].state

    @cached_property
    def introduced(self) -> datetime | None:
        """When the two began to get to know each other."""
        accepted = self.first(Event.ACCEPT)
        if accepted is None or self.record.starts_on is None:
            return accepted
        return max(accepted, morning(self.record.starts_on, self.zone))

    @cached_property
    def settled(self) -> datetime | None:
        """When both had agreed for the first time."""
        return self.first(Event.SETTLE)

    @cached_property
    def acquainted(self) -> datetime | None:
        """When they were past the acquaintance (B5)."""
        return cleared(ACQUAINTED, self.notes)

    @cached_property
    def completions(self) -> tuple[Span, ...]:
        """When it came to a good end: the goal was reached, or the agreed end came (A19)."""
        return tuple(s for s in self.spans if s.state is State.MAINTENANCE or s.event is Event.CLOSE)

    def time_up(self, span: Span) -> datetime | None:
        """Return when the agreed end came in this span, where the two did not go on after it."""
        inside = [note for note in self.notes if span.begin <= note.at < span.end]
        asked = max((note.at for note in inside if note.what == Event.TIME_UP), default=None)
        went_on = any(note.what == Event.EXTEND and asked and note.at >= asked for note in inside)
        return None if went_on else asked

    def first(self, event: Event) -> datetime | None:
        """Return when something happened for the first time."""
        return min((note.at for note in self.notes if note.what == event), default=None)


def courses(programme: Programme, period: Period) -> tuple[Course, ...]:
    """Return every mentorship that had begun by the end of the period, once, oldest first."""
    found: list[Course] = []
    agreed: set[tuple[int, int]] = set()
    for record in sorted(programme.records, key=lambda one: one.id):
        notes = tuple(note for note in record.notes if note.at < period.end)
        led = spans(notes, period.end)
        if not led:
            continue
        two = (record.mentor, record.mentee)
        course = Course(record, notes, led, period.zone, two in agreed)
        found.append(course)
        if course.settled is not None:
            agreed.add(two)
    return tuple(found)
