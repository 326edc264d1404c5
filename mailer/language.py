"""What a language says beside its letters: labels, topics, days, and what each word does.

One folder a language under templates/; its tables are loaded once, when the first letter is written.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from pathlib import Path
from zoneinfo import ZoneInfo

from mentorship.calendar import is_zone

TEMPLATES = Path(__file__).resolve().parent.parent / "templates"
FALLBACK = "en"


@dataclass(frozen=True)
class Topic:
    """One topic for a conversation: what it is about, and how to begin."""

    line: str
    begin: str


@dataclass(frozen=True)
class Language:
    """The tables of one language."""

    code: str
    fields: Mapping[str, str]  # labels of forms, by canonical name
    glosses: Mapping[str, str]  # what each request does, in a few words
    states: Mapping[str, str]
    topics: Mapping[str, Topic]
    weekdays: Sequence[str]
    months: Sequence[str]
    patterns: Mapping[str, str]  # how a day, a period and an enumeration are written

    @property
    def folder(self) -> Path:
        """Where its letters are."""
        return TEMPLATES / self.code

    def day(self, value: date) -> str:
        """Write a day with its weekday: Thursday 14 January."""
        return self._written("day", value)

    def hour(self, value: datetime, zone: str) -> str:
        """Write a moment by the clock of a time zone: Thursday 14 January, 18:00."""
        local = value.astimezone(ZoneInfo(zone if is_zone(zone) else "UTC"))
        return self.patterns["hour"].format(day=self.day(local.date()), hour=f"{local:%H:%M}")

    def day_with_year(self, value: date) -> str:
        """Write a day that may be far away: 14 January 2027."""
        return self._written("day_with_year", value)

    def short_day(self, value: date) -> str:
        """Write a day where there is little room: 14 January."""
        return self._written("short_day", value)

    def period(self, first: date, last: date) -> str:
        """Write a period as briefly as it stays clear: 15 to 28 February."""
        same_month = (first.year, first.month) == (last.year, last.month)
        start = str(first.day) if same_month else self._written("short_day", first)
        return self.patterns["period"].format(first=start, last=self._written("short_day", last))

    def enumerate(self, items: Sequence[str]) -> str:
        """Join items as in a sentence: Ada, Leo and Max."""
        if len(items) < 2:
            return "".join(items)
        return self.patterns["and"].format(first=", ".join(items[:-1]), last=items[-1])

    def _written(self, pattern: str, value: date) -> str:
        return self.patterns[pattern].format(
            weekday=self.weekdays[value.weekday()],
            day=value.day,
            month=self.months[value.month - 1],
            year=value.year,
        )


@cache
def language(code: str) -> Language:
    """Return the tables of a language, or those of English where there are none."""
    folder = TEMPLATES / code
    if not code.isalpha() or not (folder / "labels.toml").is_file():
        return language(FALLBACK)
    labels = tomllib.loads((folder / "labels.toml").read_text("utf-8"))
    topics = tomllib.loads((folder / "topics.toml").read_text("utf-8"))
    return Language(
        code,
        labels["fields"],
        labels["words"],
        labels["states"],
        {key: Topic(topic["line"], topic["begin"]) for key, topic in topics.items()},
        labels["dates"]["weekdays"],
        labels["dates"]["months"],
        labels["patterns"],
    )
