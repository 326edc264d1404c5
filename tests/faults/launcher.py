"""Starts the command `mentorpost` in a process of its own, many times a second, and kills it where told.

Loads the program once and forks for each start: what dies is a whole process with its own connections and
its own store. One order a line on standard input, one answer a line on standard output.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from datetime import datetime
from pathlib import Path
from typing import NamedTuple, Self

from tests.faults.points import BY_NAME, arm
from tests.shifted_clock import environment

PATIENCE_SECONDS = 120


class Order(NamedTuple):
    """One start."""

    arguments: list[str]
    point: str = ""
    nth: int = 1
    seconds: float = 0.0  # kill it after so long; 0: never


class Launcher:
    """The process that forks."""

    def __init__(self, now: datetime) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.faults.launcher"],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment(now), text=True, bufsize=1,
        )  # fmt: skip

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        assert self._process.stdin is not None
        self._process.stdin.close()
        self._process.wait(PATIENCE_SECONDS)
        assert self._process.stdout is not None
        self._process.stdout.close()

    def run(self, config: Path, point: str = "", nth: int = 1, seconds: float = 0.0) -> int:
        """Run `run --once`; return its exit code, or minus the number of the signal that ended it."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        order = Order(["--config", str(config), "run", "--once"], point, nth, seconds)
        self._process.stdin.write(json.dumps(order) + "\n")
        return int(self._process.stdout.readline())


def _start(order: Order) -> int:
    child = os.fork()
    if child == 0:
        _be_the_program(order)
    if order.seconds:
        time.sleep(order.seconds)
        os.kill(child, signal.SIGKILL)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def _be_the_program(order: Order) -> None:
    signal.alarm(PATIENCE_SECONDS)  # a process that hangs ends all the same, and the test fails
    if order.point:
        arm(BY_NAME[order.point], order.nth)
    from mentorpost.__main__ import main

    code = 1
    try:
        main(order.arguments, standalone_mode=True)
    except SystemExit as ended:
        code = ended.code if isinstance(ended.code, int) else 1
    finally:
        sys.stderr.flush()
        os._exit(code)


def serve() -> None:
    """Fork for each order until there are no more."""
    # What the command loads late is loaded here, once.
    import mentorpost.commands.run
    import mentorpost.handle  # noqa: F401

    for line in sys.stdin:
        code = _start(Order(*json.loads(line)))
        print(code, flush=True)  # noqa: T201 - this is the answer


if __name__ == "__main__":
    serve()
