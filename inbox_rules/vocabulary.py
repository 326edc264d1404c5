"""The words of each language, loaded from its file in words/ and ready to be looked for.

A file is read once, when its language is first needed. What each table of it means is told at the head of
words/en.toml. Nothing here decides anything.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Sequence
from functools import cache
from importlib import resources
from typing import NamedTuple, cast

from inbox_rules.folding import fold, words_of
from inbox_rules.patterns import Automaton
from mentorship.requests import Request

LANGUAGES = ("en",)

# What a request's phrase may count for, the strictest first.
WORD, PHRASE, FREE, SAYS = "word", "phrase", "free", "says"
# The marks that dates leave; each may stand beside any request.
DATE_WORDS = ("<until>", "<from>", "<for>", "<in>", "<on>", "<unclear>")

_Table = dict[str, list[str]]


class Language(NamedTuple):
    """One language: how its words are spelt out, its phrases, and what makes us ask back."""

    code: str
    rewrites: dict[str, tuple[str, ...]]
    beginnings: dict[str, tuple[str, ...]]
    endings: dict[str, tuple[str, ...]]
    phrases: Automaton
    alarms: Automaton
    common: frozenset[str]
    clauses: frozenset[str]  # how a clause of its own begins
    self: frozenset[str]  # who speaks: I, we
    turns: frozenset[str]  # what may open a clause that asks, after one that explains
    joins: frozenset[str]  # and, so
    hello: frozenset[str]  # what a name stands behind in a greeting

    def spell_out(self, words: Iterable[str]) -> list[str]:
        """Return folded words with contractions, slang and elisions written in full."""
        full: list[str] = []
        for word in words:
            full.extend(self._full(word))
        return full

    def _full(self, word: str) -> Sequence[str]:
        if word in self.rewrites:
            return self.rewrites[word]
        if "'" in word:
            for ending, rest in self.endings.items():
                if word.endswith(ending):
                    return [*self._full(word[: -len(ending)]), *rest]
            for beginning, rest in self.beginnings.items():
                if word.startswith(beginning) and len(word) > len(beginning):
                    return [*rest, *self._full(word[len(beginning) :])]
            return [word.strip("'")]
        return [word]


@cache
def language(code: str) -> Language:
    """Return the words of one language."""
    source = resources.files("inbox_rules.words").joinpath(f"{code}.toml").read_text(encoding="utf-8")
    data = cast("dict[str, _Table]", tomllib.loads(source))
    classes = {
        name: [_folded(phrase) for phrase in phrases] for name, phrases in data.get("classes", {}).items()
    }
    phrases = Automaton(classes)
    for table, kind in (("words", WORD), ("phrases", PHRASE), ("free", FREE)):
        for name, patterns in data.get(table, {}).items():
            request = Request(name)
            for pattern in patterns:
                phrases.add(_folded(pattern), kind, request.value)
    for name, patterns in data.get("says", {}).items():
        for pattern in patterns:
            phrases.add(_folded(pattern), SAYS, name)
    for word in DATE_WORDS:
        phrases.add(word, SAYS, "date")
    lists = data.get("lists", {})
    alarms = Automaton(classes)
    for name, patterns in data.get("alarms", {}).items():
        for pattern in patterns:
            alarms.add(_folded(pattern), "alarm", name)
    return Language(
        code,
        _spellings(data.get("rewrites", {})),
        _spellings(data.get("beginnings", {})),
        _spellings(data.get("endings", {})),
        phrases,
        alarms,
        frozenset(phrases.words | alarms.words),
        *(frozenset(map(fold, lists.get(name, ()))) for name in ("clauses", "self", "turns", "and", "hello")),
    )


def languages_of(words: Sequence[str]) -> list[Language]:
    """Return the languages that these folded words may be in, the likeliest first."""
    known = []
    for place, code in enumerate(LANGUAGES):
        one = language(code)
        full = one.spell_out(words)
        hits = sum(word in one.common for word in full)
        if hits:
            known.append((-hits / (len(full) or 1), place, one))
    known.sort(key=lambda entry: entry[:2])
    best = known[0][0] if known else 0.0
    return [one for share, _, one in known if share <= best * 0.6] or [language("en")]


def _folded(pattern: str) -> str:
    """Fold the words of a pattern and leave its signs."""
    return fold(pattern).replace("…", "...")


def _spellings(table: object) -> dict[str, tuple[str, ...]]:
    pairs = cast("dict[str, str]", table)
    return {fold(short).strip(): tuple(words_of(fold(full))) for short, full in pairs.items()}
