"""Handle the mails that are stored, one after the other, each in one transaction.

An error is caught here, around one mail, and nowhere below: one that fails is kept and holds up no other.
"""

from __future__ import annotations

import logging
import sqlite3
import time
from collections.abc import Callable
from datetime import datetime

from peewee import DatabaseError, OperationalError

from mentorpost.errors import store_lost
from mentorpost.notify import ALIVE, notify
from mentorpost.patience import ReadTooLong, patience
from mentorpost.service import Service
from mentorpost.setting_aside import set_aside
from mentorpost.when_mail_comes import handle
from store import received, taking
from store.models import ReceivedRow, database
from store.side_by_side import about

log = logging.getLogger(__name__)

Clock = Callable[[], datetime]


def handle_waiting(service: Service, clock: Clock, enough: Callable[[], bool]) -> None:
    """Handle stored mails until `enough` says so; the commit that ends one takes the next."""
    taking.give_mail_back()
    with database.atomic():
        row = _take_next(service, clock())
    while row is not None and not enough():
        row = handle_one(service, row, clock)
    if row is not None:
        _give_back(row)  # we were asked to stop before it came to this one, or letters are to go first


def handle_one(service: Service, row: ReceivedRow, clock: Clock) -> ReceivedRow | None:
    """Handle one mail; return the next, taken."""
    notify(ALIVE)
    began = time.monotonic()
    try:
        outcome, following = about(lambda: taking.about_whom(row), lambda: _in_turn(service, row, clock))
    except (OperationalError, sqlite3.OperationalError, OSError) as error:
        # A full disk or a locked store is nobody's fault: the mail is not counted for it.
        _give_back(row)
        raise store_lost(error) from error
    except Exception as error:
        log.exception("failed mail=%s attempts=%s: mentorpost mail quarantine", row.id, row.attempts)
        return _failed(service, row, error, clock())
    log.info("done mail=%s outcome=%s ms=%d", row.id, outcome, (time.monotonic() - began) * 1000)
    return following


def _in_turn(service: Service, row: ReceivedRow, clock: Clock) -> tuple[str, ReceivedRow | None]:
    """Handle a mail, if it is still ours and nobody is at an earlier one of its author."""
    if not taking.has(row):
        return "given-back", _take_next(service, clock())
    if taking.is_early(row):
        taking.give_back(row)
        return "early", _take_next(service, clock())
    with patience():
        outcome = handle(service, row, clock())
    received.finish(row.id, outcome)
    return outcome, _take_next(service, clock())


def _failed(service: Service, row: ReceivedRow, error: Exception, now: datetime) -> ReceivedRow | None:
    why = "takes too long to read" if isinstance(error, ReadTooLong) else "failed three times"
    with database.atomic():
        if row.attempts >= received.ATTEMPTS:
            set_aside(service, row.id, why, now)
        else:
            taking.leave(row)
        return _take_next(service, now)


def _take_next(service: Service, now: datetime) -> ReceivedRow | None:
    """Return the next mail, with an attempt counted; one that killed us three times is set aside."""
    while (row := taking.next_mail()) is not None:
        if row.attempts <= received.ATTEMPTS:
            return row
        taking.give_back(row)
        set_aside(service, row.id, "ended the process three times", now)
    return None


def _give_back(row: ReceivedRow) -> None:
    try:
        with database.atomic():
            taking.give_back(row)
    except (DatabaseError, sqlite3.Error, OSError):
        log.warning("an attempt could not be taken back mail=%s", row.id)
