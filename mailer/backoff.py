"""When may a lost server be tried again? Sleeps for nobody: it only says how long is left."""

from __future__ import annotations

import random
import time
from collections.abc import Callable

FIRST_SECONDS = 1.0
LONGEST_SECONDS = 300.0


class Backoff:
    """Doubles from a second to five minutes, each time shortened by up to a half at random."""

    # Defaults are bound here, so that a test that freezes the clock freezes no connection.
    def __init__(
        self,
        clock: Callable[[], float] = time.monotonic,
        chance: Callable[[], float] = random.random,
    ) -> None:
        self._clock = clock
        self._chance = chance
        self._failures = 0
        self._until = 0.0

    def failed(self, at_least: float = 0.0) -> None:
        """Note one more failure in a row; `at_least` for what time alone will not mend."""
        longest = min(FIRST_SECONDS * 2 ** min(self._failures, 16), LONGEST_SECONDS)
        self._failures += 1
        self._until = self._clock() + max(at_least, longest * (1 - self._chance() / 2))

    def worked(self) -> None:
        """Forget the failures."""
        self._failures = 0
        self._until = 0.0

    def remaining(self) -> float:
        """Seconds until the next attempt; 0 where it may be made now."""
        return max(0.0, self._until - self._clock()) if self._failures else 0.0
