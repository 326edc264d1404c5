"""What of the ratings may be shown, where a programme shows any (A20, B24)."""

from __future__ import annotations

ENOUGH = 5  # fewer would tell who gave what
BATCH = 3  # it changes only when so many more have come


def shown(scores: tuple[int, ...]) -> int | None:
    """Return the rounded average of scores in the order in which they came; None: not rated yet."""
    counted = batched(scores)
    return int(sum(counted) / len(counted) + 0.5) if counted else None


def batched(scores: tuple[int, ...]) -> tuple[int, ...]:
    """Return those of which an average may be made: none, or five, and three more at a time."""
    return scores[: ENOUGH + (len(scores) - ENOUGH) // BATCH * BATCH] if len(scores) >= ENOUGH else ()
