"""Another amount of time: noted, heard by the partner, and settled by both where they agree (A27, A28)."""

from __future__ import annotations

from mentorship.acts.own_lines import reach_agreements
from mentorship.effects import SavePerson
from mentorship.fields import Field
from mentorship.letters.answering import HelpLetter
from mentorship.letters.done import Done
from mentorship.profile import with_hours
from mentorship.requests import Request
from mentorship.scene import Effects, Scene


def hours(scene: Scene) -> Effects:
    """Note the time that somebody gives each week (A26); those they work with hear of it, in one letter."""
    number = scene.details.number
    if number is None:
        yield scene.answer(HelpLetter((Request.HOURS,)))
        return
    asker = with_hours(scene.asker, number)
    yield SavePerson(asker)
    told = yield from reach_agreements(scene, asker, (Field.TIME,))
    if told.partners or not told.shown:  # the draft itself says that it is in it
        yield scene.reply(Done(Request.HOURS, number=number, partner=told.partners, drafts=told.drafts))
