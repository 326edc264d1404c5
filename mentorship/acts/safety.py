"""`report` always acts, is never asked about, and never reaches the partner (DESIGN, "Life cycle").

What is held after it only the safety contact lifts (decision 14). Nothing here says who wrote "report", or
that anybody did, to the other one; an open request ends with it, kindly and without a reason.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from mentorship.acts import ending, farewell
from mentorship.effects import (
    DropHeld,
    DropWaiting,
    Effect,
    HandleWaiting,
    Hold,
    Office,
    Save,
    Send,
    Tell,
    Unlike,
)
from mentorship.evidence import Evidence
from mentorship.letters.answering import GotYourReport, OrganizerAlert
from mentorship.letters.base import Role
from mentorship.letters.choosing import RequestDeclined
from mentorship.letters.done import Done
from mentorship.letters.ending import Closing, Why
from mentorship.lifecycle import CARRIES_MAIL, By, Event, State
from mentorship.mentorship import Mentorship, noted, take
from mentorship.people import Person
from mentorship.policy import Policy
from mentorship.requests import Request
from mentorship.scene import Effects, Scene

LIFTED = "mail released"  # a note of the history
STILL_SENT = frozenset({Closing.name, RequestDeclined.name})
BEFORE_THEY_MET = frozenset({State.REQUESTED, State.WAITLISTED})


def report(scene: Scene) -> Effects:
    """Hold the mail, tell the safety contact, and tell the reporter who reads it."""
    concerned = _concerned(scene)
    who = f"{scene.asker.name} ({scene.asker.address})"
    if not concerned:
        yield Tell(Office.SAFETY_CONTACT, OrganizerAlert("report", who, words=scene.text), scene.mentorship)
    for pair in concerned:
        yield from _held(scene, pair, who)
        if len(concerned) == 1:  # else we don't know that it is this one
            yield Unlike(scene.asker, pair.partner_of(_role(pair, scene.asker)).code)
    names = tuple(pair.partner_of(_role(pair, scene.asker)).first_name for pair in concerned)
    letter = GotYourReport(names[0] if len(names) == 1 else "", names if len(names) > 1 else ())
    yield Send(scene.asker, letter, concerned[0] if len(concerned) == 1 else scene.mentorship)
    if scene.kept_back:
        yield DropHeld()  # its words are with the safety contact now


def _concerned(scene: Scene) -> list[Mentorship]:
    """Return whose mail is held: of the letter that is answered, else each that the reporter has open.

    A report in a new mail need not say about whom. To hold one too many costs days; one too few, more.
    """
    named = scene.mentorship if scene.mentorship and scene.mentorship.role_of(scene.asker) else None
    if named is not None and (scene.evidence is not Evidence.ADDRESS or scene.answered is None):
        return [named]
    if scene.evidence is Evidence.REFUSED:
        return []
    mine = [m for m in scene.related if m.role_of(scene.asker) is not None and m.state in CARRIES_MAIL]
    if named is not None and all(m.id != named.id for m in mine):
        mine.append(named)
    return mine


def _held(scene: Scene, pair: Mentorship, who: str) -> Effects:
    role = _role(pair, scene.asker)
    other = pair.partner_of(role)
    before = pair
    pair = replace(take(pair, Event.REPORT, role, scene.now), held=True)
    yield Save(pair)
    if before.state in BEFORE_THEY_MET:
        for effect in ending.end_now(replace(scene, mentorship=pair)):
            if not (isinstance(effect, Send) and effect.to.id == scene.asker.id):
                yield effect  # the reporter hears of it in the one letter below
    still = pair.state in CARRIES_MAIL
    command = f"mentorpost pairs show {pair.id}"
    alert = OrganizerAlert("report", who, command, scene.text, other=other.first_name, open=still)
    yield Tell(Office.SAFETY_CONTACT, alert, pair)


def more(scene: Scene) -> Effects:
    """What answers our answer to a report takes the same way, and nobody else reads it."""
    who = f"{scene.asker.name} ({scene.asker.address})"
    yield Tell(Office.SAFETY_CONTACT, OrganizerAlert("report-more", who, words=scene.text), scene.mentorship)


def held_back(scene: Scene, effects: list[Effect]) -> list[Effect]:
    """Let the whole mail wait where it would reach the other one though the pair's mail is held; an end goes.

    Else it would come as somebody's pause, goal or wording. It is dealt with when mail passes again.
    """
    for effect in effects:
        if not isinstance(effect, Send) or effect.mentorship is None or effect.to.id == scene.asker.id:
            continue
        if effect.mentorship.held and effect.letter.name not in STILL_SENT:
            return [Hold(effect.mentorship)]
    return effects


def ask_again(pair: Mentorship, what: str = "report-open") -> Tell:
    """Return the question to the safety contact what is to become of a pair whose mail is held."""
    who = f"{pair.mentee.name} and {pair.mentor.name}"
    alert = OrganizerAlert(what, who, f"mentorpost pairs show {pair.id}", open=pair.state in CARRIES_MAIL)
    return Tell(Office.SAFETY_CONTACT, alert, pair)


def lift(pair: Mentorship, now: datetime, *, pass_on: bool) -> Effects:
    """Let the two write again; whoever reported hears it, the other one has noticed nothing."""
    # The silence was ours: contact is measured from today.
    pair = replace(noted(pair, LIFTED, None, now), held=False, resumed_at=now)
    yield Save(pair)
    if not pass_on:
        yield DropWaiting(pair)
    else:
        yield HandleWaiting(pair)
    for reporter, partner in _reporters(pair):
        yield Send(reporter, Done(Request.REPORT, partner=partner.first_name, dropped_mail=not pass_on), pair)


def end(pair: Mentorship, policy: Policy, now: datetime) -> Effects:
    """End it, kindly for both; what waited is deleted, and nobody hears of a report."""
    yield DropWaiting(pair)
    yield from farewell.over(policy, take(pair, Event.END_NOW, By.ORGANIZER, now), Why.CLOSED, None)


def _reporters(pair: Mentorship) -> Iterable[tuple[Person, Person]]:
    """Yield everybody who reported, with the other one."""
    for role in Role:
        if pair.last(Event.REPORT, by=role) is not None:
            yield pair.person(role), pair.partner_of(role)


def _role(pair: Mentorship, person: Person) -> Role:
    role = pair.role_of(person)
    if role is None:
        raise AssertionError("only one of the two reports")
    return role
