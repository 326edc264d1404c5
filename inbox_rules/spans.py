"""Spans of time behind a label: how soon answers come, in days (C12), a session in minutes (E17).

'two days', '48 Stunden', 'une semaine', 'half an hour', '1h30'. What is no such span, or one that nobody can
mean, is none.
"""

from __future__ import annotations

import re
from math import ceil

from inbox_rules.folding import fold
from inbox_rules.line_words import name_of, named, nothing_but, told_apart, with_words
from inbox_rules.numbers import NUMBER_WORDS, value_of

LONGEST_DAYS = 30
SHORTEST_SESSION, LONGEST_SESSION = 5, 240  # minutes
FEWEST_BARE = 10  # a number alone that is smaller may be hours
HOURS_A_DAY = 24

_UNITS = named("units")
_WORD = "|".join(sorted(NUMBER_WORDS, key=len, reverse=True))
_NUMBER = rf"(?:\d{{1,3}}(?:[.,]\d)?|(?:{_WORD})\b|\ban?\b|un'(?=or))"
_TO = r"\s*+(?:-|–|to|or|bis|oder|a|ou|o|tot|of|ate)\s*+"
_WITHIN = re.compile(
    rf"(?:(?P<least>{_NUMBER}){_TO})?(?P<number>{_NUMBER})\s*+"
    rf"(?:(?P<hour>{_UNITS['hour']})|(?P<workday>{_UNITS['workday']})|(?P<day>{_UNITS['day']})"
    rf"|(?P<week>{_UNITS['week']}|week))(?!\w)"
)
_SOON = re.compile(rf"\b(?:{named('soon')['1']})\b")
_SPANS = re.compile(rf"(?<!\w)(?:{told_apart('spans')})(?!\w)")
_BESIDE_WITHIN = re.compile(nothing_but("within"))
_BESIDE_SESSION = re.compile(nothing_but("session"))
_DAYS_ALONE = re.compile(r"\D{0,12}?(?P<number>\d{1,2})\D{0,2}")
_CLOCKED = re.compile(
    rf"(?<![\w.,:])(?:(?P<hours>{_NUMBER})\s*+(?:{_UNITS['hour']})\s*+(?:(?:and|und|et|y|e|en)\s++)?"
    rf"(?P<rest>\d{{1,2}})(?:\s*+(?:{_UNITS['minute']}))?|(?P<clock>\d):(?P<past>\d\d)\s*+(?:{_UNITS['hour']}))(?!\w)"
)
_LASTS = re.compile(
    rf"(?<![\w.,:])(?:(?P<least>{_NUMBER}){_TO})?(?P<number>{_NUMBER})\s*+-?\s*+"
    rf"(?:(?P<minute>{_UNITS['minute']})|(?P<hour>{_UNITS['hour']}))(?!\w)"
)
_BARE = re.compile(r"\D{0,12}(?P<number>\d{2,3})\s*+")


def within_of(value: str) -> str | None:
    """Return how soon an answer comes, as 'N days' or 'N working days'; None where it says no such thing."""
    folded = fold(value).replace("jusqu'a", " ")
    found: list[str] = []
    folded, times = _SOON.subn(" ", folded)
    found += [_days(1)] * bool(times)
    for match in _WITHIN.finditer(folded):
        span = _amount(match["number"]) * (7 if match["week"] else 1 / HOURS_A_DAY if match["hour"] else 1)
        found.append(_days(ceil(span), working=bool(match["workday"])))
    rest = _WITHIN.sub(" ", folded)
    if not found and (bare := _DAYS_ALONE.fullmatch(folded)):
        found, rest = [_days(int(bare["number"]))], folded.replace(bare["number"], " ")
    sensible = [days for days in found if 1 <= int(days.split()[0]) <= LONGEST_DAYS]
    if len(set(found)) != 1 or not sensible:
        return None
    return with_words(found[0], value, plain=bool(_BESIDE_WITHIN.fullmatch(rest)))


def session_of(value: str) -> str | None:
    """Return how long a session is, as 'N minutes'; None where it says no such thing."""
    folded = fold(value)
    found: list[tuple[float, ...]] = []
    folded = _SPANS.sub(lambda match: _keep(found, (int(name_of("spans", match)),)), folded)
    folded = _CLOCKED.sub(lambda match: _keep(found, (_clocked(match),)), folded)
    folded = _LASTS.sub(lambda match: _keep(found, _lasts(match)), folded)
    if not found and (bare := _BARE.fullmatch(folded)) and int(bare["number"]) >= FEWEST_BARE:
        found, folded = [(int(bare["number"]),)], folded.replace(bare["number"], " ")
    if len(set(found)) != 1 or not all(SHORTEST_SESSION <= m <= LONGEST_SESSION for m in found[0]):
        return None
    if list(found[0]) != sorted(found[0]):
        return None
    canonical = f"{'-'.join(f'{minutes:g}' for minutes in found[0])} minutes"
    return with_words(canonical, value, plain=bool(_BESIDE_SESSION.fullmatch(folded)))


def _keep(found: list[tuple[float, ...]], span: tuple[float, ...]) -> str:
    found.append(span)
    return " "


def _clocked(match: re.Match[str]) -> float:
    if match["clock"]:
        return int(match["clock"]) * 60 + int(match["past"])
    return _amount(match["hours"]) * 60 + int(match["rest"])


def _lasts(match: re.Match[str]) -> tuple[float, ...]:
    factor = 60 if match["hour"] else 1
    return tuple(_amount(word) * factor for word in (match["least"], match["number"]) if word)


def _amount(word: str) -> float:
    if word in ("a", "an", "un'"):
        return 1
    number = value_of(word)
    return number if number is not None else float(word.replace(",", "."))


def _days(days: int, *, working: bool = False) -> str:
    return f"{days} {'working ' if working else ''}day{'' if days == 1 else 's'}"
