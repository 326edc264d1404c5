"""A mail that was understood, with the kind of its reason, and whether the two are in touch (D13, D14).

Only of what answers us: nothing of a mail for the other one is looked at for this.
"""

from __future__ import annotations

from dataclasses import replace

from inbox_rules.meanings import Meaning
from inbox_rules.own_lines import without_own_lines
from inbox_rules.reasons import reason_in, touch_in
from inbox_rules.values import Asked, Understood
from mentorship.answers import Free
from mentorship.reasons import ASKS_HOW_IT_GOES, HAVE_REASONS, Reason
from mentorship.requests import Request

# What is written in answer to these stands in an agenda, and both get it.
BECOMES_A_TOPIC = frozenset({"agenda-ask", "agenda-input"})
A_TOPIC_SAYS_MORE = 8  # words
DOUBT = "whether that is to be your topic, or whether this round shall be left out"


def with_reason(found: Understood, text: str, asked: Asked | None, meaning: Meaning) -> Understood:
    """Return what a mail asks for, with the one word that is kept of its reason."""
    if meaning.free is Free.PARTNER and found.request is None:
        return found
    own = without_own_lines(text, asked.text) if asked else text
    letter = asked.letter if asked else ""
    if found.request in HAVE_REASONS:
        reason = reason_in(own)
        if reason is None and found.request is Request.MISSED and found.arguments.reason.strip():
            reason = Reason.OTHER
        return replace(found, arguments=replace(found.arguments, because=reason))
    if found.request is not None or found.doubt:
        return found
    if letter in ASKS_HOW_IT_GOES:
        said = replace(found.arguments, because=reason_in(own), touch=touch_in(own))
        return replace(found, arguments=said)
    short = len(own.split()) <= A_TOPIC_SAYS_MORE and not found.arguments.fields
    if letter in BECOMES_A_TOPIC and short and reason_in(own) is Reason.TIME:
        return Understood(None, doubt=DOUBT, why=("it speaks of lack of time, and of nothing else",))
    return found
