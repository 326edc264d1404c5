"""Is one short sentence in mail for the partner, a request in any other answer, meant for us?

'Stop the letters', 'Ich möchte aufhören': a confidence is never passed on by a guess. Nothing is done here;
what is found leads to a question.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from inbox_rules.meanings import Meaning
from inbox_rules.phrasing import Reading
from inbox_rules.values import Understood
from mentorship.requests import Request

FEW_WORDS = 5  # of a mail for the other one that may be a word for us
# What nobody writes to the other one first.
CONFIDENCES = frozenset(
    {Request.END, Request.END_NOW, Request.LEAVE, Request.FORGET_ME, Request.SOMEONE_ELSE, Request.STOP}
)
# How a wish of one's own begins, folded; in some languages its verb alone says whose it is.
# fmt: off
_BEGINS_A_WISH = frozenset({
    "i", "please",
    "ich", "bitte", "mir", "wir",
    "je", "j", "merci", "svp", "s", "nous",
    "quiero", "quisiera", "querria", "deseo", "prefiero", "necesito", "me", "ya", "yo", "por", "no",
    "voglio", "vorrei", "desidero", "preferisco", "mi", "io", "per", "non",
    "ik", "graag", "alsjeblieft",
    "quero", "queria", "gostaria", "desejo", "prefiro", "preciso", "eu", "ja", "nao",
})
# fmt: on


def perhaps(found: Understood, readings: Sequence[Reading], meaning: Meaning, partner: str) -> Understood:
    """Return `found`, or what to ask about; the `readings` are of the mail as if it were for us."""
    telling = [reading for reading in readings if not reading.skip]
    if len(telling) != 1 or telling[0].sentence.question or not telling[0].explicit or telling[0].rest:
        return found
    request = telling[0].request
    words = [word for part in telling[0].sentence.parts for word in part]
    if request in meaning.offers and len(words) <= FEW_WORDS:
        doubt = f"this may be the word '{request}', or a line for {partner or 'the other one'}"
        return replace(found, doubt=doubt, why=(telling[0].why,))
    if request in CONFIDENCES and words[0].partition("'")[0] in _BEGINS_A_WISH:
        return replace(found, request=request, only_request=True, why=(telling[0].why,))
    return found
