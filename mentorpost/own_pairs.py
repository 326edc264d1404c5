"""Pairs of which an organizer is one: commands show what both of the two know, and move none.

Whoever types a command may be that organizer, so for everybody at the machine it is the same. What one of the
two says alone, asks for, or reports, goes by letter to somebody who is no part of it (`Service.office`).
"""

from __future__ import annotations

from dataclasses import replace

from mentorpost.service import Service
from mentorship.lifecycle import Event, State
from mentorship.mentorship import CONTACT, DIRECT, MEETING, MET, Mentorship
from mentorship.people import Person

KNOWN_TO_BOTH = frozenset(
    {
        Event.REQUEST, Event.JOIN_QUEUE, Event.ACCEPT, Event.SETTLE, Event.PAUSE, Event.RESUME,
        CONTACT, MET, DIRECT, MEETING,
    }
)  # fmt: skip
WITHHELD = "an organizer is one of the two: only what both know is shown"


def runs_it(service: Service, person: Person) -> bool:
    """Whether somebody who takes part is one of the organizers."""
    return any(one.address == person.address for one in service.settings.program.organizers)


def is_own(service: Service, pair: Mentorship) -> bool:
    """Whether an organizer is one of the two."""
    return runs_it(service, pair.mentor) or runs_it(service, pair.mentee)


def shown(service: Service, pair: Mentorship) -> Mentorship:
    """Return a pair as a command may show it: not, say, that one of the two asked to end it."""
    if not is_own(service, pair):
        return pair
    state = pair.before_ending or State.ACTIVE if pair.state is State.ENDING else pair.state
    begun = pair.settled_at or pair.introduced_at or pair.since
    return replace(
        pair,
        state=state,
        since=begun if pair.state is State.ENDING else pair.since,
        held=False,
        notes=tuple(note for note in pair.notes if note.what in KNOWN_TO_BOTH),
        letters=(),
    )


def why_not_in(service: Service, address: str, *, mentor: bool) -> str | None:
    """Say why somebody of the programme's own people cannot take part as they are; None where they can."""
    program = service.settings.program
    safety = program.safety_contact
    if safety is not None and safety.address == address and mentor:
        return (
            f"{address} is the safety contact, who reads reports and is no mentor; "
            "name somebody else as safety_contact in [program] first"
        )
    if [contact.address for contact in service.staff] == [address]:
        return (
            f"{address} is the only organizer, and what a partner says in confidence needs another reader; "
            "name a safety_contact, or a second organizer, in [program] first"
        )
    return None
