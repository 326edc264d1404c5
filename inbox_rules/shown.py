"""Whom a letter of ours showed by name: their names in an answer are made codes, and codes names again.

A name that two of them have, or that may be any word, means nobody.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from inbox_rules.folding import fold
from inbox_rules.sentences import Line

Shown = tuple[tuple[str, str], ...]  # the code and the name of each
Aliases = dict[tuple[str, ...], set[str]]  # the words of a name, and the codes of those who have it

SHORTEST = 3  # letters of a first or last name that may stand alone
_PIECES = re.compile(r"([^\W_]+(?:['’][^\W_]+)*)")
_BETWEEN = re.compile(r"[\s.-]{1,3}")
_BEFORE_NAMES = frozenset(
    {
        "mr", "mrs", "ms", "miss", "dr", "herr", "herrn", "frau", "monsieur", "madame", "m", "mme", "senor",
        "senora", "sr", "sra", "signor", "signora", "meneer", "mevrouw", "senhor", "senhora", "dona", "don",
    }
)  # fmt: skip


class TwoOfThatNameError(Exception):
    """A line names somebody whose name two of those shown have."""


def with_codes(lines: Sequence[Line], shown: Shown, *, small: bool = False) -> list[Line]:
    """Return the lines with a code wherever one of those shown is named; raise TwoOfThatNameError.

    `small`: also where a name has no capital. "Will" and "May" are words as well.
    """
    aliases = _aliases(shown)
    return [(number, "".join(_coded(_PIECES.split(line), aliases, small))) for number, line in lines]


def with_names(text: str, shown: Shown, before: str) -> str:
    """Return text with the names again, but for codes that stood in it before."""
    for code, name in shown:
        if code not in before.upper():
            text = text.replace(code, _as_written(name, before))
    return text


def _as_written(name: str, before: str) -> str:
    """Return the name, or the first of it where its author wrote no more."""
    return name if fold(name) in fold(before) else name.split()[0]


def _aliases(shown: Shown) -> Aliases:
    aliases: Aliases = {}
    for code, name in shown:
        words = tuple(_PIECES.findall(fold(name)))
        for alias in {words, words[:1], words[-1:]}:
            if alias and (len(alias) > 1 or len(alias[0]) >= SHORTEST):
                aliases.setdefault(alias, set()).add(code)
    return aliases


def _coded(pieces: list[str], aliases: Aliases, small: bool) -> Iterator[str]:
    """Yield the pieces of a line; every second one is a word."""
    place = 0
    while place < len(pieces):
        found = _at(pieces, place, aliases, small) if place % 2 else None
        if found is None:
            yield pieces[place]
            place += 1
            continue
        alias, end = found
        if len(aliases[alias]) > 1:
            raise TwoOfThatNameError
        yield next(iter(aliases[alias]))
        place = end


def _at(pieces: list[str], place: int, aliases: Aliases, small: bool) -> tuple[tuple[str, ...], int] | None:
    """Return the longest name that begins at a word, and the place behind it; 'Frau' belongs to it."""
    titled = fold(pieces[place]) in _BEFORE_NAMES and place + 2 < len(pieces)
    if titled and _BETWEEN.fullmatch(pieces[place + 1]):
        return _at(pieces, place + 2, aliases, small)
    for alias in sorted(aliases, key=len, reverse=True):
        words = pieces[place : place + 2 * len(alias) - 1]
        named = words[::2]
        near = all(_BETWEEN.fullmatch(gap) for gap in words[1::2])
        capital = small or len(alias) > 1 or named[0][:1].isupper()
        if capital and near and tuple(map(fold, named)) == alias:
            return alias, place + 2 * len(alias) - 1
    return None
