"""The loop: wait, handle mail, tick, drain. One thread, one store, one thing at a time.

A mail is stored before it is parsed and counted before it is handled; one that fails is kept. Errors are
caught here, around one mail, and nowhere below.
"""

from __future__ import annotations

import logging
import signal
import sqlite3
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from types import FrameType

from peewee import OperationalError

from inbox_rules.digest import digest
from mailer.errors import MailboxLost, TransportLost
from mailer.values import Fetched, Mailbox, Transport
from mentorpost import crew, outflow
from mentorpost.clearing import clear_away
from mentorpost.clock import wall_clock
from mentorpost.clock_watch import ClockWatch, uptime
from mentorpost.drain import drain
from mentorpost.errors import MentorpostError, StoreLostError, store_lost
from mentorpost.handling import handle_waiting
from mentorpost.notify import ALIVE, READY, STOPPING, notify
from mentorpost.said_once import SaidOnce
from mentorpost.service import Service
from mentorpost.tick import tick
from mentorpost.when_mail_comes import known_by
from store import chores, held, mentorships, outbox, received, taking
from store.database import data_version, is_damage
from store.kinds import here
from store.models import database

log = logging.getLogger(__name__)

SLICE_SECONDS = 2.0  # how soon a command's letters, and a signal, are noticed
LONGEST_WAIT = timedelta(minutes=10)
DRAIN_SECONDS = 2.0  # then the mailbox comes first again
HANDLE_SECONDS = 4.0  # then letters leave first, whatever else waits
LOOKS_THROUGH_SECONDS = 20.0  # how long a participant's mail may lie behind a flood
LOOKS_THROUGH_SHARE = 3  # so many times as long as looking takes, it is left
STORED_ENOUGH = 2_000  # mails, of which some are handled before the mailbox is read again
MOST_OF_NOBODY = 300  # mails of people whom we don't know that are stored before any of them is handled
LOST_AGAIN = timedelta(seconds=30)
OF_OTHERS = timedelta(seconds=1)  # what is due may be what another worker is about to do

# Mail that waited when the backup was made came before it; what is known already has no effect.
CAUGHT_UP_FROM = timedelta(days=2)

Clock = Callable[[], datetime]


