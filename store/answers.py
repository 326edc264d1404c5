"""Answers that the organizer may read: check-ins, surveys, words that were kept for them."""

from __future__ import annotations

from datetime import datetime

from store.models import AnswerRow, MentorshipRow, RatingRow


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
