"""What waits in a mailbox: what of it is news, and how it is cut into batches of bounded size.

Holds keys and sizes, never mail, and talks to no server.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

BATCH_MAILS = 50
BATCH_BYTES = 20 * 2**20
SIZE_LIMIT = 25 * 2**20
HEADER_LIMIT = 2**18
LOOK_AGAIN_SECONDS = 9 * 60.0

Key = TypeVar("Key")


class Offered:
    """What was handed out already. What stays in the mailbox all the same is news again after a while."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._keys: set[str] = set()
        self._since = clock()

    def add(self, keys: Iterable[str]) -> None:
        """Note that these were handed out."""
        self._keys.update(keys)

    def news(self, waiting: Iterable[str]) -> bool:
        """Say whether any of these was not handed out lately."""
        if self._clock() - self._since >= LOOK_AGAIN_SECONDS:
            self.forget()
        return any(key not in self._keys for key in waiting)

    def forget(self) -> None:
        """Take everything for news again."""
        self._keys.clear()
        self._since = self._clock()


def batches(sizes: Iterable[tuple[Key, int]]) -> Iterator[list[Key]]:
    """Cut into batches of at most 50 mails and 20 MB; what is larger goes alone."""
    batch: list[Key] = []
    total = 0
    for key, size in sizes:
        if batch and (len(batch) == BATCH_MAILS or total + size > BATCH_BYTES):
            yield batch
            batch, total = [], 0
        batch.append(key)
        total += size
    if batch:
        yield batch


def header_of(raw: bytes) -> bytes:
    """Cut a mail behind its header."""
    ends = [at + len(gap) for gap in (b"\r\n\r\n", b"\n\n") if (at := raw.find(gap)) >= 0]
    return raw[: min(ends)] if ends else raw
