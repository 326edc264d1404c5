"""An agenda that both are asked about: it waits for the second answer, or for its day (E20, E21)."""

from __future__ import annotations

from dataclasses import replace

from mentorship import rounds
from mentorship.effects import PassOn, Save, SaveRound
from mentorship.letters.answering import NotPossible
from mentorship.letters.done import Done
from mentorship.lifecycle import CARRIES_MAIL, State
from mentorship.mentorship import ANSWERED, CONTACT, Round, noted
from mentorship.requests import Request
from mentorship.scene import Effects, Scene


def waits_for_both(scene: Scene, current: Round) -> bool:
    """Whether both were asked about a round that has not been sent, and whose day is still to come."""
    asked = scene.pair.written("agenda-input", since=current.asked_at)
    return bool(asked) and rounds.asks_both(scene.pair) and not (current.sent_at or current.skipped)


def keep(scene: Scene, current: Round) -> Effects:
    """Keep the first of two answers."""
    pair = noted(scene.pair, ANSWERED, scene.role, scene.now)
    yield Save(pair)
    yield SaveRound(pair, current)
    yield scene.reply(
        Done(Request.TOPIC, current.due_on, partner=scene.partner.first_name, both_asked=True), pair
    )


def add(scene: Scene) -> Effects:
    """Put what the mentor would add into the agenda; once that is out, it is mail for the mentee."""
    pair, current = scene.pair, scene.pair.round
    if current is not None and pair.state is State.ACTIVE and waits_for_both(scene, current):
        current = replace(current, input=scene.details.topic)
        if not any((current.own_topic, current.since, current.to_do, current.next)):
            yield from keep(scene, current)
            return
        pair = noted(pair, ANSWERED, scene.role, scene.now)
        yield Save(pair)
        yield from rounds.send_agenda(pair, current, scene.now, by=scene.role)
    elif pair.state in CARRIES_MAIL and not pair.held and pair.state is not State.ENDING:
        yield PassOn(scene.partner, pair, scene.text)
        yield Save(noted(pair, CONTACT, scene.role, scene.now))
    else:
        yield scene.answer(NotPossible(Request.TOPIC, "state", (Request.STATUS,)), pair)
