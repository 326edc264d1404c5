"""One tick of the clock: whatever the calendar owes."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta

from peewee import OperationalError

from mentorpost import recommending, undelivered
from mentorpost.approvals import put_before_the_organizer
from mentorpost.calendars import calendar_of
from mentorpost.digest import write_on_mondays
from mentorpost.perform import Stage, perform
from mentorpost.service import Service
from mentorpost.set_back import look_at_all_if_set_back
from mentorship.delivery import FADES
from mentorship.duties import owed
from store import addresses, bounces, heard, managers, mentorships, outbox, received
from store.kinds import Crossed, here
from store.models import database
from store.side_by_side import Busy, Wider, if_free

log = logging.getLogger(__name__)

HELD_LONGEST = timedelta(days=30)
FAILED_AGAIN = timedelta(hours=1)
BATCH = 100
# What one moment can owe a pair, one state after the other; more would be a duty that never ends.
MOST_LOOKS = 20
TOGETHER = 20  # pairs of one transaction, since each waits for the disk; of several workers each takes one
APART = 37  # pairs, of a batch, between where one worker begins and the next

Due = tuple[int, frozenset[int]]  # a mentorship and its two people


def tick(
    service: Service, now: datetime, hurry: Callable[[], bool] = lambda: False, *, for_all: bool = True
) -> int:
    """Do what is due now; return how many letters that caused. Stops early where `hurry` says so.

    Of several workers each looks at pairs; what is done once for all is done by one of them.
    """
    letters = _before(service, now) if for_all else 0
    some = 1 if here().worker else TOGETHER
    while due := mentorships.due(now, BATCH):
        looked = False
        begin = (
            max(here().worker - 1, 0) * APART % len(due)
        )  # workers begin elsewhere, so that they seldom meet
        due = due[begin:] + due[:begin]
        for first in range(0, len(due), some):
            written = _look_at_some(service, due[first : first + some], now)
            looked = looked or written is not None
            letters += written or 0
            if hurry():
                return letters
        if not looked:
            break  # others are at all of these
    return letters + (_behind(service, now) if for_all else 0)


def _before(service: Service, now: datetime) -> int:
    with database.atomic():
        look_at_all_if_set_back(now)
        return recommending.look(service, now) + undelivered.try_again(service, now)


def _behind(service: Service, now: datetime) -> int:
    with database.atomic():
        # Last, since it tells of what was done just now; and who stands in it is not listed twice.
        letters = write_on_mondays(service, now)
        letters += put_before_the_organizer(service, now)
    with database.atomic():
        kept_until = now - timedelta(days=service.policy.relay_keep_days)
        received.blank_old(kept_until, now - HELD_LONGEST)
        outbox.blank_undelivered(kept_until)
        outbox.blank_expired(now)
        managers.forget_unused(now)
        addresses.forget_old(now)
        heard.forget_old(now)
        received.forget_strangers(now - HELD_LONGEST)
        bounces.forget_old((now - FADES).date())
    return letters


def _look_at_some(service: Service, some: Sequence[Due], now: datetime) -> int | None:
    """Look at mentorships in one transaction; None where another worker is at them."""
    people = frozenset(one for _, two in some for one in two)
    try:
        return if_free(people, lambda: sum(_look_safely(service, number, now) for number, _ in some))
    except Busy:
        return None


def _look_safely(service: Service, number: int, now: datetime) -> int:
    """Look at one; one that fails is undone, looked at again in an hour, and holds up no other."""
    if not mentorships.is_due(number, now):
        return 0
    try:
        with database.atomic():
            return look_at(service, number, now)
    except (OperationalError, OSError, Wider, Crossed):
        raise  # no mentorship's fault
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
        look = owed(calendar_of(service, pair, now))
        written = perform(Stage(service, now), look.effects)
        letters += written
        if look.effects:
            log.info("ticked mentorship=%s state=%s letters=%s", number, pair.state, written)
        if look.again is None or look.again > now:
            mentorships.look_again(number, look.again)
            return letters
    raise AssertionError(f"mentorship {number} is owed something without end")
