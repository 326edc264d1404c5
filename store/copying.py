"""One store copied into another, of whatever kind: each table in order, verified, all of it or nothing.

Nobody may work on either meanwhile: both are held as a daemon holds them, and the old one takes no writing.
What can be searched is not copied but made anew from the people.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from peewee import AutoField, Database, DatabaseError, Field

from store import people, search
from store.database import is_file, levels, migrate, one_daemon, path_of, server_of, shown
from store.kinds import StoreError, here
from store.models import TABLES, database
from store.record import Record
from store.sqlite import Sqlite

BATCH = 100  # rows that are in memory at once; a mail may have 25 MB

Progress = Callable[[int, int], None]  # rows that are done, of how many


@dataclass(frozen=True)
class Copied:
    """What one table held, on both sides."""

    table: str
    rows: int
    digest: str


def copy(old_url: str, fresh_url: str, progress: Progress = lambda done, total: None) -> tuple[Copied, ...]:
    """Copy a store into one that is empty; raise StoreError and leave that one empty where it fails."""
    if old_url == fresh_url:
        raise StoreError("FROM and TO are the same store; name another one")
    if is_file(old_url) and not path_of(old_url).is_file():
        raise StoreError(f"there is no store {path_of(old_url)}; name one that is there")
    old, fresh = _database(old_url), _database(fresh_url)
    with ExitStack() as both:
        try:
            both.enter_context(_held(old, old_url))
            _refuse_other_level(old, old_url)
            both.enter_context(_held(fresh, fresh_url))
            _refuse_what_is_not_empty(fresh, fresh_url)
            migrate(fresh)
            both.enter_context(old.atomic())
            return _copy(old, fresh, progress)
        except DatabaseError as error:
            raise StoreError(
                f"nothing was copied: {' '.join(str(error).split())}; mend it, then copy again"
            ) from error


def _copy(old: Database, fresh: Database, progress: Progress) -> tuple[Copied, ...]:
    total, done = sum(_count(old, kind) for kind in TABLES), 0
    database.initialize(fresh)
    copied = []
    with fresh.atomic():
        for kind in TABLES:
            digest = hashlib.sha256()
            rows = 0
            for batch in _batches(old, kind):
                kind.insert_many(batch, fields=_fields(kind)).execute()
                for row in batch:
                    digest.update(_bytes(row))
                rows += len(batch)
                progress(done + rows, total)
            done += rows
            copied.append(_verified(fresh, kind, Copied(_name(kind), rows, digest.hexdigest())))
            if isinstance(kind._meta.primary_key, AutoField):
                here().follow_on(_name(kind))
        for person in people.everybody():
            search.keep(person)
    return tuple(copied)


def _verified(fresh: Database, kind: type[Record], copied: Copied) -> Copied:
    """Read back what was written; raise StoreError where it is not the same."""
    digest, rows = hashlib.sha256(), 0
    for batch in _batches(fresh, kind):
        for row in batch:
            digest.update(_bytes(row))
        rows += len(batch)
    if (rows, digest.hexdigest()) != (copied.rows, copied.digest):
        raise StoreError(f"the table {copied.table} did not arrive as it left; nothing was copied")
    return copied


def _batches(of: Database, kind: type[Record]) -> Iterator[list[tuple[Any, ...]]]:
    """Yield the rows of a table in the order of their key, as values."""
    fields = _fields(kind)
    key = next(field for field in fields if field.primary_key)
    columns = ", ".join(f'"{field.column_name}"' for field in fields)
    select = f'SELECT {columns} FROM "{_name(kind)}"'  # noqa: S608 # nosec B608 - names of our own
    place, at = "", fields.index(key)
    values: tuple[Any, ...] = ()
    while True:
        found = _ask(of, f'{select} {place} ORDER BY "{key.column_name}" LIMIT {BATCH}', *values).fetchall()
        batch = [tuple(_value(field, cell) for field, cell in zip(fields, row, strict=True)) for row in found]
        if not batch:
            return
        yield batch
        place, values = f'WHERE "{key.column_name}" > ?', (batch[-1][at],)


def _value(field: Field, cell: Any) -> Any:
    """Return what a cell means, without what no server keeps in a text."""
    read: Callable[[Any], Any] = field.python_value
    match value := read(cell):
        case str():
            return value.replace("\0", "\ufffd")
        case memoryview() | bytearray():
            return bytes(value)
        case _:
            return value


def _bytes(row: tuple[Any, ...]) -> bytes:
    """Return a row as bytes that tell any two rows apart."""
    return repr(tuple(_plain(cell) for cell in row)).encode("utf-8", "surrogatepass") + b"\n"


def _plain(cell: object) -> object:
    return cell.isoformat() if isinstance(cell, (date, datetime)) else cell


def _fields(kind: type[Record]) -> list[Field]:
    return list(kind._meta.sorted_fields)


def _name(kind: type[Record]) -> str:
    return str(kind._meta.table_name)


def _count(of: Database, kind: type[Record]) -> int:
    return int(_ask(of, f'SELECT count(*) FROM "{_name(kind)}"').fetchone()[0])  # noqa: S608 # nosec B608 - a name of ours


def _ask(of: Database, statement: str, *values: object) -> Any:
    execute: Callable[..., Any] = of.execute_sql
    return execute(statement, values)


def _database(url: str) -> Database:
    return Sqlite(path_of(url)) if is_file(url) else server_of(url)


@contextmanager
def _held(opened: Database, url: str) -> Iterator[None]:
    """Open a store, and hold it as a daemon does."""
    database.initialize(opened)
    with closing(opened):
        opened.connect()
        with one_daemon(url):
            yield


def _refuse_other_level(old: Database, url: str) -> None:
    missing, unknown = levels(old)
    if unknown:
        raise StoreError(f"{shown(url)} was made by a newer mentorpost; install that one first")
    if missing:
        raise StoreError(f"{shown(url)} is not up to date; run mentorpost status on it first, then copy")


def _refuse_what_is_not_empty(fresh: Database, url: str) -> None:
    tables = set(fresh.get_tables())
    if tables and "schema_migration" not in tables:
        raise StoreError(f"{shown(url)} holds tables of something else; name an empty database")
    if any(_name(kind) in tables and _count(fresh, kind) for kind in TABLES):
        raise StoreError(f"{shown(url)} is not empty; name an empty one, nothing is written over")
