"""Answers to the letters of the end: a number, words for the organizer, thanks for the other (A19, A20, B21).

What stands after "Tell NAME:" goes to the other one, with the summary or after it, and never anything else.
"""

from __future__ import annotations

from dataclasses import replace

from mentorship.acts import myself
from mentorship.acts.alerting import alert
from mentorship.effects import Rate, Save, Send
from mentorship.letters.answering import NotPossible
from mentorship.letters.base import Role
from mentorship.letters.done import Done
from mentorship.letters.ending import Recognition
from mentorship.mentorship import Mentorship, other
from mentorship.people import Status
from mentorship.requests import Request
from mentorship.scene import Effects, Scene

ASKING = frozenset({"survey", "reflection", "closing-summary", "recognition"})
MORE_THAN_A_NUMBER = 3  # words; "rate 4 stars" is still nothing but a number


def rate(scene: Scene) -> Effects:
    """Keep the rating; only the organizer ever sees the number (A20)."""
    score = scene.details.number
    if score is None or not 1 <= score <= 5 or scene.role is not Role.MENTEE:
        yield scene.answer(NotPossible(Request.RATE, "not-yours"), scene.pair)
        return
    if scene.pair.rated:
        yield scene.answer(NotPossible(Request.RATE, "already", partner=scene.partner.first_name), scene.pair)
        return
    yield Rate(scene.pair, score, scene.text, scene.details.back)
    if len(scene.text.split()) > MORE_THAN_A_NUMBER:
        command = f"mentorpost pairs show {scene.pair.id}"
        yield alert("answer", scene.asker, scene.pair, scene.text, command)
    yield scene.reply(Done(Request.RATE, number=score), scene.pair)


def thanks(scene: Scene) -> Effects:
    """Keep what one wants to tell the other for the summary; where that has gone, send it now (A19).

    After a report nothing goes from one to the other.
    """
    pair, role = scene.pair, scene.role
    if pair.held:
        return
    if not pair.written("closing-summary", other(role), pair.settled_at):
        yield Save(_with_thanks(pair, role, scene.details.tell))
    elif scene.partner.status is Status.APPROVED:
        rests = role is Role.MENTEE and scene.partner.resting
        letter = Recognition(scene.asker.first_name, scene.details.tell, rests)
        yield Send(scene.partner, letter, pair, answers=False)


def available(scene: Scene) -> Effects:
    """A yes to thanks: a mentor who rests was asked something by it, everybody else only says thanks."""
    if scene.role is Role.MENTOR:
        yield from myself.available(scene)


def _with_thanks(pair: Mentorship, role: Role, words: str) -> Mentorship:
    if role is Role.MENTEE:
        return replace(pair, thanks_of_mentee=words)
    return replace(pair, thanks_of_mentor=words)
