"""When two people move on from one stage to the next, as one table (B5).

Every row asks that both have agreed to the same version; what else it asks is in its columns. The calendar
moves pairs on by it, and the report counts by it. A pair that is not across is told nothing and loses
nothing: its stage stays, and whatever it writes can still bring it across.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime
from typing import NamedTuple

from mentorship.letters.base import Role
from mentorship.lifecycle import Event, Stage
from mentorship.mentorship import CONTACT, DIRECT, MET, Note
from mentorship.policy import Policy

# The author's own interviews, as source B tells them, and no study: so many "didn't get past the awkward
# getting to know you stage" (B4).
SOURCE_B_SHARE = 0.35


class Bar(NamedTuple):
    """What a pair has to have behind it to move on."""

    before: Stage
    after: Stage
    mails: int  # of each of the two; to have met, or to write elsewhere, is as good
    days: Callable[[Policy], int]  # since the introduction


# fmt: off
BARS = (
    Bar(Stage.ICEBREAK, Stage.GOALS,   0, lambda policy: 0),
    Bar(Stage.GOALS,    Stage.WORKING, 2, lambda policy: policy.goals_until),
)
# fmt: on
ACQUAINTED = BARS[-1]  # who is across this one, whatever the week, has got past the acquaintance


def bar_from(stage: Stage | None) -> Bar | None:
    """Return what leads on from a stage; None where only an ending does."""
    return next((bar for bar in BARS if bar.before is stage), None)


def cleared(bar: Bar, notes: Iterable[Note]) -> datetime | None:
    """Return when a history had everything behind it that the row asks for but the days, or None."""
    notes = tuple(notes)
    agreed = min((note.at for note in notes if note.what == Event.SETTLE), default=None)
    wrote = _wrote(bar.mails, notes)
    return None if agreed is None or wrote is None else max(agreed, wrote)


def when_settled(notes: Iterable[Note]) -> Stage:
    """Return the stage of two who have agreed a moment ago."""
    first = BARS[0]
    return first.after if cleared(first, notes) else first.before


def _wrote(mails: int, notes: tuple[Note, ...]) -> datetime | None:
    if not mails:
        return min((note.at for note in notes), default=None)
    moments = [note.at for note in notes if note.what in (MET, DIRECT)]
    each = [sorted(n.at for n in notes if n.what == CONTACT and n.by is role)[:mails] for role in Role]
    if all(len(own) == mails for own in each):
        moments.append(max(own[-1] for own in each))
    return min(moments, default=None)
