"""`mentorpost people address`: where somebody's letters go, and from where their mail counts."""

from __future__ import annotations

from datetime import datetime

import click

from mentorpost import given_address, undelivered
from mentorpost.clock import wall_clock
from mentorpost.commands.common import one_line_errors, opened
from mentorpost.errors import MentorpostError, NotFoundError
from mentorpost.perform import Stage, perform
from mentorpost.service import Service
from mentorship.acts.addresses import use
from mentorship.effects import DropAddress
from mentorship.people import Person, Status
from store import addresses, people
from store.models import database


@click.command("address", epilog="Example: mentorpost people address max@example.org max.berger@example.net")
@click.argument("address")
@click.argument("new", required=False)
@click.option("--second", is_flag=True, help="Count mail from NEW as well; letters go where they went.")
@click.option("--remove", is_flag=True, help="Count a further address no more.")
@click.pass_obj
@one_line_errors
def address(config: str | None, address: str, new: str | None, second: bool, remove: bool) -> None:
    """Send somebody's letters to another address, and go on where things were.

    The address that letters went to so far is told, and can take it back. With the same address twice, what
    came back is tried once more there. Letters that came back and still wait for an answer are sent again.
    """
    if (new is None) != remove or (second and remove):
        raise click.UsageError("say ADDRESS NEW, ADDRESS NEW --second, or ADDRESS --remove")
    with opened(config) as service:
        with database.atomic():
            said = (
                _remove(service, address)
                if new is None
                else use_for(service, address, new, second=second, now=wall_clock())
            )
        click.echo(said)


def use_for(service: Service, address: str, new: str, *, second: bool, now: datetime) -> str:
    """Count an address as that of whoever has another one; return what there is to say."""
    person, new = _found(address), _written(new)
    owner = addresses.owner(new)
    if new == service.address:
        raise MentorpostError(f"{new} is the programme's own address; take the person's own")
    if owner is not None and owner != person.id:
        raise MentorpostError(f"{new} is somebody else's: mentorpost people show {new}")
    if second and owner is not None:
        raise MentorpostError(f"{new} is theirs already: mentorpost people show {person.address}")
    if new != person.address:
        perform(Stage(service, now), use(person, new, second=second))
    if second:
        return f"Mail from {new} counts as that of {person.name}. Letters go to {person.address}."
    if person.status is Status.UNDELIVERABLE:
        undelivered.take_up(service, people.by_id(person.id) or person, now)
    return f"Letters to {person.name} go to {new}."


def _remove(service: Service, address: str) -> str:
    person = _found(address)
    if person.address == address.lower():
        raise MentorpostError(
            f"letters go to {address}; name another: mentorpost people address {address} NEW"
        )
    perform(Stage(service, wall_clock()), [DropAddress(person, address.lower())])
    return f"{address} counts no more as that of {person.name}."


def _written(address: str) -> str:
    if fault := given_address.why_not(address):
        raise MentorpostError(fault)
    return address.lower()


def _found(address: str) -> Person:
    person = people.by_address(address)
    if person is None:
        raise NotFoundError(f"nobody here has the address {address}: mentorpost people list")
    return person
