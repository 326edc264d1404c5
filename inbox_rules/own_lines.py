"""What we sent ourselves is known text: take it out of an answer that quotes it.

Never above the first quoted line, and never a line of fewer than four words: our letters hold lines like
`accept`, and an answer may be just that.
"""

from __future__ import annotations

import re

from inbox_rules.tables import fold

FEWEST_WORDS = 4
MAX_LINES = 4_000

_WORD = re.compile(r"\w+")
_QUOTED = re.compile(r" {0,3}>")


def without_own_lines(text: str, sent: str) -> str:
    """Return `text` without the lines that are `sent`'s, from its first quoted line on."""
    own = _known(sent)
    lines = text.split("\n")[:MAX_LINES]
    first = next((number for number, line in enumerate(lines) if _repeats(line, own)), None)
    if first is None:
        return text
    kept = lines[:first] + [line for line in lines[first:] if not _repeats(line, own)]
    return "\n".join(kept).strip("\n")


class _Known:
    """The words of a letter, as lines and as one run, so that other line breaks do not hide them."""

    def __init__(self, sent: str) -> None:
        self.run = f" {_words(sent)} "

    def holds(self, words: str) -> bool:
        return f" {words} " in self.run


def _known(sent: str) -> _Known:
    return _Known(sent)


def _repeats(line: str, own: _Known) -> bool:
    words = _words(line)
    return words.count(" ") >= FEWEST_WORDS - 1 and own.holds(words)


def _words(text: str) -> str:
    return " ".join(_WORD.findall(fold(text)))
