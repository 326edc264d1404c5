"""Reaching the goal, ending, and starting again (A8–A13, A33, A34, E26–E31)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from mentorship.acts.accepting import go_on
from mentorship.acts.agreeing import change
from mentorship.acts.asking import choices_of
from mentorship.agreement import Agreement, lines
from mentorship.calendar import add_months, local_day
from mentorship.effects import Office, Rate, Save, SavePerson, Send, Tell, sides
from mentorship.evidence import Evidence
from mentorship.fields import Field
from mentorship.goals import named
from mentorship.letters.agreeing import AgreementSettled
from mentorship.letters.answering import Done, NotPossible, OrganizerAlert
from mentorship.letters.base import Role
from mentorship.letters.choosing import RequestDeclined
from mentorship.letters.ending import (
    Closing,
    GoalConfirm,
    Recognition,
    Survey,
    TimeIsUp,
    WhichGoal,
    Why,
    WorkItOut,
)
from mentorship.lifecycle import Event, Stage, State
from mentorship.mentorship import ANSWERED, GOAL_MET, Mentorship, noted, other
from mentorship.policy import Policy
from mentorship.requests import Request
from mentorship.scene import Details, Effects, Scene, in_words

EXTENSION_MONTHS = 2
EVERY_GOAL = 0  # a number that names all of them
MORE_THAN_A_NUMBER = 3  # words; "rate 4 stars" is still nothing but a number


def goal_reached(scene: Scene) -> Effects:
    """Say that the goal is reached; the other is asked, and two who say so reach it (A8)."""
    pair = scene.pair
    meant = _meant(scene)
    asked = pair.claim_goal if pair.claim is Event.CLAIM_GOAL else ""
    reply_by = scene.today + timedelta(days=scene.policy.goal_answer)
    if answers_claim(scene, Event.CLAIM_GOAL):
        if not asked or not meant or "\n".join(meant) == asked:
            yield from confirm_goal(scene)
        else:  # about another goal the partner's question comes first
            yield scene.answer(GoalConfirm(scene.partner.first_name, asked, reply_by, others=True), pair)
        return
    scene.take(Event.CLAIM_GOAL)
    if len(pair.goals) > 1 and not meant:
        open_goals = tuple((n, goal) for n, goal in enumerate(_all_goals(pair), 1) if goal in pair.goals)
        yield scene.answer(WhichGoal(scene.partner.first_name, open_goals), pair)
        return
    claimed = "\n".join(meant or pair.goals)
    pair = scene.take(Event.CLAIM_GOAL)
    pair = replace(pair, claim=Event.CLAIM_GOAL, claim_by=scene.role, claim_goal=claimed)
    yield Save(pair)
    others = bool(set(pair.goals) - set(meant or pair.goals))
    letter = GoalConfirm(scene.asker.first_name, claimed, reply_by, others)
    yield Send(scene.partner, letter, pair, answers=False)
    yield scene.reply(Done(Request.GOAL_REACHED), pair)


def confirm_goal(scene: Scene) -> Effects:
    """The other says so too: with the last goal the monthly line begins, and the mentor rests (A9, A11)."""
    pair = scene.take(Event.REACH_GOAL)
    claimed = tuple(pair.claim_goal.split("\n")) if pair.claim_goal else pair.goals
    pair = replace(pair, claim=None, claim_by=None, claim_goal="", reached=(*pair.reached, *claimed))
    if pair.goals:
        yield from _one_of_several(scene, pair)
        return
    pair = replace(pair, stage=None)
    yield Save(pair)
    if scene.policy.after_maintenance != "available":
        yield SavePerson(replace(pair.mentor, resting=True))
    yield from farewell(scene.policy, pair, reached=True)


def _one_of_several(scene: Scene, after: Mentorship) -> Effects:
    """One goal is reached, the others stay: the two go on as they are (E6)."""
    pair = noted(replace(scene.pair, reached=after.reached), GOAL_MET, scene.role, scene.now)
    pair = replace(pair, claim=None, claim_by=None, claim_goal="")
    yield Save(pair)
    for role, person, partner in sides(pair):
        own = role is scene.role
        letter = Done(Request.GOAL_REACHED, partner=partner.first_name, goals=pair.goals)
        yield Send(
            person, letter, pair, understood=in_words(scene.request, Details()) if own else "", answers=own
        )


def _meant(scene: Scene) -> tuple[str, ...]:
    """Return the open goals that the mail speaks of; none where it does not say, and there are several."""
    pair, number = scene.pair, scene.details.number
    if len(pair.goals) < 2:
        return pair.goals
    if number == EVERY_GOAL:
        return pair.goals
    if number is not None:
        return tuple(goal for n, goal in enumerate(_all_goals(pair), 1) if n == number and goal in pair.goals)
    found = named(scene.text, pair.goals)
    return (found,) if found else ()


def _all_goals(pair: Mentorship) -> tuple[str, ...]:
    return pair.agreement.goals if pair.agreement else ()


def goal_not_yet(scene: Scene) -> Effects:
    """Not yet: they go on, and who had asked hears it without a reason."""
    pair = replace(scene.take(Event.NOT_YET), claim=None, claim_by=None)
    yield Save(pair)
    yield replace(scene.reply(Done(Request.NOT_YET), pair), understood=str(Request.NOT_YET))
    yield tell_claimer(pair, other(scene.role), Request.NOT_YET)


def tell_claimer(pair: Mentorship, claimer: Role, answer: Request, silent: bool = False) -> Send:
    """Return the letter to whoever asked, that the other does not see it so, or not now, or said nothing."""
    letter = Done(answer, partner=pair.partner_of(claimer).first_name, silent=silent)
    return Send(pair.person(claimer), letter, pair, answers=False)


def done(scene: Scene) -> Effects:
    """Close early, because all is gained that was wanted (E26): both are asked how."""
    pair = replace(scene.take(Event.TIME_UP), stage=Stage.CLOSING)
    yield Save(pair)
    yield from ask_how_to_close(scene.policy, pair, scene.today, early_by=scene.role)


def ask_how_to_close(policy: Policy, pair: Mentorship, today: date, early_by: Role | None = None) -> Effects:
    """Ask both: reached, extend, or close? `early_by`: who finds that all is gained, before the day."""
    closes_on = today + timedelta(days=policy.closing_answer)
    for role, person, partner in sides(pair):
        own = role is early_by
        early = "" if early_by is None else "you" if own else "partner"
        letter = TimeIsUp(partner.first_name, "\n".join(pair.goals), pair.ends_on, closes_on, early=early)
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
    pair = replace(scene.take(Event.CLAIM_EXTENSION), claim=Event.CLAIM_EXTENSION, claim_by=scene.role)
    wanted = scene.details.until or add_months(
        max(scene.today, pair.ends_on or scene.today), EXTENSION_MONTHS
    )
    if pair.agreement is not None:
        pair = replace(pair, draft=_until(pair.agreement, wanted))
    yield Save(pair)
    yield scene.reply(Done(Request.EXTEND, wanted), pair)
    for role, person, partner in sides(pair):
        if role is not scene.role:
            closes_on = local_day(scene.now, pair.zone) + timedelta(days=scene.policy.closing_answer)
            ends_on, goals = pair.ends_on or scene.today, "\n".join(pair.goals)
            letter = TimeIsUp(partner.first_name, goals, ends_on, closes_on, wanted)
            yield Send(person, letter, pair, answers=False)


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


def rate(scene: Scene) -> Effects:
    """Keep the rating; only the organizer ever sees the number (A20)."""
    score = scene.details.number
    if score is None or not 1 <= score <= 5 or scene.role is not Role.MENTEE:
        yield scene.answer(NotPossible(Request.RATE, "not-yours"), scene.pair)
        return
    if scene.pair.rated:
        yield scene.answer(NotPossible(Request.RATE, "already", partner=scene.partner.first_name), scene.pair)
        return
    yield Rate(scene.pair, score, scene.text)
    if len(scene.text.split()) > MORE_THAN_A_NUMBER:
        command = f"mentorpost pairs show {scene.pair.id}"
        alert = OrganizerAlert("answer", scene.asker.name, command, scene.text)
        yield Tell(Office.ORGANIZER, alert, scene.pair)
    yield scene.reply(Done(Request.RATE, number=score), scene.pair)


def end(scene: Scene) -> Effects:
    """Asked to end: to the asker alone, what could be changed first, and always "end now" (A34)."""
    pair = scene.pair
    before = pair.state
    if before not in (State.AGREEING, State.ACTIVE, State.PAUSED):
        yield from end_now(scene)  # nothing to work out: both asked, or there is no pair yet or any more
        return
    ends_on = scene.today + timedelta(days=scene.policy.ending)
    pair = replace(scene.take(Event.END), ending_by=scene.role, before_ending=before)
    yield Save(pair)
    letter = WorkItOut(scene.partner.first_name, ends_on, can_pause=before is not State.AGREEING)
    yield scene.answer(letter, pair)


def end_now(scene: Scene) -> Effects:
    """It ends today, in any state, without a reason (A33)."""
    pair = scene.take(Event.END_NOW)
    if pair.state in (State.WITHDRAWN, State.DECLINED):
        yield Save(pair)
        if scene.role is Role.MENTOR:
            read = scene.pair.state is State.REQUESTED
            yield from go_on(choices_of(scene), pair, RequestDeclined(pair.mentor.first_name, read=read))
        yield scene.reply(Done(Request.WITHDRAW if scene.role is Role.MENTEE else Request.DECLINE), pair)
        return
    yield from over(scene.policy, pair, Why.YOU_ENDED, scene.role)


def stop_monthly(scene: Scene) -> Effects:
    """No more monthly letters; with them the last of it ends, kindly to both."""
    yield from over(scene.policy, scene.take(Event.END), Why.MONTHLY_STOPPED, scene.role)


def over(policy: Policy, pair: Mentorship, why: Why, by: Role | None) -> Effects:
    """Write the last letter to both, and let the mentor rest where they have worked together."""
    worked = pair.settled_at is not None
    # After a goal they have rested already, and may have said `available` since.
    rests = worked and not _reached(pair) and policy.after_maintenance != "available"
    thanked = rests and not pair.held and lived(pair)  # then `recognition` says that they rest
    pair = replace(pair, claim=None, claim_by=None, ending_by=None, before_ending=None, draft=None)
    yield Save(pair)
    for role, person, partner in sides(pair):
        clause = pair.clause if worked else ""
        reason = _who(role, by) if why is Why.YOU_ENDED else why
        silent = rests and role is Role.MENTOR and not thanked
        letter = Closing(partner.first_name, role, reason, clause, pair.reached, rests=silent)
        yield Send(person, letter, pair, answers=role is by)
    if rests:
        yield SavePerson(replace(pair.mentor, resting=True))
    if worked and why is Why.TIME:
        yield from farewell(policy, pair, reached=False)


def farewell(policy: Policy, pair: Mentorship, reached: bool) -> Effects:
    """Ask the mentee, where there was something to rate (A20), and thank the mentor (A11, A19)."""
    if pair.held or not (lived(pair) or reached):
        return
    if not pair.rated:
        yield Send(pair.mentee, Survey(pair.mentor.first_name, reached, pair.result), pair, answers=reached)
    if policy.after_maintenance != "available":
        yield Send(pair.mentor, Recognition(pair.mentee.first_name, reached), pair, answers=reached)


def _reached(pair: Mentorship) -> bool:
    at = pair.last(Event.REACH_GOAL)
    return at is not None and pair.settled_at is not None and at >= pair.settled_at


def lived(pair: Mentorship) -> bool:
    """Whether the two got as far as a second round since they last settled."""
    current, settled = pair.round, pair.settled_at
    return current is not None and settled is not None and current.number >= 2 and current.asked_at >= settled


def answers_claim(scene: Scene, claim: Event) -> bool:
    """Say whether the other side has asked the same already; only a token may then settle it."""
    asked = scene.pair.claim is claim and scene.pair.claim_by is other(scene.role)
    return asked and scene.evidence is Evidence.TOKEN


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


def _who(role: Role, by: Role | None) -> Why:
    if by is None:
        return Why.ORGANIZER_ENDED
    return Why.YOU_ENDED if role is by else Why.PARTNER_ENDED
