"""Somebody names their own manager, sees what would go there, and says `send`, or takes it back (D8, D18).

Nothing goes to a manager that its participant has not seen word for word; the partner hears of none of it.
"""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import replace
from datetime import datetime

from mentorship.answers import ANSWERS, Free
from mentorship.effects import Effect, SaveManager, Send, ShowManager, TellManager
from mentorship.fields import Field
from mentorship.letters.answering import NotPossible
from mentorship.letters.base import Line, Role
from mentorship.letters.done import DoneManager
from mentorship.letters.managers import ManagerAgreement, ManagerOver, WelcomeManager
from mentorship.lifecycle import CARRIES_MAIL, State
from mentorship.managers import Manager, Named
from mentorship.mentorship import Mentorship
from mentorship.people import Person, Status, name_from
from mentorship.policy import Policy
from mentorship.requests import Request
from mentorship.scene import Effects, Scene
from mentorship.telling import told

SETTLED = frozenset({State.ACTIVE, State.PAUSED})
A_COURTESY = 8  # words that may stand beside the line and say nothing


def line(scene: Scene, named: Named) -> Generator[Effect, None, bool]:
    """Deal with a line about the asker's manager; return whether the mail says nothing else."""
    refused = _refused(scene, named)
    if refused is not None:
        yield scene.answer(refused)
    elif named.address:
        yield from _name(scene, named)
    else:
        yield from _take_back(scene)
    return _alone(scene)


def beside_other_words(scene: Scene) -> bool:
    """Whether the line stands in an answer to the partner, among words that may be meant for them."""
    answers = ANSWERS.get(scene.answered.name) if scene.answered else None
    to_partner = answers is not None and answers.free is Free.PARTNER and scene.mentorship is not None
    return to_partner and scene.pair.state in CARRIES_MAIL and not _alone(scene)


def _alone(scene: Scene) -> bool:
    words = len(scene.text.split())
    asks = scene.request is not None or scene.details.fields or scene.profile or scene.joins
    return not asks and words <= A_COURTESY and "?" not in scene.text and not scene.attachments


def _refused(scene: Scene, named: Named) -> NotPossible | None:
    asker, kept = scene.asker, scene.asker.manager
    if not named.address and named.readable:
        return None if kept is not None else NotPossible(Request.CHANGE, "no-manager")
    if not scene.policy.managers:
        return NotPossible(Request.CHANGE, "no-managers")
    if asker.status is not Status.APPROVED:
        return NotPossible(Request.CHANGE, "not-approved")
    if not named.readable or named.address == asker.address:
        return NotPossible(Request.CHANGE, "manager-address")
    if kept is not None and kept.silent and kept.address == named.address:
        return NotPossible(Request.CHANGE, "manager-silent", partner=kept.name)
    return None


def _name(scene: Scene, named: Named) -> Effects:
    asker, before = scene.asker, scene.asker.manager
    if before is not None and before.address == named.address:
        manager = replace(before, name=named.name or before.name)
    else:
        if before is not None:
            yield from _last_letter(asker, before, over=False)
            yield SaveManager(asker, None)
        manager = Manager(named.name or name_from(named.address), named.address, scene.now)
    own = (pair for pair in scene.related if pair.role_of(asker) and pair.state in SETTLED and pair.agreement)
    yield show(asker, manager, next(own, None), scene.policy, answers=True)


def show(
    person: Person, manager: Manager, pair: Mentorship | None, policy: Policy, *, answers: bool = False
) -> ShowManager:
    """Return the question whether this may go: the settled times, or before there are any the guide."""
    role = pair.role_of(person) if pair is not None else None
    if pair is None or role is None:
        return ShowManager(person, manager, _guide(person, policy), None, (), answers)
    lines = told(pair, role)
    letter = ManagerAgreement(
        person.first_name,
        person.name,
        role,
        tuple(Line(field, value) for field, value in lines),
        first=manager.written_at is None,
        collides=Field.CONTINGENCY in dict(lines),
    )
    return ShowManager(person, manager, letter, pair, lines, answers)


def _guide(person: Person, policy: Policy) -> WelcomeManager:
    role = Role.MENTEE if person.mentee else Role.MENTOR
    time = policy.mentee_time if role is Role.MENTEE else policy.mentor_time
    return WelcomeManager(person.first_name, person.name, role, time, policy.default_months)


def send(scene: Scene) -> Effects:
    """Let go what was shown, word for word; what is out of date by now is shown anew."""
    manager = scene.asker.manager
    if manager is None:
        yield scene.answer(NotPossible(Request.SEND, "no-manager"))
        return
    shown = manager.numbered(scene.answered.about) if scene.answered is not None else None
    if shown is not None and shown.sent:
        yield scene.answer(NotPossible(Request.SEND, "already"), scene.mentorship)
        return
    pair = scene.mentorship
    if pair is not None and pair.state not in SETTLED:
        yield scene.answer(
            NotPossible(Request.SEND, "state", (Request.STATUS,), scene.partner.first_name), pair
        )
        return
    fresh = show(scene.asker, manager, pair, scene.policy, answers=True)
    if shown is None or shown.lines != fresh.lines:
        yield fresh
        return
    yield TellManager(scene.asker, manager, fresh.letter, shown)
    yield SaveManager(scene.asker, manager.with_sent(shown, scene.now))
    answered = manager.acknowledged_at is not None
    yield scene.answer(DoneManager(Request.SEND, manager=manager.name, written=answered), pair)


def keep_back(scene: Scene) -> Effects:
    """Nothing goes; an address to which nothing ever went is forgotten now."""
    manager = scene.asker.manager
    if manager is None:
        yield scene.answer(NotPossible(Request.SEND, "no-manager"))
        return
    written = manager.written_at is not None
    if not written:
        yield SaveManager(scene.asker, None)
    yield scene.answer(DoneManager(Request.DECLINE, manager=manager.name, written=written), scene.mentorship)


def _take_back(scene: Scene) -> Effects:
    manager = scene.asker.manager
    if manager is None:
        raise AssertionError("a line that takes nothing back was refused before")
    yield from drop(scene.asker, over=False)
    letter = DoneManager(Request.WITHDRAW, manager=manager.name, written=_hears(manager))
    yield scene.answer(letter, scene.mentorship)


def drop(person: Person, *, over: bool = True) -> Effects:
    """Forget somebody's manager, who is told that nothing more comes, where anything ever came."""
    if person.manager is not None:
        yield from _last_letter(person, person.manager, over=over)
        yield SaveManager(person, None)


def acknowledged(person: Person, manager: Manager, now: datetime) -> Effects:
    """Keep that the manager has read it; the participant hears that once."""
    if manager.acknowledged_at is None:
        yield SaveManager(person, replace(manager, acknowledged_at=now))
        yield Send(person, DoneManager(Request.ACCEPT, manager=manager.name), answers=False)


def refused(person: Person, manager: Manager) -> Effects:
    """The manager says no, or wants no letters: none go there any more, and only the participant hears it."""
    if not manager.silent:
        yield SaveManager(person, replace(manager, silent=True))
        yield Send(person, DoneManager(Request.STOP, manager=manager.name), answers=False)


def _last_letter(person: Person, manager: Manager, *, over: bool) -> Effects:
    if _hears(manager):
        yield TellManager(person, manager, ManagerOver(person.first_name, person.name, over))


def _hears(manager: Manager) -> bool:
    return manager.written_at is not None and not manager.silent
