"""The words of the calendar in the languages shipped: words/calendar.toml, as tables for dates.py."""

from __future__ import annotations

import tomllib
from importlib import resources
from typing import cast

_SOURCE = resources.files("inbox_rules.words").joinpath("calendar.toml").read_text(encoding="utf-8")
_DATA = cast("dict[str, dict[str, list[str]]]", tomllib.loads(_SOURCE))

# fmt: off
# What a span is counted in: days, and months.
_SPANS = {"day": (1, 0), "week": (7, 0), "fortnight": (14, 0), "month": (0, 1), "year": (0, 12)}

MONTHS   = {word: int(number) for number, words in _DATA["months"].items() for word in words}
WEEKDAYS = {word: int(number) for number, words in _DATA["weekdays"].items() for word in words}
UNITS    = {word: _SPANS[unit] for unit, words in _DATA["units"].items() for word in words}
NEAR     = {word: int(days) for days, words in _DATA["near"].items() for word in words}
ROLES    = {word: role for role, words in _DATA["roles"].items() for word in words}
PHRASES  = _DATA["phrases"]
# fmt: on
