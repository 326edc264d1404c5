"""How much room a store takes, and how much of it holds nothing."""

from __future__ import annotations

from typing import NamedTuple


class Room(NamedTuple):
    """In bytes; all 0 where somebody else sees to it."""

    whole: int = 0  # the file
    empty: int = 0  # of it, what was deleted or blanked and is not used again yet
    left: int = 0  # on the disk

    @property
    def wasted(self) -> float:
        """The share that holds nothing."""
        return self.empty / self.whole if self.whole else 0.0
