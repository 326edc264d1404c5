"""Whom does somebody choose, who names a mentor by code in a language beside English?

Only a line that asks counts, with the reason behind it and whom to ask otherwise; a question, a second
thought or two codes of the same rank are left to the other rules, which ask back.
"""

from __future__ import annotations

import re
import tomllib
from importlib import resources
from typing import NamedTuple, cast

from inbox_rules.folding import fold

_SOURCE = resources.files("inbox_rules.words").joinpath("choosing.toml").read_text(encoding="utf-8")
_WORDS = cast("dict[str, list[str]]", tomllib.loads(_SOURCE))


def _one_of(words: list[str]) -> str:
    return "|".join(words)


# Codes have no vowels, so that they can be told from words.
_CODE = "[b-df-hj-np-tv-z2-9]{4}"
_A_CODE = re.compile(rf"(?<!\w){_CODE}(?!\w)")
_IN_BRACKETS = re.compile(rf"\(\s?({_CODE})\s?\)", re.IGNORECASE)
_LINE = re.compile(
    rf"(?:(?:{_one_of(_WORDS['hello'])})[\s,!]+)?"
    rf"(?:{_one_of(_WORDS['wants']).replace('{code}', _CODE)})"
    rf"(?P<rest>\s*[.!]?|[\s,.:]+(?:{_one_of(_WORDS['because'])})\s.*|\s*[.!]\s.*)"
)
_SECOND_THOUGHT = re.compile(rf"\b(?:{_one_of(_WORDS['second_thought'])})\b")
_TAKES_BACK = re.compile(rf"[.!]\s+(?:{_one_of(_WORDS['takes_back'])})")
# 'Wenn er keine Zeit hat, dann V4JJ.'
_OTHERWISE = re.compile(rf"[.!,;]\s+(?:{_one_of(_WORDS['otherwise'])})\b[^.!?]{{0,50}}?\b{_CODE}\s*[.!]?$")


class Chosen(NamedTuple):
    """One mentor, perhaps another to be asked after a no, and what stands behind them on the line."""

    codes: tuple[str, ...]
    behind: str


def chosen(line: str) -> Chosen | None:
    """Return whom a line asks for, or None where it does not ask for anybody."""
    bare = " ".join(_IN_BRACKETS.sub(r" \1 ", line).split())
    folded = fold(bare)
    then = _OTHERWISE.search(folded)
    end = then.start() if then else len(folded)
    found = _LINE.fullmatch(folded[:end].rstrip())
    codes = tuple(code.upper() for code in _A_CODE.findall(folded))
    if found is None or len(codes) != (2 if then else 1) or "?" in line:
        return None
    if _SECOND_THOUGHT.search(folded) or _TAKES_BACK.search(folded[:end]):
        return None
    same = len(folded) == len(bare)  # or else the reason cannot be cut out, and all of it is the reason
    return Chosen(codes, bare[found.start("rest") : end].strip(" .,:!") if same else bare)
