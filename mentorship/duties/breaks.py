"""Before a break of the programme: one letter to those who would wonder about the silence, and none after."""

from __future__ import annotations

from datetime import timedelta

from mentorship.calendar import local_day, morning
from mentorship.duties.look import Calendar, Due
from mentorship.effects import Send, sides
from mentorship.letters.rounds import ProgrammeBreak
from mentorship.lifecycle import State
from mentorship.scene import Effects

DAYS_BEFORE = 3
WINDOW = 2
SHORTEST = 7  # days: in a shorter break nobody misses anything


def announce_break(calendar: Calendar) -> Due | None:
    """Each who works with somebody hears of it once, whatever the number of their mentorships.

    Two without a rhythm, or who meet elsewhere, expect no letters that could stay away.
    """
    pair = calendar.pair
    informal = pair.agreement is not None and pair.agreement.rhythm is None
    if pair.unmeasured() or (informal and pair.state is State.ACTIVE):
        return None
    today = local_day(calendar.now, pair.zone)
    long = (one for one in calendar.breaks if (one.still.back - one.begin).days >= SHORTEST)
    coming = next((one for one in long if today < one.begin), None)
    if coming is None:
        return None

    def act(calendar: Calendar) -> Effects:
        for _, person, _ in sides(pair):
            if person.id not in calendar.told_of_break:
                yield Send(
                    person, ProgrammeBreak(coming.name, coming.begin, coming.until, coming.still.back), pair
                )

    return Due(morning(coming.begin - timedelta(days=DAYS_BEFORE), pair.zone), act, window=WINDOW)
