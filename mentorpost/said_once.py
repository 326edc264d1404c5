"""What cannot be used is said when it begins, and that it works again when it does, and nothing between."""

from __future__ import annotations

import logging
from collections.abc import Sequence

log = logging.getLogger(__name__)


class SaidOnce:
    """Hears at the end of each round what could not be used in it."""

    def __init__(self) -> None:
        self._said: Sequence[str] = ()

    def tell(self, troubles: Sequence[str]) -> None:
        """Log what is new since the round before."""
        for sentence in dict.fromkeys(troubles):
            if sentence not in self._said:
                log.error("%s", sentence)
        if self._said and not troubles:
            log.warning("works again")
        self._said = troubles
