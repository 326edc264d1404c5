"""Rhythms, lengths and ways of contact in free words: 'every week', 'three months', 'by phone'.

What is found is canonical: a rhythm is weekly, fortnightly, monthly or as needed; a length is 'N months', a
day, or open. A rhythm that we do not keep ('every ten days') is none.
"""

from __future__ import annotations

import re
import tomllib
from datetime import date
from importlib import resources
from typing import NamedTuple, cast

from inbox_rules.dates import Dated, mark_dates
from inbox_rules.folding import fold
from inbox_rules.line_values import how_of
from inbox_rules.numbers import NUMBER_WORDS, value_of
from inbox_rules.spans import within_of
from mentorship.fields import Field

FIRST_SIGN = 0xF000

_SOURCE = resources.files("inbox_rules.words").joinpath("rhythms.toml").read_text(encoding="utf-8")
_DATA = cast("dict[str, dict[str, list[str]]]", tomllib.loads(_SOURCE))
_RHYTHMS = {rhythm: "|".join(words) for rhythm, words in _DATA["rhythms"].items()}
_OPEN, _WAYS = ("|".join(_DATA["others"][name]) for name in ("open", "ways"))
_RHYTHM = re.compile(
    "|".join(f"(?P<r{place}>\\b(?:{words})\\b)" for place, words in enumerate(_RHYTHMS.values()))
)
_LENGTH = re.compile(rf"\b(?:{_OPEN})\b")
_WAY = re.compile(rf"\b(?:{_WAYS})\b")
# What shall no longer be is no value: 'monthly instead of weekly', 'three months instead of four'.
_REPLACED = re.compile(
    r"\b(?:instead of|rather than|in place of|statt|anstatt|au lieu de|en vez de|en lugar de|invece di"
    r"|in plaats van|em vez de)\s+(?:the\s+)?"
    rf"(?:{'|'.join(_RHYTHMS.values())}|(?:\d{{1,2}}|{'|'.join(NUMBER_WORDS)})(?:\s+(?:weeks?|months?|years?))?)\b"
)
_TIME = re.compile(
    r"\b(?P<number>\d{1,3}|an?|one|two|three|four|five|half an) (?P<unit>hours?|hrs?|minutes?|mins?)"
    r"(?P<per> (?:a|per|each|every) (?:week|month|fortnight))?\b"
)
_WITHIN = re.compile(
    r"\b(?:answers?|repl(?:y|ies)|responses?) within (?P<span>[\w ]{3,20}?(?:days?|hours?|weeks?))\b"
)


# Who begins, in a clause of a few words: 'and Max begins', 'ich fange an', 'y empieza Ana'. A name that is
# neither of the two is asked about where the line is placed.
_ARTICLE = r"(?:[oa]|il|la|el) "
_BEGINS = re.compile(
    rf"(?<!\w)(?:(?:{_ARTICLE})?(?P<who>[a-z'-]{{1,30}}) (?:will )?(?:begins?|starts?|(?:writes?|goes?) first"
    r"|beginnt?|beginne|fang[et]? an|mach[et]? den anfang|schreib[et]? zuerst|commence|ecris? en premier"
    r"|empie[zc][ao]|comien[zc][ao]|escrib[eo] primero|comincia|comincio|inizia|inizio|begint?"
    r"|schrijft? eerst|comeca|comeco)"
    rf"|(?:empieza|comienza|comincia|inizia|comeca) (?:{_ARTICLE})?(?P<behind>[a-z'-]{{1,30}}))"
    r"(?= ?(?:$|[,.;!\0]|(?:and|und|et|y|e|en) ))"
)
_I = frozenset({"i", "i'll", "ich", "je", "yo", "io", "ik", "eu"})
# Two numbers are none: '3-4 months', 'drei bis vier Monate'.
_RANGE = re.compile(
    rf"\b(?:\d{{1,2}}|{'|'.join(NUMBER_WORDS)})\s?(?:-|–|/|to|or|bis|oder|a|ou|o|u|tot|of|ate|e)\s?"
    rf"(?:\d{{1,2}}|{'|'.join(NUMBER_WORDS)})\s?"
    r"(?:months?|monat|mois|mes|maand|weeks?|woche|semain|seman|settiman|wek|years?|jahr)"
)


class Changed(NamedTuple):
    """A value for a field, found in free words."""

    field: Field
    value: str
    written: str

    @property
    def sign(self) -> str:
        """Return the word that stands in its place for the phrases in words/."""
        return f"<{self.field.value}>"


