"""Whom a mentee asks next: the ranked choices that were named with a request, asked one after the other.

Only one mentor is asked at a time. Who has no place, or cannot be asked, is passed over without a word to
anybody but the mentee.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from mentorship.calendar import local_day
from mentorship.effects import Save, Send
from mentorship.letters.base import Role
from mentorship.letters.choosing import RequestLetter, Waitlisted
from mentorship.lifecycle import Event, State
from mentorship.mentorship import Mentorship, Note
from mentorship.people import Availability, Person, availability
from mentorship.policy import Policy
from mentorship.purpose import purpose_of
from mentorship.scene import Effects, Place, Scene
from mentorship.stillness import Break, counted_day

MOST_FALLBACKS = 2


@dataclass(frozen=True)
class Choices:
    """All that matters for whom to ask next."""

    policy: Policy
    now: datetime
    places: tuple[Place, ...]
    related: tuple[Mentorship, ...]  # the mentee's, those that are not over
    new_id: int
    unlikes: frozenset[tuple[int, str]] = frozenset()
    breaks: tuple[Break, ...] = ()  # of the programme

    def room(self, code: str, mentee: Person) -> Place | None:
        """Return the place that a mentee could ask for now under a code, or None."""
        place = next((place for place in self.places if place.mentor.code == code), None)
        if place is None or place.mentor.id == mentee.id:
            return None
        mentor, today = place.mentor, local_day(self.now, mentee.time_zone)
        if {(mentee.id, mentor.code), (mentor.id, mentee.code)} & self.unlikes:
            return None
        if any(m.mentor.id == mentor.id and m.mentee.id == mentee.id for m in self.related):
            return None
        free = availability(mentor, place.load, today) is Availability.AVAILABLE
        return place if free else None

    def after(self, pair: Mentorship) -> Mentorship | None:
        """Return the request to the next choice of a mentee who can be asked; None where there is none."""
        busy = any(m.mentee.id == pair.mentee.id and m.state is State.REQUESTED and m.id != pair.id
                   for m in self.related)  # fmt: skip
        if busy:
            return None  # they asked somebody else meanwhile
        for rank, code in enumerate(pair.fallbacks, 1):
            place = self.room(code, pair.mentee)
            if place is not None:
                note = Note(self.now, Event.REQUEST, Role.MENTEE)
                return Mentorship(
                    self.new_id, place.mentor, pair.mentee, State.REQUESTED, self.now, words=pair.words,
                    fallbacks=pair.fallbacks[rank:], notes=(note,),
                    kind=pair.kind,
                )  # fmt: skip
        return None


def choices_of(scene: Scene) -> Choices:
    """Return what a scene knows about whom to ask next."""
    return Choices(scene.policy, scene.now, scene.places, scene.related, scene.new_id, scene.unlikes,
                   scene.breaks)  # fmt: skip


def names_of(codes: tuple[str, ...], places: tuple[Place, ...]) -> tuple[str, ...]:
    """Return the names behind codes, in their order."""
    names = {place.mentor.code: place.mentor.first_name for place in places}
    return tuple(names[code] for code in codes if code in names)


def write_request(pair: Mentorship, policy: Policy, now: datetime, breaks: tuple[Break, ...] = ()) -> Effects:
    """Keep a request, and put it before the mentor."""
    yield Save(pair)
    mentee = pair.mentee
    asked_on = local_day(now, pair.zone)
    letter = RequestLetter(
        mentee.first_name,
        mentee.name,
        pair.words,
        policy.mentor_time,
        policy.default_months,
        last_day(asked_on, policy, bool(pair.fallbacks), breaks),
        again=pair.draft is not None,
        why=pair.why,
        purpose=purpose_of(pair.words),
        kind=pair.style,
    )
    yield Send(pair.mentor, letter, pair, answers=False)


def days_to_answer(policy: Policy, ranked: bool) -> int:
    """Return after how many days a request closes: sooner where somebody else is to be asked then."""
    return policy.request_expiry_ranked if ranked else policy.request_expiry


def last_day(asked_on: date, policy: Policy, ranked: bool = False, breaks: tuple[Break, ...] = ()) -> date:
    """Return the last day on which a mentor may still answer; on the next morning the request closes."""
    return closes_on(asked_on, policy, ranked, breaks) - timedelta(days=1)


def closes_on(asked_on: date, policy: Policy, ranked: bool, breaks: tuple[Break, ...]) -> date:
    """Return the day on which a request closes; the programme's breaks do not count."""
    return counted_day(asked_on, days_to_answer(policy, ranked), [one.still for one in breaks])


def answer_by(pair: Mentorship, policy: Policy, now: datetime, breaks: tuple[Break, ...] = ()) -> date:
    """Return the day on which the mentee knows how a request that is made now ended."""
    return closes_on(local_day(now, pair.zone), policy, bool(pair.fallbacks), breaks)


def without_fallbacks(pair: Mentorship) -> Mentorship:
    """Return a pair whose further choices are being asked by now."""
    return replace(pair, fallbacks=())


def waitlisted(pair: Mentorship, policy: Policy, passed: tuple[str, ...] = ()) -> Waitlisted:
    """Return the letter to who waits for a place, with the day until which it is kept.

    `passed`: whom they named next, and who can't be asked either.
    """
    until = local_day(pair.since, pair.zone) + timedelta(days=policy.waitlist_expiry)
    seen = pair.last(Event.FULL) is not None
    return Waitlisted(pair.mentor.first_name, until, seen, passed)
