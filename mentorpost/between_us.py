"""Which mail is between one person and the service alone: it may stay longer in the mailbox than the pair's.

In doubt it is not, nor where a mail asks for nothing that was understood. What goes to a partner, an
organizer or the safety contact never is, nor what answers a check-in or a survey.
"""

from __future__ import annotations

from collections.abc import Iterable

from mentorship.effects import Effect, Forget, Hold, Keep, KeepHeld, PassHeldOn, PassOn, Rate, Send, Tell
from mentorship.letters import LETTERS
from mentorship.letters.answering import PASSED_ON, MyData
from mentorship.letters.base import GoesTo
from mentorship.people import Person
from mentorship.requests import Request

# What is done with a mail whose words are for somebody else, or stay private.
FOR_OTHERS = (PassOn, PassHeldOn, Hold, KeepHeld, Keep, Rate, Tell, Forget)

CONFIDENCES = frozenset({Request.END, Request.END_NOW, Request.NOT_WITH, Request.SOMEONE_ELSE})


def between_us(letter: str) -> bool:
    """Whether a letter is answered to the service, to nobody behind it, and not in confidence."""
    kind = LETTERS.get(letter)
    if kind is None or letter in PASSED_ON | {MyData.name}:
        return False
    return kind.goes_to is GoesTo.SERVICE and not kind.hidden_from_partner


def for_us_alone(
    writer: Person, request: Request | None, answered: str | None, effects: Iterable[Effect]
) -> bool:
    """Whether a mail asked for something, in answer to such a letter or anew, and nobody else hears of it."""
    if request is None or request in CONFIDENCES or (answered is not None and not between_us(answered)):
        return False
    return not any(isinstance(effect, FOR_OTHERS) or _reaches_others(effect, writer) for effect in effects)


def _reaches_others(effect: Effect, writer: Person) -> bool:
    if not isinstance(effect, Send):
        return False
    return effect.holds or effect.to.id != writer.id or not between_us(effect.letter.name)
