"""Reaching the goal, and ending before it: always possible, never with a reason to give (A8, A9, A33, A34).

What people then get is written in acts/farewell.py. Nothing here lets the partner take back what one asked.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from mentorship.acts.accepting import go_on
from mentorship.acts.asking import choices_of
from mentorship.acts.farewell import farewell, over, rested
from mentorship.effects import Save, SavePerson, Send, sides
from mentorship.evidence import Evidence
from mentorship.goals import named
from mentorship.letters.answering import NotPossible
from mentorship.letters.base import Role
from mentorship.letters.choosing import RequestDeclined
from mentorship.letters.done import Done
from mentorship.letters.ending import End, GoalConfirm, WhichGoal, Why, WorkItOut
from mentorship.lifecycle import Event, State
from mentorship.mentorship import GOAL_MET, Mentorship, noted, other
from mentorship.requests import Request
from mentorship.scene import Details, Effects, Scene, in_words

EVERY_GOAL = 0  # a number that names all of them


def goal_reached(scene: Scene) -> Effects:
    """Say that the goal is reached; the other is asked, and two who say so reach it (A8)."""
    pair = scene.pair
    if _reached_already(pair):
        yield _nothing_left(scene)
        return
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
    if claimed_already(scene, Event.CLAIM_GOAL) and pair.claim_goal == claimed:
        yield scene.answer(_asked_for_goal(scene), pair)
        return
    pair = scene.take(Event.CLAIM_GOAL)
    pair = replace(pair, claim=Event.CLAIM_GOAL, claim_by=scene.role, claim_goal=claimed)
    yield Save(pair)
    others = bool(set(pair.goals) - set(meant or pair.goals))
    letter = GoalConfirm(scene.asker.first_name, claimed, reply_by, others)
    yield Send(scene.partner, letter, pair, answers=False)
    yield scene.reply(_asked_for_goal(scene), pair)


def _asked_for_goal(scene: Scene) -> Done:
    return Done(Request.GOAL_REACHED, partner=scene.partner.first_name)


def confirm_goal(scene: Scene) -> Effects:
    """The other says so too: with the last goal the monthly line begins, and the mentor rests (A9, A11)."""
    if _reached_already(scene.pair):
        yield _nothing_left(scene)
        return
    pair = scene.take(Event.REACH_GOAL)
    claimed = tuple(pair.claim_goal.split("\n")) if pair.claim_goal else pair.goals
    pair = replace(pair, claim=None, claim_by=None, claim_goal="", reached=(*pair.reached, *claimed))
    if pair.goals:
        yield from _one_of_several(scene, pair)
        return
    pair = rested(scene.policy, replace(pair, stage=None))
    yield Save(pair)
    yield SavePerson(pair.mentor)
    yield from farewell(scene.policy, pair, End.REACHED, scene.role)


def _reached_already(pair: Mentorship) -> bool:
    """Whether both have said so: each was asked in two letters, and answers the second one too."""
    return pair.state is State.MAINTENANCE and pair.last(Event.REACH_GOAL) == pair.since


def _nothing_left(scene: Scene) -> Send:
    name = scene.partner.first_name
    return scene.answer(NotPossible(Request.GOAL_REACHED, "already", partner=name), scene.pair)


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
    can_pause = before is not State.AGREEING
    letter = WorkItOut(scene.partner.first_name, ends_on, pair.early_end, can_pause=can_pause)
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


def claimed_already(scene: Scene, claim: Event) -> bool:
    """Say whether the asker has asked this before, and the partner has the question still."""
    return scene.pair.claim is claim and scene.pair.claim_by is scene.role


def answers_claim(scene: Scene, claim: Event) -> bool:
    """Say whether the other side has asked the same already; only a token may then settle it."""
    asked = scene.pair.claim is claim and scene.pair.claim_by is other(scene.role)
    return asked and scene.evidence is Evidence.TOKEN
