"""Was the clock of the machine set while the service runs? Then the calendar rests for a while.

A clock that is wrong by a day or a year is mostly put right within minutes, by a time server or by a person;
what the calendar had done meanwhile could not be taken back. After an hour the clock is believed: nothing
stays shut for good. Reads no clock itself.
"""

from __future__ import annotations

import logging
import time
from dataclasses import dataclass
from datetime import datetime, timedelta

log = logging.getLogger(__name__)

A_JUMP = timedelta(days=1)
BELIEVED_AFTER_SECONDS = 3600.0


def uptime() -> float:
    """Return seconds that nobody can set, and that go on while the machine sleeps."""
    return time.clock_gettime(getattr(time, "CLOCK_BOOTTIME", time.CLOCK_MONOTONIC))


@dataclass
class ClockWatch:
    """Compares the clock with a counter that only goes on."""

    wall: datetime
    counted: float
    doubted_until: float = 0.0

    def believes(self, now: datetime, counted: float) -> bool:
        """Whether the clock may be acted on: it went as fast as the counter, for an hour at least."""
        jump = (now - self.wall) - timedelta(seconds=counted - self.counted)
        if abs(jump) > A_JUMP:
            self.doubted_until = counted + BELIEVED_AFTER_SECONDS
            text = "the clock was set from=%s to=%s: set it right, or leave it; believed in an hour"
            log.error(text, f"{self.wall:%Y-%m-%d %H:%M}", f"{now:%Y-%m-%d %H:%M}")
        self.wall, self.counted = now, counted
        return counted >= self.doubted_until