def fields_from(found: tuple[Changed, ...], dates: tuple[Dated, ...]) -> tuple[dict[Field, str], str]:
    """Return the values that a sentence names, and a doubt where it names two for one field."""
    values: dict[Field, str] = {}
    named = [(changed.field, changed.value) for changed in found]
    for dated in dates:
        if dated.role in ("in", "on") and not (dated.months or (dated.days and dated.role == "on")):
            return {}, f"I can't tell what '{dated.written}' is for"
        if dated.role == "from":
            named.append((Field.BEGINS, dated.day.isoformat() if dated.day else ""))
        else:
            named.append((Field.LENGTH, length_from(dated)))
    for field, value in named:
        if not value or values.get(field, value) != value:
            return {}, f"I can't tell what the {field} shall be"
        values[field] = value
    return values, ""


def mark_changes(folded: str, names: frozenset[str] = frozenset()) -> tuple[str, tuple[Changed, ...]]:
    """Replace each rhythm, way and amount of time by a sign of its own, and return them in order.

    `names`: those of the two, folded, one of whom may begin.
    """
    found: list[Changed] = []

    def sign(changed: Changed) -> str:
        found.append(changed)
        return f" {chr(FIRST_SIGN + len(found) - 1)} "

    def rhythm(match: re.Match[str]) -> str:
        return sign(Changed(Field.FREQUENCY, tuple(_RHYTHMS)[int((match.lastgroup or "r0")[1:])], match[0]))

    def begins(match: re.Match[str]) -> str:
        who = match["who"] or match["behind"]
        if who not in _I | names:
            return match[0]
        return sign(Changed(Field.BEGINS, "me" if who in _I else who.capitalize(), match[0]))

    folded = _BEGINS.sub(begins, folded)
    folded = _RHYTHM.sub(rhythm, _REPLACED.sub(" instead ", folded))
    folded = _TIME.sub(lambda match: sign(Changed(Field.TIME, match[0], match[0])), folded)
    folded = _WAY.sub(lambda match: sign(Changed(Field.HOW, how_of(match[0]), match[0])), folded)
    folded = _LENGTH.sub(lambda match: sign(Changed(Field.LENGTH, "open", match[0])), folded)
    return folded, tuple(found)


_DENIED = re.compile(rf"\b(?:{'|'.join(_DATA['others']['hedged'])})\b")


def rhythm_of(value: str) -> str:
    """Return the canonical rhythm that a value names, or an empty string."""
    folded = fold(value)
    found = {match.lastgroup for match in _RHYTHM.finditer(folded)}
    if len(found) != 1 or _DENIED.search(folded):
        return ""
    return tuple(_RHYTHMS)[int((found.pop() or "r0")[1:])]


def length_of(value: str, today: date) -> str:
    """Return the canonical length that a value names, or an empty string."""
    folded = fold(value)
    if plain := re.fullmatch(
        r"\s*+(\d{1,2}|[a-z]{1,12})\s*+(?:months?|monate?n?|mois|meses|mesi|maanden|mo|m)?\s*+\.?\s*+", folded
    ):
        months = value_of(plain[1])
        if months is not None and (not plain[1].isdecimal() or re.search(r"[a-z]", folded)):
            return _months(months)
    if _RANGE.search(folded):
        return ""
    _, dates = mark_dates(folded, today)
    if dates and _DENIED.search(folded):
        return ""
    spans = [length_from(dated) for dated in dates if dated.months or dated.days]
    if spans:
        return spans[0] if len(set(spans)) == 1 else ""
    days = [dated.day.isoformat() for dated in dates if dated.day]
    if days:
        return days[0] if len(days) == len(dates) == 1 else ""
    return "open" if _LENGTH.search(folded) else ""


def length_from(dated: Dated) -> str:
    """Return the canonical length that a span or a day in plain words means."""
    if dated.months:
        return _months(dated.months)
    if dated.days and dated.days % 28 == 0:
        return _months(dated.days // 28)
    return dated.day.isoformat() if dated.day else ""


def within_in(value: str) -> str:
    """Return how soon answers come, where a rhythm says that too."""
    found = _WITHIN.search(fold(value))
    return (within_of(found["span"]) or "") if found else ""


def _months(months: int) -> str:
    return "1 month" if months == 1 else f"{months} months"
