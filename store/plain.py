"""Plain statements, for the way of a mail and the look at a pair: written once, each row at once a record.

The ORM writes the text of each statement anew, which takes ten times as long as SQLite needs to carry it out.
What these functions are given by name are columns of our own tables; values are always bound. They open no
transaction. Everything that is done less often than once a mail speaks through the ORM.

A statement has a ? for each value, and "IN ?" for a list of them; it says nothing that one kind of store
alone understands.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from datetime import date, datetime
from functools import cache
from typing import Any, NamedTuple, TypeGuard, TypeVar

from peewee import BooleanField, DateField, Field

from store.fields import MomentField, moment_of, moment_text
from store.record import Record, database

R = TypeVar("R", bound=Record)
Value = str | int | bytes | None
Give = Callable[[object], Value]
LISTS = (tuple, list, set, frozenset, dict)

# What SQLite gives back otherwise than a record holds it.
READ: dict[type[Field], Callable[..., object]] = {
    BooleanField: bool,
    DateField: lambda day: day if isinstance(day, date) else date.fromisoformat(day),
    MomentField: moment_of,
}


class _Table(NamedTuple):
    """The statements of a table, and how its columns are read and written."""

    select: str
    names: tuple[str, ...]
    reads: tuple[tuple[str, Callable[..., object]], ...]
    writes: dict[str, tuple[str, Give]]  # by the record's name for it: the column, and what is bound
    fills: dict[str, object]  # what a new row has where nothing is said


def get(kind: type[R], column: str, value: object) -> R | None:
    """Return the row in which a column has this value, one of them if there are more."""
    found = select(kind, f"WHERE {column} = ? LIMIT 1", value)
    return found[0] if found else None


def select(kind: type[R], rest: str, *values: object) -> list[R]:
    """Return whole rows; `rest` is the statement behind FROM."""
    table = _table(kind)
    return [_record(kind, table, row) for row in execute(f"{table.select} {rest}", *values)]


def insert(kind: type[R], /, **values: object) -> int:
    """Add a row; return its number."""
    table = _table(kind)
    given = {**table.fills, **values}
    statement = _insert(kind, tuple(given))
    bound = [table.writes[name][1](value) for name, value in given.items()]
    (made,) = _speak(statement, bound).fetchone()
    return int(made)


def put(kind: type[R], /, *key: str, **values: object) -> None:
    """Keep a row in the place of the one that has the same key, which has to be a unique one."""
    table = _table(kind)
    given = {**table.fills, **values}
    bound = [table.writes[name][1](value) for name, value in given.items()]
    _speak(_put(kind, tuple(given), key, tuple(values)), bound)


def update(kind: type[R], number: int, /, **values: object) -> bool:
    """Change the row of this number; say whether there is one."""
    return update_where(kind, "id = ?", number, **values)


def update_where(kind: type[R], where: str, /, *such: object, **values: object) -> bool:
    """Change rows; say whether there are any."""
    table = _table(kind)
    statement = _update(kind, tuple(values), where)
    bound = [table.writes[name][1](value) for name, value in values.items()]
    return bool(_speak(statement, [*bound, *map(_given, such)]).rowcount)


def execute(statement: str, *values: object) -> Iterable[tuple[Any, ...]]:
    """Carry out a statement; return what it finds, as SQLite has it: only the statement knows its columns."""
    if any(map(_is_list, values)):
        statement = _spread(statement, values)
        values = tuple(one for value in values for one in (value if _is_list(value) else (value,)))
    rows: Iterable[tuple[Any, ...]] = _speak(statement, [_given(value) for value in values])
    return rows


def number(statement: str, *values: object) -> int:
    """Return the one number that a statement finds; 0 for none."""
    for row in execute(statement, *values):
        return int(row[0] or 0)
    return 0


def _speak(statement: str, bound: list[Value]) -> Any:
    opened = database.obj  # the proxy itself takes a while to hand each name on
    mark = opened.param
    return opened.execute_sql(statement if mark == "?" else statement.replace("?", mark), bound)


def _is_list(value: object) -> TypeGuard[Collection[object]]:
    return isinstance(value, LISTS)


def _spread(statement: str, values: Iterable[object]) -> str:
    """Return a statement with as many places in each list as it has values; an empty list holds nothing."""
    pieces = statement.split("?")
    marks = (f"({', '.join('?' * len(value)) or 'NULL'})" if _is_list(value) else "?" for value in values)
    return "".join(f"{piece}{mark}" for piece, mark in zip(pieces, [*marks, ""], strict=True))


def _record(kind: type[R], table: _Table, row: tuple[Any, ...]) -> R:
    data: dict[str, object] = dict(zip(table.names, row, strict=True))
    for name, read in table.reads:
        if data[name] is not None:
            data[name] = read(data[name])
    record = kind(__no_default__=True)
    record.__data__ = data
    return record


@cache
def _table(kind: type[Record]) -> _Table:
    fields: list[Field] = kind._meta.sorted_fields
    columns = ", ".join(f'"{field.column_name}"' for field in fields)
    return _Table(
        f'SELECT {columns} FROM "{kind._meta.table_name}"',  # noqa: S608 # nosec B608
        tuple(field.name for field in fields),
        tuple((field.name, READ[type(field)]) for field in fields if type(field) in READ),
        {field.name: (field.column_name, field.db_value) for field in fields},
        {field.name: field.default for field in fields if field.default is not None},
    )


@cache
def _insert(kind: type[Record], names: tuple[str, ...]) -> str:
    return f"{_new(kind, names)} RETURNING id"


@cache
def _put(kind: type[Record], names: tuple[str, ...], key: tuple[str, ...], said: tuple[str, ...]) -> str:
    unique = ", ".join(_columns(kind, key))
    others = _columns(kind, [name for name in said if name not in key])
    anew = ", ".join(f"{column} = EXCLUDED.{column}" for column in others)
    return f"{_new(kind, names)} ON CONFLICT ({unique}) DO UPDATE SET {anew}"  # nosec B608


@cache
def _update(kind: type[Record], names: tuple[str, ...], where: str) -> str:
    changes = ", ".join(f"{column} = ?" for column in _columns(kind, names))
    return f'UPDATE "{kind._meta.table_name}" SET {changes} WHERE {where}'  # noqa: S608 # nosec B608


def _new(kind: type[Record], names: Sequence[str]) -> str:
    columns, marks = ", ".join(_columns(kind, names)), ", ".join("?" for _ in names)
    return f'INSERT INTO "{kind._meta.table_name}" ({columns}) VALUES ({marks})'  # noqa: S608 # nosec B608


def _columns(kind: type[Record], names: Sequence[str]) -> list[str]:
    writes = _table(kind).writes
    return [f'"{writes[name][0]}"' for name in names]


def _given(value: object) -> Value:
    """Return a value as SQLite keeps it; what it cannot keep is an error of ours."""
    match value:
        case None | int() | bytes():
            return value
        case str():
            return str(value)
        case datetime():
            return moment_text(value)
        case date():
            return value.isoformat()
        case _:
            raise TypeError(f"no column holds a {type(value).__name__}")
