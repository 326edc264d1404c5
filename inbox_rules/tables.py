"""The tables of words in words/*.toml, loaded once when a module is imported.

Each file has sections, each section a list of phrases for a language. Nothing here knows what they mean.
"""

from __future__ import annotations

import tomllib
import unicodedata
from functools import cache, lru_cache
from importlib.resources import files

LINE = 200  # characters; several rules look at the same line in a row, and only short ones are kept for that
SAME = {"’": "'", "‘": "'", "´": "'", "`": "'", "ʼ": "'", "\u00a0": " ", "\u202f": " "}
# Marks that turn the direction of writing are seen by nobody.
UNSEEN = dict.fromkeys(map(chr, (0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A))), "")
FOLDED = str.maketrans({**SAME, **UNSEEN})


def fold(text: str) -> str:
    """Return `text` as it is compared: case, apostrophes and runs of white space made equal."""
    return _fold_line(text) if len(text) <= LINE else _fold(text)


def _fold(text: str) -> str:
    return " ".join(text.translate(FOLDED).casefold().split())


_fold_line = lru_cache(maxsize=1024)(_fold)


def sections(file: str) -> tuple[str, ...]:
    """Return the names of the sections of a file."""
    return tuple(_file(file))


@cache
def section(file: str, name: str) -> dict[str, tuple[str, ...]]:
    """Return one section, its phrases by language, as they stand in the file."""
    found = _file(file)[name]
    return {language: tuple(phrases) for language, phrases in found.items()}


@cache
def phrases(file: str, name: str) -> tuple[str, ...]:
    """Return the folded phrases of one section in all languages, longest first."""
    folded = {
        fold(unicodedata.normalize("NFC", phrase)) for row in section(file, name).values() for phrase in row
    }
    return tuple(sorted(folded, key=lambda phrase: (-len(phrase), phrase)))


@cache
def words(file: str, name: str) -> tuple[str, ...]:
    """Return the phrases of one section in all languages, as they stand in the file."""
    return tuple(dict.fromkeys(word for row in section(file, name).values() for word in row))


@cache
def _file(name: str) -> dict[str, dict[str, list[str]]]:
    text = (files("inbox_rules.words") / f"{name}.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)
