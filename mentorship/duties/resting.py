"""What the calendar owes a pair that pauses, is ending, or writes once a month."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from mentorship.acts.ending import farewell, over, tell_claimer
from mentorship.acts.together import go_on
from mentorship.calendar import add_months, local_day, morning
from mentorship.duties.look import Calendar, Due
from mentorship.effects import Save, Send
from mentorship.letters.base import Role
from mentorship.letters.ending import Maintenance, Why
from mentorship.letters.rounds import (
    Paused,
)
from mentorship.lifecycle import By, Event
from mentorship.mentorship import ANSWERED, CONTACT, SKIPPED, Mentorship, take
from mentorship.requests import Request
from mentorship.scene import Effects


def resume_on_date(calendar: Calendar) -> Due | None:
    """The date of a pause came."""
    pair = calendar.pair
    if pair.paused_until is None:
        return None

    def act(calendar: Calendar) -> Effects:
        yield from go_on(take(pair, Event.RESUME, By.SERVICE, calendar.now), None, calendar.now)

    return Due(morning(pair.paused_until, pair.zone), act, moves=True)


def close_long_pause(calendar: Calendar) -> Due | None:
    """An open pause of 90 days, asked about twice, closes."""
    pair = calendar.pair
    if pair.paused_until is not None:
        return None

    def act(calendar: Calendar) -> Effects:
        ended = take(pair, Event.LONG_PAUSE, By.SERVICE, calendar.now)
        yield from over(calendar.policy, ended, Why.LONG_PAUSE, None)

    return Due(calendar.after(pair.since, calendar.policy.pause_expiry), act, moves=True)


def ask_about_pause(calendar: Calendar) -> Due | None:
    """On day 30 and 60 of an open pause, whoever paused is asked."""
    pair, policy = calendar.pair, calendar.policy
    if pair.paused_until is not None:
        return None
    by = pair.paused_by or Role.MENTEE
    asked = len(pair.written("paused", by, pair.since + timedelta(days=1)))
    if asked >= len(policy.pause_asked):
        return None

    def act(calendar: Calendar) -> Effects:
        ends_on = local_day(pair.since, pair.zone) + timedelta(days=policy.pause_expiry)
        letter = Paused(pair.partner_of(by).first_name, True, None, ends_on, asks_again=True)
        yield Send(pair.person(by), letter, pair)

    return Due(calendar.after(pair.since, policy.pause_asked[asked]), act)


def end_as_asked(calendar: Calendar) -> Due | None:
    """A week after they asked to end, it ends as they asked."""
    pair = calendar.pair

    def act(calendar: Calendar) -> Effects:
        ended = take(pair, Event.END_NOW, By.SERVICE, calendar.now)
        yield from over(calendar.policy, ended, Why.YOU_ENDED, pair.ending_by)

    return Due(calendar.after(pair.since, calendar.policy.ending), act, moves=True)


def say_goodbye(calendar: Calendar) -> Due | None:
    """Three unanswered monthly letters: a goodbye to both."""
    pair, policy = calendar.pair, calendar.policy
    unanswered = _unanswered(pair)
    if len(unanswered) < policy.unanswered_months:
        return None

    def act(calendar: Calendar) -> Effects:
        ended = take(pair, Event.STOP_MONTHLY, By.SERVICE, calendar.now)
        yield from over(policy, ended, Why.MONTHLY_STOPPED, None)

    return Due(calendar.after(unanswered[-1], 30), act, moves=True)


def write_monthly(calendar: Calendar) -> Due | None:
    """A line from mentee to mentor every month, if they like (A10)."""
    pair = calendar.pair
    if len(_unanswered(pair)) >= calendar.policy.unanswered_months:
        return None
    begun = local_day(pair.since, pair.zone)
    number = len(pair.written("maintenance", Role.MENTEE, pair.since)) + 1
    # After an outage the months that passed are left out.
    while morning(add_months(begun, number + 1), pair.zone) <= calendar.now:
        number += 1

    def act(calendar: Calendar) -> Effects:
        next_on = add_months(begun, number + 1)
        room = calendar.load < pair.mentor.capacity
        letter = Maintenance(pair.mentor.first_name, begun, next_on, room, number)
        yield Send(pair.mentee, letter, pair)

    return Due(morning(add_months(begun, number), pair.zone), act)


def _unanswered(pair: Mentorship) -> list[datetime]:
    answered = [pair.last(CONTACT, by=Role.MENTEE), pair.last(ANSWERED, SKIPPED, by=Role.MENTEE), pair.since]
    return pair.written("maintenance", Role.MENTEE, max(a for a in answered if a is not None))


def say_thanks(calendar: Calendar) -> Due | None:
    """The day after it ended: the mentee is asked once, the mentor thanked."""
    pair = calendar.pair
    settled = pair.settled_at
    if settled is None or any(pair.written(name, since=settled) for name in ("survey", "recognition")):
        return None

    def act(calendar: Calendar) -> Effects:
        yield from farewell(calendar.policy, pair, reached=False)

    return Due(calendar.after(pair.since, 1), act, window=7)


def drop_claim(calendar: Calendar) -> Due | None:
    """A question of one side that the other left unanswered: things stay as they were, and they hear it."""
    pair = calendar.pair
    asked = pair.last(pair.claim) if pair.claim else None
    claimer = pair.claim_by
    if asked is None or claimer is None or pair.claim is Event.CLAIM_EXTENSION:
        return None

    def act(calendar: Calendar) -> Effects:
        yield Save(replace(pair, claim=None, claim_by=None))
        answer = Request.NOT_YET if pair.claim is Event.CLAIM_GOAL else Request.DECLINE
        yield tell_claimer(pair, claimer, answer, silent=True)

    return Due(calendar.after(asked, calendar.policy.goal_answer + 1), act, moves=True)
