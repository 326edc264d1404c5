"""Once a week, at night: the store gives the disk back what holds nothing any more.

Only where that is worth it, and while nothing waits: for some seconds no mail is handled. What goes wrong is
one line, and the store is as it was.
"""

from __future__ import annotations

import logging
import sqlite3
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from peewee import OperationalError

from mentorpost.service import Service
from store import chores, mentorships, outbox, received
from store.database import give_back, room
from store.models import database
from store.room import Room

log = logging.getLogger(__name__)

NIGHT = range(3, 5)  # o'clock, where the programme is
EVERY = timedelta(days=6)  # so that the seventh night is not missed by an hour
SOON = timedelta(minutes=2)
WORTH_IT = 0.3  # of the store
LEAST = 4 * 2**20
SECONDS = 60.0
SPARE = 50 * 2**20  # that others may need meanwhile


def give_room_back(service: Service, now: datetime) -> None:
    """Make the store smaller, where that is due and holds up nobody."""
    if now.astimezone(ZoneInfo(service.zone)).hour not in NIGHT or _waits(now):
        return
    if not chores.is_due(chores.ROOM, now, EVERY):
        return
    with database.atomic():
        # Before it is tried: what ends the process here is not tried again at once.
        chores.done(chores.ROOM, now)
    found = room(SECONDS)
    if not worth_it(found):
        return
    try:
        if found.left < needed(found):
            raise OSError(f"it needs {_mb(needed(found))} MB of the disk, {_mb(found.left)} MB are free")
        give_back(SECONDS)
    except (OperationalError, sqlite3.OperationalError, OSError) as error:
        log.warning(
            "the store stays at %d MB, though %d MB of it are empty: %s; tried again in a week",
            *(_mb(found.whole), _mb(found.empty)),
            " ".join(str(error).split()),
        )
        return
    log.info("gave back room mb=%d of=%d", _mb(found.whole - room(SECONDS).whole), _mb(found.whole))


def worth_it(found: Room) -> bool:
    """Whether so much of the store is empty that it should be written anew."""
    return found.empty >= LEAST and found.wasted >= WORTH_IT


def needed(found: Room) -> int:
    """Return how much of the disk is needed meanwhile: what is kept is written to a copy, and to the log."""
    return 2 * (found.whole - found.empty) + SPARE


def _waits(now: datetime) -> bool:
    moments = (mentorships.next_look(), outbox.next_attempt())
    return received.waiting() > 0 or any(moment <= now + SOON for moment in moments if moment is not None)


def _mb(size: int) -> int:
    return size // 2**20
