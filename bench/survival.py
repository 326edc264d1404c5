"""Whether every mail is read to its end: torture mails, real mails with broken bytes, lines of a megabyte."""

from __future__ import annotations

from typing import NamedTuple

from bench import apart
from bench.parsers import OURS, Parser
from inbox_rules.read import read
from inbox_rules.values import Kind

LIMIT_SECONDS = 1.0
LIMIT_MEGABYTES = 200
PATIENCE_SECONDS = 5.0  # after that it hangs
HANGS_AT_MOST = 5  # of one parser; what it hangs on costs minutes


class Survived(NamedTuple):
    """How many mails were read within the limits, and the worst of all."""

    within: int
    tried: int
    hangs: int
    raised: int
    slowest: float
    largest: float

    def __str__(self) -> str:
        notes = [f"{self.within} of {self.tried}"]
        if self.raised:
            notes.append(f"{self.raised} raise")
        if self.hangs:
            notes.append(
                "hangs" if self.hangs < HANGS_AT_MOST else f"hangs {self.hangs} times, then given up"
            )
        return ", ".join([*notes, f"{self.slowest:.2f} s"])


WARMING = b"From: max@example.org\r\nSubject: Re: a letter\r\n\r\nYes, gladly.\r\n"


def survived(parser: Parser, mails: list[bytes]) -> Survived:
    """Read all mails; ours must name a kind, the others must only come back."""
    took: list[apart.Took] = []
    act = _ours if parser is OURS else parser.whole
    parser.whole(
        WARMING
    )  # tables are loaded once in a life, some 1.3 s; the process that reads is a fork of this
    for one in apart.each(act, mails, PATIENCE_SECONDS):
        took.append(one)
        if sum(some.hangs for some in took) == HANGS_AT_MOST:
            break
    return Survived(
        within=sum(
            one.ended and one.seconds < LIMIT_SECONDS and one.megabytes < LIMIT_MEGABYTES for one in took
        ),
        tried=len(took),
        hangs=sum(one.hangs for one in took),
        raised=sum(not one.ended and not one.hangs for one in took),
        slowest=max(one.seconds for one in took),
        largest=max(one.megabytes for one in took),
    )


def _ours(raw: bytes) -> str:
    OURS.whole(raw)
    kind = read(raw).kind
    assert kind in Kind
    return kind
