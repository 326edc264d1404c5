"""The yearly review of two who agreed on no end (C10)."""

from __future__ import annotations

from mentorship.agreement import review_day
from mentorship.calendar import local_day, morning
from mentorship.duties.common import after_a_pause
from mentorship.duties.look import Calendar, Due
from mentorship.effects import Send, sides
from mentorship.letters.ending import TimeIsUp
from mentorship.lifecycle import Stage
from mentorship.scene import Effects

WINDOW = 14  # days


def review_yearly(calendar: Calendar) -> Due | None:
    """On each anniversary both are asked how to go on; silence changes nothing."""
    pair = calendar.pair
    if pair.agreement is None or pair.settled_at is None or pair.ends_on is not None:
        return None
    if pair.stage is Stage.CLOSING:
        return None
    settled, today = local_day(pair.settled_at, pair.zone), local_day(calendar.now, pair.zone)
    day = review_day(settled, today)
    at = after_a_pause(calendar, morning(day, pair.zone))
    if calendar.unless_written("time-is-up", since=morning(day, pair.zone)) is False:
        at = morning(review_day(day, day), pair.zone)

    def act(calendar: Calendar) -> Effects:
        again_on = review_day(day, day)
        for _, person, partner in sides(pair):
            letter = TimeIsUp(partner.first_name, "\n".join(pair.goals), None, None, again_on=again_on)
            yield Send(person, letter, pair)

    return Due(at, act, window=WINDOW)
