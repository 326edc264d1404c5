"""Finding a mentor: the directory, the request, and what becomes of it (A4, A5, A14, A37)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta

from mentorship.acts.agreeing import begin_again
from mentorship.calendar import local_day
from mentorship.effects import Save, Send
from mentorship.letters.agreeing import Introduction
from mentorship.letters.answering import Done, NotPossible
from mentorship.letters.base import Role
from mentorship.letters.choosing import (
    Directory,
    MentorProfile,
    PlaceFree,
    RequestDeclined,
    RequestLetter,
    RequestSent,
    Waitlisted,
)
from mentorship.lifecycle import By, Event, Stage, State
from mentorship.mentorship import Mentorship, Note, take
from mentorship.people import Person
from mentorship.policy import Policy
from mentorship.requests import Request
from mentorship.scene import Effects, Place, Scene, in_words

ON_THE_WAY = frozenset({State.REQUESTED, State.WAITLISTED})
TIME_A_WEEK = "20 minutes a week"


def mentors(scene: Scene) -> Effects:
    """Show the mentors, all or those whose statement speaks of the topic."""
    topic = scene.details.topic
    others = [p for p in scene.places if p.mentor.id != scene.asker.id]
    wanted = [p for p in others if _speaks_of(p.mentor, topic)]
    listings = tuple(scene.listing(place) for place in wanted)
    yield scene.answer(Directory(listings, topic))


def mentor(scene: Scene) -> Effects:
    """Show one mentor's statement."""
    place = _chosen(scene)
    if place is None:
        yield _no_such_code(scene)
    else:
        yield scene.answer(MentorProfile(scene.listing(place)))


def request(scene: Scene) -> Effects:
    """Ask a mentor, or join their waiting list where they are full."""
    place = _chosen(scene)
    refusal = _why_not(scene, place)
    if place is None or refusal is not None:
        yield refusal or _no_such_code(scene)
        return
    words = scene.details.tell or scene.details.reason
    pair = Mentorship(
        scene.new_id, place.mentor, scene.asker, State.REQUESTED, scene.now, words=words,
    )  # fmt: skip
    yield from ask(scene, pair, full=not scene.has_room(place.mentor))


def ask(scene: Scene, pair: Mentorship, full: bool) -> Effects:
    """Open a request, and write to both; or put it on the waiting list."""
    event = Event.JOIN_QUEUE if full else Event.REQUEST
    note = Note(scene.now, event, Role.MENTEE)
    pair = replace(pair, state=State.WAITLISTED if full else State.REQUESTED, notes=(note,))
    yield Save(pair)
    if full:
        yield scene.reply(_waitlisted(pair, scene), pair)
    else:
        yield from _write_request(scene, pair)
        yield scene.reply(RequestSent(pair.mentor.first_name, _answer_by(scene)), pair)


def place_taken(scene: Scene) -> Effects:
    """The mentee still wants the mentor who has room now."""
    mine = (m for m in scene.related if m.mentee.id == scene.asker.id and m.state is State.REQUESTED)
    asked = next(mine, None)
    if asked is not None and scene.pair.state is State.WAITLISTED:
        yield scene.answer(_one_at_a_time(asked), scene.pair)
        return
    if scene.pair.state is State.WAITLISTED and not scene.has_room(scene.pair.mentor):
        yield scene.answer(_waitlisted(scene.pair, scene), scene.pair)
        return
    pair = scene.take(Event.PLACE_TAKEN)
    yield Save(pair)
    yield from _write_request(scene, pair)
    yield scene.reply(RequestSent(pair.mentor.first_name, _answer_by(scene)), pair)


def accept(scene: Scene) -> Effects:
    """The mentor says yes: both are introduced, other open requests find their way."""
    mentor = scene.pair.mentor
    if scene.pair.state is not State.REQUESTED:
        yield _too_late(scene)
        return
    pair = scene.take(Event.ACCEPT)
    if scene.load(mentor) >= mentor.capacity:
        yield scene.answer(NotPossible(Request.ACCEPT, "full", partner=pair.mentee.first_name), pair)
        return
    pair = replace(
        pair,
        stage=Stage.ICEBREAK,
        introduced_at=scene.now,
        starts_on=scene.details.starts,
    )
    yield Save(pair)
    if pair.draft is not None:
        yield from begin_again(scene, pair)
    else:
        yield from introduce(scene, pair)
    yield from _end_other_requests(scene, pair)
    if scene.load(mentor) + 1 >= mentor.capacity:
        yield from _queue_other_requests(scene, pair)


def introduce(scene: Scene, pair: Mentorship) -> Effects:
    """Write both introductions; never bare: first topic, who begins, by when (B12)."""
    begins = max(local_day(scene.now, pair.zone), pair.starts_on or local_day(scene.now, pair.zone))
    write_by = begins + timedelta(days=4)
    mentor, mentee = pair.mentor, pair.mentee
    told = scene.details.tell
    accepted = in_words(Request.ACCEPT, scene.details)
    for role, person, partner, about, words in (
        (Role.MENTEE, mentee, mentor, mentor.mission, told),
        (Role.MENTOR, mentor, mentee, pair.words, ""),
    ):
        letter = Introduction(role, partner.first_name, partner.name, about, words, write_by, pair.starts_on)
        own = role is Role.MENTOR
        yield Send(person, letter, pair, understood=accepted if own else "", answers=own)


def decline(scene: Scene) -> Effects:
    """The mentor isn't free. Only words written for the mentee reach her."""
    if scene.pair.over:
        yield _too_late(scene)
        return
    pair = scene.take(Event.DECLINE)
    yield Save(pair)
    yield Send(pair.mentee, RequestDeclined(pair.mentor.first_name, scene.details.tell), pair, answers=False)
    yield scene.reply(Done(Request.DECLINE), pair)


