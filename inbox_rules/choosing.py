"""Whom does somebody choose, who names a mentor in words of their own?

Only a line that asks counts, with the reason behind it and whom to ask otherwise; a question, a second
thought or two codes of the same rank are left to the other rules, which ask back. Names were made codes
before (shown.py).
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from importlib import resources
from itertools import islice
from typing import NamedTuple, cast

from inbox_rules.folding import fold
from inbox_rules.sentences import Line

_SOURCE = resources.files("inbox_rules.words").joinpath("choosing.toml").read_text(encoding="utf-8")
_WORDS = cast("dict[str, list[str]]", tomllib.loads(_SOURCE))


def _one_of(words: list[str]) -> str:
    return "|".join(words)


# Codes have no vowels, so that they can be told from words.
_CODE = "[b-df-hj-np-tv-z2-9]{4}"
_A_CODE = re.compile(rf"(?<!\w){_CODE}(?!\w)")
_IN_BRACKETS = re.compile(rf"\(\s?({_CODE})\s?\)", re.IGNORECASE)
_HELLO = rf"(?:(?:{_one_of(_WORDS['hello'])})[\s,!.]+)?"
_ENDS = rf"(?P<rest>\s*[.!]?|[\s,.:]+(?:{_one_of(_WORDS['because'])})\s.*|\s*[.!,]\s.*)"
_NO_MORE = r"(?P<rest>\s*[.!]?|\s*[.!]\s.*)"
_ASKED = r"(?P<rest>\s*[.!?]?|\s*[?.!,]\s[^?]*)"


_WANTS = re.compile(_HELLO + rf"(?:{_one_of(_WORDS['wants'])})".replace("{code}", _CODE) + _ENDS)
_ASKS = re.compile(_HELLO + rf"(?:{_one_of(_WORDS['asks'])})".replace("{code}", _CODE) + _ASKED)
_BARE = re.compile(_HELLO + rf"(?:{_one_of(_WORDS['bare'])})".replace("{code}", _CODE) + _NO_MORE)
_SECOND_THOUGHT = re.compile(rf"\b(?:{_one_of(_WORDS['second_thought'])})\b")
_TAKES_BACK = re.compile(rf"\W*(?:{_one_of([*_WORDS['takes_back'], *_WORDS['second_thought']])})\b")
_UNSURE = re.compile(rf"\b(?:{_one_of(_WORDS['unsure'])})\b|n't\b")
_BEHIND = re.compile(r"[.!?]\s+")
MOST_BEFORE = 3  # sentences of a line before the one that chooses
# 'Wenn er keine Zeit hat, dann V4JJ.'
_OTHERWISE = re.compile(
    rf"(?P<mark>[.!,;?])\s+(?:{_one_of(_WORDS['otherwise'])})\b[^.!?]{{0,50}}?\b{_CODE}"
    rf"(?:,? (?:{_one_of(_WORDS['also_fine'])}))?\s*(?:[.!]?$|[.!]\s(?P<tail>[^?]*)$)"
)


class Chosen(NamedTuple):
    """One mentor, perhaps another to be asked after a no, and what stands behind them on the line."""

    codes: tuple[str, ...]
    behind: str


def chosen(line: str, *, bare: bool = False) -> Chosen | None:
    """Return whom a line asks for, or None where it does not ask for anybody.

    `bare`: the answered letter asked for a name, so a name alone is an answer.
    """
    written = " ".join(_IN_BRACKETS.sub(r" \1 ", line).split())
    folded = fold(written)
    then = _OTHERWISE.search(folded)
    end = then.start() if then else len(folded)
    asking = (folded[:end] + ("?" if then and then["mark"] == "?" else "")).rstrip()
    found = _WANTS.fullmatch(asking) or _ASKS.fullmatch(asking) or (_BARE.fullmatch(asking) if bare else None)
    codes = tuple(dict.fromkeys(code.upper() for code in _A_CODE.findall(folded)))
    if found is None or len(codes) != (2 if then else 1):
        return None
    first, *further = _BEHIND.split(asking, maxsplit=1)
    if first.endswith("?") and not _ASKS.fullmatch(asking):
        return None
    if _SECOND_THOUGHT.search(first) or any(map(_TAKES_BACK.match, further)):
        return None
    if len(folded) != len(written):
        return Chosen(codes, written)  # the reason cannot be cut out, and all of it is the reason
    tail = written[then.start("tail") :] if then and then["tail"] else ""
    rest = written[found.start("rest") : end].lstrip(" .,:!?")
    return Chosen(codes, " ".join(filter(None, (f"{rest}." if rest and tail else rest, tail))).strip())


def chosen_in(lines: Sequence[Line], *, bare: bool) -> Chosen | None:
    """Return whom one of several lines asks for, and all else that was written, in its order.

    Nobody is chosen where another line names somebody, asks, or thinks otherwise.
    """
    found = [
        (place, cut, one)
        for place, (_, line) in enumerate(lines)
        for cut in _beginnings(line)
        if (one := chosen(line[cut:], bare=bare))
    ]
    if not found:
        return None
    place, cut, one = found[0]
    before = [line for _, line in lines[:place]] + [lines[place][1][:cut]]
    behind = [line for _, line in lines[place + 1 :]]
    if any(_A_CODE.search(fold(line)) for line in (*before, *behind)):
        return None
    if any(line.rstrip().endswith((":", "?")) or _UNSURE.search(fold(line)) for line in before):
        return None
    if not one.behind and behind and _TAKES_BACK.match(fold(behind[0])):
        return None
    return Chosen(
        one.codes, "\n".join(filter(None, (*(line.strip() for line in before), one.behind, *behind)))
    )


def _beginnings(line: str) -> list[int]:
    return [0, *(found.end() for found in islice(_BEHIND.finditer(line), MOST_BEFORE))]
