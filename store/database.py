"""Opening the store: SQLite with the settings that lose nothing, migrated, held by one daemon."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from peewee import DatabaseError, SqliteDatabase
from playhouse.migrations import Runner

from store.models import database

MIGRATIONS = Path(__file__).parent / "migrations"
PRAGMAS = {
    "journal_mode": "wal",
    "foreign_keys": 1,
    "busy_timeout": 10_000,
    # A mail that is marked as handled has been: FULL. Only the mark "sent" is written with NORMAL.
    "synchronous": "full",
    "secure_delete": 1,
}


class StoreError(Exception):
    """The store cannot be used; the sentence says how to go on."""


def path_of(url: str) -> Path:
    """Return the file that a `sqlite:///PATH` names."""
    scheme, _, path = url.partition(":///")
    if scheme != "sqlite" or not path:
        raise StoreError(f"store.url is {url!r}; write sqlite:///PATH")
    return Path(path).expanduser()


def connect(url: str) -> SqliteDatabase:
    """Open the store, create or migrate it, and bind the tables to it."""
    path = path_of(url)
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        if not path.exists():
            os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
        # IMMEDIATE: with the deferred lock two writers lose half of their work to "database is locked".
        opened = SqliteDatabase(str(path), pragmas=PRAGMAS, lock_type="IMMEDIATE")
        database.initialize(opened)
        opened.connect(reuse_if_open=True)
        _migrate(opened)
    except (OSError, DatabaseError) as error:
        if is_damage(error):
            raise _damaged(path, error) from error
        raise StoreError(
            f"cannot open the store {path}: {error}; check the folder's rights and free space, or store.url"
        ) from error
    return opened


def check() -> None:
    """Look for damage from end to end; raise StoreError where there is any."""
    path = Path(database.database)
    try:
        (found,) = database.execute_sql("PRAGMA integrity_check(1)").fetchone()
    except DatabaseError as error:
        raise (_damaged(path, error) if is_damage(error) else error) from error
    if found != "ok":
        raise _damaged(path, found)


def is_damage(error: BaseException) -> bool:
    """Whether an error says that the file itself is broken, which no waiting mends."""
    return any(words in str(error) for words in ("malformed", "not a database"))


def _damaged(path: Path, how: object) -> StoreError:
    return StoreError(
        f"cannot open the store {path}: it is damaged ({' '.join(str(how).split())}); "
        "go back to a backup: mentorpost restore FILE"
    )


def disconnect() -> None:
    """Close what `connect` opened."""
    if database.obj is not None and not database.is_closed():
        database.close()


@contextmanager
def one_daemon(url: str) -> Iterator[IO[str]]:
    """Hold the store for one daemon; a second raises StoreError."""
    path = path_of(url)
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    with open(path.with_name(path.name + ".lock"), "w", encoding="ascii") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            raise StoreError(
                f"another mentorpost runs on {path}; stop it first, or let it do the work"
            ) from None
        yield lock


def data_version() -> int:
    """Return a number that changes when another process has written."""
    return int(database.execute_sql("PRAGMA data_version").fetchone()[0])


def shorten_log() -> None:
    """Empty the write-ahead log, which holds what was written before it was blanked in the store itself.

    While another process reads, the log stays as it is until the next time.
    """
    database.execute_sql("PRAGMA wal_checkpoint(TRUNCATE)")


@contextmanager
def cheaply() -> Iterator[None]:
    """Write one mark whose loss would only repeat one letter with its Message-ID."""
    database.execute_sql("PRAGMA synchronous = NORMAL")
    try:
        yield
    finally:
        database.execute_sql("PRAGMA synchronous = FULL")


def _migrate(opened: SqliteDatabase) -> None:
    runner = Runner(opened, str(MIGRATIONS))
    if any(migration.applied is None for migration in runner.status()):
        with open(opened.database + ".migrating", "w", encoding="ascii") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)  # one process migrates, the others wait and find it done
            runner.up()
        Path(opened.database + ".migrating").unlink(missing_ok=True)
