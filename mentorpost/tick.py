"""One tick of the clock: whatever the calendar owes, one transaction a due pair."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import datetime, timedelta

from peewee import OperationalError

from mentorpost import recommending
from mentorpost.approvals import put_before_the_organizer
from mentorpost.perform import Stage, perform
from mentorpost.service import Service
from mentorship.duties import owed
from mentorship.duties.look import Calendar
from mentorship.letters.rounds import ProgrammeBreak
from mentorship.lifecycle import State
from mentorship.mentorship import Mentorship
from mentorship.stillness import Still
from store import managers, mentorships, outbox, people, received, routine
from store.models import database

log = logging.getLogger(__name__)

MONTH = timedelta(days=30)
WORK_IS_OVER = frozenset({State.MAINTENANCE, State.ENDED})
HELD_LONGEST = timedelta(days=30)
FAILED_AGAIN = timedelta(hours=1)
BATCH = 100
A_BREAK_AGO = 6  # days, more than the letter goes before a break
BEFORE_A_YES = frozenset({State.REQUESTED, State.WAITLISTED})
# What one moment can owe a pair, one state after the other; more would be a duty that never ends.
MOST_LOOKS = 20


def tick(service: Service, now: datetime, hurry: Callable[[], bool] = lambda: False) -> int:
    """Do what is due now; return how many letters that caused. Stops early where `hurry` says so."""
    with database.atomic():
        letters = put_before_the_organizer(service, now) + recommending.look(service, now)
    while due := mentorships.due(now, BATCH):
        for number in due:
            letters += _look_safely(service, number, now)
            if hurry():
                return letters
    with database.atomic():
        kept_until = now - timedelta(days=service.policy.relay_keep_days)
        received.blank_old(kept_until, now - HELD_LONGEST)
        outbox.blank_undelivered(kept_until)
        outbox.blank_expired(now)
        managers.forget_unused(now)
    return letters


def _look_safely(service: Service, number: int, now: datetime) -> int:
    """Look at one mentorship; one that fails is looked at again in an hour and holds up no other."""
    try:
        with database.atomic():
            return look_at(service, number, now)
    except (OperationalError, OSError):
        raise  # a full disk or a locked store is no mentorship's fault
    except Exception:
        log.exception("failed mentorship=%s: mentorpost pairs show %s", number, number)
        mentorships.look_again(number, now + FAILED_AGAIN)
        return 0


def look_at(service: Service, number: int, now: datetime) -> int:
    """Do what one mentorship is owed, and note when to look again."""
    letters = 0
    for _ in range(MOST_LOOKS):
        pair = mentorships.load(number)
        if pair is None:
            return letters
        look = owed(_calendar(service, pair, now))
        written = perform(Stage(service, now), look.effects)
        letters += written
        if look.effects:
            log.info("ticked mentorship=%s state=%s letters=%s", number, pair.state, written)
        if look.again is None or look.again > now:
            mentorships.look_again(number, look.again)
            return letters
    raise AssertionError(f"mentorship {number} is owed something without end")


def _calendar(service: Service, pair: Mentorship, now: datetime) -> Calendar:
    both = (pair.mentor.id, pair.mentee.id)
    waits = pair.state is State.WAITLISTED
    return Calendar(
        pair=pair,
        policy=service.policy,
        now=now,
        rivals=tuple(mentorships.waiting_for(pair.mentor.id)) if waits else (),
        load=people.loads(pair.mentor.id).get(pair.mentor.id, 0),
        places=people.places() if pair.fallbacks else (),
        mine=tuple(mentorships.of_people(pair.mentee.id)) if pair.fallbacks else (),
        unlikes=people.unlikes() if pair.fallbacks else frozenset(),
        new_id=mentorships.fresh_id() if pair.fallbacks else 0,
        rounds=mentorships.rounds_of(pair) if pair.state in WORK_IS_OVER else (),
        routine=routine.letters(both, now - MONTH),
        still=_still(service, pair),
        breaks=service.settings.program.breaks,
        told_of_break=_told_of_break(service, both, now),
    )


def _still(service: Service, pair: Mentorship) -> tuple[Still, ...]:
    """Return the days that do not count; a mentee who waits for a yes does not wait for a holiday as well."""
    breaks = tuple(one.still for one in service.settings.program.breaks)
    if pair.state in BEFORE_A_YES:
        return breaks
    return (*breaks, *pair.mentor.absences, *pair.mentee.absences)


def _told_of_break(service: Service, both: tuple[int, ...], now: datetime) -> frozenset[int]:
    """Return who of two got the letter about a break lately, perhaps for another of their mentorships."""
    if not service.settings.program.breaks:
        return frozenset()
    lately, names = now - timedelta(days=A_BREAK_AGO), frozenset({ProgrammeBreak.name})
    return frozenset(person for person in both if outbox.written_to(person, names, lately))
