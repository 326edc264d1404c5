"""A store in one file: SQLite with the settings that lose nothing, held by a lock beside it."""

from __future__ import annotations

import fcntl
import os
import shutil
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Any

from peewee import DatabaseError, Expression, Field, OperationalError, SqliteDatabase, fn

from store.kinds import StoreError
from store.room import Room

PRAGMAS = {
    "journal_mode": "wal",
    "foreign_keys": 1,
    "busy_timeout": 10_000,
    # A mail that is marked as handled has been: FULL. Only the mark "sent" is written with NORMAL.
    "synchronous": "full",
    "secure_delete": 1,
}
# A word of the statement counts more than one of the other lines, and a name least.
RANK = "bm25(mentor_text, 1.0, 4.0, 2.0)"
STEPS = 10_000  # of SQLite's own, about a millisecond, between two looks at the time


class Sqlite(SqliteDatabase):
    """A file."""

    mends = "make room or free the file"
    worker = 0  # there is but one writer at a time, so a second worker would be of no use
    held = None
    passes_over = ""

    def __init__(self, path: Path) -> None:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        if not path.exists():
            os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
        # IMMEDIATE: with the deferred lock two writers lose half of their work to "database is locked".
        super().__init__(str(path), pragmas=PRAGMAS, lock_type="IMMEDIATE")
        self.path = path

    @property
    def name(self) -> str:
        """What a person calls this store."""
        return str(self.path)

    def check(self) -> None:
        """Look for damage from end to end; raise StoreError where there is any."""
        try:
            (found,) = self._ask("PRAGMA integrity_check(1)").fetchone()
        except DatabaseError as error:
            raise (damaged(self.path, error) if is_damage(error) else error) from error
        if found != "ok":
            raise damaged(self.path, found)

    @contextmanager
    def migrating(self) -> Iterator[None]:
        """Let one process migrate; the others wait, and find it done."""
        beside = self.path.with_name(self.path.name + ".migrating")
        with open(beside, "w", encoding="ascii") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield
        beside.unlink(missing_ok=True)

    @contextmanager
    def one_daemon(self) -> Iterator[None]:
        """Hold the store for one daemon; a second raises StoreError."""
        with one_daemon(self.path):
            yield

    def working(self) -> AbstractContextManager[None]:
        """Hold the store as the one daemon; a second raises StoreError."""
        return self.one_daemon()

    def leads(self) -> bool:
        """Always: there is no other."""
        return True

    def let_others_lead(self) -> None:
        """Do nothing: there are none."""

    @contextmanager
    def is_dead(self, worker: int) -> Iterator[bool]:
        """Never: there are none."""
        yield False

    @contextmanager
    def among(self, people: frozenset[int]) -> Iterator[None]:
        """Do nothing: every transaction is alone."""
        yield

    def hold(self, people: frozenset[int], *, wait: bool) -> bool:
        """Do nothing: every transaction is alone."""
        return True

    def data_version(self) -> str:
        """Return what changes when another process has written."""
        return str(self._ask("PRAGMA data_version").fetchone()[0])

    def shorten_log(self) -> None:
        """Empty the write-ahead log, which holds what was written before it was blanked in the store itself.

        While another process reads, the log stays as it is until the next time.
        """
        self._ask("PRAGMA wal_checkpoint(TRUNCATE)")

    def room(self, seconds: float) -> Room:
        """Return how much room the file takes, and how much of it holds nothing."""
        asked = (self._ask(f"PRAGMA {what}") for what in ("page_size", "page_count", "freelist_count"))
        page, pages, free = (int(answer.fetchone()[0]) for answer in asked)
        try:
            with self._within(seconds):
                (holes,) = self._ask("SELECT SUM(unused) FROM dbstat WHERE aggregate = 1").fetchone()
        except OperationalError:  # out of time; or a library without this table, which knows of whole pages
            holes = 0
        return Room(page * pages, page * free + int(holes or 0), shutil.disk_usage(self.path.parent).free)

    def give_back(self, seconds: float) -> None:
        """Write the file anew without what is empty, in so many seconds or not at all.

        SQLite does it in one transaction: killed, or without room on the disk, it never was.
        """
        # The copy lies beside the store, which nobody else may read, and not in a folder for everybody.
        folder = str(self.path.absolute().parent).replace("'", "''")
        self._ask(f"PRAGMA temp_store_directory = '{folder}'")
        with self._within(seconds):
            self._ask("VACUUM")
        self.shorten_log()

    @contextmanager
    def _within(self, seconds: float) -> Iterator[None]:
        """Break off what takes longer: OperationalError."""
        given: Callable[[], Any] = self.connection
        connection = given()
        end = time.monotonic() + seconds
        connection.set_progress_handler(lambda: time.monotonic() > end, STEPS)
        try:
            yield
        finally:
            connection.set_progress_handler(None, 0)

    @contextmanager
    def cheaply(self) -> Iterator[None]:
        """Write one mark whose loss would only repeat one letter with its Message-ID."""
        self._ask("PRAGMA synchronous = NORMAL")
        try:
            yield
        finally:
            self._ask("PRAGMA synchronous = FULL")

    def follow_on(self, table: str) -> None:
        """Do nothing: the next row's number is always above the highest."""

    def holds(self, column: Field, words: str) -> Expression:
        """Whether a column's text holds these words, to the letter."""
        return fn.INSTR(column, words) > 0

    def keep_text(self, person: int, name: str, statement: str, profile: str) -> None:
        """Keep what can be searched about a mentor."""
        self._ask(
            "INSERT INTO mentor_text (rowid, name, statement, profile) VALUES (?, ?, ?, ?)",
            person,
            name,
            statement,
            profile,
        )

    def drop_text(self, person: int) -> None:
        """Keep nothing to search about somebody."""
        self._ask("DELETE FROM mentor_text WHERE rowid = ?", person)

    def wipe_texts(self) -> None:
        """Take what was dropped out of the index's old pages too."""
        self._ask("INSERT INTO mentor_text (mentor_text) VALUES ('optimize')")

    def with_all(self, beginnings: Sequence[str]) -> tuple[int, ...]:
        """Return whose texts have a word with each of these beginnings, best first."""
        return self._match(" AND ".join(f'"{word}"*' for word in beginnings))

    def with_any(self, beginnings: Sequence[str]) -> tuple[int, ...]:
        """Return whose texts have a word with one of these beginnings, best first."""
        return self._match(" OR ".join(f'"{word}"*' for word in beginnings))

    def _match(self, query: str) -> tuple[int, ...]:
        rows = self._ask(
            f"SELECT rowid FROM mentor_text WHERE mentor_text MATCH ? ORDER BY {RANK}, rowid",  # noqa: S608 - a constant  # nosec B608
            query,
        )
        return tuple(row[0] for row in rows.fetchall())

    def _ask(self, statement: str, *values: str | int) -> Any:
        execute: Callable[..., Any] = self.execute_sql
        return execute(statement, values)


@contextmanager
def one_daemon(path: Path) -> Iterator[None]:
    """Hold a file for one daemon, opened or not; a second raises StoreError."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    with open(path.with_name(path.name + ".lock"), "w", encoding="ascii") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            raise StoreError(
                f"another mentorpost runs on {path}; stop it first, or let it do the work"
            ) from None
        yield


def is_damage(error: BaseException) -> bool:
    """Whether an error says that the file itself is broken, which no waiting mends."""
    return any(words in str(error) for words in ("malformed", "not a database"))


def damaged(path: Path, how: object) -> StoreError:
    """Say how to go on with a broken file."""
    return StoreError(
        f"cannot open the store {path}: it is damaged ({' '.join(str(how).split())}); "
        "go back to a backup: mentorpost restore FILE"
    )