@dataclass
class Daemon:
    """One programme at work."""

    service: Service
    mailbox: Mailbox
    transport: Transport
    clock: Clock = wall_clock
    stopping: bool = False
    counter: Callable[[], float] = uptime
    watch: ClockWatch | None = None  # of a service that goes on; one round notices nothing
    store_lost: bool = False
    has_looked: bool = False  # into the mailbox, in this round, to its end
    lost: list[str] = field(default_factory=list)  # what could not be used, in sentences
    once_said: SaidOnce = field(default_factory=SaidOnce)
    was_lost: bool = False  # something could not be used in the last round
    goes_on: bool = False  # there is more to do at once
    more: bool = False  # mail of nobody's was left in the mailbox
    looks_through_at: float = 0.0
    leads_from: float = 0.0  # of several workers; on the clock of `time.monotonic`

    def once(self) -> None:
        """Handle all waiting mail, do all that is due, send all that is queued.

        What could not be used is in `lost` afterwards, a sentence each.
        """
        self.fetch()
        while self.work():
            self.fetch()

    def forever(self) -> None:
        """Work until somebody says stop."""
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, self._stop)
        self.watch = ClockWatch(self.clock(), self.counter())
        notify(READY)
        while not self.stopping:
            notify(ALIVE)
            if not (self.usable(self.turn) and (self.goes_on or self.usable(self._wait))):
                self._sleep(LOST_AGAIN.total_seconds())
        notify(STOPPING)

    def turn(self) -> None:
        """Go round once, and say what could not be used."""
        self.fetch()
        more = self.work()
        said, self.lost = self.lost, []
        self.once_said.tell(said)
        self.was_lost = bool(said)
        self.goes_on = more or (self._waits_for_us() and not said)

    def usable(self, step: Callable[[], None]) -> bool:
        """Do a step; False where the store could not be used, which is said once and tried again."""
        try:
            step()
        except (StoreLostError, OperationalError, sqlite3.OperationalError) as error:
            if is_damage(error):
                raise
            if not self.store_lost:
                log.error("%s", store_lost(error))
            self.store_lost = True
            return False
        self.store_lost = False
        return True

    def work(self) -> bool:
        """Handle what is stored, tick, and drain; say whether more waits to be sent at once."""
        if chores.at(chores.RESTORED) is not None:
            return False
        taking.give_back_of_the_dead()
        self._handle_waiting()
        if self._is_ours():
            self._take_away()
        believed = self.watch is None or self.watch.believes(self.clock(), self.counter())
        if believed and self._is_ours():
            clear_away(self.service, self.mailbox, self.clock())
        if believed and crew.has_looked(self.clock(), self.has_looked):
            # Else somebody's answer may lie there unread: no silence is counted while we cannot look.
            tick(self.service, self.clock(), self._seconds(DRAIN_SECONDS), for_all=self._leads())
        return self._drain()

    def fetch(self) -> None:
        """Store what lies in the mailbox, before anything of it is parsed.

        In a flood the mail of people that we know is stored, and of nobody's so much as can be handled soon;
        the rest stays in the mailbox until then. While many are stored already, it is not read once more in
        each round. The whole of it is looked through now and then.
        """
        self.has_looked = False
        if not (self._is_ours() and self._caught_up()):
            return
        waiting, began = received.waiting(), time.monotonic()
        looks_through = began >= self.looks_through_at
        if waiting >= STORED_ENOUGH and not looks_through:
            return
        room, self.more = MOST_OF_NOBODY - waiting, False
        try:
            for batch in self.mailbox.fetch():
                room = self._store(batch, room)
                if self.more and not looks_through:
                    return
            self.has_looked = True
        except MailboxLost as error:
            self._lose(error)
            self._let_others_lead()
        if looks_through:
            ended = time.monotonic()
            rest = max(LOOKS_THROUGH_SECONDS, LOOKS_THROUGH_SHARE * (ended - began))
            self.looks_through_at = ended + rest

    def _caught_up(self) -> bool:
        """After a restore: live through what came since the backup, once, before anything may leave."""
        since = chores.at(chores.RESTORED)
        if since is None:
            return True
        if not self._leads():
            return False
        try:
            for batch in self.mailbox.taken_since(since - CAUGHT_UP_FROM):
                self._store(batch, sys.maxsize, received.keep_again)
        except MailboxLost as error:
            self._lose(error)
            return False
        while received.waiting() and not self.stopping:
            taking.give_back_of_the_dead()
            self._handle_waiting()
        if self.stopping:
            return False
        tick(self.service, self.clock())
        with database.atomic():
            count = held.hold_all()
            chores.forget(chores.RESTORED)
        log.warning("restored letters_held=%d: mentorpost mail queue", count)
        return True

    def _store(
        self, batch: Sequence[Fetched], room: int = MOST_OF_NOBODY, keep: received.Keep = received.keep
    ) -> int:
        """Store a batch; return for how many mails of nobody there is room behind it."""
        now = self.clock()
        with database.atomic():
            for mail in batch:
                person, letter = known_by(self.service, mail.raw)
                nobody = person is None and letter is None
                if nobody and room <= 0:
                    self.more = True
                    continue
                new = keep(
                    mail.key,
                    digest(mail.raw),
                    mail.raw,
                    now,
                    too_large=mail.too_large,
                    spool=self.mailbox.spool,
                )
                room -= new and nobody
                if new and not nobody:
                    received.put_first(mail.key, person, letter)
                if not new:
                    log.info("known mail key=%s", mail.key)
        return room

    def _is_ours(self) -> bool:
        """Whether we look into the mailbox: of several workers one does, unless each has its own."""
        return bool(self.mailbox.spool) or self._leads()

    def _leads(self) -> bool:
        """Whether we do what one worker does for all; one that cannot reach the mailbox lets others try."""
        return time.monotonic() >= self.leads_from and here().leads()

    def _let_others_lead(self) -> None:
        if here().worker and not self.mailbox.spool:
            self.leads_from = time.monotonic() + LOST_AGAIN.total_seconds()
            here().let_others_lead()

    def _handle_waiting(self) -> None:
        handle_waiting(self.service, self.clock, self._seconds(HANDLE_SECONDS))

    def _take_away(self) -> None:
        while handled := received.to_take_away(self.mailbox.spool):
            try:
                self.mailbox.done([key for _, key in handled])
            except MailboxLost as error:
                self._lose(error)
                return
            with database.atomic():
                received.taken_away([number for number, _ in handled])

    def _drain(self) -> bool:
        try:
            drain(self.service, self.transport, self.clock(), self._seconds(DRAIN_SECONDS))
        except TransportLost as error:
            self._lose(error)
            return False
        since = outflow.paused_since()
        if since is not None:
            self._lose(MentorpostError(outflow.sentence(since)))
        again = outbox.next_attempt()
        return (again is not None and again <= self.clock()) or self._waits_for_us()

    def _waits_for_us(self) -> bool:
        """Whether there is more to do at once; not while somebody else catches up after a restore."""
        return (self.more or taking.is_mail_free()) and chores.at(chores.RESTORED) is None

    def _lose(self, error: Exception) -> None:
        self.lost.append(str(error))

    def _wait(self) -> None:
        """Wait for mail, for the next moment that owes something, or for a command's letters."""
        now = self.clock()
        look = mentorships.next_look() if self._leads() else mentorships.next_look_at_a_pair()
        moments = [m for m in (look, outbox.next_attempt()) if m is not None]
        until = min([*moments, now + LONGEST_WAIT])
        if here().worker:
            until = max(until, now + OF_OTHERS)
        if self.was_lost:
            until = max(until, now + LOST_AGAIN)
        seen = data_version()
        while not self.stopping:
            notify(ALIVE)
            if taking.give_back_of_the_dead():
                return
            left = (until - self.clock()).total_seconds()
            if left <= 0:
                return
            try:
                if not self._is_ours():
                    self._sleep(min(SLICE_SECONDS, left))
                elif self.mailbox.wait(min(SLICE_SECONDS, left)):
                    return
            except MailboxLost:
                # A connection that ends is nothing; where it stays lost, the next round says so.
                self._sleep(min(SLICE_SECONDS, left))
            if data_version() != seen:
                return

    def _sleep(self, seconds: float) -> None:
        """Sleep, but wake when somebody says stop."""
        end = time.monotonic() + seconds
        while not self.stopping and (left := end - time.monotonic()) > 0:
            time.sleep(min(SLICE_SECONDS, left))

    def _seconds(self, seconds: float) -> Callable[[], bool]:
        end = time.monotonic() + seconds
        return lambda: self.stopping or time.monotonic() > end

    def _stop(self, _number: int, _frame: FrameType | None) -> None:
        self.stopping = True
