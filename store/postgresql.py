"""A store on a PostgreSQL server: the same values in the same order, and no word of what was promised lost.

Every transaction takes one advisory lock before it reads, as a transaction on SQLite does: whoever decides by
what they have read, decides alone, or holds everybody whom it is about. See
docs/decisions/0023-one-writer-on-postgresql.md and store/server_workers.py.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from typing import Any

import psycopg
from peewee import Expression, Field, OperationalError, PostgresqlDatabase, fn
from psycopg.abc import Buffer
from psycopg.pq import TransactionStatus
from psycopg.types.string import StrDumperUnknown

from store import words
from store.kinds import Crossed, StoreError
from store.room import Room
from store.server_workers import PATIENCE, Connection, WithWorkers

# UTC, since nothing here has another zone. The server notices as soon as we do that the other side is gone.
SESSION = (
    f"{PATIENCE}; SET TIME ZONE 'UTC'; SET client_min_messages = warning; SET tcp_keepalives_idle = 20; "
    "SET tcp_keepalives_interval = 10; SET tcp_keepalives_count = 3"
)
# A server that is gone is noticed within a minute, not after hours.
CONNECTION: dict[str, Any] = {
    "connect_timeout": 10, "keepalives_idle": 20, "keepalives_interval": 10, "keepalives_count": 3,
    "tcp_user_timeout": 40_000, "application_name": "mentorpost",
}  # fmt: skip
OLDEST = 130_000  # the first with pg_current_snapshot


class Postgresql(WithWorkers):
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

    # --- the connection

    def _initialize_connection(self, conn: Connection) -> None:
        if conn.info.server_version < OLDEST:
            raise StoreError(f"{self.name} is older than PostgreSQL {OLDEST // 10_000}; use a newer server")
        if conn.info.parameter_status("server_encoding") != "UTF8":
            raise StoreError(f"{self.name} is not in UTF8; make it anew: createdb --encoding=UTF8")
        conn.adapters.register_dumper(str, _WithoutNul)
        conn.execute(SESSION)
        self._settle(conn)

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
        """Begin, and be the one writer until the end, or one about some people."""
        self._again()
        if self.is_closed():
            self.connect()
        super().begin(isolation_level)
        try:
            self._be_a_writer()
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
        try:
            return execute(in_its_words(sql), params)
        except OperationalError as error:
            if isinstance(error.__context__, psycopg.errors.DeadlockDetected):
                raise Crossed from error
            raise

    # --- what a kind of store does in its own way

    def check(self) -> None:
        """Do nothing: a server looks after its files itself; what is damaged is an error when it is read."""

    def size(self) -> int:
        """Return the bytes that the database takes on the server."""
        return int(self.execute_sql("SELECT pg_database_size(current_database())").fetchone()[0])

    def data_version(self) -> str:
        """Return which transactions are over: nobody has written between two that are the same."""
        return str(self.execute_sql("SELECT pg_current_snapshot()::text").fetchone()[0])

    def shorten_log(self) -> None:
        """Do nothing: when the log is reused and old rows are overwritten is the server's business."""

    def room(self, seconds: float) -> Room:
        """Return nothing: the server sees to its room itself."""
        return Room()

    def give_back(self, seconds: float) -> None:
        """Do nothing: the server's autovacuum does."""

    @contextmanager
    def cheaply(self) -> Iterator[None]:
        """Write one mark whose loss would only repeat one letter with its Message-ID."""
        self.execute_sql("SET synchronous_commit = off")
        try:
            yield
        finally:
            # Not suppressed: whoever sends must hear that what it had taken may be another's by now.
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
