"""One tick of the clock: whatever the calendar owes, one transaction a due pair."""

from __future__ import annotations

import logging
from collections.abc import Callable
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
from store.models import database

log = logging.getLogger(__name__)

HELD_LONGEST = timedelta(days=30)
FAILED_AGAIN = timedelta(hours=1)
BATCH = 100
# What one moment can owe a pair, one state after the other; more would be a duty that never ends.
MOST_LOOKS = 20


def tick(service: Service, now: datetime, hurry: Callable[[], bool] = lambda: False) -> int:
    """Do what is due now; return how many letters that caused. Stops early where `hurry` says so."""
    with database.atomic():
        look_at_all_if_set_back(now)
        letters = recommending.look(service, now)
        letters += undelivered.try_again(service, now)
    while due := mentorships.due(now, BATCH):
        for number in due:
            letters += _look_safely(service, number, now)
            if hurry():
                return letters
    with database.atomic():
        # Last, since it tells of what was done just now; and who stands in it is not listed twice.
        letters += write_on_mondays(service, now)
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
        look = owed(calendar_of(service, pair, now))
        written = perform(Stage(service, now), look.effects)
        letters += written
        if look.effects:
            log.info("ticked mentorship=%s state=%s letters=%s", number, pair.state, written)
        if look.again is None or look.again > now:
            mentorships.look_again(number, look.again)
            return letters
    raise AssertionError(f"mentorship {number} is owed something without end")
