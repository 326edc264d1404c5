"""Asking for a mentor: one at a time, with up to two more to be asked in turn (A4, A5, A37)."""

from __future__ import annotations

from dataclasses import replace

from mentorship.acts import directory
from mentorship.acts.asking import (
    MOST_FALLBACKS,
    answer_by,
    choices_of,
    names_of,
    waitlisted,
    without_fallbacks,
    write_request,
)
from mentorship.effects import Save, Send
from mentorship.kinds import kind_in
from mentorship.letters.answering import NotPossible
from mentorship.letters.base import Role
from mentorship.letters.choosing import RequestSent
from mentorship.letters.done import Done
from mentorship.lifecycle import By, Event, State
from mentorship.mentorship import Mentorship, Note, take
from mentorship.requests import Request
from mentorship.scene import Effects, Place, Scene


def request(scene: Scene) -> Effects:
    """Ask a mentor, and note whom to ask next; join the waiting list where nobody named has a place."""
    waits = scene.answered is not None and scene.answered.name == "request-waiting"
    if waits and not scene.details.codes:
        yield from directory.mentors(scene)  # "somebody else, please", where nobody was named
        return
    place = _chosen(scene)
    refusal = why_not(scene, place)
    if place is None or refusal is not None:
        yield refusal or _no_such_code(scene)
        return
    known, unknown = _fallbacks(scene, place)
    instead = open_request(scene)
    if instead is not None and instead.mentor.id == place.mentor.id:
        pair = replace(instead, fallbacks=known)
        yield Save(pair)
        yield scene.reply(sent(scene, pair, unknown=unknown), pair)
        return
    before = instead.words if instead else ""
    # "Yes, please ask Ada" is no reason of theirs for wanting Ada: the same words go out again.
    told = (before, scene.details.reason) if waits else (scene.details.reason, before)
    words = scene.details.tell or next((text for text in told if text), "")
    if instead is not None:
        yield Save(take(instead, Event.WITHDRAW, By.MENTEE, scene.now))
        if place.mentor.code in instead.fallbacks and not known:
            known = instead.fallbacks[instead.fallbacks.index(place.mentor.code) + 1 :]
    pair = Mentorship(
        scene.new_id, place.mentor, scene.asker, State.REQUESTED, scene.now, words=words, fallbacks=known,
        kind=kind_in(words) or "",
    )  # fmt: skip
    yield from ask(scene, pair, full=not scene.has_room(place.mentor), instead=instead, unknown=unknown)


def ask(
    scene: Scene,
    pair: Mentorship,
    full: bool,
    instead: Mentorship | None = None,
    unknown: tuple[str, ...] = (),
) -> Effects:
    """Open a request, and write to both; or put it on the waiting list, and ask the next who has a place."""
    event = Event.JOIN_QUEUE if full else Event.REQUEST
    note = Note(scene.now, event, Role.MENTEE)
    pair = replace(pair, state=State.WAITLISTED if full else State.REQUESTED, notes=(note,))
    first = instead.mentor.first_name if instead else ""
    if not full:
        yield from write_request(pair, scene.policy, scene.now, scene.breaks)
        yield scene.reply(sent(scene, pair, instead=first, unknown=unknown), pair)
        return
    yield Save(without_fallbacks(pair))
    related = tuple(m for m in scene.related if instead is None or m.id != instead.id)
    choices = replace(choices_of(scene), new_id=pair.id + 1, related=related)
    following = choices.after(pair)
    if following is None:
        passed = names_of(pair.fallbacks, choices.places)
        yield scene.reply(waitlisted(pair, scene.policy, passed), pair)
        return
    yield from write_request(following, scene.policy, scene.now, scene.breaks)
    waits = pair.mentor.first_name
    yield scene.reply(sent(scene, following, waits=waits, instead=first, unknown=unknown), following)


def withdraw(scene: Scene) -> Effects:
    """The mentee takes a request back; the mentor's letter is answered by nothing more."""
    pair = scene.take(Event.WITHDRAW)
    yield Save(pair)
    yield scene.reply(Done(Request.WITHDRAW), pair)


def open_request(scene: Scene) -> Mentorship | None:
    """Return the asker's request that a mentor has to answer."""
    mine = (m for m in scene.related if m.mentee.id == scene.asker.id and m.state is State.REQUESTED)
    return next(mine, None)


def why_not(scene: Scene, place: Place | None) -> Send | None:
    """Return the refusal of a request that cannot be made, or None."""
    wanted = Request.REQUEST
    if not scene.asker.mentee:
        return scene.answer(NotPossible(wanted, "not-yours"))
    if place is None:
        return None
    name = place.mentor.first_name
    if scene.season_over:
        return scene.answer(NotPossible(wanted, "season-over", (Request.MENTORS,)))
    if place.mentor.id == scene.asker.id:
        return scene.answer(NotPossible(wanted, "yourself"))
    mine = [m for m in scene.related if m.mentee.id == scene.asker.id]
    waiting = open_request(scene)
    ranks_anew = waiting is not None and waiting.mentor.id == place.mentor.id and len(scene.details.codes) > 1
    if any(m.mentor.id == place.mentor.id for m in mine) and not ranks_anew:
        return scene.answer(NotPossible(wanted, "already", (Request.STATUS,), name))
    if waiting is not None and not ranks_anew and not waiting.written("request-waiting", Role.MENTEE):
        return scene.answer(one_at_a_time(waiting), waiting)
    away = place.mentor.away_until is not None and scene.today < place.mentor.away_until
    # A mentor who does not want this mentee is as one who takes nobody: nobody may learn more.
    if away or (place.mentor.id, scene.asker.code) in scene.unlikes:
        return scene.answer(NotPossible(wanted, "unavailable", (Request.MENTORS,), name))
    if any(pair.mentor.id == place.mentor.id for pair in scene.declined):
        return scene.answer(NotPossible(wanted, "asked-lately", (Request.MENTORS,), name))
    return None


def one_at_a_time(asked: Mentorship) -> NotPossible:
    return NotPossible(Request.REQUEST, "one-request", (Request.WITHDRAW,), asked.mentor.first_name)


def _chosen(scene: Scene) -> Place | None:
    return scene.place(scene.details.codes[0]) if scene.details.codes else None


def _fallbacks(scene: Scene, first: Place) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the codes of whom to ask next, and those that are nobody's."""
    further = dict.fromkeys(code.upper() for code in scene.details.codes[1:])
    others = [c for c in further if c not in (first.mentor.code, scene.asker.code)]
    unknown = tuple(code for code in others if scene.place(code) is None)
    return tuple(code for code in others if code not in unknown)[:MOST_FALLBACKS], unknown


def _no_such_code(scene: Scene) -> Send:
    wanted, written = scene.request or Request.REQUEST, scene.details.codes
    return scene.answer(NotPossible(wanted, "no-such-code", (Request.MENTORS,), choices=written))


def sent(
    scene: Scene, pair: Mentorship, waits: str = "", instead: str = "", unknown: tuple[str, ...] = ()
) -> RequestSent:
    day = answer_by(pair, scene.policy, scene.now, scene.breaks)
    then = names_of(pair.fallbacks, scene.places)
    return RequestSent(pair.mentor.first_name, day, then, waits, instead, unknown)
