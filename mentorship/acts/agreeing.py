"""Settling how two people work together, and changing it later (A6, A28, C6, E4)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from mentorship.agreement import (
    Agreement,
    agreed_by,
    changed,
    changed_lines,
    end_date,
    length_allowed,
    lines,
    review_day,
)
from mentorship.as_agreed import as_agreed, question
from mentorship.calendar import local_day
from mentorship.draft import first_draft
from mentorship.effects import PassOn, Save, Send, sides
from mentorship.fields import Field
from mentorship.goals import UnclearGoalError, settled
from mentorship.graduation import when_settled
from mentorship.letters.agreeing import AgreementForm, AgreementReview, AgreementSettled, Amendment
from mentorship.letters.answering import NotPossible, NotUnderstood
from mentorship.letters.base import Line, Role
from mentorship.letters.done import Done
from mentorship.lifecycle import Event, NotAllowed, Stage, State, advance
from mentorship.mentorship import ANSWERED, Mentorship, noted, other, parts, take
from mentorship.requests import Request
from mentorship.rounds import next_agenda_day
from mentorship.scene import Effects, Scene, in_words

ANSWER_DAYS = 7
SHOW_THE_GOAL = frozenset({"agreement-form", "agreement-review", "agreement-settled", "amendment"})
WHICH_LENGTH = 'a length is from 1 to 12 months, or "open". How long shall it be?'
WHICH_LINE = 'which line, and what shall it say? Write it as it should be, as in "Frequency: weekly".'


def agree(scene: Scene) -> Effects:
    """Agree to the version that the answered letter showed; both to the same one settles it."""
    if scene.details.kept:
        yield from change(scene)  # to the lines that were understood
        return
    pair = _with_draft(scene)
    draft = pair.draft
    if draft is None:
        yield _nothing_open(scene)
        return
    if scene.answered is None or scene.answered.about != draft.version:
        yield _review(scene, pair, draft, scene.role)  # they saw an older version, or none
        return
    if scene.role in draft.agreed:
        yield scene.answer(NotPossible(Request.AGREE, "already", partner=scene.partner.first_name), pair)
        return
    yield from _propose(scene, pair, agreed_by(draft, scene.role))


def change(scene: Scene) -> Effects:
    """Propose another version of the draft, or of the agreement that stands."""
    scene = _with_kept(scene)
    pair = _with_draft(scene)
    current = pair.draft or pair.agreement
    if current is None or pair.state not in (State.AGREEING, State.ACTIVE, State.PAUSED):
        yield _nothing_open(scene)
        return
    if scene.details.unplaced:
        yield _ask_about_lines(scene, pair)
        return
    if not all(length_allowed(value) for field, value in scene.details.fields if field is Field.LENGTH):
        kept = tuple(Line(f, value) for f, value in scene.details.fields if f is not Field.LENGTH)
        yield scene.answer(NotUnderstood(WHICH_LENGTH, (Request.AGREE,), kept=kept), pair)
        return
    if not scene.details.fields:
        yield from _which_line(scene, pair, current)
        return
    fields, unclear = as_agreed(pair, current, scene.details.fields, scene.role, scene.today)
    if unclear is not None:
        yield _ask_about(scene, pair, unclear)
        return
    try:
        fields = settled(current.values, fields, shown=_form_shown(scene))
    except UnclearGoalError as twice:
        yield scene.answer(NotUnderstood(str(twice), ()), pair)
        return
    proposal = changed(current, fields, scene.role, scene.details.aims)
    if pair.state is not State.AGREEING and proposal.version == current.version:
        yield scene.answer(NotPossible(Request.CHANGE, "already"), pair)
        return
    if pair.agreement is not None and pair.draft is not None and proposal.values == pair.agreement.values:
        yield from keep_as_it_is(scene)  # the only change left is none
        return
    yield from _propose(scene, pair, proposal)


def _ask_about_lines(scene: Scene, pair: Mentorship) -> Send:
    """Name the lines that could not be placed; of one whose label is known, ask what it shall say."""
    unplaced, unclear = scene.details.unplaced, scene.details.unclear
    if len(unplaced) == len(unclear) == 1 and question(pair, unclear[0]):
        return _ask_about(scene, pair, unclear[0])
    kept = tuple(Line(field, value) for field, value in scene.details.fields)
    return scene.answer(NotUnderstood("", (Request.AGREE,), unplaced, kept=kept), pair)


def _ask_about(scene: Scene, pair: Mentorship, unclear: Field) -> Send:
    kept = tuple(Line(field, value) for field, value in scene.details.fields if field is not unclear)
    return scene.answer(NotUnderstood(question(pair, unclear), (Request.AGREE,), kept=kept), pair)


def informal(scene: Scene) -> Effects:
    """As needed: no rhythm, only the question now and then whether it is still useful (E2)."""
    fields = ((Field.FREQUENCY, "as needed"), *scene.details.fields)
    details = replace(scene.details, fields=fields)
    yield from change(replace(scene, details=details))


def full(scene: Scene) -> Effects:
    """Show every field of the form."""
    pair = _with_draft(scene)
    current = pair.draft or pair.agreement
    if current is None:
        yield _nothing_open(scene)
        return
    yield from _which_line(scene, pair, current, full=True)


def keep_as_it_is(scene: Scene) -> Effects:
    """Decline an amendment: the agreement that stands goes on."""
    pair = scene.pair
    if pair.draft is None or pair.agreement is None:
        yield _nothing_open(scene)
        return
    pair = noted(replace(pair, draft=None), ANSWERED, scene.role, scene.now)
    yield Save(pair)
    standing = lines(pair.agreement) if pair.agreement else ()
    for _, person, partner in sides(pair):
        letter = AgreementSettled(partner.first_name, standing, None, kept=True)
        own = person.id == scene.asker.id
        yield Send(person, letter, pair, understood=_said(scene) if own else "", answers=own)


def begin_again(scene: Scene, pair: Mentorship) -> Effects:
    """Two who know each other: the last agreement comes at once as the draft (A12)."""
    draft = pair.draft
    if draft is None:
        raise AssertionError("only who has settled before begins again")
    yield Save(replace(pair, stage=Stage.GOALS))
    reply_by = scene.today + timedelta(days=ANSWER_DAYS)
    letter = AgreementForm(pair.mentor.first_name, lines(draft), reply_by, again=True)
    yield Send(pair.mentee, letter, pair, draft.version, answers=scene.role is Role.MENTEE)
    begun = Done(Request.ACCEPT, partner=pair.mentee.first_name)
    if scene.role is Role.MENTOR:
        yield scene.reply(begun, pair)
    else:
        yield Send(pair.mentor, begun, pair, answers=False)
    if scene.details.tell:
        yield PassOn(pair.mentee, pair, scene.details.tell, whole=False)


def open_form(pair: Mentorship, scene_months: int) -> Mentorship:
    """Return the pair with a first draft, where there is none."""
    if pair.draft is not None or pair.state is not State.AGREEING:
        return pair
    return replace(pair, draft=first_draft(pair, scene_months))


def _form_shown(scene: Scene) -> bool:
    """Whether the author had the goal before them, or was asked for one."""
    return scene.answered is not None and scene.answered.name in SHOW_THE_GOAL


def _with_kept(scene: Scene) -> Scene:
    """Return the scene with what was understood before, when another line had to be asked for."""
    if not scene.details.kept:
        return scene
    fields = {**dict(scene.details.kept), **dict(scene.details.fields)}
    details = replace(scene.details, fields=tuple(fields.items()), kept=())
    return replace(scene, request=Request.CHANGE, details=details)


def _with_draft(scene: Scene) -> Mentorship:
    return open_form(scene.pair, scene.policy.default_months)


def _propose(scene: Scene, pair: Mentorship, proposal: Agreement) -> Effects:
    if pair.state is State.AGREEING:
        # The table decides whether this may be settled now, before anything is written.
        advance(pair.state, Event.SETTLE, parts(pair, scene.role), pair.stage)
    elif pair.state not in (State.ACTIVE, State.PAUSED):
        raise NotAllowed(pair.state, Event.SETTLE, ())
    if proposal.settled:
        yield from _settle(scene, pair, proposal)
        return
    before = pair.draft or pair.agreement
    pair = noted(replace(pair, draft=proposal), ANSWERED, scene.role, scene.now)
    yield Save(pair)
    yield _review(scene, pair, proposal, other(scene.role), before)
    if scene.request is not Request.SMALLER:  # which says so itself
        wanted = Request.AGREE if before and before.version == proposal.version else Request.CHANGE
        rest = wanted is Request.CHANGE and bool(scene.details.reason)
        yield scene.reply(Done(wanted, partner=scene.partner.first_name, rest=rest), pair)


def _settle(scene: Scene, pair: Mentorship, agreement: Agreement) -> Effects:
    begins = max(local_day(scene.now, pair.zone), pair.starts_on or local_day(scene.now, pair.zone))
    amended = pair.state is not State.AGREEING
    if amended:
        since = local_day(pair.settled_at or scene.now, pair.zone)
        ends_on = end_date(agreement, since)
        goes_on = pair.stage is Stage.CLOSING and (ends_on is None or ends_on > begins)
        stage = Stage.WORKING if goes_on else pair.stage
        pair = replace(pair, agreement=agreement, draft=None, ends_on=ends_on, stage=stage)
    else:
        moved = take(pair, Event.SETTLE, scene.role, scene.now)
        pair = replace(
            moved,
            agreement=agreement,
            draft=None,
            settled_at=scene.now,
            stage=when_settled(moved.notes),
            round=None,
            ends_on=end_date(agreement, begins),
        )
    yield Save(pair)
    first = None if amended else next_agenda_day(pair)
    for role, person, partner in sides(pair):
        may_name = scene.policy.managers and not amended and person.manager is None
        review_on = _review_on(pair, begins)
        letter = AgreementSettled(
            partner.first_name, lines(agreement), first, amended, managers=may_name, review_on=review_on
        )
        own = role is scene.role
        understood = _said(scene) if own else ""
        yield Send(person, letter, pair, agreement.version, understood, answers=own)


def _review_on(pair: Mentorship, today: date) -> date | None:
    """Return the next day on which two without an end look back (C10)."""
    if pair.ends_on is not None or pair.settled_at is None:
        return None
    settled = local_day(pair.settled_at, pair.zone)
    day = review_day(settled, today)
    return day if day > today else review_day(day, day)


def _review(
    scene: Scene, pair: Mentorship, draft: Agreement, to: Role, before: Agreement | None = None
) -> Send:
    reply_by = scene.today + timedelta(days=ANSWER_DAYS)
    partner = pair.partner_of(to).first_name
    letter: AgreementReview | Amendment
    if pair.state is State.AGREEING or pair.agreement is None:
        letter = AgreementReview(partner, lines(draft, before), reply_by)
    else:
        letter = Amendment(partner, changed_lines(draft, pair.agreement), reply_by)
    return Send(pair.person(to), letter, pair, draft.version, answers=to is scene.role)


def _form(scene: Scene, pair: Mentorship, draft: Agreement, full: bool) -> AgreementForm:
    reply_by = scene.today + timedelta(days=ANSWER_DAYS)
    return AgreementForm(scene.partner.first_name, lines(draft, full=full), reply_by, full)


def _which_line(scene: Scene, pair: Mentorship, current: Agreement, full: bool = False) -> Effects:
    """Show the form; where an agreement stands it is no draft, and only a line can be asked for."""
    if pair.state is State.AGREEING:
        yield Save(pair)
        yield replace(scene.answer(_form(scene, pair, current, full), pair), about=current.version)
    else:
        yield scene.answer(NotUnderstood(WHICH_LINE, ()), pair)


def _nothing_open(scene: Scene) -> Send:
    wanted, pair = scene.request or Request.AGREE, scene.pair
    settled = pair.agreement is not None and pair.state in (State.ACTIVE, State.PAUSED)
    if settled and wanted in (Request.AGREE, Request.ACCEPT):
        return scene.answer(NotPossible(Request.AGREE, "already", partner=scene.partner.first_name), pair)
    return scene.answer(NotPossible(wanted, "state", (Request.STATUS,), scene.partner.first_name), pair)


def _said(scene: Scene) -> str:
    return in_words(scene.request, scene.details)
