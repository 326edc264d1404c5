"""What somebody's manager may be told of an agreement: times, a length, and what holds in a collision (D8).

A manager is never told who the other one is, what the two talk about or what for. Free words of a pair are
told only where they say nothing but a time, or name nobody; whoever named the manager sees all of it first.
"""

from __future__ import annotations

import re

from mentorship.agreement import MONTHS, RHYTHMS, Agreement
from mentorship.commitment import commitments_in
from mentorship.common_words import COMMON
from mentorship.fields import Field
from mentorship.letters.base import Role
from mentorship.line_terms import BETWEEN
from mentorship.managers import Lines
from mentorship.mentorship import Mentorship
from mentorship.own_parts import name_in

AS_NEEDED = "as needed"
OPEN = "open"
LONGEST_TIMES = 12  # words
PRIVATE = (Field.FOCUS, Field.GOAL, Field.RESULT, Field.TOPICS, Field.EXPECTATIONS, Field.SUPPORT)

DAYS = "monday tuesday wednesday thursday friday saturday sunday"
_CAPITALS = frozenset((*DAYS.split(), "i", "i'm", "i’m"))
# What a line may hold that says nothing but when.
_TIME_WORDS = frozenset(
    f"""{DAYS} mondays tuesdays wednesdays thursdays fridays saturdays sundays mon tue wed thu fri sat sun
    weekday weekdays weekend weekends morning mornings afternoon afternoons evening evenings noon lunch
    lunchtime night nights day days week weeks month months hour hours half minute minutes min h am pm utc
    cet cest gmt a an and
    at before after between by each every first second last of on or other the to until from in about
    one two three four early late time""".split()
)
_WORD = re.compile(r"[^\W\d_]{2,}")
_INSIDE = re.compile(r"(?<![.!?:])\s([^\W\d_][\w'’-]*)")


def told(pair: Mentorship, role: Role) -> Lines:
    """Return what the manager of one side may know of a settled agreement; nothing where none is."""
    agreement = pair.agreement
    if agreement is None:
        return ()
    collides = agreement.value(Field.CONTINGENCY)
    lines = (
        (Field.FREQUENCY, _rhythm(agreement)),
        (Field.TIME, _own_time(pair, agreement, role)),
        (Field.SESSION, _times(agreement.value(Field.SESSION))),
        (Field.AVAILABILITY, _own_hours(pair, agreement, role)),
        (Field.LENGTH, _length(pair, agreement)),
        (Field.CONTINGENCY, collides if names_nobody(collides, pair) else ""),
    )
    return tuple((field, value) for field, value in lines if value)


def names_nobody(text: str, pair: Mentorship) -> bool:
    """Whether a line names nobody, and nothing that the two work on; a capital inside it may be a name."""
    if "@" in text or re.search(r"\d{5}", text):
        return False
    lines = [pair.words, *(pair.agreement.value(field) for field in PRIVATE if pair.agreement)]
    private = {*_words(pair.mentor.name), *_words(pair.mentee.name), *_words(" ".join(lines)) - COMMON}
    inside = (found[1] for found in _INSIDE.finditer(text.strip()))
    return not _words(text) & private and all(w.casefold() in _CAPITALS or w[0].islower() for w in inside)


def _words(text: str) -> frozenset[str]:
    return frozenset(word.casefold() for word in _WORD.findall(text))


def _rhythm(agreement: Agreement) -> str:
    rhythm = agreement.value(Field.FREQUENCY)
    return rhythm if rhythm in (*RHYTHMS, AS_NEEDED) else ""


def _own_time(pair: Mentorship, agreement: Agreement, role: Role) -> str:
    """Return one side's part of the line on time, and never the other's."""
    line = agreement.value(Field.TIME)
    own = f"{name_in(pair, pair.person(role))} "
    parts = [part.removeprefix(own) for part in line.split(BETWEEN) if part.startswith(own)]
    if not parts and BETWEEN in line:
        return ""
    return " and ".join(time.text for time in commitments_in(parts[0] if parts else line))


def _own_hours(pair: Mentorship, agreement: Agreement, role: Role) -> str:
    """Return when one side is there, by their own clock; shared hours would say where the other lives."""
    line = agreement.value(Field.AVAILABILITY)
    own = f"{name_in(pair, pair.person(role))}: "
    parts = [part.removeprefix(own) for part in line.split(BETWEEN) if part.startswith(own)]
    if not parts and BETWEEN in line:
        return ""
    return _times((parts[0] if parts else line).partition(" (")[0])


def _times(line: str) -> str:
    words = re.findall(r"[^\W\d_]+", line.casefold())
    return line if len(words) <= LONGEST_TIMES and "@" not in line and set(words) <= _TIME_WORDS else ""


def _length(pair: Mentorship, agreement: Agreement) -> str:
    if pair.ends_on is not None:
        return pair.ends_on.isoformat()
    length = agreement.value(Field.LENGTH)
    return length if MONTHS.fullmatch(length) else OPEN
