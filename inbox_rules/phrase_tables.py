"""Looking for phrases of a table among the words of a sentence, without a regular expression.

A table is a section of words/*.toml, of all languages together, kept by its phrases' first words.
"""

from __future__ import annotations

from functools import cache

from inbox_rules.folding import fold, words_of
from inbox_rules.tables import phrases

Words = tuple[str, ...]


def length_at(file: str, section: str, words: Words, place: int) -> int:
    """Return how many words the longest phrase takes that stands there; 0 for none."""
    if place >= len(words):
        return 0
    for phrase in _table(file, section).get(words[place], ()):
        if words[place : place + len(phrase)] == phrase:
            return len(phrase)
    return 0


@cache
def _table(file: str, section: str) -> dict[str, tuple[Words, ...]]:
    found: dict[str, set[Words]] = {}
    for phrase in phrases(file, section):
        words = tuple(words_of(fold(phrase)))
        found.setdefault(words[0], set()).add(words)
    return {first: tuple(sorted(rows, key=lambda row: (-len(row), row))) for first, rows in found.items()}
