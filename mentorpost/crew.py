"""What several workers have to tell each other: that one of them has looked through the mailbox.

Where there is but one daemon it knows that by itself, and nothing is written.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from store import chores
from store.kinds import here
from store.models import database

NOTED_EVERY = timedelta(minutes=1)
COUNTS_FOR = timedelta(minutes=15)  # somewhat longer than a worker may wait for mail


def has_looked(now: datetime, we_have: bool) -> bool:
    """Whether what waits in the mailbox is known: we have looked, or another worker has, a while ago."""
    if not here().worker:
        return we_have
    at = chores.at(chores.LOOKED)
    if not we_have:
        return at is not None and timedelta() <= now - at < COUNTS_FOR
    if at is None or not timedelta() <= now - at < NOTED_EVERY:
        with database.atomic():
            chores.done(chores.LOOKED, now)
    return True
