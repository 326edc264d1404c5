"""A store with many mentorships, written quickly: `requested`, `agreeing` and long `active` ones in turn.

Each has two people of its own, its history, and the letters that made it. Nobody's words are in it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from itertools import islice
from typing import Any

from store.models import LetterRow, MentorshipRow, NoteRow, PersonRow, Record, database

AT_ONCE = 20_000  # rows
ALPHABET = "BCDFGHJKMNPQRTVWXZ2346789"
NUMBERED = (LetterRow, NoteRow)  # by the store itself
Row = dict[str, object]
LONG = timedelta(days=10_000)


def code_of(number: int) -> str:
    """Return a code that nobody else has."""
    letters = []
    for _ in range(5):
        number, place = divmod(number, len(ALPHABET))
        letters.append(ALPHABET[place])
    return "".join(letters)


def people(pairs: int, now: datetime) -> Iterator[Row]:
    """Give a mentor and a mentee for each pair; the mentor has the odd number."""
    for number in range(1, 2 * pairs + 1):
        role = "mentor" if number % 2 else "mentee"
        yield {
            "id": number, "address": f"{role}{number}@example.net", "name": f"{role.title()} Grey",
            "code": code_of(number), "mentor": role == "mentor", "mentee": role == "mentee",
            "status": "approved", "mission": "I help people find a second career.", "consented_at": now,
            "created_at": now - timedelta(days=300),
        }  # fmt: skip


def mentorships(pairs: int, waiting: int, now: datetime) -> Iterator[Row]:
    """Give the pairs; the first `waiting` were asked for five days ago, and the mentor is to be reminded."""
    for number in range(1, pairs + 1):
        waits = number <= waiting
        yield {
            "id": number, "mentor": 2 * number - 1, "mentee": 2 * number,
            "state": "requested" if waits else "active", "stage": None if waits else "working",
            "since": now - timedelta(days=5 if waits else 100), "created_at": now - timedelta(days=101),
            "introduced_at": None if waits else now - timedelta(days=110),
            "settled_at": None if waits else now - timedelta(days=100),
            "look_at": now + LONG + timedelta(seconds=number), "words": "I want to move into data work.",
        }  # fmt: skip


def letters(pairs: int, waiting: int, now: datetime, text: str) -> Iterator[Row]:
    """Give the letters that made them: the request, and of those that go on the introduction of both."""
    for number in range(1, pairs + 1):
        waits = number <= waiting
        made = [("request", "mentor", 2 * number - 1)]
        if not waits:
            made += [("introduction", "mentor", 2 * number - 1), ("introduction", "mentee", 2 * number)]
        for name, role, person in made:
            yield {
                "name": name, "person": person, "mentorship": number, "role": role, "state": "sent",
                "recipient": f"{role}{person}@example.net", "subject": "Mentee Grey asks you",
                "text": text if waits else "", "message_id": f"<{name}.{role}.{number}@example.org>",
                "thread": f"{name}-{number}", "created_at": now - timedelta(days=5),
                "sent_at": now - timedelta(days=5), "expires_at": now + timedelta(days=90),
            }  # fmt: skip


def notes(pairs: int, now: datetime) -> Iterator[Row]:
    """Give each its history."""
    for number in range(1, pairs + 1):
        for day, what in ((110, "request"), (105, "accept"), (100, "settle")):
            yield {"mentorship": number, "at": now - timedelta(days=day), "what": what}


def fill(pairs: int, waiting: int, now: datetime, text: str) -> None:
    """Write all of it."""
    _write(PersonRow, people(pairs, now))
    _write(MentorshipRow, mentorships(pairs, waiting, now))
    _write(LetterRow, letters(pairs, waiting, now, text))
    _write(NoteRow, notes(pairs, now))


def _write(kind: type[Record], rows: Iterator[Row]) -> None:
    fields = [field for field in kind._meta.sorted_fields if field.name != "id" or kind not in NUMBERED]
    names = ", ".join(f'"{field.column_name}"' for field in fields)
    marks = ", ".join([database.param] * len(fields))
    statement = f'INSERT INTO "{kind._meta.table_name}" ({names}) VALUES ({marks})'  # noqa: S608 - columns of ours
    gives: list[tuple[str, object, Callable[[Any], Any]]] = [(f.name, f.default, f.db_value) for f in fields]
    cursor: Any = database.connection().cursor()
    while some := list(islice(rows, AT_ONCE)):
        with database.atomic():
            cursor.executemany(
                statement, ([give(row.get(name, default)) for name, default, give in gives] for row in some)
            )
