"""Whether the store is whole, how large it is, whether a daemon holds it. Writes and migrates nothing."""

from __future__ import annotations

import fcntl
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from peewee import DatabaseError

from store.database import is_file, path_of, server_of
from store.kinds import StoreError

if TYPE_CHECKING:
    from store.postgresql import Postgresql


@dataclass(frozen=True)
class Seen:
    """A store that is there."""

    name: str
    size: int  # bytes
    damage: str = ""


def seen(url: str) -> Seen | None:
    """Look at a store; None where there is none yet. Raises StoreError where it cannot be read."""
    if is_file(url):
        path = path_of(url)
        return Seen(str(path), path.stat().st_size, faults_of(path)) if path.exists() else None
    with _looking_at(url) as server:
        return Seen(server.name, server.size())


def runs(url: str) -> bool:
    """Whether a daemon works on this store now."""
    return workers(url) > 0


def workers(url: str) -> int:
    """Return how many daemons work on this store now; on a file it can be but one."""
    if not is_file(url):
        with _looking_at(url) as server:
            return server.workers()
    path = path_of(url)
    try:
        with open(path.with_name(path.name + ".lock"), encoding="ascii") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except FileNotFoundError:
        return 0
    except OSError:
        return 1
    return 0


def faults_of(path: Path) -> str:
    """Return the first thing that SQLite finds wrong with a file, or nothing. Raises StoreError."""
    try:
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True, timeout=10)) as opened:
            (said,) = opened.execute("PRAGMA quick_check(1)").fetchone()
    except sqlite3.DatabaseError as error:
        raise StoreError(f"{path} cannot be read: {error}") from error
    return "" if said == "ok" else str(said)


@contextmanager
def _looking_at(url: str) -> Iterator[Postgresql]:
    server = server_of(url)
    try:
        with closing(server):
            server.connect()
            yield server
    except DatabaseError as error:
        raise StoreError(f"{server.name} cannot be used: {' '.join(str(error).split())}") from error
