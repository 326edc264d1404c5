"""Whether the store's file is whole, and whether a daemon holds it. Writes nothing, migrates nothing."""

from __future__ import annotations

import fcntl
import sqlite3
from contextlib import closing
from pathlib import Path

from store.database import StoreError, path_of


def runs(url: str) -> bool:
    """Whether a daemon works on this store now."""
    path = path_of(url)
    try:
        with open(path.with_name(path.name + ".lock"), encoding="ascii") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except FileNotFoundError:
        return False
    except OSError:
        return True
    return False


def faults_of(path: Path) -> str:
    """Return the first thing that SQLite finds wrong with a file, or nothing. Raises StoreError."""
    try:
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True, timeout=10)) as opened:
            (said,) = opened.execute("PRAGMA quick_check(1)").fetchone()
    except sqlite3.DatabaseError as error:
        raise StoreError(f"{path} cannot be read: {error}") from error
    return "" if said == "ok" else str(said)
