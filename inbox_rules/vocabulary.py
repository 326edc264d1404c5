"""The words of each language, loaded from its file in words/ and ready to be looked for.

A file is read once, when its language is first needed. What each table of it means is told at the head of
words/en.toml. Nothing here decides anything.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from importlib import resources
from typing import NamedTuple, cast

from inbox_rules.folding import fold, words_of
from inbox_rules.patterns import Phrasebook
from inbox_rules.slips import Slips
from inbox_rules.tables import sections, words
from mentorship.requests import Request

LANGUAGES = ("en", "de", "fr", "es", "nl", "it", "pt")

# What a request's phrase may count for, the strictest first.
WORD, PHRASE, FREE, SAYS = "word", "phrase", "free", "says"
# The marks that dates leave; each may stand beside any request.
# Partner and author are "<name>"; another word with a capital may be a name where people are greeted.
ANYBODY = "(<name>|<capital>)"
TO_ANYBODY = ("greeting", "thanks", "signoff")
MENDED = 0.25  # what a word that was mended counts for its language
# Words of any language that bring something behind them: "recurso" is Spanish, and no slip for "recuso".
HEADS = frozenset(fold(word) for name in sections("heads") for word in words("heads", name))
WELL_KNOWN = 0.6  # share of the words; where a language knows fewer, slips are looked at
DATE_WORDS = ("<until>", "<from>", "<for>", "<in>", "<on>", "<unclear>")

# A word of a pattern that is no sign, no class and no mark.
_PLAIN_WORD = re.compile(r"(?<![<{\w'])(?:[^\W_]+(?:'[^\W_]+)*'?)(?![>}\w])")

_Table = dict[str, list[str]]


class Spelling(NamedTuple):
    """How the short forms of a language are written in full."""

    rewrites: dict[str, tuple[str, ...]]
    beginnings: dict[str, tuple[str, ...]]
    endings: dict[str, tuple[str, ...]]

    def full(self, words: Iterable[str]) -> list[str]:
        """Return folded words with contractions, slang and elisions written in full."""
        return [part for word in words for part in (self._full(word) if self._short(word) else (word,))]

    def patterns(self, patterns: Sequence[str]) -> list[str]:
        """Return patterns with their words folded and written in full; their signs stay."""
        if not patterns:
            return []
        plain = fold("\n".join(patterns)).replace("-", " ")  # all at once, since each call costs
        full = {
            word: " ".join(self._full(word)) for word in set(_PLAIN_WORD.findall(plain)) if self._short(word)
        }
        if full:
            plain = _PLAIN_WORD.sub(lambda match: full.get(match[0], match[0]), plain)
        return plain.split("\n")

    def _short(self, word: str) -> bool:
        return "'" in word or word in self.rewrites

    def _full(self, word: str) -> Sequence[str]:
        if word in self.rewrites:
            return [part for short in self.rewrites[word] for part in self._apart(short)]
        return self._apart(word)

    def _apart(self, word: str) -> Sequence[str]:
        if "'" not in word:
            return [word]
        for ending, rest in self.endings.items():
            if word.endswith(ending):
                return [*self._full(word[: -len(ending)]), *rest]
        for beginning, rest in self.beginnings.items():
            if word.startswith(beginning) and len(word) > len(beginning):
                return [*rest, *self._full(word[len(beginning) :])]
        return [word.strip("'")]


class Language(NamedTuple):
    """One language: how its words are spelt out, its phrases, and what makes us ask back."""

    code: str
    spelling: Spelling
    phrases: Phrasebook
    alarms: Phrasebook
    cues: Phrasebook  # what means the same wherever it stands in a clause
    common: frozenset[str]
    clauses: frozenset[str]  # how a clause of its own begins
    self: frozenset[str]  # who speaks: I, we
    turns: frozenset[str]  # what may open a clause that asks, after one that explains
    joins: frozenset[str]  # and, so
    hello: frozenset[str]  # what a name stands behind in a greeting
    others: frozenset[str]  # who else may be spoken of
    runs: frozenset[str]  # what begins a clause where somebody writes without commas
    slips: Slips
    nos: frozenset[str]  # single words that say no
    buts: frozenset[str]  # ... and but

    def mended(self, word: str) -> Sequence[str]:
        """Return a word in full, or the words that it is a slip for."""
        if word in self.common or word in HEADS:
            return (word,)
        meant = self.slips.mended(word)
        return (word,) if meant == word else self.spelling.full([meant])


@cache
def language(code: str) -> Language:
    """Return the words of one language."""
    source = resources.files("inbox_rules.words").joinpath(f"{code}.toml").read_text(encoding="utf-8")
    data = cast("dict[str, _Table]", tomllib.loads(source))
    spelling = Spelling(*(_spellings(data.get(name, {})) for name in ("rewrites", "beginnings", "endings")))
    classes = {name: spelling.patterns(table) for name, table in data["classes"].items()}
    phrases = Phrasebook(classes)
    for name, kind in (("words", WORD), ("phrases", PHRASE), ("free", FREE)):
        for request, patterns in data[name].items():
            for pattern in spelling.patterns(patterns):
                phrases.add(pattern, kind, Request(request).value)
    for name, patterns in data["says"].items():
        for full in spelling.patterns(patterns):
            phrases.add(full.replace("<name>", ANYBODY) if name in TO_ANYBODY else full, SAYS, name)
    for word in DATE_WORDS:
        phrases.add(word, SAYS, "date")
    alarms = Phrasebook(classes)
    for name, patterns in data["alarms"].items():
        for pattern in spelling.patterns(patterns):
            alarms.add(pattern, "alarm", name)
    cues = Phrasebook(classes)
    for name, patterns in data.get("cues", {}).items():
        for pattern in spelling.patterns(patterns):
            cues.add(pattern, "cue", name)
    lists = data["lists"]
    clauses, own, turns, joins, hello, others, runs = (
        frozenset(fold(word) for word in lists[name])
        for name in ("clauses", "self", "turns", "and", "hello", "others", "runs")
    )
    common = frozenset(phrases.words | alarms.words | cues.words)
    runs = runs | own | turns | joins
    return Language(
        code, spelling, phrases, alarms, cues, common, clauses, own, turns, joins, hello, others, runs,
        Slips(common | frozenset(word for word in spelling.rewrites if len(word) > 2)),
        _single(data["says"]["no"]),
        _single(data["says"]["but"]),
    )  # fmt: skip


def languages_of(words: Sequence[str]) -> list[Language]:
    """Return the languages that these folded words may be in, the likeliest first."""
    known: list[tuple[float, int, Language]] = []
    strangers: list[tuple[int, Language, list[str]]] = []
    for place, code in enumerate(LANGUAGES):
        one = language(code)
        full = one.spelling.full(words)
        unknown = [word for word in full if word not in one.common]
        strangers.append((place, one, unknown))
        if len(unknown) < len(full):
            known.append((len(unknown) / len(full) - 1, place, one))
    if not known or min(share for share, _, _ in known) > -WELL_KNOWN:
        known = list(_with_slips(known, strangers))
    known.sort(key=lambda entry: entry[:2])
    best = known[0][0] if known else 0.0
    return [one for share, _, one in known if share <= best * 0.6] or [language("en")]


def _with_slips(
    known: Sequence[tuple[float, int, Language]], strangers: Sequence[tuple[int, Language, list[str]]]
) -> Iterator[tuple[float, int, Language]]:
    """Count for each language the words too that are one slip away from one of its own."""
    shares = {place: share for share, place, _ in known}
    for place, one, unknown in strangers:
        share = shares.get(place, 0.0)
        slips = sum(one.slips.mended(word) != word for word in unknown)
        share -= MENDED * slips * (1 + share) / (len(unknown) or 1)
        if share:
            yield share, place, one


def _single(patterns: Sequence[str]) -> frozenset[str]:
    return frozenset(fold(word) for word in patterns if word.isalpha())


def _spellings(table: object) -> dict[str, tuple[str, ...]]:
    pairs = cast("dict[str, str]", table)
    return {fold(short).strip(): tuple(words_of(fold(full))) for short, full in pairs.items()}
