"""What a mentor answers, on time or late, and what becomes of everybody else who asked (A5, A15, B12)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import timedelta

from mentorship.acts.agreeing import begin_again
from mentorship.acts.asking import (
    Choices,
    answer_by,
    choices_of,
    names_of,
    waitlisted,
    without_fallbacks,
    write_request,
)
from mentorship.acts.choosing import ask, one_at_a_time, open_request, sent, withdraw
from mentorship.calendar import local_day
from mentorship.effects import Save, Send
from mentorship.letters.agreeing import Introduction
from mentorship.letters.answering import NotPossible
from mentorship.letters.base import Role
from mentorship.letters.choosing import PlaceFree, RequestDeclined, RequestExpired
from mentorship.letters.done import Done
from mentorship.lifecycle import TAKES_A_PLACE, By, Event, Stage, State
from mentorship.matching import public_text, shared_words
from mentorship.mentorship import LATE_YES, Mentorship, Note, noted, take
from mentorship.requests import Request
from mentorship.scene import Effects, Scene, in_words

ON_THE_WAY = frozenset({State.REQUESTED, State.WAITLISTED})
LATE = frozenset({State.EXPIRED, State.DECLINED})


def accept(scene: Scene) -> Effects:
    """The mentor says yes: both are introduced, other open requests find their way."""
    mentor = scene.pair.mentor
    if scene.pair.state is not State.REQUESTED:
        yield from _late(scene)
        return
    pair = scene.take(Event.ACCEPT)
    if scene.load(mentor) >= mentor.capacity:
        yield scene.answer(NotPossible(Request.ACCEPT, "full", partner=pair.mentee.first_name), pair)
        return
    yield from _accepted(scene, replace(pair, starts_on=scene.details.starts))


def introduce(scene: Scene, pair: Mentorship) -> Effects:
    """Write both introductions; never bare: why these two, first topic, who begins, by when (B12)."""
    begins = max(local_day(scene.now, pair.zone), pair.starts_on or local_day(scene.now, pair.zone))
    write_by = begins + timedelta(days=4)
    mentor, mentee = pair.mentor, pair.mentee
    told = scene.details.tell if scene.asker.id == mentor.id else ""
    # Only what the two wrote for each other: the request's words, and what mentees read of the mentor.
    shared = shared_words(pair.words, public_text(mentor))
    understood = in_words(scene.request, scene.details)
    for role, person, partner, about, words in (
        (Role.MENTEE, mentee, mentor, mentor.mission, told),
        (Role.MENTOR, mentor, mentee, pair.words, ""),
    ):
        letter = Introduction(
            role, partner.first_name, partner.name, about, words, write_by, pair.starts_on, shared,
            bool(pair.why),
        )  # fmt: skip
        own = person.id == scene.asker.id
        yield Send(person, letter, pair, understood=understood if own else "", answers=own)


def decline(scene: Scene) -> Effects:
    """The mentor isn't free. Only words written for the mentee reach her; the next choice is asked."""
    if scene.pair.over:
        yield _too_late(scene)
        return
    pair = scene.take(Event.DECLINE)
    yield Save(pair)
    yield from go_on(choices_of(scene), pair, RequestDeclined(pair.mentor.first_name, scene.details.tell))
    yield scene.reply(Done(Request.DECLINE), pair)


def go_on(choices: Choices, pair: Mentorship, letter: RequestDeclined | RequestExpired) -> Effects:
    """Tell the mentee how a request ended, and ask whom they named next."""
    following = choices.after(pair)
    if following is None:
        letter = replace(letter, passed=names_of(pair.fallbacks, choices.places))
        yield Send(pair.mentee, letter, pair, answers=False)
        return
    yield from write_request(following, choices.policy, choices.now, choices.breaks)
    day = answer_by(following, choices.policy, choices.now, choices.breaks)
    letter = replace(letter, following=following.mentor.first_name, answer_by=day)
    yield Send(pair.mentee, letter, following, answers=False)


def place_taken(scene: Scene) -> Effects:
    """The mentee still wants the mentor who has room now, or who would say yes after all."""
    asked = open_request(scene)
    late = scene.pair.state in LATE and scene.pair.last(LATE_YES) is not None
    if asked is not None and (late or scene.pair.state is State.WAITLISTED):
        yield scene.answer(one_at_a_time(asked), scene.pair)
        return
    if late:
        yield from _late_pair(scene)
        return
    if scene.pair.state is State.WAITLISTED and not scene.has_room(scene.pair.mentor):
        yield scene.answer(waitlisted(scene.pair, scene.policy), scene.pair)
        return
    pair = scene.take(Event.PLACE_TAKEN)
    yield from write_request(pair, scene.policy, scene.now, scene.breaks)
    yield scene.reply(sent(scene, pair), pair)


