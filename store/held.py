"""Letters that are held after a backup was restored: they may have gone out, so the organizer decides."""

from __future__ import annotations

from datetime import datetime

from peewee import fn

from store.kinds import here
from store.models import LetterRow
from store.outbox import AT_ONCE, DISCARDED, HELD, PAIRS_OWN_MAIL, QUEUED


def hold_all() -> int:
    """Hold all that waits to be sent; return how many letters."""
    # The words of these are in no backup; whoever wrote them has them still.
    LetterRow.update(state=DISCARDED, next_at=None).where(
        LetterRow.next_at.is_null(False), LetterRow.mail.is_null(), LetterRow.name << list(PAIRS_OWN_MAIL)
    ).execute()
    waits = LetterRow.next_at.is_null(False)
    return int(LetterRow.update(state=HELD, next_at=None).where(waits).execute())


def held() -> int:
    """Return how many letters are held."""
    return int(LetterRow.select(fn.COUNT(LetterRow.id)).where(LetterRow.state == HELD).scalar())


def send_all() -> int:
    """Send all that is held; return how many letters."""
    return int(LetterRow.update(state=QUEUED, next_at=AT_ONCE).where(LetterRow.state == HELD).execute())


def discard_all() -> int:
    """Never send what is held; return how many letters."""
    return int(
        LetterRow.update(state=DISCARDED, mail=None, text="", subject="")
        .where(LetterRow.state == HELD)
        .execute()
    )


def leave_out_numbers(count: int, now: datetime) -> None:
    """Give the next letters numbers that none had before: an old answer must never fit a new question."""
    highest = int(LetterRow.select(fn.MAX(LetterRow.id)).scalar() or 0)
    LetterRow.create(id=highest + count, name="restored", recipient="", state=DISCARDED, created_at=now)
    here().follow_on("letter")
