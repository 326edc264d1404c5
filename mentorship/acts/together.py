"""What the two do while they work together: agendas, contact, pauses."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import datetime, timedelta

from mentorship import backlog, rounds
from mentorship.acts import agendas, meeting
from mentorship.acts.agreeing import change
from mentorship.acts.alerting import alert
from mentorship.calendar import local_day
from mentorship.effects import Hold, PassOn, Release, Save, SaveRound, Send, sides
from mentorship.fields import GOALS, SPOKEN_OF, Field
from mentorship.letters.answering import NotPossible
from mentorship.letters.base import Role
from mentorship.letters.done import Done
from mentorship.letters.rounds import Paused, Resumed
from mentorship.lifecycle import CARRIES_MAIL, STEPS, By, Event, NotAllowed, State, Step
from mentorship.mentorship import (
    ANSWERED,
    ASKED_TO_TALK,
    CONTACT,
    DIRECT,
    MET,
    SKIPPED,
    SOMEONE_ELSE,
    Mentorship,
    noted,
    take,
)
from mentorship.requests import Request
from mentorship.scene import Effects, Scene
from mentorship.sharing import Outcome, Shared, What, added, marked

FOUR_WEEKS = 28
A_TOPIC = re.compile(r"\?|\b(?:talk|speak|discuss|topic)", re.IGNORECASE)  # says what to talk about instead
LONGEST_GOAL = 40  # words; who writes more has a topic to talk about
SLOWER = {"weekly": "fortnightly", "fortnightly": "monthly", "": "monthly"}
LESS = (Request.END_NOW, Request.PAUSE, Request.TALK, Request.CONTINUE)


def topic(scene: Scene) -> Effects:
    """Put somebody's own topic, or a filled-in agenda, into the round that is asked about or a later one.

    What is on somebody's mind (`issue: …`) does not wait, nor does a topic of two who have no rounds.
    """
    pair = scene.pair
    if goals := _goals_in(scene):
        details = replace(scene.details, fields=goals, topic="")
        yield from change(replace(scene, request=Request.CHANGE, details=details))
        return
    if pair.state is not State.ACTIVE or pair.agreement is None:
        yield scene.answer(NotPossible(scene.request or Request.TOPIC, "state", (Request.STATUS,)), pair)
        return
    pair = meeting.noted_in(scene)
    scene = replace(scene, mentorship=pair)
    current = pair.round
    asked = scene.answered is not None and scene.answered.name == "agenda-ask"
    mine = current is not None and rounds.turn(pair, current.number) is scene.role
    open_round = current is not None and current.sent_at is None and not current.skipped and mine
    waits = not asked and not open_round and scene.request is Request.TOPIC
    if waits and scene.details.topic and rounds.next_agenda_day(pair) is not None:
        yield from _for_later(scene)
        return
    late = scene.answered is not None and scene.answered.name == "agenda-ask"
    if current is None or current.skipped or (current.sent_at is not None and not late):
        # Between two rounds: the next one begins now, with it.
        current = rounds.following(pair, local_day(scene.now, pair.zone), scene.now)
    current = rounds.filled(current, scene.details.fields, scene.details.topic)
    if asked and agendas.waits_for_both(scene, current) and not current.input:
        yield from agendas.keep(scene, current)
        return
    pair = noted(pair, ANSWERED, scene.role, scene.now)
    yield Save(pair)
    yield from rounds.send_agenda(pair, current, scene.now, by=scene.role)


def _for_later(scene: Scene) -> Effects:
    """Keep a topic for one of the next rounds (E8)."""
    pair = backlog.with_topics(scene.pair, backlog.topics_in(scene.details.topic))
    yield Save(noted(pair, ANSWERED, scene.role, scene.now))
    first = backlog.pending(pair)[0] in backlog.topics_in(scene.details.topic)
    day = rounds.next_agenda_day(pair) if first else None
    yield scene.reply(Done(Request.TOPIC, day, partner=scene.partner.first_name), pair)


def skip(scene: Scene) -> Effects:
    """Leave this round, or this month, out; the partner gets no reason and no letter."""
    pair = noted(scene.pair, SKIPPED, scene.role, scene.now)
    yield Save(pair)
    if pair.round is not None and pair.state is State.ACTIVE:
        yield SaveRound(pair, replace(pair.round, skipped=True))


def met(scene: Scene) -> Effects:
    """They were in touch elsewhere; it counts, and needs no answer (C13)."""
    yield Save(noted(scene.pair, MET, scene.role, scene.now))


def missed(scene: Scene) -> Effects:
    """They could not meet; the reason is for nobody else."""
    yield Save(noted(scene.pair, ANSWERED, scene.role, scene.now))


def share(scene: Scene) -> Effects:
    """A suggestion or a resource is for the partner, who may take it or leave it (A24, C4)."""
    pair = scene.pair
    if pair.state not in CARRIES_MAIL:
        yield scene.answer(NotPossible(Request.PASS_ON, "after-the-end", (Request.STATUS,)), pair)
        return
    if pair.held or pair.state is State.ENDING:
        yield Hold(pair)
    else:
        suggests = scene.request is Request.SUGGEST
        said = scene.details.topic or scene.text
        yield PassOn(scene.partner, pair, scene.text.strip() or f"{scene.request}: {said}", suggests=suggests)
        what = What.SUGGESTION if suggests else What.RESOURCE
        words = " ".join(said.strip().partition("\n")[0].split())  # the line, and no more of the mail
        pair = replace(pair, shared=added(pair.shared, Shared(what, words, scene.role, scene.now)))
        yield Save(noted(pair, CONTACT, scene.role, scene.now))
    yield scene.answer(Done(Request.PASS_ON), pair)


def became(scene: Scene) -> Effects:
    """What became of a suggestion; no answer, and nobody else hears of it (A24)."""
    outcome = Outcome(str(scene.request))
    by_then = scene.answered.at if scene.answered and scene.answered.name == "suggestion" else None
    shared = marked(scene.pair.shared, outcome, scene.role, by_then)
    pair = replace(scene.pair, shared=shared)
    yield Save(noted(pair, ANSWERED, scene.role, scene.now))


def noted_only(scene: Scene) -> Effects:
    """A no that changes nothing and needs no answer."""
    yield Save(noted(scene.pair, ANSWERED, scene.role, scene.now))


def direct(scene: Scene) -> Effects:
    """They write or meet elsewhere: contact is not measured any more."""
    yield Save(noted(scene.pair, DIRECT, scene.role, scene.now))
    yield scene.reply(Done(Request.DIRECT), scene.pair)


def pause(scene: Scene) -> Effects:
    """Pause, until a date or open; both hear of it at once."""
    until = scene.details.until
    if until is not None and until <= scene.today:
        yield scene.answer(NotPossible(Request.PAUSE, "date"), scene.pair)
        return
    if scene.pair.state is State.ENDING:  # in answer to work-it-out: four weeks off instead
        before = back(scene)
        until = until or scene.today + timedelta(days=FOUR_WEEKS)
        if before.state is State.PAUSED:  # they pause already: from now on until that day
            before = take(before, Event.RESUME, By.SERVICE, scene.now)
        elif before.state is not State.ACTIVE:
            raise NotAllowed(scene.pair.state, Event.PAUSE, _ways_out(scene))
        scene = replace(scene, mentorship=before)
        yield Release(scene.pair)
    paused = scene.take(Event.PAUSE)
    pair = replace(paused, paused_by=scene.role, paused_until=until, claim=None, claim_by=None)
    yield Save(pair)
    yield from tell_paused(scene, pair, scene.role)


def tell_paused(scene: Scene, pair: Mentorship, by: Role | None) -> Effects:
    """Write to both that they pause."""
    ends_on = None
    if pair.paused_until is None:
        ends_on = local_day(scene.now, pair.zone) + timedelta(days=scene.policy.pause_expiry)
    for role, person, partner in sides(pair):
        letter = Paused(partner.first_name, role is by, pair.paused_until, ends_on)
        if role is by:
            yield scene.reply(letter, pair)
        else:
            yield Send(person, letter, pair, answers=False)


def resume(scene: Scene) -> Effects:
    """Go on; only who paused may, the partner can only ask."""
    if scene.pair.state is State.PAUSED and scene.pair.paused_by not in (None, scene.role):
        name = scene.partner.first_name
        yield scene.answer(NotPossible(Request.RESUME, "partner-paused", partner=name), scene.pair)
        return
    yield from go_on(take(scene.pair, Event.RESUME, scene.role, scene.now), scene.role, scene.now)


def go_on(pair: Mentorship, by: Role | None, now: datetime) -> Effects:
    """Start a pair's clocks anew after a pause, and tell both. `by` None: the date, or the organizer."""
    pair = replace(pair, paused_by=None, paused_until=None, resumed_at=now)
    yield Save(pair)
    for role, person, partner in sides(pair):
        own = role is by
        passed = pair.ends_on if pair.ends_on and pair.ends_on <= local_day(now, pair.zone) else None
        letter = Resumed(partner.first_name, by, own, rounds.next_agenda_day(pair), passed)
        yield Send(person, letter, pair, understood="resume" if own else "", answers=own)