def place_left(scene: Scene) -> Effects:
    """The mentee does not want the free place any more."""
    if scene.pair.state in LATE:
        yield scene.reply(Done(Request.WITHDRAW), scene.pair)
    else:
        yield from withdraw(scene)


def _accepted(scene: Scene, pair: Mentorship) -> Effects:
    mentor = pair.mentor
    pair = replace(pair, stage=Stage.ICEBREAK, introduced_at=scene.now)
    yield Save(pair)
    if pair.draft is not None:
        yield from begin_again(scene, pair)
    else:
        yield from introduce(scene, pair)
    yield from _end_other_requests(scene, pair)
    if scene.load(mentor) + 1 >= mentor.capacity:
        yield from _queue_other_requests(scene, pair)


def _late(scene: Scene) -> Effects:
    """A yes to a request that is closed: the mentee is asked whether it still helps, where it may."""
    pair = scene.pair
    others = [m for m in scene.related if m.mentee.id == pair.mentee.id and m.id != pair.id]
    taken = any(m.state in TAKES_A_PLACE | {State.REQUESTED} for m in others)
    again = any(m.mentor.id == pair.mentor.id for m in others) or pair.last(LATE_YES) is not None
    if pair.state not in LATE or taken or again or not scene.has_room(pair.mentor):
        yield _too_late(scene)
        return
    pair = noted(replace(pair, starts_on=scene.details.starts), LATE_YES, Role.MENTOR, scene.now)
    yield Save(pair)
    reply_by = local_day(scene.now, pair.zone) + timedelta(days=scene.policy.place_free_answer)
    yield Send(pair.mentee, PlaceFree(pair.mentor.first_name, reply_by, late=True), pair, answers=False)
    yield scene.answer(NotPossible(Request.ACCEPT, "late", partner=pair.mentee.first_name), pair)


def _late_pair(scene: Scene) -> Effects:
    """Both have said yes, the mentor late: they are introduced; or the mentee waits for a place."""
    before = scene.pair
    pair = Mentorship(
        scene.new_id, before.mentor, before.mentee, State.REQUESTED, scene.now, words=before.words,
        why=before.why, draft=before.draft, starts_on=before.starts_on,
        notes=(Note(scene.now, Event.REQUEST, Role.MENTEE),),
    )  # fmt: skip
    if any(m.mentor.id == pair.mentor.id and m.mentee.id == pair.mentee.id for m in scene.related):
        yield scene.answer(NotPossible(Request.ACCEPT, "already", partner=pair.mentor.first_name), before)
    elif not scene.has_room(pair.mentor):
        yield from ask(scene, pair, full=True)
    else:
        yield from _accepted(scene, take(pair, Event.ACCEPT, By.MENTOR, scene.now))


def _too_late(scene: Scene) -> Send:
    """The request is not open any more: taken back, closed by its day, or answered."""
    name, state = scene.partner.first_name, scene.pair.state
    because = "full" if state is State.WAITLISTED else "request-over" if scene.pair.over else "already"
    return scene.answer(NotPossible(scene.request or Request.ACCEPT, because, partner=name), scene.pair)


def _end_other_requests(scene: Scene, accepted: Mentorship) -> Effects:
    for rival in scene.related:
        if rival.id != accepted.id and rival.mentee.id == accepted.mentee.id and rival.state in ON_THE_WAY:
            gone = take(rival, Event.CHOSE_OTHER, By.SERVICE, scene.now)
            yield Save(gone)
            letter = Done(Request.WITHDRAW, partner=rival.mentor.first_name)
            yield Send(rival.mentee, letter, gone, answers=False)


def _queue_other_requests(scene: Scene, accepted: Mentorship) -> Effects:
    """Their mentor is full now: the others wait, and those who named a next choice have it asked."""
    rivals: Iterable[Mentorship] = (
        m for m in scene.related
        if m.mentor.id == accepted.mentor.id and m.mentee.id != accepted.mentee.id
        and m.id != accepted.id and m.state is State.REQUESTED
    )  # fmt: skip
    new_id = max(scene.new_id, accepted.id + 1)
    for rival in rivals:
        queued = take(rival, Event.FULL, By.SERVICE, scene.now)
        yield Save(without_fallbacks(queued))
        choices = replace(choices_of(scene), new_id=new_id)
        following = choices.after(queued)
        if following is None:
            passed = names_of(queued.fallbacks, choices.places)
            yield Send(queued.mentee, waitlisted(queued, scene.policy, passed), queued, answers=False)
            continue
        yield from write_request(following, scene.policy, scene.now, scene.breaks)
        letter = sent(scene, following, waits=queued.mentor.first_name)
        yield Send(following.mentee, letter, following, answers=False)
        new_id += 1
