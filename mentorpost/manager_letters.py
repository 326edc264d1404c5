"""Write what concerns a participant's manager: the question to the participant, and what then goes.

A letter that was shown leaves as it was shown: it is not written a second time.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from mailer.render import Rendered
from mentorpost import writing
from mentorpost.service import Service
from mentorpost.writing import Occasion, Order
from mentorship.calendar import local_day
from mentorship.effects import ShowManager, TellManager
from mentorship.letters.base import Letter
from mentorship.letters.managers import ManagerPreview
from mentorship.managers import Manager
from mentorship.people import Person
from store import managers

SUBJECT = "Subject: "


def show(service: Service, effect: ShowManager, occasion: Occasion | None, now: datetime) -> None:
    """Ask whether a letter may go, with the letter as it would; and keep what was shown."""
    person, pair = effect.to, effect.mentorship
    rendered = writing.rendered(service, _order(person, effect.manager, effect.letter))
    text = f"{SUBJECT}{rendered.subject}\n\n{rendered.text}"
    number = pair.id if pair is not None else None
    manager = effect.manager.with_shown(number, effect.lines, text, now)
    managers.keep(person, manager, now)
    until = manager.forgotten_at
    role = pair.role_of(person) if pair is not None else None
    letter = ManagerPreview(
        manager.name,
        text,
        pair.partner_of(role).first_name if pair is not None and role is not None else "",
        manager.written_at is not None,
        local_day(until, person.time_zone) if until is not None else None,
    )
    shown = manager.about(number)
    order = writing.to_person(letter, person, pair)
    order = replace(order, about=shown.number if shown else 0, occasion=occasion if effect.answers else None)
    writing.write(service, order, now)


def tell(service: Service, effect: TellManager, now: datetime) -> None:
    """Write to the manager: what was shown, as it was shown; or the last letter."""
    order = _order(effect.of, effect.manager, effect.letter)
    if effect.shown is not None:
        subject, _, text = effect.shown.text.partition("\n\n")
        order = replace(order, rendered=Rendered(subject.removeprefix(SUBJECT), text))
    writing.write(service, order, now)


def _order(person: Person, manager: Manager, letter: Letter) -> Order:
    return Order(letter, manager.name, manager.address, manager.first_name, listed=str(person.id))
