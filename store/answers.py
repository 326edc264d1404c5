"""Answers that the organizer may read: check-ins, surveys, words that were kept for them."""

from __future__ import annotations

from datetime import datetime

from store.models import AnswerRow


def keep(
    mentorship: int | None, person: int, letter: str, number: int | None, words: str, now: datetime
) -> None:
    """Keep one answer."""
    AnswerRow.create(mentorship=mentorship, person=person, letter=letter, number=number, words=words, at=now)
