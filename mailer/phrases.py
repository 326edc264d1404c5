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
LONGEST = 400  # characters in one place of a pattern
PLACEHOLDER = re.compile(r"\{(\w+)(?::\d*)?\}")
DATE = re.compile(r"\d{4}-\d\d-\d\d")
# What may stand in a place, where that is not just any words.
SHAPES = {
    "number": re.compile(r"\d{1,4}(?:[.-]\d{1,4}){0,3}"),
    "date": DATE,
    "other_date": DATE,
    "hours": re.compile(r"(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)\b.{1,200}"),
}

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
    for source in _by_length(tuple(key for key in rows if PLACEHOLDER.search(key))):
        if (values := _places(source, text)) is not None:
            return Found(rows[source] or source, values)
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
def _by_length(sources: tuple[str, ...]) -> tuple[str, ...]:
    """Return patterns in order of how many words of their own they have."""
    return tuple(sorted(sources, key=lambda source: -len(PLACEHOLDER.sub("", source))))


def _places(source: str, text: str) -> Mapping[str, str] | None:
    """Return what stands in the places of a pattern; None where the text is not of it."""
    begin, *rest = PLACEHOLDER.split(source)
    if not text.startswith(begin):
        return None
    values: dict[str, str] = {}
    start = len(begin)
    for name, literal in zip(rest[::2], rest[1::2], strict=True):
        last = len(values) == len(rest) // 2 - 1
        end = len(text) - len(literal) if last else text.find(literal, start + 1)
        value = text[start : max(end, 0)]
        shape = SHAPES.get(name)
        if not value or len(value) > LONGEST or not text.startswith(literal, end):
            return None
        if shape is not None and not shape.fullmatch(value):
            return None
        values[name] = value
        start = end + len(literal)
    return values
