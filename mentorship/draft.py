"""The first version of an agreement, filled in from the request and from what both said before.

What somebody told the organizer alone is no part of it: of a mentee's profile only the time, the zone,
and the result that they named for this (B19).
"""

from __future__ import annotations

import re

from mentorship.agreement import CLAUSE, Agreement
from mentorship.fields import Field
from mentorship.goals import NO_GOAL, OPEN_GOAL
from mentorship.kinds import Kind, help_in, kind_in
from mentorship.line_terms import BETWEEN, BY_MAIL
from mentorship.mentorship import Mentorship
from mentorship.own_parts import name_in

NO_LIMITS = frozenset({"", "none", "no", "nothing", "no limits", "nothing special", "-", "–"})
_ONLY_THEIRS = "what matters most to you now"


def first_draft(pair: Mentorship, months: int) -> Agreement:
    """Return version 1: the six lines, and of the others what the two have said already."""
    focus = _first_sentence(pair.words) or _first_sentence(pair.mentor.mission) or _ONLY_THEIRS
    kind = pair.kind or kind_in(pair.words) or ""
    lines = (
        (Field.FOCUS, focus),
        (Field.FORM, help_in(pair.words) or ""),
        (Field.KIND, kind),
        (Field.GOAL, NO_GOAL if kind == Kind.LISTENING else OPEN_GOAL),
        (Field.RESULT, " ".join(pair.mentee.said(Field.RESULT).split())),
        (Field.FREQUENCY, "fortnightly"),
        (Field.LENGTH, f"{months} month{'' if months == 1 else 's'}"),
        (Field.HOW, BY_MAIL),
        (Field.CONFIDENTIALITY, CLAUSE),
        (Field.TIME, times(pair)),
        (Field.BOUNDARIES, _limits(pair)),
    )
    return Agreement(1, tuple((field, value) for field, value in lines if value))


def times(pair: Mentorship) -> str:
    """Return the time that each gives, kept apart; only who has said so is named (C9, A26)."""
    said = ((name_in(pair, person), person.said(Field.TIME)) for person in (pair.mentee, pair.mentor))
    return BETWEEN.join(f"{name} {time}" for name, time in said if time)


def _limits(pair: Mentorship) -> str:
    """Return the limits that the mentor draws for every pair, whole as they wrote them (C24)."""
    limits = " ".join(pair.mentor.said(Field.LIMITS).split())
    return "" if limits.casefold().strip(" .!") in NO_LIMITS else f"{name_in(pair, pair.mentor)}: {limits}"


def _first_sentence(text: str) -> str:
    sentence = re.split(r"(?<=[.!?])\s|\n\s*\n", " ".join(text.split()), maxsplit=1)[0]
    return sentence if len(sentence) <= 120 else sentence[:117].rsplit(" ", 1)[0] + " …"
