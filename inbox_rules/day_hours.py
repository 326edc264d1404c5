"""Days of the week and hours: 'Mondays and Wednesdays 18-20', 'Mo-Do 18 bis 20 Uhr' (E16).

Canonical is `Mon, Wed 18:00-20:00`. Where one word is not understood, or an hour can be of the morning or the
evening, nothing is read, and the author's words stand.
"""

from __future__ import annotations

import re
import tomllib
from importlib import resources
from typing import cast

from inbox_rules.folding import fold
from inbox_rules.line_words import either, name_of, named, nothing_but, told_apart
from mentorship.availability import Hours, written

_CALENDAR = resources.files("inbox_rules.words").joinpath("calendar.toml").read_text(encoding="utf-8")
_WEEKDAYS = cast("dict[str, dict[str, list[str]]]", tomllib.loads(_CALENDAR))["weekdays"]
_MORE = named("weekdays")
_DAY = "|".join(f"(?P<d{day}>{either(words)}|{_MORE[day]})" for day, words in _WEEKDAYS.items())
_PLAIN_DAY = "|".join(f"{either(words)}|{_MORE[day]}" for day, words in _WEEKDAYS.items())
_TO = r"(?:-|–|to|till?|until|through|bis|zum|a|au|ate|al|tot(?: en met)?|t/m|alle|as|and|und|et|y|e|en)"
_SEVERAL = re.compile(rf"\b(?:{told_apart('several')})\b")
_BESIDE = re.compile(nothing_but("availability"))
_RANGE = re.compile(
    rf"\b(?P<first>{_PLAIN_DAY})(?:\s*+[-–]\s*+|\s++(?:to|through|bis|a|au|ate|al|tot(?: en met)?|t/m)\s++)"
    rf"(?P<last>{_PLAIN_DAY})\b\.?"
)
_ONE = re.compile(rf"\b(?:{_DAY})\b\.?")
_CLOCK = r"\d{{1,2}}(?:[:.h]\d\d)?(?:\s*+(?:uhr|h|uur)\b)?(?:\s*+(?P<{0}>[ap]\.?m\b\.?))?"
_HOURS = re.compile(
    rf"(?<![\w:.])(?P<from>{_CLOCK.format('half1')})\s*+{_TO}\s*+(?P<till>{_CLOCK.format('half2')})(?![\w:])"
)
_TIME = re.compile(r"(\d{1,2})(?:[:.h](\d\d))?")
EARLIEST_BARE = 8  # o'clock: a smaller number alone may be of the evening
DAY = 24 * 60


def hours_of(value: str) -> str:
    """Return days and hours in canonical words, or an empty string."""
    rest = fold(value)
    marks: list[tuple[int, tuple[int, ...], tuple[int, int] | None]] = []

    def days(match: re.Match[str], found: tuple[int, ...]) -> str:
        marks.append((match.start(), found, None))
        return " " * len(match[0])

    rest = _SEVERAL.sub(lambda match: days(match, _several(match)), rest)
    rest = _RANGE.sub(lambda match: days(match, _between(match["first"], match["last"])), rest)
    rest = _ONE.sub(lambda match: days(match, (_number(match[0]),)), rest)
    for match in _HOURS.finditer(rest):
        span = _span(match)
        if span is None:
            return ""
        marks.append((match.start(), (), span))
    rest = _HOURS.sub(lambda match: " " * len(match[0]), rest)
    if not _BESIDE.fullmatch(rest):
        return ""
    return written(_paired(sorted(marks)))


def _paired(marks: list[tuple[int, tuple[int, ...], tuple[int, int] | None]]) -> tuple[Hours, ...]:
    """Return the days with the hours behind them; days alone are whole days, hours alone are none."""
    found: list[Hours] = []
    days: list[int] = []
    closed = True
    for _, named_days, span in marks:
        if named_days:
            if closed:
                days = []
            days += named_days
            closed = False
        elif span is None or not days:
            return ()
        else:
            found += [Hours(day, *span) for day in days]
            closed = True
    if not closed:
        if found:
            return ()  # 'Mon 18-20, Tue': the hours of Tuesday are anybody's guess
        found += [Hours(day, 0, DAY) for day in days]
    return tuple(found)


def _several(match: re.Match[str]) -> tuple[int, ...]:
    return tuple(map(int, name_of("several", match).split()))


def _between(first: str, last: str) -> tuple[int, ...]:
    begin, end = _number(first), _number(last)
    return tuple((begin + step) % 7 for step in range((end - begin) % 7 + 1))


def _number(word: str) -> int:
    found = _ONE.search(word)
    names = found.groupdict() if found else {}
    return int(next(name for name, value in names.items() if value)[1:])


def _span(match: re.Match[str]) -> tuple[int, int] | None:
    late = (match["half1"] or match["half2"] or "")[:1], (match["half2"] or "")[:1]
    begin, end = (_minutes(match[name], half) for name, half in zip(("from", "till"), late, strict=True))
    if begin is None or end is None:
        return None
    if match["half2"] and not match["half1"] and begin >= end:
        begin -= 12 * 60  # '11-1 pm' begins in the morning
    clear = any(late) or begin >= EARLIEST_BARE * 60 or ":" in match["from"]
    return (begin, end) if clear and 0 <= begin < end <= DAY else None


def _minutes(text: str, half: str) -> int | None:
    found = _TIME.match(text.strip())
    if found is None:
        return None
    hour, minute = int(found[1]), int(found[2] or 0)
    if half and not 1 <= hour <= 12:
        return None
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    return hour * 60 + minute if minute < 60 else None