def withdraw(scene: Scene) -> Effects:
    """The mentee takes a request back; the mentor's letter is answered by nothing more."""
    pair = scene.take(Event.WITHDRAW)
    yield Save(pair)
    yield scene.reply(Done(Request.WITHDRAW), pair)


def offer_place(mentor: Person, waiting: tuple[Mentorship, ...], policy: Policy, now: datetime) -> Effects:
    """Ask whoever has waited longest whether they still want this mentor."""
    first = next_in_line(mentor, waiting, policy, now)
    if first is None:
        return
    reply_by = local_day(now, first.zone) + timedelta(days=policy.place_free_answer)
    yield Send(first.mentee, PlaceFree(mentor.first_name, reply_by), first, answers=False)


def next_in_line(
    mentor: Person, waiting: tuple[Mentorship, ...], policy: Policy, now: datetime
) -> Mentorship | None:
    """Return whom a free place is offered to next; None while an offer is open, or to nobody left."""
    line = sorted(
        (m for m in waiting if m.state is State.WAITLISTED and m.mentor.id == mentor.id),
        key=lambda m: m.since,
    )
    lately = now - timedelta(days=policy.place_free_answer)
    if any(m.written("place-free", Role.MENTEE, lately) for m in line):
        return None
    again = now - timedelta(days=policy.place_free_again)
    return next((m for m in line if not m.written("place-free", Role.MENTEE, again)), None)


def _too_late(scene: Scene) -> Send:
    """The request is not open any more: taken back, closed by its day, or answered."""
    name, state = scene.partner.first_name, scene.pair.state
    because = "full" if state is State.WAITLISTED else "request-over" if scene.pair.over else "already"
    return scene.answer(NotPossible(scene.request or Request.ACCEPT, because, partner=name), scene.pair)


def _one_at_a_time(asked: Mentorship) -> NotPossible:
    return NotPossible(Request.REQUEST, "one-request", (Request.WITHDRAW,), asked.mentor.first_name)


def _chosen(scene: Scene) -> Place | None:
    return scene.place(scene.details.codes[0]) if scene.details.codes else None


def _why_not(scene: Scene, place: Place | None) -> Send | None:
    """Return the refusal of a request that cannot be made, or None."""
    wanted = Request.REQUEST
    if not scene.asker.mentee:
        return scene.answer(NotPossible(wanted, "not-yours"))
    if place is None:
        return None
    name = place.mentor.first_name
    if place.mentor.id == scene.asker.id:
        return scene.answer(NotPossible(wanted, "yourself"))
    mine = [m for m in scene.related if m.mentee.id == scene.asker.id]
    if any(m.mentor.id == place.mentor.id for m in mine):
        return scene.answer(NotPossible(wanted, "already", (Request.STATUS,), name))
    waiting = next((m for m in mine if m.state is State.REQUESTED), None)
    if waiting is not None:
        return scene.answer(_one_at_a_time(waiting), waiting)
    if place.mentor.away_until is not None and scene.today < place.mentor.away_until:
        return scene.answer(NotPossible(wanted, "unavailable", (Request.MENTORS,), name))
    return None


def _no_such_code(scene: Scene) -> Send:
    wanted, written = scene.request or Request.REQUEST, scene.details.codes
    return scene.answer(NotPossible(wanted, "no-such-code", (Request.MENTORS,), choices=written))


def _write_request(scene: Scene, pair: Mentorship) -> Effects:
    mentee = pair.mentee
    letter = RequestLetter(
        mentee.first_name,
        mentee.name,
        pair.words,
        TIME_A_WEEK,
        scene.policy.default_months,
        last_day(scene.today, scene.policy),
        again=pair.draft is not None,
    )
    yield Send(pair.mentor, letter, pair, answers=False)


def last_day(asked_on: date, policy: Policy) -> date:
    """Return the last day on which a mentor may still answer; on the next morning the request closes."""
    return asked_on + timedelta(days=policy.request_expiry - 1)


def _answer_by(scene: Scene) -> date:
    return scene.today + timedelta(days=scene.policy.request_expiry)


def _waitlisted(pair: Mentorship, scene: Scene) -> Waitlisted:
    until = local_day(pair.since, pair.zone) + timedelta(days=scene.policy.waitlist_expiry)
    return Waitlisted(pair.mentor.first_name, until)


def _end_other_requests(scene: Scene, accepted: Mentorship) -> Effects:
    for rival in scene.related:
        if rival.id != accepted.id and rival.mentee.id == accepted.mentee.id and rival.state in ON_THE_WAY:
            gone = take(rival, Event.CHOSE_OTHER, By.SERVICE, scene.now)
            yield Save(gone)
            letter = Done(Request.WITHDRAW, partner=rival.mentor.first_name)
            yield Send(rival.mentee, letter, gone, answers=False)


def _queue_other_requests(scene: Scene, accepted: Mentorship) -> Effects:
    for rival in scene.related:
        same = rival.mentor.id == accepted.mentor.id and rival.mentee.id != accepted.mentee.id
        if rival.id != accepted.id and same and rival.state is State.REQUESTED:
            queued = take(rival, Event.FULL, By.SERVICE, scene.now)
            yield Save(queued)
            yield Send(queued.mentee, _waitlisted(queued, scene), queued, answers=False)


def _speaks_of(mentor: Person, topic: str) -> bool:
    words = topic.casefold().split()
    said = f"{mentor.name} {mentor.mission}".casefold()
    return all(word in said for word in words)
