"""The parts of one sentence: cut at commas, at 'but', and at 'and' or 'so' where a request follows.

What each part says is found by coverage.py. Nothing here decides what a sentence asks for.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from inbox_rules.coverage import CORES, Covered, Usable, alarms_in, cover, cover_loosely
from inbox_rules.patterns import Mark
from inbox_rules.vocabulary import SAYS, WORD, Language

__all__ = ["Part", "Usable", "parts_of"]


class Part(NamedTuple):
    """One part of a sentence, as far as it is accounted for."""

    words: tuple[str, ...]
    covered: Covered | None
    after_but: bool = False

    def says(self) -> frozenset[str]:
        """Return the names of what it says beside requests."""
        pieces = self.covered.pieces if self.covered else ()
        return frozenset(piece.mark.name for piece in pieces if piece.mark.kind == SAYS)

    def cores(self) -> list[Mark]:
        """Return the marks of the requests, of yes and of no."""
        pieces = self.covered.pieces if self.covered else ()
        return [piece.mark for piece in pieces if piece.mark.kind != SAYS or piece.mark.name in CORES]

    def begins(self, words: frozenset[str]) -> bool:
        """Whether its first word is one of `words`."""
        return bool(self.words) and self.words[0] in words

    def unexplained(self) -> bool:
        """Whether some of its words are not accounted for."""
        return self.covered is None or bool(self.covered.rest or self.covered.lead)

    def plain(self) -> bool:
        """Whether it holds nothing but a request's word, a date, a greeting, thanks or 'please'."""
        return self.covered is not None and all(
            piece.mark.kind == WORD
            or piece.mark.name in ("date", "thanks", "greeting", "signoff")
            or self.words[piece.start : piece.end] == ("please",)
            for piece in self.covered.pieces
        )

    def softly(self) -> bool:
        """Whether it wishes rather than says: 'I would love to', 'normally yes'."""
        return (
            not self.cores() or "soft" in self.says() or bool({"would", "wish", "normally"} & set(self.words))
        )

    def denies(self) -> bool:
        """Whether a 'no' stands with a request's own words: 'no pause', 'no need to end'."""
        return "no" in self.says() and any(mark.kind != SAYS for mark in self.cores())

    def denies_word(self) -> bool:
        """Whether a 'no' stands with a request's bare word: 'no decline'."""
        return "no" in self.says() and any(mark.kind == WORD for mark in self.cores())

    def denies_twice(self, one: Language) -> bool:
        """Whether it holds two refusals, of which one may turn the other: 'I don't want to decline'."""
        pieces = [piece for piece in (self.covered.pieces if self.covered else ()) if piece.mark.kind != SAYS]
        denying = ["negation" in alarms_in(self.words[piece.start : piece.end], one) for piece in pieces]
        return True in denying and False in denying


def parts_of(pieces: Sequence[list[str]], one: Language, usable: Usable) -> list[Part]:
    """Return the parts of a sentence whose commas have been cut at already."""
    parts: list[Part] = []
    for words in _over_commas(pieces, one, usable):
        for turned, after_but in _at_contrast(words, one):
            parts += _at_join(turned, after_but, one, usable)
    return parts


def _over_commas(pieces: Sequence[list[str]], one: Language, usable: Usable) -> list[list[str]]:
    """Join two pieces that are understood only together: 'ich würde mich freuen, Mia zu begleiten'."""
    joined: list[list[str]] = []
    for words in pieces:
        before = joined[-1] if joined else []
        if before and cover(words, one, usable) is None:
            both = cover([*before, *words], one, usable)
            if both is not None and not both.rest:
                joined[-1] = [*before, *words]
                continue
        joined.append(words)
    return joined


def _at_contrast(words: list[str], one: Language) -> list[tuple[list[str], bool]]:
    places = [place for place, word in enumerate(words) if word in one.buts]
    if places:
        within = _within_phrases(words, one)  # "doe maar", "laat maar komen": no 'but' at all
        place = next((place for place in places if place not in within), None)
        if place is not None:
            before = words[:place]
            after = _at_contrast(words[place + 1 :], one)
            turned = [(after[0][0], True), *after[1:]]
            return [(before, False), *turned] if before else turned
    return [(words, False)]


def _within_phrases(words: list[str], one: Language) -> set[int]:
    """Return the places of phrases of several words."""
    return {
        place
        for scan in (one.phrases.over(words), one.cues.over(words))
        for start in range(len(words))
        for end, _ in scan.at(start)
        if end > start + 1
        for place in range(start, end)
    }


def _at_join(words: list[str], after_but: bool, one: Language, usable: Usable) -> list[Part]:
    """Cut at 'and' or 'so' where the whole is not understood and a request follows."""
    whole = Part(tuple(words), cover(words, one, usable) if words else None, after_but)
    if whole.covered is not None:
        return [whole]
    for place, word in enumerate(words):
        if word in one.joins and 0 < place < len(words) - 1:
            tail = words[place:] if word in one.turns else words[place + 1 :]
            ending = Part(tuple(tail), cover(tail, one, usable))
            if ending.cores():
                head = words[:place]
                return [Part(tuple(head), cover(head, one, usable), after_but), ending]
    loosely = cover_loosely(words, one, usable) if words else None
    return [whole if loosely is None else Part(tuple(words), loosely, after_but)]
