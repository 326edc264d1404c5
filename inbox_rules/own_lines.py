"""What we sent ourselves is known text: take it out of an answer whose mailer repeats it without any mark.

Never above the first quoted line, and never a line of fewer than four words: our letters hold lines like
`accept`, and an answer may be just that. Lines behind `>` stay: they are the questions of what follows them.
"""

from __future__ import annotations

import re
from functools import lru_cache

from inbox_rules.tables import fold

FEWEST_WORDS = 4
MAX_LINES = 2_000

_WORD = re.compile(r"\w+")
_QUOTED = re.compile(r"^ {0,3}>")


def without_own_lines(text: str, sent: str) -> str:
    """Return `text` without the lines that are `sent`'s, from its first quoted line on."""
    # As one run of words, so that other line breaks do not hide a line.
    run = f" {_run_of(sent)} "
    lines = text.split("\n")[:MAX_LINES]
    ours = [_repeats(line, run) for line in lines]
    first = _first_quoted(lines, ours)
    if first is None:
        return text
    kept = [line for number, line in enumerate(lines) if number < first or not ours[number]]
    return "\n".join(kept).strip("\n")


def _first_quoted(lines: list[str], ours: list[bool]) -> int | None:
    """Return where quoting begins: at a `>`, or where two lines of ours follow each other.

    One line alone may be the author's own words, that happen to be ours.
    """
    before: int | None = None
    for number, line in enumerate(lines):
        if _QUOTED.match(line):
            return number if before is None else before
        if ours[number] and before is not None:
            return before
        if line.strip():
            before = number if ours[number] else None
    return None


def _repeats(line: str, run: str) -> bool:
    words = "" if _QUOTED.match(line) else _words(line[:1_000])
    return words.count(" ") >= FEWEST_WORDS - 1 and f" {words} " in run


def _words(text: str) -> str:
    return " ".join(_WORD.findall(fold(text)))


_run_of = lru_cache(maxsize=2)(_words)  # several rules ask about the same letter in a row
