"""Routine letters that people got, for the one rule about how many they may get (DESIGN, "volume")."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import datetime
from typing import cast

from store.models import LetterRow, MentorshipRow, RoundRow

OF_A_ROUND = frozenset({"agenda-ask", "agenda-input", "agenda"})


def letters(people: Collection[int], since: datetime) -> dict[int, tuple[datetime, ...]]:
    """Return when each person's routine letters were written; an agenda counts once, on its ask's day."""
    rows = list(
        LetterRow.select(
            LetterRow.id, LetterRow.name, LetterRow.person, LetterRow.mentorship, LetterRow.created_at
        ).where(LetterRow.person << list(people), LetterRow.routine, LetterRow.created_at > since)
    )
    asked = _asked_at({row.mentorship_id for row in rows if row.name in OF_A_ROUND})
    found = _still_to_come(people, since)
    for row in rows:
        asks = [at for at in asked.get(row.mentorship_id or 0, ()) if at <= row.created_at]
        of_a_round = row.name in OF_A_ROUND and asks
        one = (-(row.mentorship_id or 0), max(asks)) if of_a_round else (row.id, row.created_at)
        found.setdefault(row.person_id or 0, set()).add(one)
    return {person: tuple(sorted(at for _, at in letters)) for person, letters in found.items()}


def _still_to_come(people: Collection[int], since: datetime) -> dict[int, set[tuple[int, datetime]]]:
    """Return whose agenda is still to come: it has its place from the ask on, which only one of two got."""
    found: dict[int, set[tuple[int, datetime]]] = {}
    theirs = (MentorshipRow.mentor << list(people)) | (MentorshipRow.mentee << list(people))
    query = (
        RoundRow.select(RoundRow.mentorship, RoundRow.asked_at, MentorshipRow.mentor, MentorshipRow.mentee)
        .join(MentorshipRow)
        .where(theirs, RoundRow.sent_at.is_null(), ~RoundRow.skipped, RoundRow.asked_at > since)
    )
    for number, at, mentor, mentee in cast("Iterable[tuple[int, datetime, int, int]]", query.tuples()):
        for person in {mentor, mentee} & set(people):
            found.setdefault(person, set()).add((-number, at))
    return found


def _asked_at(numbers: set[int | None]) -> dict[int, list[datetime]]:
    """Return when the rounds of these mentorships were asked about."""
    found: dict[int, list[datetime]] = {}
    for row in RoundRow.select(RoundRow.mentorship, RoundRow.asked_at).where(
        RoundRow.mentorship << list(numbers)
    ):
        found.setdefault(row.mentorship_id, []).append(row.asked_at)
    return found
