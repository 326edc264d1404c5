"""What the calendar owes somebody who waits for an answer or for a place."""

from __future__ import annotations

from mentorship.acts.choosing import last_day, next_in_line, offer_place
from mentorship.calendar import local_day, morning
from mentorship.duties.look import Calendar, Due
from mentorship.effects import Save, Send
from mentorship.letters.base import Role
from mentorship.letters.choosing import RequestExpired, RequestReminder
from mentorship.lifecycle import By, Event, State
from mentorship.mentorship import take
from mentorship.people import Availability, availability
from mentorship.scene import Effects


def expire_request(calendar: Calendar) -> Due | None:
    """Ten days without an answer: the mentee hears that the mentor is busy."""

    def act(calendar: Calendar) -> Effects:
        pair = take(calendar.pair, Event.EXPIRE, By.SERVICE, calendar.now)
        yield Save(pair)
        waited = calendar.pair.state is State.WAITLISTED
        yield Send(pair.mentee, RequestExpired(pair.mentor.first_name, waited), pair)

    days = calendar.policy.request_expiry
    if calendar.pair.state is State.WAITLISTED:
        days = calendar.policy.waitlist_expiry
    return Due(calendar.after(calendar.pair.since, days), act, moves=True)


def remind_mentor(calendar: Calendar) -> Due | None:
    """The mentor is reminded once."""

    def act(calendar: Calendar) -> Effects:
        pair, policy = calendar.pair, calendar.policy
        reply_by = last_day(local_day(pair.since, pair.zone), policy)
        mentee = pair.mentee
        letter = RequestReminder(mentee.first_name, mentee.name, pair.words, reply_by)
        yield Send(pair.mentor, letter, pair)

    if not calendar.unless_written("request-reminder", since=calendar.pair.since):
        return None
    window = calendar.policy.request_expiry - calendar.policy.request_reminder - 1
    return Due(calendar.after(calendar.pair.since, calendar.policy.request_reminder), act, window)


def offer_free_place(calendar: Calendar) -> Due | None:
    """A place may have become free without anybody's mail: by an end that silence brought, or a day."""
    pair, policy = calendar.pair, calendar.policy
    mentor, today = pair.mentor, local_day(calendar.now, pair.zone)

    def act(calendar: Calendar) -> Effects:
        yield from offer_place(mentor, calendar.rivals, policy, calendar.now)

    state = availability(mentor, calendar.load, today)
    if state is Availability.AWAY and mentor.away_until is not None:
        return Due(morning(mentor.away_until, pair.zone), act)
    if state is not Availability.AVAILABLE:
        return None
    first = next_in_line(mentor, calendar.rivals, policy, calendar.now)
    if first is not None:
        return Due(calendar.now, act) if first.id == pair.id else None
    offers = [at for rival in calendar.rivals for at in rival.written("place-free", Role.MENTEE)]
    return Due(calendar.after(max(offers), policy.place_free_answer + 1), act) if offers else None
