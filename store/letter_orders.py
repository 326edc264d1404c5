"""What an organizer ordered about letters of the calendar: one order a letter of a mentorship."""

from __future__ import annotations

from datetime import datetime

from mentorship.letter_orders import What
from store import plain
from store.models import LetterOrderRow


def of(mentorship: int) -> dict[str, What]:
    """Return the orders of a mentorship, by letter."""
    rows = plain.select(LetterOrderRow, "WHERE mentorship_id = ?", mentorship)
    return {row.letter: What(row.what) for row in rows}


def since(mentorship: int, letter: str) -> datetime | None:
    """Return when the order about a letter was given."""
    row = LetterOrderRow.get_or_none(LetterOrderRow.mentorship == mentorship, LetterOrderRow.letter == letter)
    return row.at if row else None


def put(mentorship: int, letter: str, what: What, now: datetime) -> None:
    """Keep an order, in the place of one before."""
    plain.put(LetterOrderRow, "mentorship", "letter", mentorship=mentorship, letter=letter, what=what, at=now)


def drop(mentorship: int, letter: str) -> bool:
    """Forget an order; say whether there was one."""
    gone = LetterOrderRow.delete().where(
        LetterOrderRow.mentorship == mentorship, LetterOrderRow.letter == letter
    )
    return bool(gone.execute())


def pairs() -> list[int]:
    """Return the mentorships about whose letters something is ordered."""
    rows = LetterOrderRow.select(LetterOrderRow.mentorship).distinct().order_by(LetterOrderRow.mentorship)
    return [row.mentorship_id for row in rows]
