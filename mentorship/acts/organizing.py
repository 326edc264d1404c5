"""What an organizer may do to a mentorship by command; both people hear of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta

from mentorship.acts.farewell import over
from mentorship.acts.together import go_on
from mentorship.calendar import local_day
from mentorship.effects import Save, Send, sides
from mentorship.letters.ending import Why
from mentorship.letters.rounds import Paused
from mentorship.lifecycle import By, Event
from mentorship.mentorship import Mentorship, take
from mentorship.policy import Policy
from mentorship.scene import Effects


def pause(pair: Mentorship, policy: Policy, now: datetime, until: date | None) -> Effects:
    """Pause, until a day or open."""
    paused = take(pair, Event.PAUSE, By.ORGANIZER, now)
    pair = replace(paused, paused_by=None, paused_until=until, claim=None, claim_by=None)
    yield Save(pair)
    ends_on = None if until else local_day(now, pair.zone) + timedelta(days=policy.pause_expiry)
    for _, person, partner in sides(pair):
        yield Send(person, Paused(partner.first_name, False, until, ends_on, by_organizer=True), pair)


def resume(pair: Mentorship, _policy: Policy, now: datetime) -> Effects:
    """Go on."""
    yield from go_on(take(pair, Event.RESUME, By.ORGANIZER, now), None, now)


def end(pair: Mentorship, policy: Policy, now: datetime) -> Effects:
    """End it today."""
    yield from over(policy, take(pair, Event.END_NOW, By.ORGANIZER, now), Why.ORGANIZER_ENDED, None)
