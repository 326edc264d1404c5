"""Covering words with phrases: what a part of a sentence says, where each of its words is accounted for.

A word that no phrase accounts for means that we did not understand; that is what keeps 'I accept that you
are busy' from being an acceptance.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from inbox_rules.patterns import Mark
from inbox_rules.vocabulary import FREE, PHRASE, SAYS, WORD, Language

LONGEST = 40  # words in a part that is looked at closely
OPEN_COST = 1.5  # of letting anything follow, against one more phrase
BECAUSE = Mark(SAYS, "because")  # what follows is a reason, and nothing that can be accounted for
DECOY = "decoy"  # what begins like a request and is none: 'I accept that', 'I agree it is a lot'
# A wish that is no answer counts only where nothing else fits; a decoy is always taken.
OTHER_COSTS = {"soft": 2.5, DECOY: -3.0}
COSTS = {WORD: 0.95, FREE: 0.96, PHRASE: 0.97, SAYS: 1.01}


Usable = Callable[[Mark, int], bool]  # a phrase, in a part of so many words


class Piece(NamedTuple):
    """Some of the words and what they say."""

    start: int
    end: int
    mark: Mark


class Covered(NamedTuple):
    """How far the words are accounted for; `rest` follows an open-ended phrase or a connecting word."""

    pieces: tuple[Piece, ...]
    rest: tuple[str, ...] = ()
    because: bool = False


def cover(words: Sequence[str], one: Language, usable: Usable) -> Covered | None:
    """Account for all of `words` with the fewest phrases, or return None."""
    covered = _cover(words, one, usable)
    if covered is not None and any(piece.mark.name == DECOY for piece in covered.pieces):
        return None
    return covered


def _cover(words: Sequence[str], one: Language, usable: Usable) -> Covered | None:
    if len(words) > LONGEST:
        words = words[:LONGEST]
    best: list[tuple[float, tuple[Piece, ...]] | None] = [(0.0, ()), *[None] * len(words)]
    opened: list[tuple[float, Covered]] = []
    for start in range(len(words)):
        here = best[start]
        if here is None:
            continue
        cost, pieces = here
        for end, mark in one.phrases.matches(words, start):
            if mark == BECAUSE or not usable(mark, len(words)):
                continue
            total = cost + OTHER_COSTS.get(mark.name, COSTS[mark.kind])
            through = (*pieces, Piece(start, end, mark))
            known = best[end]
            if known is None or total < known[0]:
                best[end] = (total, through)
            if mark.open_ended and end < len(words):
                # The longer the phrase before the open end, the better it is understood.
                opened.append(
                    (total + OPEN_COST + (len(words) - end) / 10, Covered(through, tuple(words[end:])))
                )
    whole = best[len(words)]
    if whole is not None and (not opened or whole[0] <= min(cost for cost, _ in opened)):
        return Covered(whole[1])
    if opened:
        return min(opened, key=lambda entry: entry[0])[1]
    return _connected(words, best, one)


def _connected(
    words: Sequence[str], best: list[tuple[float, tuple[Piece, ...]] | None], one: Language
) -> Covered | None:
    """Accept a well understood beginning before 'because', 'and' and the like."""
    for start in range(len(words) - 1, 0, -1):
        before = best[start]
        if before is None:
            continue
        names = {mark.name for _, mark in one.phrases.matches(words, start) if mark.kind == SAYS}
        asks = any(
            piece.mark.kind != SAYS or piece.mark.name in ("yes", "no", "change") for piece in before[1]
        )
        if asks and names & {"because", "and"}:
            return Covered(before[1], tuple(words[start:]), because="because" in names)
    return None


def alarms_in(words: Sequence[str], one: Language) -> frozenset[str]:
    """Return what in these words makes a request doubtful."""
    return frozenset(mark.name for start in range(len(words)) for _, mark in one.alarms.matches(words, start))
