"""Cutting what somebody wrote into sentences, and sentences into parts.

A part is what stands between commas or dashes. Lines that a mail client wrapped are joined first. Dates
and codes have been marked before, so no full stop in them ends a sentence. Nothing here knows a language.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from inbox_rules.folding import words_of

WRAPPED_FROM = 50  # a line shorter than this was not wrapped by a mail client

Line = tuple[int, str]  # its number in the text, from 1; 0 is the subject

_OWN_LINE = re.compile(r"[>\-*•]|\d+[.)]\s|[^\W\d_][^:]{1,30}:")
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


def lines_of(text: str) -> list[Line]:
    """Return the lines with their numbers; empty ones and rules are left out."""
    lines = ((number, line.strip()) for number, line in enumerate(text.splitlines(), 1))
    return [(number, line) for number, line in lines if line.strip("-_=*~ \t")]


def joined(lines: Sequence[Line]) -> list[Line]:
    """Return the lines with those joined that a mail client wrapped."""
    whole: list[Line] = []
    before, before_line = 0, ""
    for number, line in lines:
        if number == before + 1 and _goes_on(before_line) and not _OWN_LINE.match(line):
            whole[-1] = (whole[-1][0], f"{whole[-1][1]} {line}")
        else:
            whole.append((number, line))
        before, before_line = number, line
    return whole


def _goes_on(line: str) -> bool:
    return len(line) >= WRAPPED_FROM and line[-1] not in ".!?:;" and not line.startswith(">")


def sentences_of(lines: Sequence[Line]) -> Iterator[Sentence]:
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
