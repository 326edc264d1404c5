"""Where a mail's greeting ends and its goodbye begins, in all languages. Nothing else is judged."""

from __future__ import annotations

import re
from functools import cache

from inbox_rules.folding import fold, words_of
from inbox_rules.tables import words as words_in
from inbox_rules.vocabulary import LANGUAGES, language

GREETING = 5  # words of a line that greets
CLOSING = 6  # words of a line that closes
BELOW = 6  # lines that a closing may have below it: a name, a firm, a number

_CARD = re.compile(r"\+?[\d ()/.-]{7,}|\S+@\S+|(?:https?://|www\.)\S+", re.IGNORECASE)


@cache
def _closings() -> tuple[str, ...]:
    return tuple(fold(word) for word in words_in("forms", "closings"))


@cache
def _hello() -> frozenset[str]:
    # Only now: every command imports this, and the words of seven languages take a second to load.
    return frozenset(word for code in LANGUAGES for word in language(code).hello)


def greets(line: str) -> bool:
    """Whether a line is a greeting and nothing else: 'Hi Ann,', 'Dear all', 'Liebe Ann!'"""
    words = words_of(fold(line))
    if not words or len(words) > GREETING:
        return False
    opened = words[0] in _hello() or words[0] in ("lieber", "liebe", "good", "sehr", "cara", "caro")
    return opened and (len(words) <= 2 or line.rstrip().endswith((",", "!", ":")))


def closes(line: str) -> bool:
    """Whether a line begins the end of a mail: 'Best wishes,', 'Viele Grüße'."""
    bare = fold(line).strip(" ,.!-")
    words = bare.split()
    if not bare or len(words) > CLOSING:
        return False
    for closing in _closings():
        if bare == closing or (bare.startswith(f"{closing} ") and bare[len(closing) + 1 :].count(" ") < 2):
            return line.rstrip().endswith((",", "!", ".")) or bare == closing
    return False


def without_courtesies(text: str, *names: str) -> str:
    """Return the text between greeting and goodbye; `names` are those of its author."""
    lines = [line.strip() for line in text.strip().split("\n")]
    while lines and (not lines[0] or greets(lines[0])):
        lines.pop(0)
    for place in range(max(1, len(lines) - BELOW - 1), len(lines)):
        if closes(lines[place]):
            lines = lines[:place]
            break
    known = {word for name in names for word in words_of(fold(name))}
    while len(lines) > 1 and (not lines[-1] or _signs(lines[-1], known)):
        lines.pop()
    return "\n".join(lines).strip()


def _signs(line: str, known: set[str]) -> bool:
    words = words_of(fold(line.lstrip("-–— ")))
    return bool(_CARD.fullmatch(line)) or (bool(words) and set(words) <= known)
