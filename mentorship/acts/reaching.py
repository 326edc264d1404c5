"""Somebody's letters come back for good, or arrive again: who hears of it, and what goes on.

What two settled stays as it is; the days in between do not count, and mail of the other one waits.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from mentorship.duties import WAITS_FOR_AN_ADDRESS
from mentorship.effects import (
    Effect,
    HandleWaiting,
    Office,
    Save,
    SavePerson,
    Send,
    SendAgain,
    Tell,
    Unreachable,
)
from mentorship.letters.answering import OrganizerAlert, Undeliverable
from mentorship.mentorship import Mentorship
from mentorship.people import Person, Status
from mentorship.stillness import Still, with_still


def give_up(person: Person, pairs: Iterable[Mentorship], today: date) -> list[Effect]:
    """Stop writing to somebody; those they work with and the organizer hear of it, kindly and once."""
    gone = replace(person, status=Status.UNDELIVERABLE)
    effects: list[Effect] = [SavePerson(gone), Unreachable(person, today)]
    for pair in pairs:
        role = pair.role_of(person)
        if role is None or pair.state not in WAITS_FOR_AN_ADDRESS or pair.held:
            continue
        partner = pair.partner_of(role)
        if partner.status is not Status.UNDELIVERABLE:
            effects.append(Send(partner, Undeliverable(person.first_name), pair, answers=False, by_act=True))
    alert = OrganizerAlert("undeliverable", person.name, f"mentorpost people address {person.address} NEW")
    return [*effects, Tell(Office.ORGANIZER, alert)]


def here_again(person: Person, pairs: Iterable[Mentorship], since: date | None, today: date) -> list[Effect]:
    """Take everything up where it was: the days in between count for nobody."""
    absences = (
        with_still(person.absences, Still(since, today)) if since and since < today else person.absences
    )
    back = replace(person, status=Status.APPROVED, absences=absences)
    effects: list[Effect] = [SavePerson(back), Unreachable(back, None), SendAgain(back)]
    for pair in pairs:
        role = pair.role_of(person)
        if role is None or pair.state not in WAITS_FOR_AN_ADDRESS:
            continue
        partner = pair.partner_of(role)
        effects.append(Save(pair))  # so that it is looked at again
        if pair.held:
            continue
        effects.append(HandleWaiting(pair))
        if partner.status is not Status.UNDELIVERABLE:
            again = Undeliverable(person.first_name, back=True)
            effects.append(Send(partner, again, pair, answers=False, by_act=True))
    return effects
