"""Hours of the day in folded text: 'at six', '18:30', '6 pm', 'um 18 Uhr', 'à 18h', 'a las 6 de la tarde'.

Each is replaced by one sign and told beside it. An hour that can be of the morning or of the evening has no
minutes, and that is a doubt wherever an hour is needed.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from inbox_rules.calendar_words import MONTHS
from inbox_rules.numbers import NUMBER_WORDS
from inbox_rules.tables import section

FIRST_HOUR = 0xF000  # signs of dates lie far below
MOST = 12
NOON = 12 * 60
LATEST_AFTERNOON = 6  # "at six" is after noon; at seven it may be before


class Clock(NamedTuple):
    """One hour that was found; `minutes` of the day is None where it can be read two ways."""

    minutes: int | None
    written: str


def _any(name: str) -> str:
    found = {word for row in section("meetings", name).values() for word in row}
    return "|".join(sorted(found, key=lambda word: (-len(word), word)))


_HOUR_WORDS = "|".join(
    sorted((word for word, number in NUMBER_WORDS.items() if number > 1), key=len, reverse=True)
)
_NO_DAY = rf"(?!\s?(?:{'|'.join(sorted(MONTHS, key=len, reverse=True))})\b|(?:st|nd|rd|th)\b|[./]\d|\d)"
_CLOCK = re.compile(
    rf"(?<![\w:.,/+])(?:(?P<lead>{_any('at')})\s)?(?:(?P<noon>{_any('noon')})\b"
    rf"|(?P<hour>\d{{1,2}}|(?:{_HOUR_WORDS})\b)(?:(?P<colon>[:.h])(?P<minute>[0-5]\d)\b)?{_NO_DAY}"
    rf"(?:\s?(?P<mark>{_any('o_clock')})(?!\w))?(?:\s?(?P<half>[ap]\.?m\b\.?))?"
    rf"(?:\s(?:(?P<late>{_any('late')})|(?P<early>{_any('early')}))\b)?)"
)


def mark_hours(folded: str) -> tuple[str, tuple[Clock, ...]]:
    """Replace each hour in `folded` by a sign of its own, and return what they say, in order."""
    found: list[Clock] = []

    def replace(match: re.Match[str]) -> str:
        clock = _read(match)
        if clock is None or len(found) == MOST:
            return match[0]
        found.append(clock)
        return f" {chr(FIRST_HOUR + len(found) - 1)} "

    return _CLOCK.sub(replace, folded), tuple(found)


def _read(match: re.Match[str]) -> Clock | None:
    written = match[0].strip()
    if match["noon"]:
        return Clock(NOON, written)
    named = ("lead", "mark", "half", "late", "early")
    if not any(match[name] for name in named) and match["colon"] not in (":", "h"):
        return None
    hour = int(match["hour"]) if match["hour"].isdecimal() else NUMBER_WORDS[match["hour"]]
    minute = int(match["minute"] or 0)
    if hour > 23:
        return None
    half = (match["half"] or "")[:1] or ("p" if match["late"] else "a" if match["early"] else "")
    if half and 1 <= hour <= 12:
        return Clock((hour % 12 + (12 if half == "p" else 0)) * 60 + minute, written)
    if hour >= 12 or (hour >= 7 and (match["mark"] or match["minute"])):
        return Clock(hour * 60 + minute, written)
    bare = not match["mark"] and not match["minute"]
    if bare and 1 <= hour <= LATEST_AFTERNOON:
        return Clock((hour + 12) * 60, written)
    return Clock(None, written)
