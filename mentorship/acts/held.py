"""A mail that was kept with a question of ours: pass it on, keep it, drop it, or do what it said."""

from __future__ import annotations

from mentorship.effects import ActHeld, DropHeld, KeepHeld, PassHeldOn
from mentorship.letters.answering import Done, NotPossible
from mentorship.lifecycle import CARRIES_MAIL
from mentorship.requests import Request
from mentorship.scene import Effects, Scene


def pass_on(scene: Scene) -> Effects:
    """It was for the partner: send it exactly as it was written."""
    if scene.pair.state not in CARRIES_MAIL or scene.pair.held:
        yield DropHeld()
        yield scene.answer(NotPossible(Request.PASS_ON, "after-the-end"), scene.pair)
        return
    yield PassHeldOn(scene.partner, scene.pair)


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
