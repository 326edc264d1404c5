"""How many replies of about 2 KB are read in a second, everything from bytes to request, on one core."""

from __future__ import annotations

import os
import time
from statistics import mean, median

from bench.own_letters import replies
from bench.parsers import ALL, Parser

ROUNDS = 5
SMALL, LARGE = 1_400, 2_800  # bytes


def mails() -> list[bytes]:
    """Return the replies of about that size, in all languages, each once."""
    return [typed.raw for typed in replies() if SMALL <= len(typed.raw) <= LARGE]


def mails_a_second() -> tuple[dict[str, float], int, float]:
    """Return the median rate of each parser, how many mails were read, and their mean size in bytes."""
    cores = os.sched_getaffinity(0)
    os.sched_setaffinity(0, {max(cores)})
    raws = mails()
    for parser in ALL:
        _rate(parser, raws[:20])  # tables are loaded and expressions compiled once in a life
    rates: dict[str, list[float]] = {parser.name: [] for parser in ALL}
    for _ in range(ROUNDS):
        for parser in ALL:
            rates[parser.name].append(_rate(parser, raws))
    os.sched_setaffinity(0, cores)
    return {name: median(some) for name, some in rates.items()}, len(raws), mean(map(len, raws))


def _rate(parser: Parser, raws: list[bytes]) -> float:
    begun = time.perf_counter()
    for raw in raws:
        parser.whole(raw)
    return len(raws) / (time.perf_counter() - begun)
