"""Cutting what somebody wrote into sentences, and sentences into parts.

A part is what stands between commas or dashes. Lines that a mail client wrapped are joined first. Dates
and codes have been marked before, so no full stop in them ends a sentence. Nothing here knows a language.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from inbox_rules.folding import words_of

WRAPPED_FROM = 50  # a line shorter than this was not wrapped by a mail client

_END = re.compile(r"(?<=[.!?;])(?:[\"')]*)(?:\s+|$)|(?<=\w[!?])(?=\w)|\s:\s|:\s*$")
_PART = re.compile(r",|\s[-–/|]+\s|–|:|\.{2,}|[()]|\s-(?=\w)")


class Sentence(NamedTuple):
    """One sentence: the words of its parts, folded, and where it stood."""

    text: str  # folded
    parts: tuple[tuple[str, ...], ...]
    question: bool
    announces: bool  # it ends in a colon: what follows belongs to it
    line: int  # of the text, from 1
    begins_line: bool
    ends_line: bool


def lines_of(text: str) -> list[tuple[int, str]]:
    """Return the lines with their numbers, wrapped ones joined, empty ones and rules left out."""
    lines: list[tuple[int, str]] = []
    open_ended = False
    for number, raw in enumerate(text.splitlines(), 1):
        line = raw.strip()
        if not line.strip("-_=*~ \t"):
            open_ended = False
            continue
        if open_ended and not re.match(r"[>\-*•]|\d+[.)]\s", line):
            before, joined = lines[-1]
            lines[-1] = (before, f"{joined} {line}")
        else:
            lines.append((number, line))
        open_ended = len(line) >= WRAPPED_FROM and line[-1] not in ".!?:;"
    return lines


def sentences_of(lines: list[tuple[int, str]]) -> Iterator[Sentence]:
    """Yield the sentences of folded lines."""
    for number, line in lines:
        pieces = [piece.strip() for piece in _END.split(line) if piece and piece.strip(" \"').,!;:*-")]
        for place, piece in enumerate(pieces):
            parts = tuple(tuple(words) for part in _PART.split(piece) if (words := words_of(part)))
            if not parts:
                continue
            last = place == len(pieces) - 1
            yield Sentence(
                piece,
                parts,
                question="?" in piece,
                announces=last and line.rstrip().endswith(":"),
                line=number,
                begins_line=place == 0,
                ends_line=last,
            )
