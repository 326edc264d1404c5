"""What the calendar owes somebody who waits for an answer or for a place."""

from __future__ import annotations

from mentorship.acts.accepting import go_on
from mentorship.acts.asking import Choices, closes_on, days_to_answer, last_day
from mentorship.acts.places import next_in_line, offer_place
from mentorship.calendar import local_day, morning
from mentorship.duties.look import Calendar, Due
from mentorship.effects import Save, Send
from mentorship.letters.base import Role
from mentorship.letters.choosing import RequestExpired, RequestReminder, RequestWaiting
from mentorship.lifecycle import By, Event, State
from mentorship.mentorship import take
from mentorship.people import Availability, availability
from mentorship.scene import Effects


def expire_request(calendar: Calendar) -> Due | None:
    """Ten days without an answer, or seven: the mentee hears that the mentor is busy; the next is asked."""

    def act(calendar: Calendar) -> Effects:
        pair = take(calendar.pair, Event.EXPIRE, By.SERVICE, calendar.now)
        yield Save(pair)
        waited = calendar.pair.state is State.WAITLISTED
        yield from go_on(_choices(calendar), pair, RequestExpired(pair.mentor.first_name, waited))

    days = days_to_answer(calendar.policy, bool(calendar.pair.fallbacks))
    if calendar.pair.state is State.WAITLISTED:
        days = calendar.policy.waitlist_expiry
    return Due(calendar.counted(calendar.pair.since, days), act, moves=True)


def remind_mentor(calendar: Calendar) -> Due | None:
    """The mentor is reminded once."""

    def act(calendar: Calendar) -> Effects:
        pair, policy = calendar.pair, calendar.policy
        asked_on = local_day(pair.since, pair.zone)
        reply_by = last_day(asked_on, policy, bool(pair.fallbacks), calendar.breaks)
        mentee = pair.mentee
        letter = RequestReminder(mentee.first_name, mentee.name, pair.words, reply_by)
        yield Send(pair.mentor, letter, pair)

    if not calendar.unless_written("request-reminder", since=calendar.pair.since):
        return None
    days = days_to_answer(calendar.policy, bool(calendar.pair.fallbacks))
    window = days - calendar.policy.request_reminder - 1
    return Due(calendar.counted(calendar.pair.since, calendar.policy.request_reminder), act, window)


def say_not_yet(calendar: Calendar) -> Due | None:
    """On the fifth day the mentee may wait, or ask somebody else at once."""

    def act(calendar: Calendar) -> Effects:
        pair = calendar.pair
        following = _choices(calendar).after(pair)
        name, code = (following.mentor.first_name, following.mentor.code) if following else ("", "")
        asked_on = local_day(pair.since, pair.zone)
        day = closes_on(asked_on, calendar.policy, bool(pair.fallbacks), calendar.breaks)
        yield Send(pair.mentee, RequestWaiting(pair.mentor.first_name, day, name, code), pair)

    if not calendar.unless_written("request-waiting", since=calendar.pair.since):
        return None
    days = days_to_answer(calendar.policy, bool(calendar.pair.fallbacks))
    window = days - calendar.policy.request_next - 1
    return Due(calendar.counted(calendar.pair.since, calendar.policy.request_next), act, window)


def _choices(calendar: Calendar) -> Choices:
    mine = calendar.mine
    return Choices(
        calendar.policy,
        calendar.now,
        calendar.places,
        mine,
        calendar.new_id,
        calendar.unlikes,
        calendar.breaks,
    )


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
    return Due(calendar.counted(max(offers), policy.place_free_answer + 1), act) if offers else None
