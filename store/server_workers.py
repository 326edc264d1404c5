"""Who does what on a PostgreSQL server at the same time: writers, workers, and the one that leads.

All of it is advisory locks of the store's own, held by the session that does the work: whoever loses its
connection has lost them, and the server knows it at once. See docs/decisions/0024-several-workers.md.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import Any

import psycopg
from peewee import PostgresqlDatabase

from store.kinds import StoreError

# What each lock is for; the first half of its key is the store's own place.
WRITER, DAEMON, MIGRATION, LEADER = 1, 2, 3, 4
WORKER = 1000  # and upwards: one for each number
MOST_WORKERS = 1000
PATIENCE = "SET lock_timeout = '10s'"  # as long as SQLite waits for its lock
PLACE = "SELECT hashtext('mentorpost in ' || current_schema())"

# In the order of their numbers, so that no two wait for each other; others may still refer to them.
HOLD = "SELECT id FROM person WHERE id = ANY(%s) ORDER BY id FOR NO KEY UPDATE"

Connection = psycopg.Connection[tuple[Any, ...]]


class WithWorkers(PostgresqlDatabase):
    """A database that several processes work on beside each other."""

    name: str
    worker: int
    passes_over = "FOR UPDATE SKIP LOCKED"

    def __init__(self, *args: Any, **settings: Any) -> None:
        super().__init__(*args, **settings)
        self.worker = 0
        self._place = 0
        self._among: frozenset[int] | None = None
        self._leads = False
        self._again_as: Callable[[Connection], None] | None = None  # what a fresh connection has to hold
        self._thread = 0  # whose connection that is

    # --- what a connection holds

    def _settle(self, conn: Connection) -> None:
        """Give a fresh connection its place, and what the one before it held."""
        row = conn.execute(PLACE).fetchone()
        if row is None or row[0] is None:
            raise StoreError(f"{self.name} has no schema that this user may use; see docs/postgresql.md")
        self._place = int(row[0])
        if self._again_as is not None and self._thread == threading.get_ident():
            self._again_as(conn)

    @contextmanager
    def _holding(self, take: Callable[[Connection], None]) -> Iterator[None]:
        self.connect(reuse_if_open=True)
        connection: Callable[[], Connection] = self.connection
        take(connection())
        self._again_as, self._thread = take, threading.get_ident()
        try:
            yield
        finally:
            self._again_as, self.worker, self._leads = None, 0, False
            with suppress(Exception):  # a connection that is gone holds nothing any more
                self._ask("SELECT pg_advisory_unlock_all()")

    @contextmanager
    def migrating(self) -> Iterator[None]:
        """Let one process migrate; the others wait, and find it done."""
        self._ask("SET lock_timeout = 0")
        self._ask("SELECT pg_advisory_lock(%s, %s)", (self._place, MIGRATION))
        try:
            yield
        finally:
            self._ask("SELECT pg_advisory_unlock(%s, %s)", (self._place, MIGRATION))
            self._ask(PATIENCE)

    @contextmanager
    def one_daemon(self) -> Iterator[None]:
        """Hold the store against every worker; raises StoreError where there is one."""
        with self._holding(self._take_all):
            yield

    @contextmanager
    def working(self) -> Iterator[None]:
        """Hold the store as one of its workers; raises StoreError while nobody may work on it."""
        with self._holding(self._take_number):
            yield

    def _take_all(self, conn: Connection) -> None:
        if not self._try(conn, "pg_try_advisory_lock", DAEMON):
            raise StoreError(f"another mentorpost runs on {self.name}; stop it first, or let it do the work")

    def _take_number(self, conn: Connection) -> None:
        """Take the number that we had, or else the first that is free."""
        self._leads = False
        if not self._try(conn, "pg_try_advisory_lock_shared", DAEMON):
            raise StoreError(f"{self.name} is being restored or copied; start again when that is over")
        for number in (*([self.worker] if self.worker else ()), *range(1, MOST_WORKERS)):
            if self._try(conn, "pg_try_advisory_lock", WORKER + number):
                self.worker = number
                return
        raise StoreError(f"{self.name} has {MOST_WORKERS} workers; stop some of them")

    def leads(self) -> bool:
        """Whether this worker does what one of them does for all; from now on, if no other one does."""
        if self.worker and not self._leads:
            asked = self._ask("SELECT pg_try_advisory_lock(%s, %s)", (self._place, LEADER))
            self._leads = bool(asked.fetchone()[0])
        return self._leads or not self.worker

    def let_others_lead(self) -> None:
        """Lead no more, until asked again."""
        if self._leads:
            self._leads = False
            self._ask("SELECT pg_advisory_unlock(%s, %s)", (self._place, LEADER))

    @contextmanager
    def is_dead(self, worker: int) -> Iterator[bool]:
        """Whether no worker has this number; nobody takes it meanwhile."""
        key = (self._place, WORKER + worker)
        dead = bool(self._ask("SELECT pg_try_advisory_lock(%s, %s)", key).fetchone()[0])
        try:
            yield dead
        finally:
            if dead:
                self._ask("SELECT pg_advisory_unlock(%s, %s)", key)

    def workers(self) -> int:
        """Return how many hold the store, as workers or as the one that nobody works beside."""
        held = (
            "SELECT COUNT(*) FROM pg_locks WHERE locktype = 'advisory' AND granted AND objsubid = 2 "
            "AND database = (SELECT oid FROM pg_database WHERE datname = current_database()) "
            "AND classid = (%s::bigint & 4294967295)::oid AND objid = %s"
        )
        return int(self._ask(held, (self._place, DAEMON)).fetchone()[0])

    # --- what a transaction holds

    @property
    def held(self) -> frozenset[int] | None:
        """About whom the transaction may write; None: about everybody."""
        return self._among

    @contextmanager
    def among(self, people: frozenset[int]) -> Iterator[None]:
        """Let the next transaction be about these people, beside others."""
        self._among = people
        try:
            yield
        finally:
            self._among = None

    def hold(self, people: frozenset[int], *, wait: bool) -> bool:
        """Let nobody else write about these people until the transaction ends; say whether that is so."""
        if not people:
            return True
        rows = self._ask(HOLD if wait else f"{HOLD} SKIP LOCKED", (sorted(people),))
        return wait or len(rows.fetchall()) == len(people)

    def _be_a_writer(self) -> None:
        """Be the one writer until the transaction ends, or one of those that are about some people."""
        lock = "pg_advisory_xact_lock" if self._among is None else "pg_advisory_xact_lock_shared"
        self._ask(f"SELECT {lock}(%s, %s)", (self._place, WRITER))

    def _ask(self, statement: str, bound: tuple[Any, ...] = ()) -> Any:
        execute: Callable[..., Any] = self.execute_sql
        return execute(statement, bound)

    def _try(self, conn: Connection, lock: str, key: int) -> bool:
        row = conn.execute(f"SELECT {lock}(%s, %s)".encode(), (self._place, key)).fetchone()
        return row is not None and bool(row[0])
