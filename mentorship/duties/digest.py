"""What of the calendar's own knowledge the organizer hears on Mondays: pairs that are quiet, or not agreed.

A pair is named a week before it closes at the latest, whatever the weekday on which its time comes.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

from mentorship.calendar import local_day
from mentorship.digest import Item, asked
from mentorship.duties.agreeing import give_up_agreeing
from mentorship.duties.common import heard, introduced
from mentorship.duties.look import Calendar
from mentorship.duties.silence import checked_at, close_quiet
from mentorship.letters.organizing import About
from mentorship.lifecycle import OVER, State
from mentorship.mentorship import ASKED_TO_TALK, SOMEONE_ELSE

UNTIL_THE_NEXT = timedelta(days=8)
A_DAY = timedelta(days=1)
WITHIN = 2  # days until who wants to talk expects a line
ASKED = {ASKED_TO_TALK: About.TALK, SOMEONE_ELSE: About.SOMEONE_ELSE}


def items_of(calendar: Calendar, since: datetime) -> Iterator[Item]:
    """Yield what one pair needs a person for."""
    pair = calendar.pair
    if pair.held or pair.state in OVER:
        return
    quiet = quiet_item(calendar)
    if quiet is not None:
        yield quiet
    promised = {About.TALK: WITHIN, About.SOMEONE_ELSE: calendar.policy.someone_else}
    for what, about in ASKED.items():
        for role, at in asked(pair, what, since):
            person = pair.person(role)
            by = local_day(at, person.time_zone) + timedelta(days=promised[about])
            yield Item(about, (person,), pair, day=local_day(at, pair.zone), at=at, by=by)


def quiet_item(calendar: Calendar) -> Item | None:
    """Return the item of a pair that closes soon, if nobody does anything."""
    pair = calendar.pair
    if pair.held:
        return None
    told = told_from(calendar)
    if told is None:
        return None
    both = (pair.mentor, pair.mentee)
    if pair.state is State.ACTIVE:
        about, day, closing = About.QUIET, local_day(heard(pair), pair.zone), close_quiet(calendar)
    else:
        about, day, closing = About.NOT_AGREED, None, give_up_agreeing(calendar)
    if closing is None or calendar.now < min(told - A_DAY, closing.at - UNTIL_THE_NEXT):
        return None
    return Item(about, both, pair, day=day, closes=local_day(closing.at, pair.zone))


def told_from(calendar: Calendar) -> datetime | None:
    """Return from which day on the organizer hears of a pair that is quiet, or has not agreed (E24)."""
    pair = calendar.pair
    if pair.state is State.AGREEING:
        return calendar.counted(introduced(pair), calendar.policy.agreement_alert)
    checked = checked_at(calendar) if pair.state is State.ACTIVE else None
    return calendar.counted(checked, calendar.policy.quiet_alert) if checked else None
