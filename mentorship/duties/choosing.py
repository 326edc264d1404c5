"""What the calendar owes somebody who waits for an answer or for a place."""

from __future__ import annotations

from datetime import timedelta

from mentorship.acts.choosing import offer_place
from mentorship.calendar import local_day
from mentorship.duties.look import Calendar, Due
from mentorship.effects import Save, Send
from mentorship.letters.choosing import RequestExpired, RequestReminder
from mentorship.lifecycle import By, Event, State
from mentorship.mentorship import take
from mentorship.scene import Effects


def expire_request(calendar: Calendar) -> Due | None:
    """Ten days without an answer: the mentee hears that the mentor is busy."""

    def act(calendar: Calendar) -> Effects:
        pair = take(calendar.pair, Event.EXPIRE, By.SERVICE, calendar.now)
        yield Save(pair)
        yield Send(pair.mentee, RequestExpired(pair.mentor.first_name), pair)

    days = calendar.policy.request_expiry
    if calendar.pair.state is State.WAITLISTED:
        days = calendar.policy.waitlist_expiry
    return Due(calendar.after(calendar.pair.since, days), act, moves=True)


def remind_mentor(calendar: Calendar) -> Due | None:
    """The mentor is reminded once."""

    def act(calendar: Calendar) -> Effects:
        pair, policy = calendar.pair, calendar.policy
        reply_by = local_day(pair.since, pair.zone) + timedelta(days=policy.request_expiry)
        mentee = pair.mentee
        letter = RequestReminder(mentee.first_name, mentee.name, pair.words, reply_by)
        yield Send(pair.mentor, letter, pair)

    if not calendar.unless_written("request-reminder", since=calendar.pair.since):
        return None
    window = calendar.policy.request_expiry - calendar.policy.request_reminder - 1
    return Due(calendar.after(calendar.pair.since, calendar.policy.request_reminder), act, window)


def offer_free_place(calendar: Calendar) -> Due | None:
    """A place may have become free without anybody's mail: by an end that silence brought."""
    pair = calendar.pair
    mentor = pair.mentor
    first = min((m.since for m in calendar.rivals), default=pair.since)
    room = not mentor.resting and mentor.away_until is None and calendar.load < mentor.capacity
    if not room or first < pair.since or pair.written("place-free", since=pair.since):
        return None

    def act(calendar: Calendar) -> Effects:
        yield from offer_place(mentor, (pair,), calendar.policy, calendar.now)

    return Due(calendar.now, act)
