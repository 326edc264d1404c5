"""Days in folded text: '3 May', 'until the end of March', 'for two weeks', 'next Monday', 'zum 1.3.'.

Each is replaced by one sign and told beside it, with what it is for: until, from, for, in, on. Without a
year it is the next such day after today. What can be read two ways (03/04, 'a few weeks') has no day, and
that is a doubt wherever a day is needed.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterable
from datetime import date, timedelta
from typing import NamedTuple

from inbox_rules import calendar_words as words
from inbox_rules.numbers import NUMBER_WORDS

FIRST_SIGN = 0xE000
MOST = 12  # dates in one mail; what comes after stays as it is


class Dated(NamedTuple):
    """One date that was found; `day` is None where it cannot be known."""

    role: str  # "until", "from", "for", "in", "on"
    day: date | None
    written: str
    months: int | None = None  # a span in whole months
    days: int | None = None  # a span in days


def mark_dates(folded: str, today: date) -> tuple[str, tuple[Dated, ...]]:
    """Replace each date in `folded` by a sign of its own, and return what they say, in order."""
    found: list[Dated] = []
    folded = _FIRST_OF_TWO.sub(r"\1", folded)

    def replace(match: re.Match[str]) -> str:
        if len(found) == MOST:
            return match[0]
        dated = _read(match, today)
        if dated is None or ((dated.months or dated.days) and _is_past(folded, match)):
            return match[0]
        found.append(dated)
        return f" {chr(FIRST_SIGN + len(found) - 1)} "

    return _DATE.sub(replace, folded), tuple(found)


# "vom 3. bis 10. Mai": the first full stop ends no sentence, and the second day alone is not what is said.
_FIRST_OF_TWO = re.compile(r"(?<![\d.])(\d{1,2})\.(?=\s?(?:bis|und|oder|auf|[-–])\s?(?:zum\s|den\s)?\d)")
_AGO_AFTER = re.compile(r"\s{1,3}(?:ago|geleden|fa|atras|earlier)\b")
_AGO_BEFORE = re.compile(r"(?:^|\W)(?:vor|hace|il y a|ha)\s$")


def _is_past(folded: str, match: re.Match[str]) -> bool:
    """Whether a span lies behind: 'ten years ago', 'vor zwei Wochen'."""
    before = folded[max(0, match.start() - 8) : match.start()]
    return bool(_AGO_AFTER.match(folded, match.end()) or _AGO_BEFORE.search(before))


def day_in(folded: str, today: date) -> date | None:
    """Return the one day that a piece of text names, or None."""
    _, found = mark_dates(folded, today)
    return found[0].day if len(found) == 1 else None


def add_months(day: date, months: int) -> date:
    """Return the same day so many months later, or the last day of a shorter month."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def _any(phrases: Iterable[str]) -> str:
    return "|".join(re.escape(phrase) for phrase in sorted(set(phrases), key=len, reverse=True))


def _phrases(*names: str) -> str:
    return _any(phrase for name in names for phrase in words.PHRASES[name])


# White space that was read is never given back (`++`): what is hostile is then read once.
_NUMBERED = rf"(?:\d{{1,3}}|{_any(NUMBER_WORDS)}|{_phrases('ones', 'couple', 'vague')})"
_MONTH = rf"(?:{_any(words.MONTHS)})"
_WEEKDAY = (
    rf"(?:(?:{_phrases('next')})\s++)?(?:{_any(words.WEEKDAYS)})(?:\s++(?:{_phrases('next_behind')})(?!\w))?"
)
_YEAR = r"(?:(?:,|\s++de|\s++del|\s++van)?\s*+(?P<{0}>(?:19|20)\d\d))?"
_FORMS = (
    r"(?P<iso>(?:19|20)\d\d-\d{1,2}-\d{1,2})",
    r"(?P<day>\d{1,2})(?:st|nd|rd|th|er|re|e|o|a|\.)?\s*+(?:of\s++|de\s++|di\s++|do\s++|von\s++)?"
    rf"(?P<month>{_MONTH})\b\.?{_YEAR.format('year')}",
    rf"(?P<month2>{_MONTH})\.?\s++(?:the\s++)?(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?(?![\d:/.]){_YEAR.format('year2')}",
    r"(?P<dotted>\d{1,2}\.\s?\d{1,2}\.(?:\s?(?:20)?\d\d(?!\d))?)",
    r"(?P<slashed>\d{1,2}/\d{1,2}(?:/(?:20)?\d\d)?)(?![\d/])",
    rf"(?P<part>{_phrases('end_of', 'start_of', 'middle_of')})\s*+"
    rf"(?P<of>{_MONTH}|{_phrases('this_month', 'next_month', 'this_year')})\b{_YEAR.format('year3')}",
    rf"(?P<near>{_any(words.NEAR)}|{_phrases('next_week', 'next_month', 'next_year')})\b",
    rf"(?P<half>{_phrases('half_year')})\b",
    rf"(?P<count>(?:the next\s++|the coming\s++|another\s++)?{_NUMBERED})\s++(?P<more>more\s++)?"
    rf"(?P<unit>{_any(words.UNITS)})\b(?P<later>\s++(?:from now|from today|later))?",
    rf"(?P<month3>{_MONTH})\b(?!')(?:\s++(?P<year4>20\d\d))?",
    rf"(?P<weekday2>{_WEEKDAY})\b",
)
_DATE = re.compile(
    rf"(?<![\w/])(?:(?P<role>{_any(words.ROLES)})\s++)?"
    r"(?:(?:the|am|dem|den|del|el|il|le)\s++)?(?:about\s++|around\s++)?"
    rf"(?:(?P<weekday>{_WEEKDAY})(?:,|\.|\s++the|\s++den|\s++le)?\s++)?(?:{'|'.join(_FORMS)})(?!\w)"
)
# Words that are a month only where something before them says so.
_ALSO_OTHER_WORDS = {
    "may",
    "march",
    "mar",
    "mars",
    "set",
    "gen",
    "ago",
    "mag",
    "giu",
    "jan",
    "mai",
    "mei",
    "an",
}


