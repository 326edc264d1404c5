"""A copy of the store while it is in use, whole or not there; and what such a copy holds.

The pair's own mail is blanked in the copy: no backup holds what two people wrote to each other. Mail that
was not handled yet is left out: it is read again from the mailbox. The key of the tokens goes along, so that
one file is all that is needed.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from store.database import MIGRATIONS, StoreError
from store.fields import MomentField
from store.outbox import PAIRS_OWN_MAIL
from store.received import WAITING

MOMENT = MomentField()
ABOUT = "backup"  # the table that a copy has and the store has not


@dataclass(frozen=True)
class Held:
    """What a backup holds, for people."""

    at: datetime | None  # None: nothing ever happened in it
    people: int
    open_pairs: int
    letters: int
    key: bytes = b""


def copy_store(store: Path, copy: Path, key: bytes, now: datetime) -> Held:
    """Write a verified copy of the store; raise StoreError and leave nothing where that fails."""
    partial = copy.with_name(f".{copy.name}.partial")
    try:
        copy.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        partial.unlink(missing_ok=True)
        os.close(os.open(partial, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
        with reading(store) as opened, closing(sqlite3.connect(partial)) as written:
            opened.backup(written, pages=-1)
            _prepare(written, key, now)
        held = look_into(partial)
        sync(partial)
        if copy.exists():
            raise StoreError(f"{copy} is there already; name another file")
        partial.rename(copy)
        sync(copy.parent)
    except (OSError, sqlite3.Error) as error:
        raise StoreError(
            f"no backup was made of {store}: {error}; make room, or name another file"
        ) from error
    finally:
        partial.unlink(missing_ok=True)
    return held


def look_into(copy: Path) -> Held:
    """Check a copy from end to end and say what it holds; raise StoreError where it cannot be used."""
    try:
        with reading(copy) as opened:
            if (damage := damage_of(opened)) != "":
                raise StoreError(f"{copy} is damaged ({damage}); take another backup")
            tables = {name for (name,) in opened.execute("SELECT name FROM sqlite_master")}
            if not {"person", "mentorship", "letter", "received"} <= tables:
                raise StoreError(f"{copy} is no store of mentorpost; name a file that mentorpost backup made")
            _refuse_newer(opened, copy)
            return _held(opened, ABOUT in tables)
    except sqlite3.DatabaseError as error:
        raise StoreError(f"{copy} cannot be read as a backup: {error}; name another file") from error


def damage_of(opened: sqlite3.Connection) -> str:
    """Return the first fault that SQLite finds in a database, or nothing."""
    (found,) = opened.execute("PRAGMA integrity_check(1)").fetchone()
    return "" if found == "ok" else " ".join(str(found).split())


@contextmanager
def reading(path: Path) -> Iterator[sqlite3.Connection]:
    """Open a database without changing so much as a byte of it."""
    if not path.is_file():
        raise StoreError(f"there is no file {path}; name one that mentorpost backup made")
    with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as opened:
        yield opened


def sync(path: Path) -> None:
    """Make a file, or what was moved in a folder, last."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _prepare(copy: sqlite3.Connection, key: bytes, now: datetime) -> None:
    copy.execute("PRAGMA journal_mode = DELETE")  # one file, no log beside it
    copy.execute("PRAGMA secure_delete = ON")
    marks = ", ".join("?" * len(PAIRS_OWN_MAIL))
    with copy:
        copy.execute("DELETE FROM received WHERE state = ?", (WAITING,))
        copy.execute("UPDATE received SET mail = NULL")
        copy.execute(
            f"UPDATE letter SET text = '', mail = NULL WHERE name IN ({marks})",  # noqa: S608 - marks alone  # nosec B608
            sorted(PAIRS_OWN_MAIL),
        )
        copy.execute(f"CREATE TABLE {ABOUT} (at TEXT, key BLOB)")
        copy.execute(f"INSERT INTO {ABOUT} VALUES (?, ?)", (MOMENT.db_value(now), key))  # noqa: S608  # nosec B608
    copy.execute("VACUUM")


def _held(opened: sqlite3.Connection, made_by_us: bool) -> Held:
    def count(what: str) -> int:
        return int(opened.execute(f"SELECT count(*) FROM {what}").fetchone()[0])  # noqa: S608 - our own words  # nosec B608

    # A plain copy of the file, made by hand, is as old as the latest mail or letter in it.
    both = "SELECT max(at) AS at FROM received UNION SELECT max(created_at) FROM letter"
    latest = f"SELECT max(at), x'' FROM ({both})"  # noqa: S608 - our own words  # nosec B608
    about = f"SELECT at, key FROM {ABOUT}"  # noqa: S608 - a name of ours  # nosec B608
    at, key = opened.execute(about if made_by_us else latest).fetchone()
    return Held(
        MOMENT.python_value(at) if at else None,
        count("person"),
        count("mentorship WHERE look_at IS NOT NULL"),
        count("letter WHERE next_at IS NOT NULL"),
        bytes(key),
    )


def _refuse_newer(opened: sqlite3.Connection, copy: Path) -> None:
    known = {path.stem for path in MIGRATIONS.glob("[0-9]*.py")}
    applied = {name for (name,) in opened.execute("SELECT name FROM schema_migration")}
    if applied - known:
        raise StoreError(f"{copy} was made by a newer mentorpost; install that one first")
