"""Whom does somebody choose, who names a mentor by code in a language beside English?

Only a whole line that asks counts, with the reason behind it at the most; a question, a second thought or two
codes are left to the other rules, which ask back.
"""

from __future__ import annotations

import re
import tomllib
from importlib import resources
from typing import cast

from inbox_rules.folding import fold

_SOURCE = resources.files("inbox_rules.words").joinpath("choosing.toml").read_text(encoding="utf-8")
_WORDS = cast("dict[str, list[str]]", tomllib.loads(_SOURCE))


def _one_of(words: list[str]) -> str:
    return "|".join(words)


# Codes have no vowels, so that they can be told from words.
_CODE = "[b-df-hj-np-tv-z2-9]{4}"
_A_CODE = re.compile(rf"(?<!\w){_CODE}(?!\w)")
_LINE = re.compile(
    rf"(?:(?:{_one_of(_WORDS['hello'])})[\s,!]+)?"
    rf"(?:{_one_of(_WORDS['wants']).replace('{code}', _CODE)})"
    rf"(?P<rest>\s*[.!]?|[\s,.:]+(?:{_one_of(_WORDS['because'])})\s.*)"
)
_SECOND_THOUGHT = re.compile(rf"\b(?:{_one_of(_WORDS['second_thought'])})\b")


def chosen(line: str) -> tuple[str, str] | None:
    """Return the code and what stands behind it on the line, or None where the line does not ask for one."""
    folded = fold(line)
    found = _LINE.fullmatch(folded)
    codes = _A_CODE.findall(folded)
    if found is None or len(codes) != 1 or "?" in line or _SECOND_THOUGHT.search(folded):
        return None
    return codes[0].upper(), line[len(line) - len(found["rest"]) :].strip(" .,:!")
