"""Handle the mails that are stored, one after the other.

Mails that were never tried are handled some in one transaction, since each waits for the disk; one that was
tried before has a transaction of its own, so that the one in which the process dies is soon known from those
that were beside it. An error is caught here, around one mail, and nowhere below: one that fails is undone and
kept, and holds up no other.
"""

from __future__ import annotations

import logging
import sqlite3
import time
from collections.abc import Callable, Sequence
from datetime import datetime

from peewee import DatabaseError, OperationalError

from mentorpost.errors import store_lost
from mentorpost.notify import ALIVE, notify
from mentorpost.patience import ReadTooLong, patience
from mentorpost.service import Service
from mentorpost.setting_aside import set_aside
from mentorpost.when_mail_comes import handle
from store import received, taking
from store.kinds import Crossed, here
from store.models import ReceivedRow, database
from store.side_by_side import Wider, about

log = logging.getLogger(__name__)

Clock = Callable[[], datetime]

TOGETHER = 20  # mails of one transaction
TOGETHER_SECONDS = 0.5  # so long others may wait for the store


def handle_waiting(service: Service, clock: Clock, enough: Callable[[], bool]) -> None:
    """Handle stored mails until `enough` says so; the commit that ends some takes the next."""
    taking.give_mail_back()
    with database.atomic():
        taken = _take(service, clock())
    while taken and not enough():
        taken = handle_some(service, taken, clock, enough)
    if taken:
        _give_back(taken)  # we were asked to stop before it came to these, or letters are to go first


def handle_some(
    service: Service, taken: Sequence[int], clock: Clock, enough: Callable[[], bool]
) -> Sequence[int]:
    """Handle mails that were taken together; return the next, taken."""
    end = time.monotonic() + TOGETHER_SECONDS

    def act() -> tuple[list[str], Sequence[int]]:
        said: list[str] = []
        for place, number in enumerate(taken):
            if place and (enough() or time.monotonic() > end):
                taking.give_back(taken[place:])
                break
            said.append(handle_one(service, number, clock))
        return said, _take(service, clock())

    try:
        said, following = about(lambda: taking.about_whom(taken), act)
    except (OperationalError, sqlite3.OperationalError, OSError) as error:
        # A full disk or a locked store is nobody's fault: no mail is counted for it.
        _give_back(taken)
        raise store_lost(error) from error
    for line in said:
        log.info("%s", line)
    return following


def handle_one(service: Service, number: int, clock: Clock) -> str:
    """Handle one mail, or undo what it began; return what became of it, for the log."""
    notify(ALIVE)
    began = time.monotonic()
    row = received.get(number)
    if row is None or row.state != received.WAITING or not taking.has(row):
        return f"given back mail={number}"
    if taking.is_early(row):
        taking.give_back([number])
        return f"early mail={number}"
    try:
        with database.atomic():
            with patience():
                outcome = handle(service, row, clock())
            received.finish(row.id, outcome)
    except (OperationalError, sqlite3.OperationalError, OSError, Wider, Crossed):
        raise  # no mail's fault
    except Exception as error:
        log.exception("failed mail=%s attempts=%s: mentorpost mail quarantine", row.id, row.attempts)
        _failed(service, row, error, clock())
        return f"failed mail={number}"
    return f"done mail={number} outcome={outcome} ms={(time.monotonic() - began) * 1000:.0f}"


def _failed(service: Service, row: ReceivedRow, error: Exception, now: datetime) -> None:
    why = "takes too long to read" if isinstance(error, ReadTooLong) else "failed three times"
    if row.attempts >= received.ATTEMPTS:
        set_aside(service, row.id, why, now)
    else:
        taking.leave(row)


def _take(service: Service, now: datetime) -> Sequence[int]:
    """Return the next mails, with an attempt counted; one that killed us three times is set aside."""
    while (taken := taking.next_mails(1 if here().worker else TOGETHER)).numbers:
        if taken.attempts <= received.ATTEMPTS:
            return taken.numbers
        taking.give_back(taken.numbers)
        for number in taken.numbers:
            set_aside(service, number, "ended the process three times", now)
    return ()


def _give_back(taken: Sequence[int]) -> None:
    try:
        with database.atomic():
            taking.give_back(taken)
    except (DatabaseError, sqlite3.Error, OSError):
        log.warning("an attempt could not be taken back mails=%s", " ".join(map(str, taken)))