def continue_(scene: Scene) -> Effects:
    """As if they had not asked to end; in answer to "still useful?": yes."""
    if scene.pair.state is not State.ENDING:
        yield Save(noted(scene.pair, ANSWERED, scene.role, scene.now))
        return
    pair = back(scene)
    yield Save(pair)
    yield Release(pair)
    yield scene.reply(Done(Request.CONTINUE), pair)


def smaller(scene: Scene) -> Effects:
    """Fewer letters, less time: propose the next slower rhythm (A28)."""
    pair = back(scene) if scene.pair.state is State.ENDING else scene.pair
    current = pair.agreement or pair.draft
    before = current.value(Field.FREQUENCY) if current else ""
    rhythm = SLOWER.get(before, "as needed")
    if rhythm == before:  # it cannot be less
        yield scene.answer(NotPossible(Request.SMALLER, "state", LESS, scene.partner.first_name), scene.pair)
        return
    if scene.pair.state is State.ENDING:
        yield Save(pair)
        yield Release(pair)
    details = replace(scene.details, fields=((Field.FREQUENCY, rhythm),))
    yield from change(replace(scene, mentorship=pair, details=details))
    yield scene.reply(Done(Request.SMALLER, partner=scene.partner.first_name), pair)


def talk(scene: Scene) -> Effects:
    """They would rather talk to a person first; the partner does not hear of it."""
    pair = noted(scene.pair, ASKED_TO_TALK, scene.role, scene.now)
    yield Save(pair)
    yield alert("talk", scene.asker, pair, command=f"mentorpost pairs show {pair.id}")
    ends_on = None
    if scene.pair.state is State.ENDING:  # talking does not stop the clock, and they shall know that
        ends_on = local_day(scene.pair.since, scene.asker.time_zone) + timedelta(days=scene.policy.ending)
    yield scene.reply(Done(Request.TALK, ends_on, partner=scene.partner.first_name), pair)


