"""How long one mail may keep us: a reading that goes on and on is given up, and the mail fails for it.

Measured is the processor's time, not the clock's: a slow disk, a sleeping machine and a clock that is set are
no fault of a mail. What stands under it is inside a transaction, which is rolled back, and sends nothing.
"""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

READING_SECONDS = 20.0  # of the processor's time; an ordinary mail takes a few thousandths


class ReadTooLong(Exception):  # noqa: N818 - names here say what happened
    """This mail takes too long to read."""


@contextmanager
def patience(seconds: float = READING_SECONDS) -> Iterator[None]:
    """Raise ReadTooLong in what goes on for longer. In another thread than the first nothing is measured."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGVTALRM, _give_up)
    # Again and again: some guards of the reading let through whatever is raised below them.
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


def _give_up(_number: int, _frame: FrameType | None) -> None:
    raise ReadTooLong("it takes too long to read")
