"""Starting again: out of the monthly line, or after the end (A12)."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from mentorship.acts.agreeing import begin_again
from mentorship.acts.choosing import ask
from mentorship.acts.ending import answers_claim, claimed_already, tell_claimer
from mentorship.acts.farewell import reported
from mentorship.agreement import Agreement
from mentorship.effects import Save, Send
from mentorship.letters.answering import NotPossible
from mentorship.letters.base import Role
from mentorship.letters.done import Done
from mentorship.letters.ending import RestartRequest
from mentorship.lifecycle import Event, Stage, State
from mentorship.mentorship import Mentorship, other, take
from mentorship.people import Status
from mentorship.requests import Request
from mentorship.scene import Effects, Scene


def restart(scene: Scene) -> Effects:
    """Start again: out of the monthly line the other is asked, after the end it is a new request (A12)."""
    pair = scene.pair
    if pair.state is State.ENDED:
        take(pair, Event.RESTART, scene.role, scene.now)  # the table says who may
        if any({m.mentor.id, m.mentee.id} == {pair.mentor.id, pair.mentee.id} for m in scene.related):
            name = scene.partner.first_name
            yield scene.answer(NotPossible(Request.RESTART, "already", (Request.STATUS,), name), pair)
            return
        if pair.mentor.status is not Status.APPROVED or reported(pair):
            words, name = (Request.MENTORS,), pair.mentor.first_name
            yield scene.answer(NotPossible(Request.RESTART, "unavailable", words, name), pair)
            return
        again = Mentorship(
            scene.new_id, pair.mentor, pair.mentee, State.REQUESTED, scene.now,
            words=scene.details.tell, draft=_as_draft(pair),
            backlog=pair.backlog, used=pair.used, kind=pair.kind,
        )  # fmt: skip
        yield from ask(scene, again, full=not scene.has_room(pair.mentor))
        return
    if answers_claim(scene, Event.CLAIM_RESTART):
        yield from confirm_restart(scene)
        return
    if claimed_already(scene, Event.CLAIM_RESTART):
        yield scene.answer(Done(Request.RESTART), pair)
        return
    scene.take(Event.CLAIM_RESTART)
    if scene.role is Role.MENTEE and scene.load(pair.mentor) >= pair.mentor.capacity:
        yield scene.answer(NotPossible(Request.RESTART, "full", partner=pair.mentor.first_name), pair)
        return
    pair = replace(scene.take(Event.CLAIM_RESTART), claim=Event.CLAIM_RESTART, claim_by=scene.role)
    yield Save(pair)
    reply_by = scene.today + timedelta(days=scene.policy.goal_answer)
    letter = RestartRequest(scene.asker.first_name, other(scene.role), reply_by)
    yield Send(scene.partner, letter, pair, answers=False)
    yield scene.reply(Done(Request.RESTART), pair)


def confirm_restart(scene: Scene) -> Effects:
    """Both want it: the last agreement comes at once as the draft, with no second acquaintance."""
    if scene.load(scene.pair.mentor) >= scene.pair.mentor.capacity:
        wanted = Request.RESTART if scene.role is Role.MENTEE else Request.ACCEPT
        yield scene.answer(NotPossible(wanted, "full", partner=scene.partner.first_name), scene.pair)
        return
    restarted = scene.take(Event.RESTART)
    pair = replace(
        restarted, claim=None, claim_by=None, stage=Stage.GOALS, introduced_at=scene.now,
        starts_on=None, settled_at=None, resumed_at=None, draft=_as_draft(restarted), rated=False,
        thanks_of_mentee="", thanks_of_mentor="",
        reached=(),
    )  # fmt: skip
    yield Save(pair)
    yield from begin_again(scene, pair)


def not_again(scene: Scene) -> Effects:
    """Not now: the monthly line goes on as before, and who had asked hears it kindly."""
    pair = replace(scene.take(Event.NOT_AGAIN), claim=None, claim_by=None)
    yield Save(pair)
    yield scene.reply(Done(Request.DECLINE), pair)
    yield tell_claimer(pair, other(scene.role), Request.DECLINE)


def _as_draft(pair: Mentorship) -> Agreement | None:
    """Return the last agreement as a draft that nobody has agreed to yet."""
    last = pair.agreement
    return None if last is None else Agreement(last.version + 1, last.values)
