"""When somebody is away: from an absence notice of their mail system, or in a sentence of their own.

A notice is read for its last day alone, and only where it names one. A person's sentence counts only as a
whole: who they are, that they are away, and the days, in one of the languages shipped. Nothing here answers
anybody, or looks for a reason.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import NamedTuple

from inbox_rules.calendar_words import MONTHS
from inbox_rules.dates import Dated, mark_dates
from inbox_rules.folding import fold
from inbox_rules.tables import section

A_COURTESY = 4  # words of another line in the same mail: a greeting, a name
NOTICE = 2_000  # characters of a notice that are read
SIGN = "[\ue000-\ue00b]"
_FULL_STOP = re.compile(rf"\b((?:{'|'.join(sorted(MONTHS))}) \d{{1,2}})\.")
_LANGUAGES = ("en", "de", "fr", "es", "it", "nl", "pt")


class Absence(NamedTuple):
    """The days that a person names; `begin` None: from now on."""

    begin: date | None
    until: date


def _any(name: str, language: str) -> str:
    words = section("absences", name)
    phrases = (*words.get(language, ()), *words.get("any", ()))
    return "|".join(re.escape(phrase) for phrase in sorted(phrases, key=len, reverse=True))


def _sentence(language: str) -> re.Pattern[str]:
    first, join = _any("first", language), _any("join", language)
    # "3 to 20 August", where only the last day is one; or two days; or "until 20 August". What joins two
    # days may have been read as a part of the second.
    bare = rf"(?P<day>\d{{1,2}})(?:st|nd|rd|th|er|\.)? ?(?:(?:{join}) ?)?(?P<last>{SIGN})"
    two = rf"(?P<one>{SIGN}) ?(?:(?:{join}) ?)?(?P<other>{SIGN})"
    when = rf"(?:(?:{first}) ?)?(?:{bare}|{two}|(?P<only>{SIGN}))"
    lead, place = _any("lead", language), _any("place", language)
    turned = when.replace("?P<", "?P<x")  # "ich bin bis … im Urlaub": a group has its name once
    return re.compile(rf"(?:{lead}) (?:(?:{place}) {when}|{turned} (?:{place}))(?: sein| zijn)?")


_SENTENCES = tuple(_sentence(language) for language in _LANGUAGES)


def last_day_noticed(text: str, today: date) -> date | None:
    """Return the last day of an absence, as a notice of today names it; None where it names no one day."""
    _, found = _dates(text[:NOTICE], today)
    ahead = [dated for dated in found if dated.day is not None and dated.day >= today]
    for roles in (("until",), ("for", "on", "in")):
        days = {dated.day for dated in ahead if dated.role in roles}
        if days:
            return max(day for day in days if day) if len(days) == 1 else None
    return None


def absence_in(text: str, today: date) -> Absence | None:
    """Return the days on which the author of a mail is away, where the mail says that and nothing else."""
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    if "?" in text:
        return None
    found = [(number, absence) for number, line in enumerate(lines) if (absence := _of_line(line, today))]
    others = [line for number, line in enumerate(lines) if number not in {number for number, _ in found}]
    if len(found) != 1 or any(len(line.split()) > A_COURTESY for line in others):
        return None
    return found[0][1]


def _of_line(line: str, today: date) -> Absence | None:
    marked, dates = _dates(line, today)
    marked = " ".join(marked.split()).strip(" .!,")
    for sentence in _SENTENCES:
        match = sentence.fullmatch(marked)
        if match is not None:
            return _days({name.removeprefix("x"): at for name, at in match.groupdict().items() if at}, dates)
    return None


def _dates(text: str, today: date) -> tuple[str, tuple[Dated, ...]]:
    """Return what `mark_dates` does, where the full stop of a sentence is no part of "August 14."."""
    return mark_dates(_FULL_STOP.sub(r"\1", fold(text)), today)


def _days(parts: dict[str, str], dates: tuple[Dated, ...]) -> Absence | None:
    if len(dates) > 2 or any(dated.day is None for dated in dates):
        return None
    last = dates[-1].day
    if last is None or ("only" in parts and dates[0].role not in ("until", "for")):
        return None  # "I am away on 20 August": one day, and perhaps no more than that
    if "day" in parts:
        return _before(int(parts["day"]), last)
    if "other" in parts:
        begin = dates[0].day
        return Absence(begin, last) if begin is not None and begin <= last else None
    return Absence(None, last)


def _before(number: int, last: date) -> Absence | None:
    """Return the days from the latest such day of a month until the last one."""
    for back in range(31):
        day = last - timedelta(days=back)
        if day.day == number:
            return Absence(day, last)
    return None
