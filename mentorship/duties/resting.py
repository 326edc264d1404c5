"""What the calendar owes a pair that pauses, is ending, or writes once a month."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from mentorship.acts.ending import tell_claimer
from mentorship.acts.farewell import ask_for_rating, good_end, looks_back, over, sum_up
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

SUMMARY_WINDOW = 14
# These are answered by what both say on how to close, or by its silence.
OF_THE_AGREED_END = frozenset({Event.CLAIM_EXTENSION, Event.CLAIM_MONTHLY})


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

    return Due(calendar.counted(unanswered[-1], 30), act, moves=True)


def write_monthly(calendar: Calendar) -> Due | None:
    """A line from mentee to mentor every month, if they like (A10)."""
    pair = calendar.pair
    if len(_unanswered(pair)) >= calendar.policy.unanswered_months:
        return None
    begun = local_day(pair.since, pair.zone)
    last = max(pair.written("maintenance", Role.MENTEE, pair.since), default=pair.since)
    number = 1
    while morning(add_months(begun, number), pair.zone) <= last:
        number += 1
    # After an outage the months that passed are left out.
    while morning(add_months(begun, number + 1), pair.zone) <= calendar.now:
        number += 1

    def act(calendar: Calendar) -> Effects:
        next_on = add_months(begun, number + 1)
        room = calendar.load < pair.mentor.capacity
        reached = pair.last(Event.REACH_GOAL) == pair.since
        letter = Maintenance(pair.mentor.first_name, begun, next_on, room, number, reached)
        yield Send(pair.mentee, letter, pair)

    return Due(morning(add_months(begun, number), pair.zone), act)


def _unanswered(pair: Mentorship) -> list[datetime]:
    answered = [pair.last(CONTACT, by=Role.MENTEE), pair.last(ANSWERED, SKIPPED, by=Role.MENTEE), pair.since]
    return pair.written("maintenance", Role.MENTEE, max(a for a in answered if a is not None))


def ask_for_number(calendar: Calendar) -> Due | None:
    """The day after an end that `closing` told, the mentee is asked for a number, once (A20)."""
    pair = calendar.pair
    asked = pair.settled_at is not None and pair.written("survey", since=pair.settled_at)
    if asked or pair.rated or good_end(pair) is not None or not looks_back(pair):
        return None
    return Due(calendar.after(pair.since, 1), lambda c: ask_for_rating(c.pair), window=7)


def send_summary(calendar: Calendar) -> Due | None:
    """A week after the end each gets what the two did, once (E30)."""
    pair = calendar.pair
    if not looks_back(pair) or pair.written("closing-summary", since=pair.settled_at):
        return None
    at = calendar.after(good_end(pair) or pair.since, calendar.policy.closing_summary)
    return Due(at, lambda c: sum_up(c.pair, c.rounds), window=SUMMARY_WINDOW)


def drop_claim(calendar: Calendar) -> Due | None:
    """A question of one side that the other left unanswered: things stay as they were, and they hear it."""
    pair = calendar.pair
    asked = pair.last(pair.claim) if pair.claim else None
    claimer = pair.claim_by
    if asked is None or claimer is None or pair.claim in OF_THE_AGREED_END:
        return None

    def act(calendar: Calendar) -> Effects:
        yield Save(replace(pair, claim=None, claim_by=None))
        answer = Request.NOT_YET if pair.claim is Event.CLAIM_GOAL else Request.DECLINE
        yield tell_claimer(pair, claimer, answer, silent=True)

    return Due(calendar.counted(asked, calendar.policy.goal_answer + 1), act, moves=True)
