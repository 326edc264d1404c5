"""What people say of a meeting: 'I can't make it on Thursday', 'could we move the call to next week?'.

A clause counts where all of its words are accounted for and it speaks of a day, an hour or a meeting. A
condition beside it is a doubt. Whether the two meet at all, and what follows, is decided elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache
from typing import NamedTuple

from inbox_rules.calendar_words import PHRASES
from inbox_rules.clock import FIRST_HOUR, Clock
from inbox_rules.dates import FIRST_SIGN, Dated
from inbox_rules.folding import words_of
from inbox_rules.patterns import Phrasebook, Scan
from inbox_rules.slots import MOST_LINES, is_day, is_hour, marked_in, unclear
from inbox_rules.tables import section
from inbox_rules.vocabulary import LANGUAGES, language
from mentorship.meetings import Slot, Spoken
from mentorship.requests import Request

Line = tuple[int, str]

LONGEST = 400  # characters of a line
MOST_WORDS = 40  # of a clause
MOST_OPENINGS = 4  # "Hi Mia, sorry, unfortunately"
KINDS = ("cancel", "move", "meet", "offer")
CLASSES = ("noun", "bit", "name")
_BREAKS = re.compile(r"(?<=[.!?;])\s+|[,;:()–]|\s-\s|\n")
_A_DAY, _AN_HOUR, _A_NAME = "<d>", "<t>", "<name>"
# In answer to these, and in a new mail, a clause about a meeting may be meant for us.
SPOKEN_OF_IN = frozenset(
    {
        "", "agenda-ask", "agenda-input", "agreement-settled", "confidentiality-reminder", "nudge",
        "round-check", "check-in", "half-way", "still-useful", "resumed", "done", "help", "status",
        "resources", "not-possible", "not-understood", "which-of-us",
    }
)  # fmt: skip
# What else such a clause could be taken for.
GIVES_WAY = frozenset(
    {
        None, Request.CANCEL, Request.RESCHEDULE, Request.MEET, Request.SKIP, Request.DECLINE, Request.CHANGE,
        Request.MISSED, Request.MET, Request.NOT_YET, Request.WITHDRAW,
    }
)  # fmt: skip
ANOTHER_TIME = "you name another time as well, and I can't tell what for"
CONDITION = "you name a condition, and I can't weigh it"


class Said(NamedTuple):
    """What a mail asks for about a meeting; with a doubt nothing is acted on."""

    request: Request | None = None
    spoken: Spoken = Spoken()
    doubt: str = ""


class _Clause(NamedTuple):
    kinds: tuple[str, ...]  # what it may be, the first counts
    days: tuple[Dated, ...]
    hours: tuple[Clock, ...]
    moved_to: tuple[Dated, ...]  # the days behind "to"
    concerns: bool  # a meeting is named in it
    doubtful: bool


def said_of(lines: Sequence[Line], names: frozenset[str], today: date) -> Said | None:
    """Return what the author's lines say about a meeting, or None where they say nothing of it."""
    clauses = _first_language(lines, names, today)
    kinds = [kind for clause in clauses for kind in clause.kinds[:1]]
    telling = [clause for clause in clauses if clause.kinds[:1] and clause.kinds[0] != "offer"]
    if not any(clause.days or clause.concerns for clause in telling):
        return None
    away = [day for clause in telling for day in clause.days if clause.kinds[:1] == ("cancel",)]
    if len(away) > 1 or any(day.role not in ("on", "in") or day.days or day.months for day in away):
        return None  # "I'm away until 3 May" is about more than a meeting
    days = tuple(day for clause in clauses for day in clause.days)
    hours = tuple(hour for clause in clauses for hour in clause.hours)
    doubt = _doubt(clauses, days, hours)
    if "cancel" in kinds and any(not one.kinds and one.days and one.hours for one in clauses):
        doubt = doubt or ANOTHER_TIME
    if "move" in kinds or ("cancel" in kinds and _offers(clauses)):
        return Said(Request.RESCHEDULE, _moved(clauses), doubt)
    if "cancel" in kinds:
        first = next((day.day for clause in telling for day in clause.days if day.day), None)
        return Said(Request.CANCEL, Spoken(first), doubt)
    slots = tuple(slot for clause in telling for slot in _paired(clause.days, clause.hours))
    if "meet" in kinds and hours and len(days) == 1:
        return Said(Request.MEET, Spoken(slots=slots), doubt) if slots or doubt else None
    return None


def _first_language(lines: Sequence[Line], names: frozenset[str], today: date) -> list[_Clause]:
    """Return the clauses as the first language reads them in which one says something."""
    text = "\n".join(line[:LONGEST] for _, line in lines[:MOST_LINES])
    marked, days, hours = marked_in(text, today)
    for code in LANGUAGES:
        clauses = [_read(words, code, names, days, hours) for words in _pieces(marked, code)]
        if any(kind != "offer" for clause in clauses for kind in clause.kinds[:1]):
            return clauses
    return []


def _pieces(marked: str, code: str) -> Iterator[list[str]]:
    """Yield the words of each clause; one begins behind a comma, at a word that joins, and where one asks."""
    joins = frozenset(section("meetings", "joins")[code])
    for piece in _BREAKS.split(marked):
        words = _spelt(words_of(piece or ""), code)[:MOST_WORDS]
        scan = _book(code).over(words)
        begin = 0
        for place, word in enumerate(words):
            if place and (word in joins or any(mark.kind == "asks" for _, mark in scan.at(place))):
                yield words[begin:place]
                begin = place + (word in joins)
        if words[begin:]:
            yield words[begin:]


