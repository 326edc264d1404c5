"""What a language says beside its letters: labels, topics, days, words, and what each word does.

One folder a language under templates/; its tables are loaded once, when the first letter is written. What a
language lacks is said in English, so that a letter always goes out; `mailer/missing.py` tells what that is.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from pathlib import Path
from zoneinfo import ZoneInfo

from mailer import phrases
from mentorship.calendar import is_zone

TEMPLATES = Path(__file__).resolve().parent.parent / "templates"
FALLBACK = "en"
LABELS, TOPICS, PHRASES = "labels.toml", "topics.toml", "phrases.toml"
# Tables of strings in labels.toml; that of the dates is of another kind.
TABLES = ("fields", "commands", "last line", "patterns", "states", "words")

Table = Mapping[str, str]


@dataclass(frozen=True)
class Topic:
    """One topic for a conversation: what it is about, and how to begin."""

    line: str
    begin: str


@dataclass(frozen=True)
class Language:
    """The tables of one language."""

    code: str
    fields: Table  # labels of forms, by canonical name
    commands: Table  # the words that people send, by canonical word, where they differ from it
    glosses: Table  # what each request does, in a few words
    states: Table
    last_line: Table  # who gets the reply
    topics: Mapping[str, Topic]
    phrases: Mapping[str, Table]  # what Python says, by its purpose
    weekdays: Sequence[str]
    months: Sequence[str]
    first: str  # the first day of a month, as its day is written
    patterns: Table  # how a day, an hour, a period and an enumeration are written

    @property
    def folder(self) -> Path:
        """Where its letters are."""
        return TEMPLATES / self.code

    def command(self, word: str) -> str:
        """Return the word that people send for a request."""
        return self.commands.get(str(word), str(word))

    def say(self, purpose: str, text: str) -> str:
        """Say a phrase of ours; what is none stays as it is."""
        found = phrases.find(self.phrases[purpose], text)
        if found is None:
            if purpose in phrases.ALWAYS_OURS:
                phrases.unknown(purpose)
            return text
        return phrases.fill(found, {"field": self._field, "request": self.command, **_kinds(self)})

    def day(self, value: date) -> str:
        """Write a day with its weekday: Thursday 14 January."""
        return self._written("day", value)

    def hour(self, value: datetime, zone: str) -> str:
        """Write a moment by the clock of a time zone: Thursday 14 January, 18:00."""
        local = value.astimezone(ZoneInfo(zone if is_zone(zone) else "UTC"))
        clock = self.patterns["clock" if local.minute else "full hour"]
        hour = clock.format(hour=local.hour, minute=local.minute)
        return self.patterns["hour"].format(day=self.day(local.date()), hour=hour)

    def day_with_year(self, value: date) -> str:
        """Write a day that may be far away: 14 January 2027."""
        return self._written("day_with_year", value)

    def short_day(self, value: date) -> str:
        """Write a day where there is little room: 14 January."""
        return self._written("short_day", value)

    def period(self, first: date, last: date) -> str:
        """Write a period as briefly as it stays clear: 15 to 28 February."""
        last_day = self._written("short_day", last)
        if (first.year, first.month) == (last.year, last.month):
            return self.patterns["period in a month"].format(first=self._number(first), last=last_day)
        return self.patterns["period"].format(first=self._written("short_day", first), last=last_day)

    def enumerate(self, items: Sequence[str]) -> str:
        """Join items as in a sentence: Ada, Leo and Max."""
        if len(items) < 2:
            return "".join(items)
        return self.patterns["and"].format(first=", ".join(items[:-1]), last=items[-1])

    def _field(self, name: str) -> str:
        return self.fields.get(name, name)

    def _number(self, value: date) -> str:
        return self.first if value.day == 1 else str(value.day)

    def _written(self, pattern: str, value: date) -> str:
        return self.patterns[pattern].format(
            weekday=self.weekdays[value.weekday()],
            day=self._number(value),
            month=self.months[value.month - 1],
            year=value.year,
        )


def _kinds(one: Language) -> phrases.Kinds:
    """Return how what stands in a placeholder is said, where it is of ours too."""

    def several(text: str, between: str) -> str:
        return one.enumerate([one.command(word) for word in text.split(between)])

    def labels(text: str) -> str:
        for name in sorted(one.fields, key=len, reverse=True):
            text = text.replace(f'"{name.capitalize()}: ..."', f'"{one.fields[name]}: ..."')
        return text.replace(" or ", f" {one.patterns['or']} ")

    return {
        "other_request": one.command,
        "requests": lambda text: several(text, " and "),
        "order": one.command,
        "other_order": one.command,
        "languages": lambda text: one.enumerate([one.say("languages", code) for code in text.split(", ")]),
        "orders": lambda text: ", ".join(one.command(word) for word in text.split(", ")),
        "labels": labels,
        "day": lambda text: _day_said(one, text),
    }


def _day_said(one: Language, text: str) -> str:
    """Say an English day, "3 May", which the pure rooms write."""
    number, _, month = text.partition(" ")
    months = list(language(FALLBACK).months)
    if not number.isdecimal() or month not in months:
        return text
    return one.short_day(date(2000, months.index(month) + 1, int(number)))


@cache
def language(code: str) -> Language:
    """Return the tables of a language; English says what it lacks."""
    folder = TEMPLATES / code
    if not code.isalpha() or not (folder / LABELS).is_file():
        return language(FALLBACK)
    english = TEMPLATES / FALLBACK
    labels, topics, said = ((read(english / f), read(folder / f)) for f in (LABELS, TOPICS, PHRASES))
    tables = {name: {**labels[0].get(name, {}), **labels[1].get(name, {})} for name in TABLES}
    dates = {**labels[0]["dates"], **labels[1].get("dates", {})}
    return Language(
        code,
        tables["fields"],
        tables["commands"],
        tables["words"],
        tables["states"],
        tables["last line"],
        {key: Topic(t["line"], t["begin"]) for key, t in {**topics[0], **topics[1]}.items()},
        {name: {**rows, **_filled(said[1].get(name, {}))} for name, rows in said[0].items()},
        dates["weekdays"],
        dates["months"],
        dates.get("first", "1"),
        tables["patterns"],
    )


def codes() -> tuple[str, ...]:
    """Return the languages that have a folder here, whether complete or not."""
    return _codes_in(TEMPLATES)


@cache
def _codes_in(folder: Path) -> tuple[str, ...]:
    return tuple(sorted(path.parent.name for path in folder.glob(f"*/{LABELS}")))


def read(path: Path) -> dict[str, dict[str, str]]:
    """Read a table file of a language; an empty one where it is not there."""
    return tomllib.loads(path.read_text("utf-8")) if path.is_file() else {}


def _filled(rows: Table) -> Table:
    return {key: value for key, value in rows.items() if value}
