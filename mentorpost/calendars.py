"""What the duties of a mentorship look at, gathered from store and settings. Nothing is decided here."""

from __future__ import annotations

from datetime import datetime, timedelta

from mentorpost.service import Service
from mentorship.duties.look import Calendar
from mentorship.letters.rounds import ProgrammeBreak
from mentorship.lifecycle import State
from mentorship.mentorship import Mentorship
from mentorship.stillness import Break, Still
from store import letter_orders, mentorships, outbox, people, routine

MONTH = timedelta(days=30)
WORK_IS_OVER = frozenset({State.MAINTENANCE, State.ENDED})
BEFORE_A_YES = frozenset({State.REQUESTED, State.WAITLISTED})
A_BREAK_AGO = 6  # days, more than the letter goes before a break


def calendar_of(service: Service, pair: Mentorship, now: datetime) -> Calendar:
    """Return all that the duties of a mentorship may look at."""
    both = (pair.mentor.id, pair.mentee.id)
    choices = people.places_of(both, pair.fallbacks) if pair.fallbacks else ()
    breaks = service.breaks()
    waits = pair.state is State.WAITLISTED
    return Calendar(
        pair=pair,
        policy=service.policy_on(now),
        now=now,
        rivals=tuple(mentorships.waiting_for(pair.mentor.id)) if waits else (),
        load=people.loads(pair.mentor.id).get(pair.mentor.id, 0),
        places=choices,
        mine=tuple(mentorships.of_people(pair.mentee.id)) if pair.fallbacks else (),
        unlikes=people.unlikes(*both, *(one.mentor.id for one in choices)) if choices else frozenset(),
        new_id=mentorships.fresh_id() if pair.fallbacks else 0,
        rounds=mentorships.rounds_of(pair) if pair.state in WORK_IS_OVER else (),
        routine=routine.letters(both, now - MONTH),
        still=_still(breaks, pair),
        breaks=breaks,
        orders=letter_orders.of(pair.id),
        told_of_break=_told_of_break(both, now) if breaks else frozenset(),
    )


def _still(breaks: tuple[Break, ...], pair: Mentorship) -> tuple[Still, ...]:
    """Return the days that do not count; a mentee who waits for a yes does not wait for a holiday as well."""
    of_all = tuple(one.still for one in breaks)
    if pair.state in BEFORE_A_YES:
        return of_all
    return (*of_all, *pair.mentor.absences, *pair.mentee.absences)


def _told_of_break(both: tuple[int, ...], now: datetime) -> frozenset[int]:
    """Return who of two got the letter about a break lately, perhaps for another of their mentorships."""
    lately, names = now - timedelta(days=A_BREAK_AGO), frozenset({ProgrammeBreak.name})
    return frozenset(person for person in both if outbox.written_to(person, names, lately))
