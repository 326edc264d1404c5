"""Participants' managers: a line that names one is taken out of a mail, a manager's answer is dealt with.

A manager's no is told to the participant and nobody else, a question goes to the organizer. Nothing that a
manager writes changes a mentorship.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from inbox_rules.managers import Reply, label_alone, reply_in, take_manager
from inbox_rules.values import Incoming, Understood
from mentorpost.perform import Stage, perform
from mentorpost.service import Service
from mentorship.acts import managers as acts
from mentorship.answers import ANSWERS, Free
from mentorship.effects import Effect, Office, Tell
from mentorship.fields import Field
from mentorship.letters.agreeing import AgreementForm, AgreementReview, AgreementSettled, Amendment
from mentorship.letters.answering import NotPossible, NotUnderstood, OrganizerAlert
from mentorship.managers import Named
from mentorship.people import Person
from mentorship.requests import Request
from store import people
from store.models import LetterRow

if TYPE_CHECKING:
    from mentorpost.correspondents import Answer

# A line "Manager: ..." without an address is one of the agreement's in answer to these.
FORMS = frozenset(
    letter.name for letter in (AgreementForm, AgreementReview, AgreementSettled, Amendment, NotUnderstood)
)
WHOSE = (
    "whether that line is for the agreement, or names your own manager. For your own I need an address too, "
    'as in "Manager: Dana Fox <dana@example.org>"'
)


def taken_out(
    incoming: Incoming, person: Person, letter: LetterRow | None, ours: str
) -> tuple[Incoming, Named | None]:
    """Return a mail without the line that names its author's manager, or that takes the name back."""
    rest, named = take_manager(incoming.text)
    if named is None or (not named.address and named.readable and _of_the_agreement(person, letter)):
        return incoming, None
    if named.address == ours:
        named = replace_address(named)
    return replace(incoming, text=rest), named


def replace_address(named: Named) -> Named:
    """Return what cannot be a manager: an address of ours."""
    return Named(named.name, "", readable=False)


def without_field(
    service: Service, understood: Understood, named: Named | None, letter: LetterRow | None
) -> tuple[Understood, Named | None]:
    """Return a form's lines without its author's manager; outside a form, none without an address stays."""
    fields = understood.arguments.fields
    value = dict(fields).get(Field.MANAGER, "")
    _, in_form = take_manager(f"Manager: {value}")
    if in_form is not None and in_form.address:
        kept = tuple((field, said) for field, said in fields if field is not Field.MANAGER)
        understood = replace(understood, arguments=replace(understood.arguments, fields=kept))
        if not kept and understood.request is Request.CHANGE:
            understood = replace(understood, request=None)
        return understood, named or in_form
    asked = ANSWERS.get(letter.asked_letter) if letter is not None else None
    elsewhere = letter is None or letter.asked_letter not in FORMS
    unclear = service.policy.managers and label_alone(understood.text)
    for_us = asked is None or asked.free is not Free.PARTNER
    if unclear and elsewhere and for_us and understood.request in (None, Request.CHANGE):
        return replace(understood, request=None, doubt=WHOSE), named
    return understood, named


def _of_the_agreement(person: Person, letter: LetterRow | None) -> bool:
    """Whether "Manager: none" is about the agreement: where there is nobody whom it could take back."""
    return person.manager is None and letter is not None and letter.asked_letter in FORMS


def answered(answer: Answer) -> str:
    """Deal with a mail of a manager; whatever is no plain yes or no is read by the organizer."""
    number = answer.question.listed
    person = people.by_id(int(number)) if number.isdecimal() else None
    manager = person.manager if person is not None else None
    current = manager is not None and manager.address == answer.incoming.sender
    reply = reply_in(answer.text, answer.request)
    effects: list[Effect] = []
    if reply is Reply.FOR_A_PERSON:
        name = manager.name if manager is not None and current else answer.incoming.sender_name
        whose = f", manager of {person.name}" if person is not None and current else ""
        who = f"{name or answer.incoming.sender} ({answer.incoming.sender}){whose}"
        alert = OrganizerAlert("manager", who, words=answer.text)
        effects.append(Tell(Office.ORGANIZER, alert))
    elif person is not None and manager is not None and current:
        act = (
            acts.refused(person, manager)
            if reply is Reply.NO
            else acts.acknowledged(person, manager, answer.now)
        )
        effects += act
    perform(Stage(answer.service, answer.now), effects)
    return f"manager {reply}"


def came_back(letter: LetterRow) -> tuple[Person, NotPossible] | None:
    """Return whom to tell that a letter to their manager could not be delivered, and how."""
    person = people.by_id(int(letter.listed)) if letter.listed.isdecimal() else None
    if person is None or person.manager is None or person.manager.address != letter.recipient.lower():
        return None
    return person, NotPossible(Request.SEND, "manager-unreached", partner=person.manager.name)
