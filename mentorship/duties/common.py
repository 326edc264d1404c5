"""What several duties ask of a pair's history."""

from __future__ import annotations

from datetime import datetime

from mentorship.calendar import morning
from mentorship.duties.look import Calendar
from mentorship.lifecycle import State
from mentorship.mentorship import (
    ANSWERED,
    CONTACT,
    DIRECT,
    MEETING,
    MET,
    NUDGE_ORDERED,
    SKIPPED,
    Mentorship,
)

DAYS_TO_SETTLE_IN = 5  # after a pause
ORDER_STANDS = 7  # days in which an organizer's order to ask is carried out; later it is old news
ASKS = ("nudge", "round-check", "agreement-form", "agreement-review")


def introduced(pair: Mentorship) -> datetime:
    """Return when the two began to get to know each other."""
    begun = pair.introduced_at or pair.since
    return begun if pair.starts_on is None else max(begun, morning(pair.starts_on, pair.zone))


def heard(pair: Mentorship) -> datetime:
    """Return when we last knew that the two are in touch."""
    moments = (pair.settled_at, pair.resumed_at, pair.last(CONTACT, MET, DIRECT, SKIPPED, MEETING))
    return max((moment for moment in moments if moment is not None), default=pair.since)


def after_a_pause(calendar: Calendar, at: datetime) -> datetime:
    """Return when something routine may come, that a pause has put off: not on the day they go on."""
    resumed = calendar.pair.resumed_at
    return at if resumed is None else max(at, calendar.after(resumed, DAYS_TO_SETTLE_IN))


def asks(pair: Mentorship) -> list[datetime]:
    """Return when somebody was asked whether the two go on, or for what is missing."""
    return [at for name in ASKS for at in pair.written(name)]


def standing_order(calendar: Calendar) -> datetime | None:
    """Return when an organizer wanted somebody asked, while nobody has been since and nothing came."""
    pair = calendar.pair
    ordered = pair.last(NUDGE_ORDERED)
    if ordered is None or calendar.counted(ordered, ORDER_STANDS + 1) <= calendar.now:
        return None
    # Two who have not agreed may well write to each other; what is missing is missing all the same.
    working = pair.state is State.ACTIVE
    came = working and max(heard(pair), pair.last(ANSWERED) or ordered) > ordered
    return None if came or any(at >= ordered for at in asks(pair)) else ordered