def someone_else(scene: Scene) -> Effects:
    """It is no match; the organizer looks for another, without blame, and nobody is rated (A35, B15)."""
    pair = noted(scene.pair, SOMEONE_ELSE, scene.role, scene.now)
    yield Save(pair)
    by = scene.today + timedelta(days=scene.policy.someone_else)
    suggest, end = f"mentorpost match suggest {pair.mentee.address}", f"mentorpost pairs end {pair.id}"
    yield alert("someone-else", scene.asker, pair, command=suggest, then=end, by=by)
    yield scene.reply(Done(Request.SOMEONE_ELSE, by, partner=scene.partner.first_name), pair)


def back(scene: Scene) -> Mentorship:
    """Return the pair as it was before its asker asked to end."""
    return replace(scene.take(Event.CONTINUE), ending_by=None, before_ending=None)


def _goals_in(scene: Scene) -> tuple[tuple[Field, str], ...]:
    """Return the goal that was asked for: its lines, or a sentence or two that name no topic (A7)."""
    lines = tuple((field, value) for field, value in scene.details.fields if field in (*GOALS, *SPOKEN_OF))
    asked = scene.answered is not None and scene.answered.name == "agenda-ask" and scene.answered.about
    if (
        lines
        or not asked
        or scene.request is not None
        or scene.details.fields
        or scene.pair.agreement is None
    ):
        return lines
    words = scene.text.split()
    goal = len(words) <= LONGEST_GOAL and not A_TOPIC.search(scene.text)
    return ((Field.GOAL, " ".join(words)),) if goal else ()


def _ways_out(scene: Scene) -> tuple[Step, ...]:
    return tuple(step for step in STEPS if step.before is State.ENDING and By.ASKER in step.by)
