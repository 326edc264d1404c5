"""When is a mail that could not be sent tried again, and when is it given up?

Reads no clock and keeps nothing: the outbox does.
"""

from __future__ import annotations

from datetime import datetime, timedelta

FIRST = timedelta(minutes=5)
LONGEST = timedelta(hours=4)
GIVE_UP = timedelta(days=5)


def next_attempt(attempts: int, first_at: datetime, now: datetime) -> datetime | None:
    """Name the next time after `attempts` failed ones, the first at `first_at`; None: it is final."""
    if now >= first_at + GIVE_UP:
        return None
    # Six doublings of five minutes are past four hours; more need not be computed.
    delay = min(FIRST * (1 << min(max(attempts - 1, 0), 6)), LONGEST)
    return min(now + delay, first_at + GIVE_UP)
