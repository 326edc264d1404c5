"""What several duties ask of a pair's history."""

from __future__ import annotations

from datetime import datetime

from mentorship.calendar import morning
from mentorship.duties.look import Calendar
from mentorship.mentorship import CONTACT, DIRECT, MEETING, MET, SKIPPED, Mentorship

DAYS_TO_SETTLE_IN = 5  # after a pause


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
