"""A mail for the partner: passed on, asked about, kept for later, or after the end answered and left.

To whom a mail is answered that waits since the other one asked for something, nothing is said: any word would
tell it. Who reported themselves may know that their own mail waits.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from mentorship import passing
from mentorship.acts.held import passes
from mentorship.effects import Hold, PassOn, Save, Send
from mentorship.letters.answering import NotPossible, WhichOfUs
from mentorship.letters.base import Role
from mentorship.lifecycle import CARRIES_MAIL, Event, State
from mentorship.mentorship import ANSWERED, CONTACT, noted
from mentorship.passing import Doubt
from mentorship.people import Status
from mentorship.requests import Request
from mentorship.scene import Effects, Scene


def carry(scene: Scene) -> Effects:
    """Take plain words for the partner the way that is open now."""
    if scene.pair.state not in CARRIES_MAIL:
        yield from _after_the_end(scene)
    elif not scene.text.strip() and not scene.attachments:
        return
    elif (doubt := _doubt(scene)) is not None:
        yield which_of_us(scene, None, doubt)
    elif not passes(scene.pair, scene.role):
        yield Hold(scene.pair)
        if scene.partner.status is Status.UNDELIVERABLE and not scene.pair.held:
            letter = NotPossible(Request.PASS_ON, "partner-unreachable", partner=scene.partner.first_name)
            yield scene.answer(letter, scene.pair)
        elif _reported(scene):
            yield _waits(scene)
    else:
        yield PassOn(scene.partner, scene.pair, scene.text)
        pair = noted(scene.pair, CONTACT, scene.role, scene.now)
        yield Save(noted(pair, ANSWERED, scene.role, scene.now))


def words_only(scene: Scene) -> Effects:
    """Take the words after "Tell NAME:" the way that is open now; the rest of the mail is dealt with."""
    if scene.mentorship is None or not scene.details.tell:
        return
    if passes(scene.pair, scene.role):
        yield PassOn(scene.partner, scene.pair, scene.details.tell, whole=False)
    elif scene.pair.state in CARRIES_MAIL:
        yield Hold(scene.pair, words_only=True)
        if _reported(scene):
            yield _waits(scene)


def which_of_us(scene: Scene, command: Request | None, doubt: Doubt | None = None) -> Send:
    """Keep the mail, and ask its writer."""
    deleted_on = scene.today + timedelta(days=scene.policy.relay_keep_days)
    letter = WhichOfUs(scene.partner.first_name, command, deleted_on, doubt)
    return replace(scene.answer(letter, scene.pair), holds=True)


def _after_the_end(scene: Scene) -> Effects:
    """Say kindly that it is over; long after, whoever still writes there has been told."""
    pair = scene.pair
    if pair.state is State.ENDED and scene.now - pair.since > timedelta(days=scene.policy.ended_answers):
        return
    name = "" if scene.partner.forgotten else scene.partner.first_name
    here = scene.partner.status is not Status.LEFT
    again = pair.state is State.ENDED and scene.role is Role.MENTEE and here
    words = (Request.RESTART, Request.MENTORS) if again else (Request.STATUS,)
    yield scene.answer(NotPossible(Request.PASS_ON, "after-the-end", words, name), pair)


def _waits(scene: Scene) -> Send:
    return scene.answer(
        NotPossible(Request.PASS_ON, "mail-held", partner=scene.partner.first_name), scene.pair
    )


def _doubt(scene: Scene) -> Doubt | None:
    settled = scene.pair.agreement
    reviewed = settled is not None and settled.reviews
    return passing.doubt(scene.policy, others=scene.others, files=scene.files, reviewed=reviewed)


def _reported(scene: Scene) -> bool:
    return any(note.what == Event.REPORT and note.by is scene.role for note in scene.pair.notes)