def _read(match: re.Match[str], today: date) -> Dated | None:
    role = words.ROLES.get(match["role"] or "", "on")
    written = match[0].strip()
    if match["count"] or match["half"]:
        return _span(match, role, written, today)
    if match["month3"]:
        # A month alone is a day only behind a word that asks for one.
        if role not in ("until", "from"):
            return None
        if match["month3"] in _ALSO_OTHER_WORDS and match["role"] is None:
            return None
        if words.MONTHS[match["month3"]] == today.month and match["year4"] is None:
            return Dated(role, None, written)  # this month, or in a year?
        return Dated(role, _next(1, words.MONTHS[match["month3"]], match["year4"], today), written)
    if match["weekday2"]:
        name = next(word for word in match["weekday2"].split() if word in words.WEEKDAYS)
        # "mon", "sat", "sun" are words of other things too.
        if len(name) < 4 and match["role"] not in ("until", "from") and name == match["weekday2"]:
            return None
        ahead = (words.WEEKDAYS[name] - today.weekday() - 1) % 7 + 1
        return Dated(role, today + timedelta(days=ahead), written)
    return Dated(role, _day(match, today), written)


def _day(match: re.Match[str], today: date) -> date | None:
    if match["iso"]:
        year, month, day = (int(part) for part in match["iso"].split("-"))
        return _coming(_valid(year, month, day), today)
    if match["day"]:
        return _next(int(match["day"]), words.MONTHS[match["month"]], match["year"], today)
    if match["day2"]:
        return _next(int(match["day2"]), words.MONTHS[match["month2"]], match["year2"], today)
    if match["dotted"]:
        day, month, *years = (int(part) for part in match["dotted"].split(".") if part.strip())
        return _next(day, month, str(years[0]) if years else None, today)
    if match["slashed"]:
        day, month, *years = (int(part) for part in match["slashed"].split("/"))
        if month > 12 >= day:
            day, month = month, day
        elif day <= 12 and day != month:
            return None  # 03/04 is two days
        return _next(day, month, str(years[0]) if years else None, today)
    if match["part"]:
        return _part_of(match["part"], match["of"], match["year3"], today)
    return _near(match["near"], today)


def _near(phrase: str, today: date) -> date:
    if phrase in words.PHRASES["next_week"]:
        return today + timedelta(days=7 - today.weekday())
    if phrase in words.PHRASES["next_month"]:
        return add_months(today.replace(day=1), 1)
    if phrase in words.PHRASES["next_year"]:
        return date(today.year + 1, 1, 1)
    return today + timedelta(days=words.NEAR[phrase])


def _part_of(part: str, whole: str, year: str | None, today: date) -> date | None:
    if whole in words.PHRASES["this_year"]:
        return date(today.year, 12, 31) if part in words.PHRASES["end_of"] else None
    if whole in words.MONTHS:
        first = _next(1, words.MONTHS[whole], year, today)
        # The end of the month that runs is still to come, though its first day is past.
        if year is None and words.MONTHS[whole] == today.month and part not in words.PHRASES["start_of"]:
            first = today.replace(day=1)
    else:
        first = add_months(today.replace(day=1), 1 if whole in words.PHRASES["next_month"] else 0)
    if first is None or part in words.PHRASES["start_of"]:
        return first
    if part in words.PHRASES["middle_of"]:
        return first.replace(day=15)
    return add_months(first, 1) - timedelta(days=1)


def _span(match: re.Match[str], role: str, written: str, today: date) -> Dated | None:
    if match["half"]:
        return Dated(role, add_months(today, 6), written, months=6)
    count = re.sub(r"^(?:the next|the coming|another)\s+(?=.)", "", match["count"])
    if count in words.PHRASES["vague"]:
        return Dated(role, None, written)
    number = (
        2
        if count in words.PHRASES["couple"]
        else 1
        if count in words.PHRASES["ones"]
        else NUMBER_WORDS.get(count) or 0
    )
    number = int(count) if count.isdecimal() else number
    days, months = words.UNITS[match["unit"]]
    if not 0 < number * (days + 30 * months) <= 3700:
        return Dated(role, None, written)
    if role == "on" and (match["more"] or match["count"].startswith("another")):
        role = "for"
    if match["later"]:
        role = "until" if role == "until" else "in"
    if months:
        return Dated(role, add_months(today, number * months), written, months=number * months)
    return Dated(role, today + timedelta(days=number * days), written, days=number * days)


def _next(day: int, month: int, year: str | None, today: date) -> date | None:
    if year is not None:
        return _coming(_valid(int(year) + (2000 if len(year) == 2 else 0), month, day), today)
    for candidate in (today.year, today.year + 1, today.year + 2, today.year + 3, today.year + 4):
        found = _valid(candidate, month, day)
        if found is not None and found > today:
            return found
    return None


def _coming(day: date | None, today: date) -> date | None:
    """A day that is past is no answer to any question of ours."""
    return day if day is not None and day >= today else None


def _valid(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
