"""The agreed end, or `done` before it: reached, longer, a line a month, or closed (E26, A10).

Both are asked the same. What binds both needs both; `close` from one is enough, and silence closes.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from mentorship.acts.agreeing import change
from mentorship.acts.ending import answers_claim, claimed_already
from mentorship.acts.farewell import farewell, over, rested
from mentorship.agreement import Agreement, lines
from mentorship.calendar import add_months, local_day
from mentorship.effects import Save, SavePerson, Send, sides
from mentorship.fields import Field
from mentorship.letters.agreeing import AgreementSettled
from mentorship.letters.base import Role
from mentorship.letters.done import Done
from mentorship.letters.ending import End, TimeIsUp, Why
from mentorship.lifecycle import Event, Stage, State
from mentorship.mentorship import ANSWERED, Mentorship, noted
from mentorship.policy import Policy
from mentorship.requests import Request
from mentorship.scene import Effects, Scene

EXTENSION_MONTHS = 2


def done(scene: Scene) -> Effects:
    """Close early, because all is gained that was wanted (E26): both are asked how."""
    pair = replace(scene.take(Event.TIME_UP), stage=Stage.CLOSING)
    yield Save(pair)
    yield from ask_how_to_close(scene.policy, pair, scene.today, early_by=scene.role)


def ask_how_to_close(policy: Policy, pair: Mentorship, today: date, early_by: Role | None = None) -> Effects:
    """Ask both how to go on. `early_by`: who finds that all is gained, before the day."""
    closes_on = today + timedelta(days=policy.closing_answer)
    for role, person, partner in sides(pair):
        own = role is early_by
        early = "" if early_by is None else "you" if own else "partner"
        letter = replace(
            _asking(pair, partner.first_name, closes_on), early=early, early_end=pair.early_end if own else ""
        )
        yield Send(person, letter, pair, understood=str(Request.DONE) if own else "", answers=own)


def extend(scene: Scene) -> Effects:
    """Go on for longer; the other has to want it too."""
    pair = scene.pair
    if answers_claim(scene, Event.CLAIM_EXTENSION):
        yield from _extended(scene)
        return
    if _reviewed(scene) and scene.details.until is None:
        yield Save(noted(pair, ANSWERED, scene.role, scene.now))  # it has no end, and goes on as it is
        return
    if pair.stage is not Stage.CLOSING and pair.state in (State.ACTIVE, State.PAUSED):
        # Long before the end it is a line of the agreement like any other.
        until = scene.details.until or add_months(pair.ends_on or scene.today, EXTENSION_MONTHS)
        details = replace(scene.details, fields=((Field.LENGTH, until.isoformat()),))
        yield from change(replace(scene, details=details))
        return
    wanted = scene.details.until or add_months(
        max(scene.today, pair.ends_on or scene.today), EXTENSION_MONTHS
    )
    draft = _until(pair.agreement, wanted) if pair.agreement else pair.draft
    asked = Done(Request.EXTEND, wanted, partner=scene.partner.first_name)
    if claimed_already(scene, Event.CLAIM_EXTENSION) and draft == pair.draft:
        yield scene.answer(asked, pair)
        return
    pair = scene.take(Event.CLAIM_EXTENSION)
    pair = replace(pair, claim=Event.CLAIM_EXTENSION, claim_by=scene.role, draft=draft)
    yield Save(pair)
    yield scene.reply(asked, pair)
    letter = replace(_asking_now(scene, pair), partner_wants=wanted)
    yield Send(scene.partner, letter, pair, answers=False)


def monthly(scene: Scene) -> Effects:
    """Close it, and keep one line a month, where the other would like that too (A10)."""
    pair = scene.pair
    if _reviewed(scene):
        yield from done(scene)
        return
    if answers_claim(scene, Event.CLAIM_MONTHLY):
        yield from _kept_monthly(scene)
        return
    again = pair.claim is Event.CLAIM_MONTHLY and pair.claim_by is scene.role
    pair = replace(
        scene.take(Event.CLAIM_MONTHLY), claim=Event.CLAIM_MONTHLY, claim_by=scene.role, draft=None
    )
    if not again:
        yield Save(pair)
        letter = replace(_asking_now(scene, pair), monthly_wanted=True)
        yield Send(scene.partner, letter, pair, answers=False)
    yield scene.reply(Done(Request.MONTHLY, partner=scene.partner.first_name), pair)


def close(scene: Scene) -> Effects:
    """Close at the agreed end; where none is agreed both are asked how."""
    if _reviewed(scene):
        yield from done(scene)
        return
    yield from over(scene.policy, scene.take(Event.CLOSE), Why.TIME, scene.role)


def _reviewed(scene: Scene) -> bool:
    """Whether this answers the yearly question to two who agreed on no end (C10)."""
    asked = scene.answered is not None and scene.answered.name == TimeIsUp.name
    pair = scene.pair
    open_ended = pair.ends_on is None and pair.state is State.ACTIVE and pair.stage is not Stage.CLOSING
    return asked and open_ended


def _kept_monthly(scene: Scene) -> Effects:
    """Both want it: the work is over, and a line a month stays."""
    pair = replace(scene.take(Event.KEEP_MONTHLY), claim=None, claim_by=None, draft=None, stage=None)
    pair = rested(scene.policy, pair)
    yield Save(pair)
    yield SavePerson(pair.mentor)
    yield from farewell(scene.policy, pair, End.MONTHLY, scene.role)


def _asking(pair: Mentorship, partner: str, closes_on: date) -> TimeIsUp:
    return TimeIsUp(partner, "\n".join(pair.goals), pair.ends_on, closes_on)


def _asking_now(scene: Scene, pair: Mentorship) -> TimeIsUp:
    """Return the letter that asks the other side, which has as long as everybody."""
    closes_on = local_day(scene.now, pair.zone) + timedelta(days=scene.policy.closing_answer)
    return _asking(pair, pair.person(scene.role).first_name, closes_on)


def _extended(scene: Scene) -> Effects:
    pair = scene.take(Event.EXTEND)
    agreement = pair.draft or pair.agreement
    if agreement is None:
        raise AssertionError("an active pair has an agreement")
    agreement = replace(agreement, agreed=frozenset(Role))
    until = date.fromisoformat(agreement.value(Field.LENGTH))
    pair = replace(
        pair, agreement=agreement, draft=None, ends_on=until, stage=Stage.WORKING, claim=None, claim_by=None
    )
    yield Save(pair)
    for role, person, partner in sides(pair):
        own = role is scene.role
        letter = AgreementSettled(partner.first_name, lines(agreement), None, amended=True)
        yield Send(person, letter, pair, agreement.version, str(Request.EXTEND) if own else "", answers=own)


def _until(agreement: Agreement, day: date) -> Agreement:
    kept = tuple((f, v) for f, v in agreement.values if f is not Field.LENGTH)
    return Agreement(agreement.version + 1, (*kept, (Field.LENGTH, day.isoformat())))
