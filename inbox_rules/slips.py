"""Slips of the thumb, mended: 'yesss', 'thnaks', 'defintely'.

A word that nobody knows is taken for a known one only where one slip lies between the two and no other word
is as near. Short words are left alone: 'not' and 'now' are one letter apart.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cached_property

SWAPPED_FROM = 4  # letters of a word in which two neighbours may have changed places
WRONG_FROM = 6  # ... in which a letter may be wrong, missing or too many
DRAWN_OUT_FROM = 3
LONGEST = 20

_LONG = re.compile(r"(.)\1\1")


class Slips:
    """The words of one language, to be found again behind a slip."""

    def __init__(self, words: Iterable[str]) -> None:
        """Remember `words`, which are folded."""
        self._words = frozenset(word for word in words if word.isalpha() and word.isascii())

    # Both tables are large, and most mails have no word that nobody knows.

    @cached_property
    def _same(self) -> dict[str, list[str]]:
        """The words by their letters in order of the alphabet."""
        found: dict[str, list[str]] = {}
        for word in sorted(self._words):
            if SWAPPED_FROM <= len(word) <= LONGEST:
                found.setdefault("".join(sorted(word)), []).append(word)
        return found

    @cached_property
    def _without(self) -> tuple[dict[str, list[str]], dict[str, list[str]]]:
        """The words by themselves with one letter left out, and with a sign instead of it."""
        short: dict[str, list[str]] = {}
        wrong: dict[str, list[str]] = {}
        for word in sorted(self._words):
            if WRONG_FROM <= len(word) <= LONGEST:
                for shorter, starred in _without_a_letter(word):
                    short.setdefault(shorter, []).append(word)
                    wrong.setdefault(starred, []).append(word)
        return short, wrong

    def mended(self, word: str) -> str:
        """Return the known word that `word` was meant to be, or `word` as it is."""
        if word in self._words or not word.isalpha() or not word.isascii():
            return word
        for squeezed in _squeezed(word):
            if squeezed in self._words:
                return squeezed
        if not SWAPPED_FROM <= len(word) <= LONGEST:
            return word
        near = {known for known in self._same.get("".join(sorted(word)), ()) if _swapped(word, known)}
        if not near and len(word) >= WRONG_FROM - 1:
            near = self._a_letter_away(word)
        near = {known for known in near if known[0] == word[0] and not _inflected(word, known)}
        return near.pop() if len(near) == 1 else word

    def _a_letter_away(self, word: str) -> set[str]:
        short, wrong = self._without
        near = set(short.get(word, ()))  # a letter is missing
        if len(word) >= WRONG_FROM:
            for shorter, starred in _without_a_letter(word):
                near |= {*wrong.get(starred, ()), *({shorter} & self._words)}
        return near


def _squeezed(word: str) -> list[str]:
    """Return a word that was drawn out, 'yesss', with one and with two of its letters."""
    long = _LONG.search(word) or word[-1] == word[-2:-1]
    if not long or len(word) < DRAWN_OUT_FROM:
        return []
    once = re.sub(r"(.)\1+", r"\1", word)
    twice = re.sub(r"(.)\1\1+", r"\1\1", word)
    return [once, twice]


def _without_a_letter(word: str) -> set[tuple[str, str]]:
    """Return a word with each of its letters left out, and with a sign instead; the first letter stays."""
    return {
        (word[:place] + word[place + 1 :], f"{word[:place]}*{word[place + 1 :]}")
        for place in range(1, len(word))
    }


def _inflected(word: str, known: str) -> bool:
    """Whether the two differ at their end, as 'pause' and 'paused' do."""
    short = min(len(word), len(known)) - 1
    return word[:short] == known[:short]


def _swapped(word: str, known: str) -> bool:
    differ = [place for place, (a, b) in enumerate(zip(word, known, strict=True)) if a != b]
    return len(differ) == 2 and differ[1] == differ[0] + 1
