"""Routine letters that people got, for the one rule about how many they may get (DESIGN, "volume")."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from typing import NamedTuple

from store import plain
from store.fields import moment_of

OF_A_ROUND = frozenset({"agenda-ask", "agenda-input", "agenda"})


class _Routine(NamedTuple):
    """A routine letter."""

    id: int
    name: str
    person: int
    pair: int  # 0: it is about none
    at: datetime


def letters(people: Collection[int], since: datetime) -> dict[int, tuple[datetime, ...]]:
    """Return when each person's routine letters were written; an agenda counts once, on its ask's day."""
    rows = [
        _Routine(number, name, person, pair, moment_of(at))
        for number, name, person, pair, at in plain.execute(
            "SELECT id, name, person_id, mentorship_id, created_at FROM letter "
            "WHERE person_id IN ? AND routine AND created_at > ?",
            people,
            since,
        )
    ]
    asked = _asked_at({row.pair for row in rows if row.name in OF_A_ROUND})
    found = _still_to_come(people, since)
    for row in rows:
        asks = [at for at in asked.get(row.pair, ()) if at <= row.at]
        of_a_round = row.name in OF_A_ROUND and asks
        one = (-row.pair, max(asks)) if of_a_round else (row.id, row.at)
        found.setdefault(row.person, set()).add(one)
    return {person: tuple(sorted(at for _, at in letters)) for person, letters in found.items()}


def _still_to_come(people: Collection[int], since: datetime) -> dict[int, set[tuple[int, datetime]]]:
    """Return whose agenda is still to come: it has its place from the ask on, which only one of two got."""
    found: dict[int, set[tuple[int, datetime]]] = {}
    rows = plain.execute(
        "SELECT round.mentorship_id, asked_at, mentor_id, mentee_id FROM mentorship "
        "JOIN round ON round.mentorship_id = mentorship.id "
        "WHERE (mentor_id IN ? "
        "OR mentee_id IN ?) "
        "AND sent_at IS NULL AND NOT skipped AND asked_at > ?",
        people,
        people,
        since,
    )
    for number, at, *two in rows:
        for person in set(two) & set(people):
            found.setdefault(person, set()).add((-number, moment_of(at)))
    return found


def _asked_at(numbers: set[int]) -> dict[int, list[datetime]]:
    """Return when the rounds of these mentorships were asked about."""
    found: dict[int, list[datetime]] = {}
    if not numbers:
        return found
    for number, at in plain.execute(
        "SELECT mentorship_id, asked_at FROM round WHERE mentorship_id IN ?",
        numbers,
    ):
        found.setdefault(number, []).append(moment_of(at))
    return found
