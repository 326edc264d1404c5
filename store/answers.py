"""Answers that the organizer may read: check-ins, surveys, words that were kept for them."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from mentorship.letters.rounds import CheckIn, HalfWay
from store.models import AnswerRow, MentorshipRow, RatingRow
from store.side_by_side import needs

RATING = "rating"
ASKED = (CheckIn.name, HalfWay.name)  # how do you get on, from 1 to 5


def keep(
    mentorship: int | None, person: int, letter: str, number: int | None, words: str, now: datetime
) -> None:
    """Keep one answer."""
    needs(person)
    AnswerRow.create(mentorship=mentorship, person=person, letter=letter, number=number, words=words, at=now)


class Kept(NamedTuple):
    """One answer that the organizer may read."""

    letter: str
    mentorship: int | None
    number: int | None
    words: str
    at: datetime


def about(person: int) -> list[Kept]:
    """Return what somebody answered and rated, oldest first."""
    rows = AnswerRow.select().where(AnswerRow.person == person).order_by(AnswerRow.id)
    rated = RatingRow.select().join(MentorshipRow).where(MentorshipRow.mentee == person)
    found = [Kept(row.letter, row.mentorship_id, row.number, row.words, row.at) for row in rows]
    found += [
        Kept(RATING, row.mentorship_id, row.score, row.words, row.at) for row in rated.order_by(RatingRow.id)
    ]
    return sorted(found, key=lambda one: one.at)


def kept_of(person: int) -> tuple[tuple[str, str], ...]:
    """Return everything that somebody answered and rated, as (label, words)."""
    return tuple(
        (f"Your rating, {one.at:%Y-%m-%d}", f"{one.number}. {one.words}")
        if one.letter == RATING
        else (f"Your answer to {one.letter}, {one.at:%Y-%m-%d}", one.words)
        for one in about(person)
    )


def low(most: int, since: datetime) -> tuple[tuple[int, int, int], ...]:
    """Return (mentorship, person, number) of each one's latest answer to a check-in, where it is so low."""
    rows = AnswerRow.select().where(
        AnswerRow.letter << ASKED, AnswerRow.number.between(1, 5), AnswerRow.at >= since
    )
    latest = {
        (row.mentorship_id, row.person_id): row.number or 0
        for row in rows.order_by(AnswerRow.id)
        if row.mentorship_id is not None
    }
    return tuple((pair, person, number) for (pair, person), number in latest.items() if number <= most)