def _spelt(words: Sequence[str], code: str) -> list[str]:
    return language(code).spelling.full(words)


@cache
def _book(code: str) -> Phrasebook:
    spelling = language(code).spelling
    classes = {name: spelling.patterns(_rows(name, code)) for name in CLASSES}
    book = Phrasebook(classes)
    for kind in (*KINDS, "opens", "because", "asks", "doubts", "noun", "bit"):
        for pattern in spelling.patterns(_rows(kind, code)):
            book.add(pattern, kind, kind)
    return book


def _rows(name: str, code: str) -> tuple[str, ...]:
    rows = section("meetings", name)
    return rows.get(code, rows["en"] if name == "name" else ())


def _read(
    words: list[str], code: str, names: frozenset[str], days: tuple[Dated, ...], hours: tuple[Clock, ...]
) -> _Clause:
    own_days = tuple(days[ord(w) - FIRST_SIGN] for w in words if is_day(w, days))
    own_hours = tuple(hours[ord(w) - FIRST_HOUR] for w in words if is_hour(w, hours))
    to = frozenset(section("meetings", "to")[code])
    moved_to = tuple(
        days[ord(word) - FIRST_SIGN]
        for place, word in enumerate(words)
        if is_day(word, days) and _leads(words[:place], to, days[ord(word) - FIRST_SIGN])
    )
    tokens = [
        _A_DAY if is_day(w, days) else _AN_HOUR if is_hour(w, hours) else _A_NAME if w in names else w
        for w in words
    ]
    scan = _book(code).over(tokens)
    marks = {mark.kind for place in range(len(tokens)) for _, mark in scan.at(place)}
    begin = _opened(scan, tokens)
    kinds = tuple(kind for kind in KINDS if _says(scan, tokens, begin, kind))
    return _Clause(kinds, own_days, own_hours, moved_to, "noun" in marks, "doubts" in marks)


def _opened(scan: Scan, tokens: Sequence[str]) -> int:
    """Return where a clause begins to say something."""
    place = 0
    for _ in range(MOST_OPENINGS):
        ends = [end for end, mark in scan.at(place) if mark.kind == "opens"] if place < len(tokens) else []
        if not ends:
            break
        place = max(ends)
    return place


def _says(scan: Scan, tokens: Sequence[str], begin: int, kind: str) -> bool:
    """Whether a clause says this, every word of it accounted for, up to a reason."""
    if begin >= len(tokens):
        return False
    return any(mark.kind == kind and _rest_is_plain(scan, tokens, end) for end, mark in scan.at(begin))


def _rest_is_plain(scan: Scan, tokens: Sequence[str], place: int) -> bool:
    while place < len(tokens):
        marks = scan.at(place)
        if any(mark.kind == "because" for _, mark in marks):
            return True
        ends = [end for end, mark in marks if mark.kind in ("bit", "noun")]
        if not ends:
            return False
        place = max(ends)
    return True


def _leads(before: Sequence[str], to: frozenset[str], day: Dated) -> bool:
    """Whether something moves to this day, rather than away from it."""
    return any(word in to for word in before[-2:]) or day.role == "until" or _is_while(day)


def _is_while(day: Dated) -> bool:
    """Whether it is no day but a time: "next week", "in two weeks"."""
    return bool(day.days or day.months) or any(p in day.written for p in PHRASES["next_week"])


def _offers(clauses: Sequence[_Clause]) -> bool:
    """Whether something beside "I can't come" names another time."""
    return any(clause.kinds[:1] == ("offer",) and (clause.days or clause.hours) for clause in clauses)


def _moved(clauses: Sequence[_Clause]) -> Spoken:
    away: date | None = None
    slots: list[Slot] = []
    after: date | None = None
    cancels = any(clause.kinds[:1] == ("cancel",) for clause in clauses)
    for clause in clauses:
        kind = clause.kinds[0] if clause.kinds else ""
        new = clause.days if kind == "offer" or (kind == "move" and cancels) else clause.moved_to
        old = tuple(day for day in clause.days if day not in new)
        if kind == "move" and not new and len(old) > 1:
            old, new = old[:1], old[1:]
        away = away or next((day.day for day in old if day.day), None)
        slots += _paired(tuple(day for day in new if not _is_while(day)), clause.hours)
        if not (clause.hours and new):
            after = after or next((day.day for day in new if day.day), None)
    return Spoken(away, tuple(slots), after)


def _paired(days: Sequence[Dated], hours: Sequence[Clock]) -> tuple[Slot, ...]:
    """Return the slots of one clause: one day with its hours, or as many days as hours."""
    known = [(day.day, hour.minutes) for day, hour in zip(days, hours, strict=False)]
    if len(days) == 1:
        known = [(days[0].day, hour.minutes) for hour in hours]
    return tuple(Slot(day, minutes) for day, minutes in known if day is not None and minutes is not None)


def _doubt(clauses: Sequence[_Clause], days: Sequence[Dated], hours: Sequence[Clock]) -> str:
    if any(clause.doubtful for clause in clauses):
        return CONDITION
    return unclear(days, hours)
