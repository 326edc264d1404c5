"""A backup takes the place of the store: the file that was there is kept, and at no moment there is none.

What is restored does not know what happened since. So letters that wait in it are held, and new letters get
numbers that no letter had which went out meanwhile: an old answer must never fit a new question.
"""

from __future__ import annotations

import os
import shutil
import sqlite3
from contextlib import closing, suppress
from datetime import datetime
from pathlib import Path

from peewee import PeeweeException, fn

from store import chores
from store import held as letters
from store.backup import ABOUT, Held, look_into, reading, sync
from store.database import StoreError, connect, disconnect
from store.models import LetterRow, ReceivedRow, database

# More than went out between any backup and its restoring.
NUMBERS_LEFT_OUT = 1_000_000


def restore(copy: Path, store: Path, now: datetime) -> Path | None:
    """Put a copy in the store's place; return where the store that was there is kept now."""
    held = look_into(copy)
    fresh = store.with_name(f".{store.name}.restored")
    try:
        store.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        _remove(fresh)
        os.close(os.open(fresh, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
        with reading(copy) as opened, closing(sqlite3.connect(fresh)) as written:
            opened.backup(written, pages=-1)
        _hold_back(fresh, held, now)
        sync(fresh)
        kept = _keep(store, now) if store.exists() else None
        fresh.replace(store)
        sync(store.parent)
    except (OSError, sqlite3.Error, PeeweeException) as error:
        raise StoreError(f"nothing was restored: {error}; make room or free the file, then again") from error
    finally:
        _remove(fresh)
    return kept


def hold_back(now: datetime, at: datetime | None = None) -> None:
    """Hold what waits in the open store, and what follows from what came since `at`.

    Without it, what was put back is as old as the latest mail or letter in it.
    """
    with database.atomic():
        mail = ReceivedRow.select(fn.MAX(ReceivedRow.at)).scalar()
        letter = LetterRow.select(fn.MAX(LetterRow.created_at)).scalar()
        latest = max((moment for moment in (mail, letter) if moment is not None), default=now)
        letters.hold_all()
        letters.leave_out_numbers(NUMBERS_LEFT_OUT, now)
        chores.done(chores.RESTORED, at or latest)


def _hold_back(fresh: Path, held: Held, now: datetime) -> None:
    connect(f"sqlite:///{fresh}")  # which brings it up to date as well
    try:
        with database.atomic():
            database.execute_sql(f"DROP TABLE IF EXISTS {ABOUT}")
            hold_back(now, held.at or now)
        database.execute_sql("PRAGMA journal_mode = DELETE")  # everything into the one file
    finally:
        disconnect()


def _remove(fresh: Path) -> None:
    for ending in ("", "-wal", "-shm", "-journal"):
        fresh.with_name(fresh.name + ending).unlink(missing_ok=True)


def _keep(store: Path, now: datetime) -> Path:
    """Give the store that is there a second name, with what its log still holds."""
    kept = store.with_name(f"{store.name}.before-{now:%Y%m%d-%H%M%S}")
    with suppress(sqlite3.Error), closing(sqlite3.connect(store)) as old:
        old.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    try:
        os.link(store, kept)
    except FileExistsError:
        raise
    except OSError:  # a file system without links
        shutil.copy2(store, kept)
    # A log of the old store must never be taken for one of the new.
    for ending in ("-wal", "-shm"):
        with suppress(FileNotFoundError):
            store.with_name(store.name + ending).rename(kept.with_name(kept.name + ending))
    sync(store.parent)
    return kept
