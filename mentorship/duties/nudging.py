"""What an organizer asks for on a pair's behalf: that whoever it is up to is asked once more.

The order is a line of the history, and the calendar carries it out: within everybody's budget, in nobody's
night, and never while one of the two is away, on a break, or after a report. Who writes first
is not asked.
"""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import NamedTuple

from mentorship.calendar import days_after
from mentorship.duties.agreeing import ask_whoever_is_missing
from mentorship.duties.common import ORDER_STANDS, asks, heard, standing_order
from mentorship.duties.look import Calendar, Due
from mentorship.duties.silence import nudge_again
from mentorship.lifecycle import Stage, State
from mentorship.mentorship import ANSWERED, NUDGE_ORDERED, Mentorship, noted
from mentorship.scene import Effects

STATES = frozenset({State.ACTIVE, State.AGREEING})


class Why(StrEnum):
    """Why nobody is asked."""

    STATE = "state"
    HELD = "held"
    CLOSING = "closing"
    ELSEWHERE = "elsewhere"
    NO_RHYTHM = "no-rhythm"
    NO_DRAFT = "no-draft"
    IN_TOUCH = "in-touch"
    ASKED = "asked"
    ORDERED = "ordered"


class Refusal(NamedTuple):
    """Why nobody is asked now, and from when on somebody may be."""

    why: Why
    again: datetime | None = None


def refusal(calendar: Calendar) -> Refusal | None:
    """Say why an organizer's order makes no sense now; None where it does."""
    pair = calendar.pair
    if pair.held:
        return Refusal(Why.HELD)
    if pair.state not in STATES:
        return Refusal(Why.STATE)
    if standing_order(calendar):
        return Refusal(Why.ORDERED)
    if pair.state is State.ACTIVE:
        found = _while_active(calendar)
    else:
        found = None if pair.draft is not None else Refusal(Why.NO_DRAFT)
    return found or _asked_lately(calendar)


def ordered(pair: Mentorship, now: datetime) -> Mentorship:
    """Return the pair with an order to ask, which the calendar carries out when that may be."""
    return noted(pair, NUDGE_ORDERED, None, now)


def nudge_as_ordered(calendar: Calendar) -> Due | None:
    """Ask whoever it is up to, as an organizer wanted; once, and only while nothing has come since."""
    ordered = standing_order(calendar)
    return Due(ordered, nudge, window=ORDER_STANDS) if ordered else None


def nudge(calendar: Calendar) -> Effects:
    """Ask once more whoever it is up to: who begins, or whose answer to the draft is missing."""
    ask = nudge_again if calendar.pair.state is State.ACTIVE else ask_whoever_is_missing
    yield from ask(calendar)


def _while_active(calendar: Calendar) -> Refusal | None:
    pair = calendar.pair
    rhythm = pair.agreement.rhythm if pair.agreement else None
    if pair.stage is Stage.CLOSING:
        return Refusal(Why.CLOSING)
    if pair.unmeasured():
        return Refusal(Why.ELSEWHERE)
    if rhythm is None:
        return Refusal(Why.NO_RHYTHM)
    over = calendar.counted(max(heard(pair), pair.last(ANSWERED) or heard(pair)), rhythm.days)
    return Refusal(Why.IN_TOUCH, over) if calendar.now < over else None


def _asked_lately(calendar: Calendar) -> Refusal | None:
    pair = calendar.pair
    last = max(asks(pair), default=None)
    again = days_after(last, calendar.policy.private_check, pair.zone) if last else None
    return Refusal(Why.ASKED, again) if again is not None and calendar.now < again else None
