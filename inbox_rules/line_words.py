"""The words of words/lines.toml as patterns, loaded once.

Nothing here knows what a line of an agreement means.
"""

from __future__ import annotations

import re
import tomllib
from importlib import resources
from typing import cast

_SOURCE = resources.files("inbox_rules.words").joinpath("lines.toml").read_text(encoding="utf-8")
_DATA = cast("dict[str, dict[str, list[str]]]", tomllib.loads(_SOURCE))


def named(table: str) -> dict[str, str]:
    """Return the choices of a table by their names, longer words before those that begin them."""
    return {name: either(words) for name, words in _DATA[table].items()}


def either(words: list[str]) -> str:
    """Return one pattern for several words."""
    return "|".join(sorted(dict.fromkeys(words), key=lambda word: (-len(word), word)))


def told_apart(table: str) -> str:
    """Return one pattern for a table, a group for each of its names; `name_of` says which was found."""
    return "|".join(f"(?P<n{place}>{words})" for place, words in enumerate(named(table).values()))


def name_of(table: str, found: re.Match[str]) -> str:
    """Return the name of what a pattern of `told_apart` found."""
    return next(
        name for place, name in enumerate(_DATA[table]) if found.groupdict().get(f"n{place}") is not None
    )


def nothing_but(name: str) -> str:
    """Return the pattern of a text that is nothing but words of one row of the table `beside`."""
    return rf"(?:\W*+\b(?:{named('beside')[name]})\b)*+\W*+"


def with_words(canonical: str, written: str, *, plain: bool) -> str:
    """Return what was understood, and behind it the author's own words where they say more than that."""
    return canonical if plain else f"{canonical} ({' '.join(written.split())})"
