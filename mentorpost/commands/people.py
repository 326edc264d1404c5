"""`mentorpost people`: who takes part."""

from __future__ import annotations

import click

from mentorpost import approvals, given_address, on_behalf, rehearsing, writing
from mentorpost.clock import wall_clock
from mentorpost.commands import private
from mentorpost.commands.common import Cell, one_line_errors, opened, print_json, print_table
from mentorpost.commands.people_address import address as address_command
from mentorpost.commands.people_csv import export, import_
from mentorpost.errors import MentorpostError, NotFoundError
from mentorpost.own_pairs import runs_it, why_not_in
from mentorpost.service import Service
from mentorship.acts.joining import welcome
from mentorship.calendar import local_day
from mentorship.letters.base import Role
from mentorship.people import Person, availability
from mentorship.profile import roles_wanted
from mentorship.recommendations import Standing
from store import addresses, looks, mentorships, recommendations
from store import people as store
from store.models import database

WITHHELD_OF = "an organizer is one of the two: no ratings of theirs, and no manager"


@click.group()
def people() -> None:
    """Mentors and mentees."""


people.add_command(import_)
people.add_command(export)
people.add_command(address_command)


@people.command(epilog='Example: mentorpost people add max@example.org --name "Max Berger" --mentor')
@click.argument("address")
@click.option("--name", required=True, help="As letters should call them, first name first.")
@click.option("--mentor", is_flag=True, help="They mentor.")
@click.option("--mentee", is_flag=True, help="They look for a mentor. One person may be both.")
@click.option("--mission", default="", metavar="TEXT", help="A mentor's statement, as mentees will read it.")
@click.pass_obj
@one_line_errors
def add(config: str | None, address: str, name: str, mentor: bool, mentee: bool, mission: str) -> None:
    """Add somebody, approved, and send the welcome. Their first own act is stored as the consent."""
    if not (mentor or mentee):
        raise click.UsageError("say --mentor, --mentee, or both")
    if fault := given_address.why_not(address):
        raise MentorpostError(fault)
    if not name.strip() or set(name) & set("\r\n\0"):
        raise MentorpostError("the name is empty or has line breaks; write it in one line")
    with opened(config) as service:
        now = wall_clock()
        if address.lower() == service.address:
            raise MentorpostError(f"{address} is the programme's own address; take the person's own")
        if refused := why_not_in(service, address.lower(), mentor=mentor):
            raise MentorpostError(refused)
        with database.atomic():
            if store.by_address(address) is not None:
                raise MentorpostError(f"{address} is here already: mentorpost people show {address}")
            program = service.settings.program
            person = store.add(
                Person(
                    0,
                    address.lower(),
                    " ".join(name.split()),
                    "",
                    mentor,
                    mentee,
                    mission=mission.strip(),
                    capacity=service.policy.capacity,
                    language=program.language,
                    time_zone=program.time_zone,
                ),
                now,
            )
            letter = welcome(person, Role.MENTOR if mentor else Role.MENTEE, service.policy)
            writing.write(service, writing.to_person(letter, person), now)
        where = rehearsing.says("The welcome is")
        click.echo(f"{person.name} <{person.address}> is in, code {person.code}. {where}")


@people.command(epilog="Example: mentorpost people approve zoe@example.net")
@click.argument("address")
@click.option("--decline", is_flag=True, help="There is no place; they hear it kindly, without a reason.")
@click.pass_obj
@one_line_errors
def approve(config: str | None, address: str, decline: bool) -> None:
    """Let somebody in who asked to join, or who asked for a second role."""
    with opened(config) as service:
        with database.atomic():
            person = _found(address)
            if not roles_wanted(person):
                raise MentorpostError(f"{address} waits for nothing: mentorpost people show {address}")
            wants = {*roles_wanted(person)}
            refused = why_not_in(service, person.address, mentor=Role.MENTOR in wants)
            if refused and not decline:
                raise MentorpostError(refused)
            approvals.carry_out(service, person, not decline, wall_clock())
        said = "is not in" if decline else "is in"
        click.echo(f"{person.name} <{person.address}> {said}. A letter that says so is on its way.")


@people.command(epilog="Example: mentorpost people forget max@example.org")
@click.argument("address")
@click.option("--yes", is_flag=True, help="Do not ask again.")
@click.pass_obj
@one_line_errors
def forget(config: str | None, address: str, yes: bool) -> None:
    """Delete what says who somebody is, as their own "forget me" does.

    Their mentorships end kindly and stay in the numbers, without a name. It cannot be undone.
    """
    with opened(config):
        name = _found(address).name
    if not yes:
        click.confirm(f"Delete all that says who {name} <{address}> is? It cannot be undone", abort=True)
    with opened(config) as service, database.atomic():
        on_behalf.forget(service, _found(address), wall_clock())
    click.echo(
        f"{name} is forgotten. A last letter tells them so; whom they were paired with hears that it is over."
    )


