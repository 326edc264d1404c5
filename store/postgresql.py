"""A store on a PostgreSQL server: one writer at a time, one daemon, the same values in the same order.

Every transaction takes one advisory lock before it reads, as a transaction on SQLite does: whoever decides by
what they have read, decides alone. What is held for a daemon is held by the connection that does its work:
whoever loses the one has lost the other. See docs/decisions/0023-one-writer-on-postgresql.md.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from functools import cache
from typing import Any

import psycopg
from peewee import Expression, Field, OperationalError, PostgresqlDatabase, fn
from psycopg.abc import Buffer
from psycopg.pq import TransactionStatus
from psycopg.types.string import StrDumperUnknown

from store import words
from store.kinds import StoreError

# What each lock is for; the first half of its key is the store's own place.
WRITER, DAEMON, MIGRATION = 1, 2, 3
LOCK = "pg_advisory_lock"
# Waits as long as SQLite does for its lock. UTC, since nothing here has another zone.
SESSION = "SET lock_timeout = '10s'; SET TIME ZONE 'UTC'; SET client_min_messages = warning"
PLACE = "SELECT hashtext('mentorpost in ' || current_schema())"
# A server that is gone is noticed within a minute, not after hours.
CONNECTION: dict[str, Any] = {
    "connect_timeout": 10, "keepalives_idle": 20, "keepalives_interval": 10, "keepalives_count": 3,
    "tcp_user_timeout": 40_000, "application_name": "mentorpost",
}  # fmt: skip
OLDEST = 130_000  # the first with pg_current_snapshot


Connection = psycopg.Connection[tuple[Any, ...]]


class Postgresql(PostgresqlDatabase):
    """A database of a server."""

    mends = "see to its server"

    # Bytes alone decide the order of texts, whatever language the server speaks; numbers are as large.
    field_types = PostgresqlDatabase.field_types | {
        "TEXT": 'TEXT COLLATE "C"', "AUTO": "BIGSERIAL", "INT": "BIGINT",
    }  # fmt: skip

    def __init__(self, url: str, name: str) -> None:
        try:
            wanted = psycopg.conninfo.conninfo_to_dict(url)
        except psycopg.ProgrammingError as error:
            raise StoreError(
                f"store.url cannot be read: {' '.join(str(error).split())}; write postgresql://USER@HOST/DATABASE"
            ) from error
        # Peewee takes a url for one only where it begins with the longer of the two names.
        super().__init__(
            f"postgresql:{url.partition(':')[2]}",
            prefer_psycopg3=True,
            **{k: v for k, v in CONNECTION.items() if k not in wanted},
        )
        self.name = name
        self._place = 0
        self._daemon: int | None = None  # the thread whose connection holds the store for a daemon

    # --- the connection

    def _initialize_connection(self, conn: Connection) -> None:
        if conn.info.server_version < OLDEST:
            raise StoreError(f"{self.name} is older than PostgreSQL {OLDEST // 10_000}; use a newer server")
        if conn.info.parameter_status("server_encoding") != "UTF8":
            raise StoreError(f"{self.name} is not in UTF8; make it anew: createdb --encoding=UTF8")
        conn.adapters.register_dumper(str, _WithoutNul)
        conn.execute(SESSION)
        row = conn.execute(PLACE).fetchone()
        if row is None or row[0] is None:
            raise StoreError(f"{self.name} has no schema that this user may use; see docs/postgresql.md")
        self._place = int(row[0])
        if self._daemon == threading.get_ident():
            self._take_daemon(conn)

    def _connection(self) -> Connection:
        connection: Callable[[], Connection] = self.connection
        return connection()

    def _lost(self) -> bool:
        return not self.is_closed() and self._connection().closed

    def _again(self) -> None:
        """Let go of a connection that the server or the wire has ended; the next statement opens another."""
        if self._lost() and not self.in_transaction():
            self.close()

    # --- transactions and statements

    def begin(self, isolation_level: str | None = None) -> None:
        """Begin, and be the one writer until the end."""
        self._again()
        if self.is_closed():
            self.connect()
        super().begin(isolation_level)
        try:
            self.execute_sql("SELECT pg_advisory_xact_lock(%s, %s)", (self._place, WRITER))
        except BaseException:
            self.rollback()
            raise

    def commit(self) -> None:
        """Commit; what the server has already given up is never taken for committed."""
        if self._lost() or self._connection().info.transaction_status is not TransactionStatus.INTRANS:
            raise OperationalError("the server gave this transaction up before its end")
        super().commit()

    def rollback(self) -> None:
        """Roll back; where the connection is gone the server has done it."""
        if self._lost():
            return
        super().rollback()

    def execute_sql(self, sql: str, params: Sequence[Any] | None = None) -> Any:
        """Carry out a statement of the ORM, or a plain one as it is written for SQLite."""
        self._again()
        execute: Callable[..., Any] = super().execute_sql
        return execute(in_its_words(sql), params)

    # --- what a kind of store does in its own way

    def check(self) -> None:
        """Do nothing: a server looks after its files itself; what is damaged is an error when it is read."""

    @contextmanager
    def migrating(self) -> Iterator[None]:
        """Let one process migrate; the others wait, and find it done."""
        self.execute_sql("SET lock_timeout = 0")
        self.execute_sql("SELECT pg_advisory_lock(%s, %s)", (self._place, MIGRATION))
        try:
            yield
        finally:
            self.execute_sql("SELECT pg_advisory_unlock(%s, %s)", (self._place, MIGRATION))
            self.execute_sql(SESSION.partition(";")[0])

    @contextmanager
    def one_daemon(self) -> Iterator[None]:
        """Hold the store for one daemon; a second raises StoreError."""
        self.connect(reuse_if_open=True)
        self._take_daemon(self._connection())
        self._daemon = threading.get_ident()
        try:
            yield
        finally:
            self._daemon = None
            with suppress(Exception):  # a connection that is gone holds nothing any more
                self.execute_sql("SELECT pg_advisory_unlock(%s, %s)", (self._place, DAEMON))

    def _take_daemon(self, conn: Connection) -> None:
        row = conn.execute("SELECT pg_try_advisory_lock(%s, %s)", (self._place, DAEMON)).fetchone()
        if row is None or not row[0]:
            raise StoreError(f"another mentorpost runs on {self.name}; stop it first, or let it do the work")

    def runs(self) -> bool:
        """Whether a daemon holds the store now."""
        held = (
            "SELECT EXISTS (SELECT 1 FROM pg_locks WHERE locktype = 'advisory' AND granted AND objsubid = 2 "
            "AND database = (SELECT oid FROM pg_database WHERE datname = current_database()) "
            "AND classid = (%s::bigint & 4294967295)::oid AND objid = %s)"
        )
        return bool(self.execute_sql(held, (self._place, DAEMON)).fetchone()[0])

    def size(self) -> int:
        """Return the bytes that the database takes on the server."""
        return int(self.execute_sql("SELECT pg_database_size(current_database())").fetchone()[0])

    def data_version(self) -> str:
        """Return which transactions are over: nobody has written between two that are the same."""
        return str(self.execute_sql("SELECT pg_current_snapshot()::text").fetchone()[0])

    def shorten_log(self) -> None:
        """Do nothing: when the log is reused and old rows are overwritten is the server's business."""

    @contextmanager
    def cheaply(self) -> Iterator[None]:
        """Write one mark whose loss would only repeat one letter with its Message-ID."""
        self.execute_sql("SET synchronous_commit = off")
        try:
            yield
        finally:
            with suppress(OperationalError):  # a new connection has the server's own setting
                self.execute_sql("RESET synchronous_commit")

    def follow_on(self, table: str) -> None:
        """Give the next rows of a table numbers above those that were given by hand."""
        self.execute_sql(
            f"SELECT setval(pg_get_serial_sequence('{table}', 'id'), max(id)) FROM {table} HAVING max(id) > 0"  # noqa: S608 - a table of ours  # nosec B608
        )

    def holds(self, column: Field, words: str) -> Expression:
        """Whether a column's text holds these words, to the letter."""
        return fn.STRPOS(column, words) > 0

    # --- the texts of mentors

    def keep_text(self, person: int, name: str, statement: str, profile: str) -> None:
        """Keep what can be searched about a mentor."""
        self.execute_sql(
            "INSERT INTO mentor_text (person_id, words) VALUES (%s, %s::tsvector)",
            (person, words.vector(name, statement, profile)),
        )

    def drop_text(self, person: int) -> None:
        """Keep nothing to search about somebody."""
        self.execute_sql("DELETE FROM mentor_text WHERE person_id = %s", (person,))

    def wipe_texts(self) -> None:
        """Do nothing: old rows are overwritten when the server reuses their place."""

    def with_all(self, beginnings: Sequence[str]) -> tuple[int, ...]:
        """Return whose texts have a word with each of these beginnings, best first."""
        return self._match(words.query(beginnings, " & "))

    def with_any(self, beginnings: Sequence[str]) -> tuple[int, ...]:
        """Return whose texts have a word with one of these beginnings, best first."""
        return self._match(words.query(beginnings, " | "))

    def _match(self, query: str) -> tuple[int, ...]:
        rows = self.execute_sql(
            "SELECT person_id FROM mentor_text, (SELECT %s::tsquery AS asked) AS q WHERE words @@ asked "  # noqa: S608 # nosec B608 - constants
            f"ORDER BY ts_rank('{words.WEIGHTS}', words, asked, 1) DESC, person_id",  # nosec B608
            (query,),
        )
        return tuple(row[0] for row in rows.fetchall())


class _WithoutNul(StrDumperUnknown):
    """A text may hold NUL on SQLite, and in a mail; a server's may not, and it means nothing to anybody."""

    def dump(self, obj: str) -> Buffer | None:
        return super().dump(obj.replace("\0", "\ufffd"))


@cache
def in_its_words(sql: str) -> str:
    """Return a plain statement with the marks that psycopg wants; one of the ORM has them already."""
    return sql.replace("?", "%s") if "?" in sql else sql
