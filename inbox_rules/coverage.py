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

CORES = ("yes", "no", "change")  # what asks for something without naming a request

Usable = Callable[[Mark, int], bool]  # a phrase, in a part of so many words


class Piece(NamedTuple):
    """Some of the words and what they say."""

    start: int
    end: int
    mark: Mark


class Covered(NamedTuple):
    """How far the words are accounted for."""

    pieces: tuple[Piece, ...]
    rest: tuple[str, ...] = ()  # what follows an open-ended phrase, a connecting word, or runs on
    lead: tuple[str, ...] = ()  # what stands before the first phrase
    ran_on: bool = False  # the rest begins a clause of its own, without a comma


class _Reached(NamedTuple):
    """The cheapest way to each position, and the open-ended phrases on the way."""

    best: list[tuple[float, tuple[Piece, ...]] | None]
    opened: list[tuple[float, Covered]]


def cover(words: Sequence[str], one: Language, usable: Usable) -> Covered | None:
    """Account for all of `words` with the fewest phrases, or return None."""
    if len(words) > LONGEST:
        return None
    best, opened = _reach(words, one, usable)
    whole = best[len(words)]
    if whole is not None and (not opened or whole[0] <= min(cost for cost, _ in opened)):
        covered: Covered | None = Covered(whole[1])
    elif opened:
        covered = min(opened, key=lambda entry: entry[0])[1]
    else:
        covered = _connected(words, best, one)
    return None if covered is None or _misled(covered.pieces) else covered


def cover_loosely(words: Sequence[str], one: Language, usable: Usable) -> Covered | None:
    """Account for a clause that asks for something in words without commas, or return None.

    It begins the words, or stands behind 'and', or begins with 'I', 'please' and the like where nobody else
    was spoken of before; and what runs on behind it begins a clause of its own.
    """
    found: list[tuple[int, Covered]] = []
    if len(words) > LONGEST:
        return None
    for start in range(len(words)):
        joined = start > 0 and words[start - 1] in one.joins
        own = words[start] in one.self or words[start] in one.turns
        if start and not joined and (not own or one.others & set(words[:start])):
            continue
        if start and "negation" in alarms_in(words[start - 1 : start], one):
            continue  # "non ci siamo visti"
        best, opened = _reach(words[start:], one, usable)
        if any(_misled(covered.pieces) for _, covered in opened):
            return None
        for end in range(len(words), start, -1):
            reached = best[end - start]
            if reached is None or not _asks(reached[1]) or (end < len(words) and words[end] not in one.runs):
                continue
            if _misled(reached[1]):
                return None
            covered = Covered(reached[1], tuple(words[end:]), tuple(words[:start]), ran_on=end < len(words))
            found.append((start + len(words) - end, covered))
            break
    return min(found, key=lambda entry: entry[0])[1] if found else None


def alarms_in(words: Sequence[str], one: Language) -> frozenset[str]:
    """Return what in these words makes a request doubtful."""
    scan = one.alarms.over(words)
    return frozenset(mark.name for start in range(len(words)) for _, mark in scan.at(start))


def _reach(words: Sequence[str], one: Language, usable: Usable) -> _Reached:
    best: list[tuple[float, tuple[Piece, ...]] | None] = [(0.0, ()), *[None] * len(words)]
    opened: list[tuple[float, Covered]] = []
    scan = one.phrases.over(words)
    for start in range(len(words)):
        here = best[start]
        if here is None:
            continue
        cost, pieces = here
        for end, mark in scan.at(start):
            if mark == BECAUSE or not usable(mark, len(words)):
                continue
            total = cost + OTHER_COSTS.get(mark.name, COSTS[mark.kind])
            through = (*pieces, Piece(start, end, mark))
            known = best[end]
            if known is None or total < known[0]:
                best[end] = (total, through)
            if mark.open_ended and end < len(words):
                # The longer the phrase before the open end, the better it is understood.
                left = len(words) - end
                opened.append((total + OPEN_COST + left / 10, Covered(through, tuple(words[end:]))))
    return _Reached(best, opened)


def _connected(
    words: Sequence[str], best: list[tuple[float, tuple[Piece, ...]] | None], one: Language
) -> Covered | None:
    """Accept a well understood beginning before 'because', 'and' and the like."""
    for start in range(len(words) - 1, 0, -1):
        before = best[start]
        if before is None or not _asks(before[1]):
            continue
        names = {mark.name for _, mark in one.phrases.matches(words, start) if mark.kind == SAYS}
        if names & {"because", "and"}:
            return Covered(before[1], tuple(words[start:]))
    return None


def _asks(pieces: Sequence[Piece]) -> bool:
    return any(piece.mark.kind != SAYS or piece.mark.name in CORES for piece in pieces)


def _misled(pieces: Sequence[Piece]) -> bool:
    return any(piece.mark.name == DECOY for piece in pieces)