@people.command("list", epilog="Example: mentorpost people list --json")
@click.option("--json", "as_json", is_flag=True, help="One JSON list of objects.")
@click.pass_obj
@one_line_errors
def list_(config: str | None, as_json: bool) -> None:
    """List everybody."""
    with opened(config):
        loads = store.loads()
        rows = [_row(person, loads.get(person.id, 0)) for person in store.everybody()]
        if as_json:
            print_json(rows)
        else:
            print_table(rows, "Nobody yet: mentorpost people add ADDRESS --name NAME --mentor")


@people.command(epilog="Example: mentorpost people show max@example.org --json")
@click.argument("address")
@click.option("--private", "with_words", is_flag=True, help="Also what they answered for you to read.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object.")
@click.pass_obj
@one_line_errors
def show(config: str | None, address: str, with_words: bool, as_json: bool) -> None:
    """Show everything that is known about one person.

    With --private also what they answered to check-ins and at the end. That you looked is kept with them, and
    stands in what "my data" shows them.
    """
    with opened(config) as service, database.atomic():
        person = _found(address)
        details = _details(service, person)
        if with_words:
            details |= private.shown(service, person, wall_clock())
        if as_json:
            print_json(details)
            return
        for key, value in details.items():
            if value not in (None, "", [], {}):
                click.echo(f"{key.replace('_', ' '):18}{_in_a_line(value)}")


def _in_a_line(value: Cell) -> str:
    if isinstance(value, dict):
        return "; ".join(f"{label}: {said}" for label, said in value.items() if said)
    if isinstance(value, list):
        return ", ".join(_in_a_line(one) for one in value)
    return str(value)


def _found(address: str) -> Person:
    person = store.by_address(address)
    if person is None:
        raise NotFoundError(f"nobody here has the address {address}: mentorpost people list")
    return person


def _row(person: Person, load: int) -> dict[str, Cell]:
    today = local_day(wall_clock(), person.time_zone)
    free = availability(person, load, today)
    return {
        "address": person.address,
        "name": person.name,
        "roles": [role for role, has in (("mentor", person.mentor), ("mentee", person.mentee)) if has],
        "status": str(person.status),
        "availability": None if free is None else str(free),
        "code": person.code,
    }


def _manager(person: Person) -> dict[str, str]:
    manager = person.manager
    if manager is None:
        return {}
    said = {
        "name": manager.name,
        "address": manager.address,
        "named": manager.named_at.isoformat(),
        "written_to": manager.written_at.isoformat() if manager.written_at else "",
        "answered": manager.acknowledged_at.isoformat() if manager.acknowledged_at else "",
        "wants_no_letters": "yes" if manager.silent else "",
    }
    return {key: value for key, value in said.items() if value}


def _details(service: Service, person: Person) -> dict[str, Cell]:
    pairs = [pair for pair in mentorships.all_rows() if pair.role_of(person)]
    # What others say of an organizer, and what their partner keeps from them, is not for this screen.
    own = runs_it(service, person)
    beside = own or any(runs_it(service, one) for pair in pairs for one in (pair.mentor, pair.mentee))
    return {
        **_row(person, store.loads().get(person.id, 0)),
        "mission": person.mission,
        "capacity": person.capacity,
        "hours": person.hours,
        "away_until": person.away_until.isoformat() if person.away_until else None,
        "language": person.language,
        "time_zone": person.time_zone,
        "consented_at": person.consented_at.isoformat() if person.consented_at else None,
        "terms": person.terms or None,
        "profile": {str(field): value for field, value in person.profile},
        "recommended_by": [
            {"name": one.name, "address": one.address, "standing": str(one.standing), "words": one.words}
            for one in recommendations.of(person.id)
            if one.standing is not Standing.OVER
        ],
        "addresses": list(addresses.of(person.id)),
        "refused": [
            {"at": f"{one.at:%Y-%m-%d %H:%M}", "from": one.sender, "wanted": one.wanted, "why": one.why}
            for one in addresses.refused(person.id)
        ],
        "waits_for": [str(role) for role in roles_wanted(person)],
        "returned": person.returned,
        "manager": {} if beside else _manager(person),
        "fewer_letters": person.fewer,
        "ratings": [] if own else [rating.score for rating in store.ratings(person)],
        "mentorships": [pair.id for pair in pairs],
        "words_shown": [f"{at:%Y-%m-%d} to {by}" for at, by in looks.at_person(person.id)],
        "withheld": WITHHELD_OF if beside else None,
    }
