"""What a mail asks for that may tell of harm: a report, or a doubt before anything of it goes on.

A mail for the other one waits for a word of its writer, unless it names them outright; one that a person
reads is a report where it says who it is. Whoever ends it at once has ended it: what they tell with it is a
reason, and reasons go to nobody.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from inbox_rules.harm import Telling, telling
from inbox_rules.meanings import Meaning
from inbox_rules.sentences import Line
from inbox_rules.values import Asked, Understood
from mentorship.answers import Free
from mentorship.letters import LETTERS
from mentorship.requests import Request

LEFT_AS_IT_IS = frozenset({Request.REPORT, Request.END_NOW, Request.LEAVE, Request.FORGET_ME})
GOES_THE_SAME_WAY = frozenset({"got-your-report"})
ASKS_ABOUT_IT = frozenset({"which-of-us"})
DOUBT = (
    "whether this is for the agenda or the agreement, which both of you see. If something was not all right, "
    'write "report"'
)


def with_harm(found: Understood, lines: Sequence[Line], asked: Asked, meaning: Meaning) -> Understood:
    """Return what a mail about a pair asks for, with what its author's own lines tell of harm."""
    if found.request in LEFT_AS_IT_IS or asked.letter in GOES_THE_SAME_WAY:
        return found
    if not asked.partner and meaning.free is not Free.PARTNER:
        return found  # it is about no pair
    told = telling(lines, asked.partner)
    read_by_a_person = meaning.free is Free.CONTENT or asked.letter in ASKS_ABOUT_IT
    if told is Telling.NAMED or (told >= Telling.WISHED and read_by_a_person):
        why = ("it tells of harm; that is a report, which always acts",)
        return Understood(Request.REPORT, arguments=found.arguments, why=why)
    if told and meaning.free is Free.PARTNER:
        return replace(found, perhaps_report=True, why=(*found.why, "it may tell of harm"))
    if told and asked.letter in LETTERS and LETTERS[asked.letter].then_partner:
        return Understood(None, doubt=DOUBT, why=("it may tell of harm",))
    return found
