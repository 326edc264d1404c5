"""A mail that was kept with a question of ours: pass it on, keep it, drop it, or do what it said."""

from __future__ import annotations

from mentorship.effects import ActHeld, DropHeld, KeepHeld, PassHeldOn, Save
from mentorship.letters.answering import NotPossible
from mentorship.letters.base import Role
from mentorship.letters.done import Done
from mentorship.lifecycle import CARRIES_MAIL, State
from mentorship.mentorship import ANSWERED, CONTACT, Mentorship, noted
from mentorship.people import Status
from mentorship.requests import Request
from mentorship.scene import Effects, Scene


def pass_on(scene: Scene) -> Effects:
    """It was for the partner: send it exactly as it was written."""
    if scene.pair.state not in CARRIES_MAIL:
        yield DropHeld()
        name = scene.partner.first_name
        yield scene.answer(NotPossible(Request.PASS_ON, "after-the-end", (), name), scene.pair)
        return
    yield PassHeldOn(scene.partner, scene.pair, waits=not passes(scene.pair, scene.role))
    pair = noted(scene.pair, CONTACT, scene.role, scene.now)
    yield Save(noted(pair, ANSWERED, scene.role, scene.now))
    yield scene.reply(Done(Request.PASS_ON), scene.pair)


def passes(pair: Mentorship, author: Role) -> bool:
    """Whether mail of one side reaches the other now; whoever asked to end may still write."""
    unreachable = pair.partner_of(author).status is Status.UNDELIVERABLE
    waits = pair.held or unreachable or (pair.state is State.ENDING and pair.ending_by is not author)
    return pair.state in CARRIES_MAIL and not waits


def keep(scene: Scene) -> Effects:
    """It was for the organizer, who reads it; the partner does not."""
    yield KeepHeld(scene.asker, scene.pair)
    yield scene.reply(Done(Request.KEEP), scene.pair)


def drop(scene: Scene) -> Effects:
    """Neither: it is deleted."""
    yield DropHeld()
    yield scene.reply(Done(Request.DROP), scene.mentorship)


def confirmed(_scene: Scene) -> Effects:
    """They did write it: do now what was held."""
    yield ActHeld()
