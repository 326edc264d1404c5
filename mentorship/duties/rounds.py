"""What the calendar owes an active pair: agendas, reminders, check-ins, the agreed end."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from mentorship import rounds
from mentorship.acts.closing import ask_how_to_close
from mentorship.acts.farewell import over
from mentorship.calendar import local_day, morning
from mentorship.duties.common import after_a_pause, heard, introduced
from mentorship.duties.look import Calendar, Due
from mentorship.duties.silence import nudged
from mentorship.effects import Save, Send, sides
from mentorship.graduation import bar_from, cleared
from mentorship.letters.base import Role
from mentorship.letters.ending import Why
from mentorship.letters.rounds import (
    CheckIn,
    ConfidentialityReminder,
    HalfWay,
    StillUseful,
)
from mentorship.lifecycle import By, Event, Stage
from mentorship.mentorship import Mentorship, take
from mentorship.scene import Effects

MONTHS_FOR_HALF_WAY = 2
SOON = timedelta(days=14)  # before the agreed end
ASK_WITHIN = 1  # days around the one that is planned


def time_is_up(calendar: Calendar) -> Due | None:
    """The agreed last day: both are asked: reached, extend, or close?"""
    pair = calendar.pair
    if pair.ends_on is None or pair.stage is Stage.CLOSING:
        return None

    def act(calendar: Calendar) -> Effects:
        closing = replace(take(pair, Event.TIME_UP, By.SERVICE, calendar.now), stage=Stage.CLOSING)
        yield Save(closing)
        yield from ask_how_to_close(calendar.policy, closing, local_day(calendar.now, pair.zone))

    return Due(morning(calendar.running(pair.ends_on), pair.zone), act, moves=True)


def close_after_time(calendar: Calendar) -> Due | None:
    """Two weeks without an answer to that: it closes."""
    pair = calendar.pair
    asked = max(pair.written("time-is-up"), default=None)
    if pair.stage is not Stage.CLOSING or asked is None:
        return None

    def act(calendar: Calendar) -> Effects:
        yield from over(calendar.policy, take(pair, Event.CLOSE, By.SERVICE, calendar.now), Why.TIME, None)

    return Due(calendar.counted(asked, calendar.policy.closing_answer), act, moves=True)


def send_agenda(calendar: Calendar) -> Due | None:
    """The agenda goes out when its day comes, also where the mentee said nothing: the topic stands."""
    current = calendar.pair.round
    if current is None or current.sent_at is not None or current.skipped or not _settled(calendar.pair):
        return None
    if calendar.pair.stage is Stage.CLOSING:
        return None
    asked = current
    act = lambda c: rounds.send_agenda(c.pair, asked, c.now)  # noqa: E731 - a duty's act is one call
    return Due(morning(asked.due_on, calendar.pair.zone), act)


def ask_for_agenda(calendar: Calendar) -> Due | None:
    """Some days before each agenda the mentee is asked what it should be about, if the budget allows."""
    day = _next_agenda(calendar)
    if day is None or rounds.asks_nobody(calendar.pair):
        return None
    first = day - timedelta(days=calendar.policy.agenda_answer + ASK_WITHIN)
    at = morning(first, calendar.pair.zone)
    return Due(at, lambda c: rounds.ask(c.pair, day, c.now), window=2 * ASK_WITHIN)


def begin_unasked(calendar: Calendar) -> Due | None:
    """The agenda comes also where nobody was asked, with the suggested topic.

    No day was named for it, so it goes on the first that everybody's budget allows.
    """
    day = _next_agenda(calendar)
    if day is None:
        return None

    def act(calendar: Calendar) -> Effects:
        today = local_day(calendar.now, calendar.pair.zone)
        upcoming = rounds.following(calendar.pair, today, calendar.now)
        yield from rounds.send_agenda(calendar.pair, upcoming, calendar.now)

    # What the budget holds back until the agreed end is near does not come at all.
    ends_on = calendar.pair.ends_on
    window = None if ends_on is None else (ends_on - day).days - rounds.LAST_DAYS.days
    return Due(morning(day, calendar.pair.zone), act, window=window)


def remind_of_confidentiality(calendar: Calendar) -> Due | None:
    """The pair's own clause, two weeks after it was settled; open-ended pairs every 120 days (E23)."""
    pair, policy = calendar.pair, calendar.policy
    if pair.settled_at is None:
        return None
    before = pair.written("confidentiality-reminder", since=pair.settled_at)
    if before and pair.ends_on is not None:
        return None
    at = after_a_pause(calendar, calendar.after(pair.settled_at, policy.confidentiality))
    if before:
        at = calendar.after(max(before), policy.confidentiality_again)

    def act(calendar: Calendar) -> Effects:
        for _, person, partner in sides(pair):
            yield Send(person, ConfidentialityReminder(partner.first_name, pair.clause), pair)

    return Due(at, act, window=4)


