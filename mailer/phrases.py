"""What Python says in a letter, as its reader's language says it: a sentence, or a pattern with placeholders.

The pure rooms write English, and the English sentence is the key (decision 21). A phrase that no table knows
stays as it is. What people wrote is never looked up here.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache

log = logging.getLogger(__name__)

ALWAYS_OURS = frozenset({"doubts", "labels of data"})  # nobody's words are ever looked up there
PLACEHOLDER = re.compile(r"\{(\w+)(?::\d*)?\}")
DATE = r"\d{4}-\d\d-\d\d"
# What may stand in a place, where that is not just any words.
SHAPES = {
    "number": r"\d{1,4}(?:[.-]\d{1,4}){0,3}",
    "date": DATE,
    "other_date": DATE,
    "hours": r"(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)\b.{1,200}?",
}
ANYTHING = ".{1,400}?"

Rows = Mapping[str, str]
Kinds = Mapping[str, Callable[[str], str]]


@dataclass(frozen=True)
class Found:
    """A phrase as a language says it, with what stood in the places of its placeholders."""

    pattern: str
    values: Mapping[str, str]


def find(rows: Rows, text: str) -> Found | None:
    """Find a phrase, or the pattern that fits it best: the one with the most words of its own."""
    if text in rows:
        return Found(rows[text] or text, {})
    for expression, source in _patterns(tuple(key for key in rows if PLACEHOLDER.search(key))):
        if (found := expression.fullmatch(text)) is not None:
            return Found(rows[source] or source, found.groupdict())
    return None


def fill(found: Found, kinds: Kinds) -> str:
    """Write a phrase; what stands in a placeholder is said as its kind asks."""
    values = {name: kinds.get(name, str)(value) for name, value in found.values.items()}
    return PLACEHOLDER.sub(lambda place: values.get(place[1], place[0]), found.pattern)


def unknown(purpose: str) -> None:
    """Note that a sentence of ours has no row; it is printed as it is."""
    log.warning("no phrase for a sentence of ours, it stays in English purpose=%s", purpose)


def placeholders(text: str) -> frozenset[str]:
    """Return the names of the places that a phrase leaves open."""
    return frozenset(PLACEHOLDER.findall(text))


@cache
def _patterns(sources: tuple[str, ...]) -> tuple[tuple[re.Pattern[str], str], ...]:
    longest_first = sorted(sources, key=lambda source: -len(PLACEHOLDER.sub("", source)))
    return tuple((_expression(source), source) for source in longest_first)


def _expression(source: str) -> re.Pattern[str]:
    literal, *rest = PLACEHOLDER.split(source)
    pieces = [re.escape(literal)]
    for name, literal in zip(rest[::2], rest[1::2], strict=True):
        pieces += [f"(?P<{name}>{SHAPES.get(name, ANYTHING)})", re.escape(literal)]
    return re.compile("".join(pieces), re.DOTALL)
