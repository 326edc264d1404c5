"""Answers that the organizer may read: check-ins, surveys, words that were kept for them."""

from __future__ import annotations

from datetime import datetime

from mentorship.letters.rounds import CheckIn, HalfWay
from store.models import AnswerRow, MentorshipRow, RatingRow

ASKED = (CheckIn.name, HalfWay.name)  # how do you get on, from 1 to 5


def keep(
    mentorship: int | None, person: int, letter: str, number: int | None, words: str, now: datetime
) -> None:
    """Keep one answer."""
    AnswerRow.create(mentorship=mentorship, person=person, letter=letter, number=number, words=words, at=now)


def kept_of(person: int) -> tuple[tuple[str, str], ...]:
    """Return everything that somebody answered and rated, as (label, words)."""
    rows = AnswerRow.select().where(AnswerRow.person == person).order_by(AnswerRow.id)
    items = [(f"Your answer to {row.letter}, {row.at:%Y-%m-%d}", row.words) for row in rows]
    ratings = RatingRow.select().join(MentorshipRow).where(MentorshipRow.mentee == person)
    items += [(f"Your rating, {row.at:%Y-%m-%d}", f"{row.score}. {row.words}") for row in ratings]
    return tuple(items)


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
