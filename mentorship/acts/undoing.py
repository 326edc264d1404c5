"""`undo`, in answer to a letter that says what was understood: it was not meant so."""

from __future__ import annotations

from dataclasses import replace

from mentorship.acts import addresses
from mentorship.effects import SaveRound, TakeBack
from mentorship.letters.answering import NotPossible
from mentorship.letters.done import Done
from mentorship.mentorship import MET, SKIPPED
from mentorship.requests import Request
from mentorship.scene import UNDO, Effects, Scene

NOTED = {Request.MET: MET, Request.SKIP: SKIPPED}


def undo(scene: Scene) -> Effects:
    """Strike out what was noted; what has a word of its own that takes it back is told that word."""
    done = scene.answered.wanted if scene.answered else None
    if done in NOTED and scene.mentorship is not None:
        yield TakeBack(scene.pair, NOTED[done], scene.role)
        if done is Request.SKIP and scene.pair.round is not None:
            yield SaveRound(scene.pair, replace(scene.pair.round, skipped=False))
        yield scene.answer(Done(Request.UNDO), scene.pair)
        return
    if done in addresses.ABOUT_ADDRESSES and done is not None:
        yield from addresses.take_back(scene, done)
        return
    words = (UNDO[done],) if done in UNDO else (Request.STATUS,)
    yield scene.answer(NotPossible(Request.UNDO, "state", words), scene.mentorship)
