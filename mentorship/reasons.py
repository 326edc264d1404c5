"""Why something did not come about, as far as anything of it is kept: one of a few words (D14).

What somebody wrote goes to nobody and stays nowhere. Lack of time is the one that something follows from:
said again, it is answered by an offer of less (A28).
"""

from __future__ import annotations

from enum import StrEnum

from mentorship.requests import Request

HAVE_REASONS = frozenset({Request.MISSED, Request.SKIP, Request.CANCEL, Request.RESCHEDULE})
# An answer in plain words to these may say why it is quiet, or that it is.
ASKS_HOW_IT_GOES = frozenset({"nudge", "round-check", "still-useful", "check-in", "half-way"})
A_FOUR = 4  # of five: who says that it goes well is not apart


class Reason(StrEnum):
    """The kinds of reasons that are told apart."""

    TIME = "time"
    AWAY = "away"
    MEANS = "means"  # a line that broke, a train, a wrong day
    OTHER = "other"  # an illness too: it is nobody's business


def note_of(reason: Reason) -> str:
    """Return how the history keeps it; no command and no letter shows that line."""
    return f"{PRIVATE}{reason}"


PRIVATE = "because: "
OFFERED_LESS = f"{PRIVATE}offered less"


class Touch(StrEnum):
    """What somebody says of the two being in touch (D13)."""

    APART = "apart"
    ELSEWHERE = "elsewhere"
