"""Run something in a process of its own, under a limit of time, and say what it took.

A mail that hangs, grows or kills its reader must not end the measuring.
"""

from __future__ import annotations

import multiprocessing
import resource
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from multiprocessing.connection import Connection

_FORK = multiprocessing.get_context("fork")


@dataclass(frozen=True)
class Took:
    """How reading one mail went."""

    ended: bool  # in time and without raising
    hangs: bool = False
    seconds: float = 0.0
    megabytes: float = 0.0  # that the process grew by
    said: str = ""


def each(act: Callable[[bytes], str], mails: list[bytes], limit: float) -> Iterator[Took]:
    """Do `act` with each mail, in one process until one fails there, then in a new one."""
    rest = mails
    while rest:
        done = 0
        for took in _until_failure(act, rest, limit):
            done += 1
            yield took
        rest = rest[done:]


def _until_failure(act: Callable[[bytes], str], mails: list[bytes], limit: float) -> Iterator[Took]:
    ours, theirs = _FORK.Pipe()
    process = _FORK.Process(target=_work, args=(act, mails, theirs), daemon=True)
    process.start()
    theirs.close()
    try:
        for _ in mails:
            if not ours.poll(limit):
                yield Took(ended=False, hangs=True, seconds=limit)
                return
            try:
                took: Took = ours.recv()
            except EOFError:  # the process died
                yield Took(ended=False, said="died")
                return
            yield took
    finally:
        process.kill()
        process.join()


def _work(act: Callable[[bytes], str], mails: list[bytes], pipe: Connection) -> None:
    for raw in mails:
        before = _peak()
        begun = time.perf_counter()
        try:
            said, ended = act(raw), True
        # Whatever a parser raises is its result here.
        except Exception as error:
            said, ended = type(error).__name__, False
        pipe.send(Took(ended, False, time.perf_counter() - begun, _peak() - before, said))


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
