"""Another amount of time: noted, heard by the partner, and settled by both where they agree (A27, A28)."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from mentorship.acts.agreeing import ANSWER_DAYS
from mentorship.agreement import Agreement, changed, changed_lines
from mentorship.draft import with_time_of
from mentorship.effects import Save, SavePerson, Send
from mentorship.fields import Field
from mentorship.letters.agreeing import Amendment
from mentorship.letters.answering import Done, HelpLetter
from mentorship.lifecycle import State
from mentorship.mentorship import Mentorship, other
from mentorship.people import Person
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
    told = []
    for pair in scene.related:
        proposal = _proposal(pair, asker)
        if proposal is not None:
            told.append(pair)
            yield from _propose(scene, pair, proposal, asker)
    names = tuple(pair.mentee if pair.mentor.id == asker.id else pair.mentor for pair in told)
    partners = " and ".join(person.first_name for person in names)
    yield scene.reply(Done(Request.HOURS, number=number, partner=partners))


def _proposal(pair: Mentorship, asker: Person) -> Agreement | None:
    """Return the agreement with the new amount; None where nothing would change, or no answer may be forced.

    An open wish of the partner waits for its own answer: another amount of time is no yes to it.
    """
    role = pair.role_of(asker)
    standing = pair.agreement
    if role is None or standing is None or pair.held or pair.state not in (State.ACTIVE, State.PAUSED):
        return None
    if pair.draft is not None and role not in pair.draft.agreed:
        return None
    current = pair.draft or standing
    line = with_time_of(pair, current.value(Field.TIME), asker, asker.said(Field.TIME))
    proposal = changed(current, ((Field.TIME, line),), role)
    return proposal if proposal.version != current.version else None


def _propose(scene: Scene, pair: Mentorship, proposal: Agreement, asker: Person) -> Effects:
    role, standing = pair.role_of(asker), pair.agreement
    if role is None or standing is None:
        raise AssertionError("only who agreed before can propose another amount")
    pair = replace(pair, draft=proposal)
    yield Save(pair)
    reply_by = scene.today + timedelta(days=ANSWER_DAYS)
    said = changed_lines(proposal, standing)
    letter = Amendment(asker.first_name, said, reply_by, asker.said(Field.TIME))
    yield Send(pair.person(other(role)), letter, pair, proposal.version, answers=False)
