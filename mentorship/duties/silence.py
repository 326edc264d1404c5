"""Silence against the pair's own promise: the ladder from a nudge to a kind, announced closing (E24, E27)."""

from __future__ import annotations

from datetime import date, datetime

from mentorship.acts.farewell import over
from mentorship.calendar import local_day
from mentorship.duties.common import ORDER_STANDS, heard, standing_order
from mentorship.duties.look import Calendar, Due
from mentorship.effects import Send, sides
from mentorship.letters.base import Role
from mentorship.letters.ending import Why
from mentorship.letters.rounds import (
    Nudge,
    RoundCheck,
)
from mentorship.lifecycle import By, Event, Stage
from mentorship.mentorship import ANSWERED, CONTACT, DIRECT, MET, Mentorship, take
from mentorship.rounds import begins_now
from mentorship.scene import Effects


def close_quiet(calendar: Calendar) -> Due | None:
    """No contact through the ladder's last step, which was announced with its date (E27)."""
    checked = checked_at(calendar)
    if checked is None:
        return None

    def act(calendar: Calendar) -> Effects:
        pair = take(calendar.pair, Event.QUIET, By.SERVICE, calendar.now)
        yield from over(calendar.policy, pair, Why.QUIET, None)

    at = calendar.counted(checked, calendar.policy.quiet_close)
    ordered = standing_order(calendar)
    if ordered is not None:  # an organizer wants them asked once more: not before that
        at = max(at, calendar.counted(ordered, ORDER_STANDS + 1))
    return Due(at, act, moves=True)


def check_privately(calendar: Calendar) -> Due | None:
    """Nine days after the nudge each is asked alone, and told the day on which it would close."""
    asked = nudged(calendar)
    if asked is None or checked_at(calendar) is not None:
        return None
    at = calendar.counted(asked, calendar.policy.private_check)
    ends_on = calendar.pair.ends_on
    if ends_on is not None and _closes_on(calendar, at) >= ends_on:
        return None  # what comes next is asked at the agreed end, which is nearer

    def act(calendar: Calendar) -> Effects:
        pair = calendar.pair
        closes_on = _closes_on(calendar, calendar.now)
        last_seen = local_day(heard(pair), pair.zone)
        for role, person, partner in sides(pair):
            letter = RoundCheck(partner.first_name, last_seen, closes_on, role is _wrote_last(pair))
            yield Send(person, letter, pair)

    return Due(at, act)


def nudge_who_begins(calendar: Calendar) -> Due | None:
    """Silence for 1.5 times the pair's own interval: whoever begins is asked (E24, C11, D4).

    It is no silence while the time is not over in which the two promised to answer (C12).
    """
    pair = calendar.pair
    if not _measured(pair) or nudged(calendar) is not None:
        return None
    days = pair.agreement.nudge_days if pair.agreement else None
    if days is None:
        return None

    return Due(calendar.counted(_quiet_since(pair), days), nudge_again)


def nudge_again(calendar: Calendar) -> Effects:
    """Ask whoever begins. Where somebody was asked in this silence already, the ladder begins again."""
    pair = calendar.pair
    to = begins_now(pair)
    last_seen = local_day(heard(pair), pair.zone)
    letter = Nudge(pair.partner_of(to).first_name, last_seen, to is _wrote_last(pair))
    yield Send(pair.person(to), letter, pair)


def _closes_on(calendar: Calendar, asked: datetime) -> date:
    return local_day(calendar.counted(asked, calendar.policy.quiet_close), calendar.pair.zone)


def nudged(calendar: Calendar) -> datetime | None:
    """Return when somebody was asked in this silence, or None where nobody was."""
    pair = calendar.pair
    return max(pair.written("nudge", since=_quiet_since(pair)), default=None) if _measured(pair) else None


def _wrote_last(pair: Mentorship) -> Role | None:
    """Return who waits for an answer of the other: whose mail was the last sign of either."""
    told = [note for note in pair.notes if note.what in (CONTACT, MET, DIRECT) and note.at >= heard(pair)]
    return told[-1].by if told and told[-1].what == CONTACT else None


def _quiet_since(pair: Mentorship) -> datetime:
    """Return the moment from which silence counts: contact, or an answer that says they are there."""
    answered = pair.last(ANSWERED)
    return max(heard(pair), answered) if answered else heard(pair)


def _measured(pair: Mentorship) -> bool:
    return pair.stage is not Stage.CLOSING and not pair.unmeasured() and not pair.held


def checked_at(calendar: Calendar) -> datetime | None:
    """Return when each was asked alone in this silence, or None where nobody was."""
    asked = nudged(calendar)
    return max(calendar.pair.written("round-check", since=asked), default=None) if asked else None
