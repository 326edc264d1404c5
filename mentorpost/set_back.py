"""The clock was set back, or a machine began in another year: nothing waits for a day that was never meant.

What is looked at again too early is owed nothing, so looking at everything is harmless.
"""

from __future__ import annotations

import logging
from datetime import datetime, timedelta

from store import chores, mentorships, outbox, people

log = logging.getLogger(__name__)

NOTED_EVERY = timedelta(hours=1)
A_DAY = timedelta(days=1)  # less costs nobody more than a day


def look_at_all_if_set_back(now: datetime) -> None:
    """Note the time; where it is earlier than it was, let everything that waits be looked at now."""
    seen = chores.at(chores.SEEN)
    if seen is not None and now < seen - A_DAY:
        log.warning("the clock was set back from=%s to=%s", f"{seen:%Y-%m-%d %H:%M}", f"{now:%Y-%m-%d %H:%M}")
        mentorships.look_at_all(now)
        people.look_at_all(now)
        outbox.try_all_again()
    if seen is None or not timedelta() <= now - seen < NOTED_EVERY:
        chores.done(chores.SEEN, now)