def check_in(calendar: Calendar) -> Due | None:
    """Do you get on? Asked of each alone, in the third week (B15); open-ended pairs every 90 days."""
    pair, policy = calendar.pair, calendar.policy
    if pair.introduced_at is None:
        return None
    before = pair.written("check-in", since=pair.introduced_at)
    open_ended = pair.agreement is not None and pair.ends_on is None
    if before and not open_ended:
        return None

    def act(calendar: Calendar) -> Effects:
        for _, person, partner in sides(pair):
            yield Send(person, CheckIn(partner.first_name), pair)

    at = after_a_pause(calendar, calendar.after(introduced(pair), policy.check_in))
    if before:
        at = calendar.after(max(before), policy.check_in_again)
    asked = nudged(calendar)
    if asked is not None and asked < at:
        return None  # they are asked already, each alone
    return Due(at, act, window=policy.check_in_until - policy.check_in)


def ask_half_way(calendar: Calendar) -> Due | None:
    """Half-way: check-in, goal and clause in one."""
    pair = calendar.pair
    if pair.settled_at is None or pair.ends_on is None or pair.written("half-way", since=pair.settled_at):
        return None
    begun = local_day(pair.settled_at, pair.zone)
    if (pair.ends_on - begun).days < MONTHS_FOR_HALF_WAY * 30:
        return None
    half = after_a_pause(calendar, morning(begun + (pair.ends_on - begun) // 2, pair.zone))
    ends_on = pair.ends_on

    def act(calendar: Calendar) -> Effects:
        for role, person, partner in sides(pair):
            result = pair.result if role is Role.MENTEE else ""
            letter = HalfWay(partner.first_name, "\n".join(pair.goals), pair.clause, ends_on, result)
            yield Send(person, letter, pair)

    return Due(half, act, window=7)


def ask_still_useful(calendar: Calendar) -> Due | None:
    """Informal pairs every quarter, pairs that meet elsewhere every month (E2)."""
    pair, policy = calendar.pair, calendar.policy
    informal = pair.agreement is not None and pair.agreement.rhythm is None
    if pair.settled_at is None or not (informal or pair.unmeasured()):
        return None
    days = policy.still_useful_informal if informal else policy.still_useful_direct
    last = max([*pair.written("still-useful", since=pair.settled_at), heard(pair)])
    due = calendar.counted(last, days)
    if pair.stage is Stage.CLOSING or (pair.ends_on and local_day(due, pair.zone) + SOON >= pair.ends_on):
        return None  # they are asked how to go on, then

    def act(calendar: Calendar) -> Effects:
        next_on = local_day(calendar.now, pair.zone) + timedelta(days=days)
        for _, person, partner in sides(pair):
            yield Send(person, StillUseful(partner.first_name, next_on, informal), pair)

    return Due(due, act, window=7)


def move_on(calendar: Calendar) -> Due | None:
    """From one stage to the next, when the table says so (B5): no letter, nobody is told."""
    bar = bar_from(calendar.pair.stage)
    since = cleared(bar, calendar.pair.notes) if bar else None
    if bar is None or since is None:
        return None

    def act(calendar: Calendar) -> Effects:
        yield Save(replace(calendar.pair, stage=bar.after))

    day = calendar.after(introduced(calendar.pair), bar.days(calendar.policy))
    return Due(max(since, day), act)


def _next_agenda(calendar: Calendar) -> date | None:
    """Return the day of the next agenda, where none is on its way already."""
    pair = calendar.pair
    on_its_way = _settled(pair) and pair.round is not None and not (pair.round.sent_at or pair.round.skipped)
    if on_its_way or pair.stage is Stage.CLOSING or nudged(calendar) is not None:
        return None  # who does not answer is asked how it goes, and no more about topics
    day = rounds.next_agenda_day(pair)
    if day is None:
        return None
    asked_on = day - timedelta(days=calendar.policy.agenda_answer + ASK_WITHIN)
    span = (asked_on + timedelta(days=n) for n in range((day - asked_on).days + 1))
    still = [one for one in span if calendar.running(one) != one]
    # Nobody is asked before a break for what comes in it: the question waits until all are back.
    later = calendar.running(still[-1]) + (day - asked_on) if still else day
    return None if pair.ends_on is not None and later + rounds.LAST_DAYS > pair.ends_on else later


def _settled(pair: Mentorship) -> bool:
    return pair.round is not None and pair.settled_at is not None and pair.round.asked_at >= pair.settled_at
