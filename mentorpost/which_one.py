"""Which of somebody's mentorships a mail means that no letter of one of them was answered with.

A name says it, where it is the only one of their partners' names in the mail; nothing else does. What was
asked about ("which one?") is kept, and done when a name comes.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import datetime

from inbox_rules.understand import understand
from inbox_rules.values import Asked, Incoming
from mentorpost.who import Who
from mentorship.evidence import Evidence
from mentorship.letters.answering import NotPossible
from mentorship.letters.base import Role
from mentorship.mentorship import Mentorship
from mentorship.people import Person
from mentorship.requests import NEEDS, Request
from store import mentorships, received
from store.models import ReceivedRow

A_NAME = 6  # words: "Lea", "the one with Lea, please"
_WORD = re.compile(r"[^\W\d_]+")

Redecide = Callable[[ReceivedRow, Who, Mentorship], str]


def named(person: Person, text: str) -> Mentorship | None:
    """Return the one open mentorship of somebody whose partner's name stands in a text, and no other's."""
    words = {word.casefold() for word in _WORD.findall(text)}
    found = [pair for pair in mentorships.of_people(person.id) if _partner(pair, person) & words]
    if len(found) > 1:  # two of the same first name: the whole name tells them apart
        said = " ".join(text.casefold().split())
        found = [pair for pair in found if pair.partner_of(_role(pair, person)).name.casefold() in said]
    return found[0] if len(found) == 1 else None


def meant(
    person: Person, text: str, request: Request | None, guessed: Mentorship | None
) -> Mentorship | None:
    """Return which mentorship a word without a letter is about: the one that is named, else the guess."""
    if request is None or not NEEDS[request].mentorship:
        return guessed
    return named(person, text) or guessed


def answered(incoming: Incoming, who: Who, now: datetime, redecide: Redecide) -> str | None:
    """Do what was kept with the question which one, where the answer is a name; else None."""
    letter = who.letter
    if letter is None or letter.name != NotPossible.name or who.evidence is not Evidence.TOKEN:
        return None
    held = received.get(letter.holds_id) if letter.holds_id else None
    if held is None or held.mail is None:
        return None
    text = understand(incoming, Asked(letter.name, letter.text, letter.subject), now.date()).text
    pair = named(who.person, text) if len(text.split()) <= A_NAME else None
    if pair is None:
        return None
    received.describe(held.id, state=received.WAITING)
    outcome = redecide(held, Who(who.person, Evidence.TOKEN, None), pair)
    received.finish(held.id, outcome)
    return outcome


def _partner(pair: Mentorship, person: Person) -> frozenset[str]:
    return frozenset(_WORD.findall(pair.partner_of(_role(pair, person)).first_name.casefold()))


def _role(pair: Mentorship, person: Person) -> Role:
    role = pair.role_of(person)
    if role is None:
        raise AssertionError("a mentorship of somebody has them on one side")
    return role
