"""What of the outbox may leave now: how much has left, and what is held back for a while."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from store import plain
from store.models import LetterRow
from store.outbox import AT_ONCE, QUEUED

LATEST = 10_000  # letters that can have left in a day


def all_due(now: datetime) -> list[int]:
    """Return the numbers of all that is to be sent now."""
    rows = LetterRow.select(LetterRow.id).where(LetterRow.next_at.is_null(False), LetterRow.next_at <= now)
    return sorted(row.id for row in rows)


def hold_back(numbers: Sequence[int], until: datetime, said: str) -> None:
    """Leave letters queued until then: nothing is wrong with them, and no attempt is counted.

    One that has left meanwhile, or was discarded, stays as it is.
    """
    still = LetterRow.id << list(numbers), LetterRow.next_at.is_null(False)
    LetterRow.update(next_at=until, said=said).where(*still).execute()


def let_go() -> None:
    """Send at once what was held back."""
    LetterRow.update(next_at=AT_ONCE).where(
        LetterRow.state == QUEUED, LetterRow.next_at.is_null(False)
    ).execute()


def sent_since(moment: datetime) -> int:
    """Return how many letters left since then; no more are counted than can be asked about."""
    return plain.number(
        "SELECT COUNT(*) FROM "
        "(SELECT 1 FROM letter WHERE sent_at IS NOT NULL AND sent_at > ? LIMIT ?) AS latest",
        moment,
        LATEST,
    )
