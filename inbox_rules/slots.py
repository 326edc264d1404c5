"""Days with their hours in what somebody wrote, and which of several times they picked (E19).

An hour that can be read two ways is a doubt. Nothing here knows what the times are for.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from inbox_rules.clock import FIRST_HOUR, Clock, mark_hours
from inbox_rules.dates import FIRST_SIGN, Dated, mark_dates
from inbox_rules.folding import fold, words_of
from inbox_rules.values import Arguments, Understood
from mentorship.meetings import MOST_TIMES, Slot, Spoken
from mentorship.requests import Request

Line = tuple[int, str]

PICKED_FROM = frozenset({"meeting-ask", "meeting-times"})
MOST_LINES = 8
FEW_LINES = 4  # of an answer that begins with a number, a greeting at its end among them
_NUMBER = re.compile(
    r"(?:(?:yes|ja|oui|si|sim|ok)[,.! ]{1,3})?"
    r"(?:(?:number|numero|nummer|option|nr\.?|no\.?|#|the|die|il|le|la|o)\s?)?"
    r"([1-5])(?![\d:./]|\s?(?:am|pm|uhr|h|uur|o'clock)\b)[.,!)]?(?:\s|$)"
)
WHICH_HOUR = "whether '{}' is in the morning or in the evening; \"18:00\" is clear"
WHICH_DAY = "which day '{}' is; \"3 May\" works"


def slots_in(text: str, today: date) -> tuple[tuple[Slot, ...], str]:
    """Return the days with their hours that some lines name, and the doubt about any of them."""
    found: list[Slot] = []
    doubt = ""
    for line in text.splitlines()[:MOST_LINES]:
        _, days, hours = marked_in(line, today)
        if not (days and hours):
            continue
        doubt = doubt or unclear(days, hours)
        found += _in_order(line, today)
    return tuple(dict.fromkeys(found))[:MOST_TIMES], doubt


def picked(found: Understood, lines: Sequence[Line], slots: tuple[Slot, ...], doubt: str) -> Understood:
    """Return an answer to the question which time would do: a number, or days with their hours."""
    if slots and not doubt and found.request in (None, Request.ACCEPT, Request.CHANGE, Request.DECLINE):
        arguments = Arguments(meeting=Spoken(slots=slots), tell=found.arguments.tell)
        return replace(found, request=None, doubt="", arguments=arguments)
    if doubt and found.request in (None, Request.ACCEPT):
        return replace(found, request=None, doubt=doubt)
    number = _NUMBER.match(fold(lines[0][1])) if len(lines) <= FEW_LINES and lines else None
    if number and found.request in (None, Request.ACCEPT):
        arguments = replace(found.arguments, number=int(number[1]))
        return replace(found, request=None, doubt="", arguments=arguments)
    return found


def marked_in(text: str, today: date) -> tuple[str, tuple[Dated, ...], tuple[Clock, ...]]:
    folded = "\n".join(fold(line) for line in text.split("\n"))
    with_hours, hours = mark_hours(folded)
    marked, days = mark_dates(with_hours, today)
    return marked, days, hours


def is_day(word: str, days: Sequence[Dated]) -> bool:
    return len(word) == 1 and 0 <= ord(word) - FIRST_SIGN < len(days)


def is_hour(word: str, hours: Sequence[Clock]) -> bool:
    return len(word) == 1 and 0 <= ord(word) - FIRST_HOUR < len(hours)


def unclear(days: Sequence[Dated], hours: Sequence[Clock]) -> str:
    hour = next((hour.written for hour in hours if hour.minutes is None), "")
    if hour:
        return WHICH_HOUR.format(hour)
    day = next((day.written for day in days if day.day is None), "")
    return WHICH_DAY.format(day) if day else ""


def _in_order(line: str, today: date) -> list[Slot]:
    """Return the slots of a line in which days and hours follow each other."""
    marked, days, hours = marked_in(line, today)
    found: list[Slot] = []
    day: date | None = None
    waiting: list[int] = []
    for word in words_of(marked):
        if is_day(word, days):
            day = days[ord(word) - FIRST_SIGN].day
            found += [Slot(day, minutes) for minutes in waiting if day is not None]
            waiting = []
        elif is_hour(word, hours) and (minutes := hours[ord(word) - FIRST_HOUR].minutes) is not None:
            if day is None:
                waiting.append(minutes)
            else:
                found.append(Slot(day, minutes))
    return found
