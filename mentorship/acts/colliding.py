"""`conflict`: something more urgent came up. The asker is shown what the two agreed for that (D10).

Nothing changes, and the partner does not hear that it was asked for.
"""

from __future__ import annotations

from mentorship.fields import Field
from mentorship.letters.answering import HelpLetter
from mentorship.letters.base import Line
from mentorship.lifecycle import State
from mentorship.requests import Request
from mentorship.scene import Effects, Scene

# The lines that may say what holds then; the first that is not empty does (D11).
CLAUSES = (Field.CONTINGENCY, Field.CANCELLING)
# fmt: off
WORDS: dict[State, tuple[Request, ...]] = {
    State.AGREEING:    (Request.TALK, Request.END),
    State.ACTIVE:      (Request.SKIP, Request.PAUSE, Request.SMALLER, Request.CHANGE, Request.TALK),
    State.PAUSED:      (Request.RESUME, Request.CHANGE, Request.TALK),
    State.ENDING:      (Request.END_NOW, Request.SMALLER, Request.TALK, Request.CONTINUE),
    State.MAINTENANCE: (Request.SKIP, Request.TALK),
}
# fmt: on


def conflict(scene: Scene) -> Effects:
    """Quote the pair's own line, or say what holds without one, and what can be done now."""
    pair = scene.pair
    agreement = pair.agreement
    values = ((field, agreement.value(field)) for field in CLAUSES) if agreement is not None else ()
    agreed = next((Line(field, value) for field, value in values if value), None)
    yield scene.answer(
        HelpLetter(_words(scene), collides=True, agreed=agreed, partner=scene.partner.first_name), pair
    )


def _words(scene: Scene) -> tuple[Request, ...]:
    """Return what the asker can do now; who only waits learns nothing of what the other asked for."""
    pair, state = scene.pair, scene.pair.state
    if state is State.ENDING and pair.ending_by is not scene.role:
        state = pair.before_ending or State.ACTIVE
    words = WORDS.get(state, (Request.STATUS,))
    if state is State.PAUSED and pair.paused_by is not scene.role:
        return tuple(word for word in words if word is not Request.RESUME)
    return words
