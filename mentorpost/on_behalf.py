"""What somebody could ask for by mail, done on the machine: their data, and being forgotten."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from inbox_rules.values import Understood
from mentorpost import gathering
from mentorpost.perform import Stage, perform
from mentorpost.service import Service
from mentorship.acts.myself import forget_me, my_data
from mentorship.effects import Send
from mentorship.letters.answering import MyData
from mentorship.people import Person
from mentorship.requests import Request
from mentorship.scene import Scene
from store import addresses, mentorships


def forget(service: Service, person: Person, now: datetime) -> None:
    """Delete what says who somebody is, inside the caller's transaction; a last letter goes to them."""
    perform(Stage(service, now), forget_me(_scene(service, person, Request.FORGET_ME, now)))


def kept_about(service: Service, person: Person, now: datetime) -> tuple[tuple[str, str], ...]:
    """Return what `my data` would show somebody, without their answers to the organizer."""
    scene = replace(_scene(service, person, Request.MY_DATA, now), kept=())
    sent = (effect for effect in my_data(scene) if isinstance(effect, Send))
    return tuple(item for one in sent if isinstance(one.letter, MyData) for item in one.letter.items)


def _scene(service: Service, person: Person, request: Request, now: datetime) -> Scene:
    lately = now - timedelta(days=service.policy.request_again)
    return Scene(
        now,
        service.policy,
        person,
        request,
        **gathering.choosing(Understood(request), None, {person.id}, person, lately, ()),
        new_id=mentorships.fresh_id(),
        breaks=service.breaks(),
        addresses=addresses.of(person.id),
    )
