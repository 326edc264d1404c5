"""The first version of an agreement, filled in from the request and from what both say about themselves.

What somebody told the organizer alone is no part of it: of a mentee's profile only the time and the zone.
"""

from __future__ import annotations

import re

from mentorship.agreement import CLAUSE, Agreement
from mentorship.fields import Field
from mentorship.goals import OPEN_GOAL
from mentorship.mentorship import Mentorship
from mentorship.people import Person

BETWEEN = "; "  # what one gives and what the other gives, on one line (C9)
UNKNOWN_ZONE = "UTC"  # where nobody has said another
NO_LIMITS = frozenset({"", "none", "no", "nothing", "no limits", "nothing special", "-", "–"})
_ONLY_THEIRS = "what matters most to you now"


def first_draft(pair: Mentorship, months: int) -> Agreement:
    """Return version 1: the six lines, and of the others what the two have said already."""
    focus = _first_sentence(pair.words) or _first_sentence(pair.mentor.mission) or _ONLY_THEIRS
    lines = (
        (Field.FOCUS, focus),
        (Field.GOAL, OPEN_GOAL),
        (Field.FREQUENCY, "fortnightly"),
        (Field.LENGTH, f"{months} months"),
        (Field.HOW, "by mail"),
        (Field.CONFIDENTIALITY, CLAUSE),
        (Field.TIME, times(pair)),
        (Field.AVAILABILITY, _zones(pair)),
        (Field.BOUNDARIES, _limits(pair)),
    )
    return Agreement(1, tuple((field, value) for field, value in lines if value))


def times(pair: Mentorship) -> str:
    """Return the time that each gives, kept apart; only who has said so is named (C9, A26)."""
    said = ((name_in(pair, person), person.said(Field.TIME)) for person in (pair.mentee, pair.mentor))
    return BETWEEN.join(f"{name} {time}" for name, time in said if time)


def with_time_of(pair: Mentorship, agreed: str, person: Person, time: str) -> str:
    """Return the agreed line on time with the part of one of the two changed (A28)."""
    parts: dict[str, str] = {}
    for one in (pair.mentee, pair.mentor):
        name = name_in(pair, one)
        own = [part for part in agreed.split(BETWEEN) if part.startswith(f"{name} ")]
        parts[name] = own[0].removeprefix(f"{name} ") if own else ""
    if not any(parts.values()):  # one amount for both
        parts = dict.fromkeys(parts, agreed)
    parts[name_in(pair, person)] = time
    return BETWEEN.join(f"{name} {said}" for name, said in parts.items() if said)


def name_in(pair: Mentorship, person: Person) -> str:
    """Return what an agreement calls one of the two."""
    alike = pair.mentor.first_name == pair.mentee.first_name
    return person.name if alike and person.name else person.first_name


def _zones(pair: Mentorship) -> str:
    """Return when it is what time for whom, where that differs (E16)."""
    zones = {person.time_zone for person in (pair.mentee, pair.mentor)}
    if len(zones) < 2 or UNKNOWN_ZONE in zones:
        return ""
    both = (f"{name_in(pair, person)} by {_place(person)} time" for person in (pair.mentee, pair.mentor))
    return ", ".join(both)


def _place(person: Person) -> str:
    return person.time_zone.rpartition("/")[2].replace("_", " ")


def _limits(pair: Mentorship) -> str:
    """Return the limits that the mentor draws for every pair, whole as they wrote them (C24)."""
    limits = " ".join(pair.mentor.said(Field.LIMITS).split())
    return "" if limits.casefold().strip(" .!") in NO_LIMITS else f"{name_in(pair, pair.mentor)}: {limits}"


def _first_sentence(text: str) -> str:
    sentence = re.split(r"(?<=[.!?])\s|\n\s*\n", " ".join(text.split()), maxsplit=1)[0]
    return sentence if len(sentence) <= 120 else sentence[:117].rsplit(" ", 1)[0] + " …"
