"""A free place, and whom it is offered to: whoever has waited longest, one at a time (A5)."""

from __future__ import annotations

from datetime import datetime, timedelta

from mentorship.calendar import local_day
from mentorship.effects import Send
from mentorship.letters.base import Role
from mentorship.letters.choosing import PlaceFree
from mentorship.lifecycle import State
from mentorship.mentorship import Mentorship
from mentorship.people import Person
from mentorship.policy import Policy
from mentorship.scene import Effects


def offer_place(mentor: Person, waiting: tuple[Mentorship, ...], policy: Policy, now: datetime) -> Effects:
    """Ask whoever has waited longest whether they still want this mentor."""
    first = next_in_line(mentor, waiting, policy, now)
    if first is None:
        return
    reply_by = local_day(now, first.zone) + timedelta(days=policy.place_free_answer)
    yield Send(first.mentee, PlaceFree(mentor.first_name, reply_by), first, answers=False)


def next_in_line(
    mentor: Person, waiting: tuple[Mentorship, ...], policy: Policy, now: datetime
) -> Mentorship | None:
    """Return whom a free place is offered to next; None while an offer is open, or to nobody left."""
    line = sorted(
        (m for m in waiting if m.state is State.WAITLISTED and m.mentor.id == mentor.id),
        key=lambda m: m.since,
    )
    lately = now - timedelta(days=policy.place_free_answer)
    if any(m.written("place-free", Role.MENTEE, lately) for m in line):
        return None
    again = now - timedelta(days=policy.place_free_again)
    return next((m for m in line if not m.written("place-free", Role.MENTEE, again)), None)
