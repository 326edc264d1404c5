"""What of the ratings may be shown, where a programme shows any (A20, B24)."""

from __future__ import annotations

ENOUGH = 5  # fewer would tell who gave what
BATCH = 3  # it changes only when so many more have come


def shown(scores: tuple[int, ...]) -> int | None:
    """Return the rounded average of scores in the order in which they came; None: not rated yet."""
    if len(scores) < ENOUGH:
        return None
    counted = scores[: ENOUGH + (len(scores) - ENOUGH) // BATCH * BATCH]
    return int(sum(counted) / len(counted) + 0.5)
