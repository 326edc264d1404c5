"""What an organizer may order about a letter of the calendar: hold it, leave it out, send it now.

A letter that tells of a change, or on which an announced end depends, comes as it comes: nobody is ever left
wondering. What is held stays on the organizer's list until it is decided. Nothing here reads a store.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from enum import StrEnum

from mentorship.effects import Effect, Save, SaveRound, Send, Skip


class What(StrEnum):
    """What is ordered."""

    HOLD = "hold"
    SKIP = "skip"
    SEND = "send"


# fmt: off
# Which letters each is for; agenda-input goes with its agenda-ask.
MAY: dict[What, frozenset[str]] = {
    What.HOLD: frozenset({
        "request-reminder", "icebreaker", "agenda-ask", "agenda", "check-in", "half-way", "still-useful",
        "confidentiality-reminder", "nudge", "round-check", "programme-break", "maintenance",
        "closing-summary",
    }),
    What.SKIP: frozenset({
        "request-reminder", "icebreaker", "agenda-ask", "agenda", "check-in", "half-way", "still-useful",
        "programme-break",
    }),
    What.SEND: frozenset({
        "request-reminder", "icebreaker", "agenda-ask", "agenda", "check-in", "half-way", "still-useful",
        "confidentiality-reminder", "agreement-form", "closing-summary",
    }),
}
WHY_NOT: dict[What, str] = {
    What.HOLD: "it tells of a change, or an end depends on it, so it goes on its day",
    What.SKIP: "somebody would be left wondering without it; hold it, if it should not go now",
    What.SEND: "it comes on its own day and no sooner",
}
AT_THE_ROUND = "agenda"
# fmt: on


def may(what: What, letter: str, *, held: bool = False) -> bool:
    """Whether this may be ordered; what is held may always be sent."""
    return letter in MAY[what] or (held and what is What.SEND)


def name_of(caused: Iterable[Effect]) -> str:
    """Return by which letter the orders know what a duty causes."""
    return next((effect.letter.name for effect in caused if isinstance(effect, Send)), "")


def left_out(caused: Iterable[Effect]) -> Iterable[Effect]:
    """Return what happens where a letter is left out: all goes on as if it had been written."""
    for effect in caused:
        if isinstance(effect, Send) and effect.letter.name != AT_THE_ROUND:
            if effect.mentorship is not None:
                yield Skip(effect.to, effect.letter.name, effect.mentorship)
        elif isinstance(effect, SaveRound) and effect.round.sent_at is not None:
            # The round is left out, as where one of the two says `skip`; its topic is not used up.
            yield replace(effect, round=replace(effect.round, sent_at=None, skipped=True))
        elif not isinstance(effect, Send | Save):
            yield effect
