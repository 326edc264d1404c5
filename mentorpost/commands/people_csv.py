"""`mentorpost people import` and `export`: many people at once, as a table."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from mentorpost import people_csv, rehearsing, writing
from mentorpost.clock import wall_clock
from mentorpost.commands.common import one_line_errors, opened
from mentorpost.errors import MentorpostError
from mentorpost.own_pairs import why_not_in
from mentorpost.people_csv import Entry, Table
from mentorpost.service import Service
from mentorship.acts.joining import welcome
from mentorship.letters.base import Role
from mentorship.people import Person
from mentorship.profile import with_hours
from store import people as store
from store.models import database

MANY = 50  # rows that take longer than a second


@click.command("import", epilog="Example: mentorpost people import members.csv --dry-run")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--dry-run", is_flag=True, help="Only say what would happen.")
@click.pass_obj
@one_line_errors
def import_(config: str | None, file: Path, dry_run: bool) -> None:
    """Add everybody in a table, approved, and send the welcome.

    Columns: address, name, role (mentor, mentee or both), and if you like statement, hours (a week),
    language, time_zone. Whom the programme knows already is left alone. Where any row has a fault, nobody
    is added.
    """
    with opened(config) as service:
        table = people_csv.read(file.read_bytes(), service.address)
        faults_of = [*table.faults, *_refused(service, table)]
        for fault in faults_of:
            click.echo(f"{file.name}, {fault}", err=True)
        if faults_of:
            number = len(faults_of)
            faults = "one fault" if number == 1 else f"{number} faults"
            raise MentorpostError(f"{faults} in {file.name}; nobody was added, mend it and try again")
        with database.atomic():
            known = [entry for entry in table.entries if store.by_address(entry.address) is not None]
            fresh = [entry for entry in table.entries if entry not in known]
            if not dry_run:
                # A letter takes some milliseconds; of a long table somebody wants to see that it goes on.
                short = len(fresh) < MANY
                with click.progressbar(fresh, label="Adding", file=sys.stderr, hidden=short) as each:
                    for entry in each:
                        _enter(service, entry)
        for entry in known:
            said = f"{entry.address} is here already, left as it is"
            click.echo(f"{file.name}, row {entry.row}: {said}", err=True)
        if dry_run:
            click.echo(f"{len(fresh)} would be added, {len(known)} are here already. Nothing was done.")
        else:
            where = rehearsing.says("The welcomes are")
            click.echo(f"{len(fresh)} added, {len(known)} were here already. {where}")


def _refused(service: Service, table: Table) -> list[str]:
    found = ((e.row, why_not_in(service, e.address, mentor=e.mentor)) for e in table.entries)
    return [f"row {row}: {refused}" for row, refused in found if refused]


@click.command(epilog="Example: mentorpost people export > members.csv")
@click.pass_obj
@one_line_errors
def export(config: str | None) -> None:
    """Print everybody who takes part as a table that `people import` reads."""
    with opened(config):
        click.echo(people_csv.write(store.everybody()), nl=False)


def _enter(service: Service, entry: Entry) -> None:
    program, now = service.settings.program, wall_clock()
    person = store.add(
        Person(
            0,
            entry.address,
            entry.name,
            "",
            entry.mentor,
            entry.mentee,
            mission=entry.statement,
            capacity=service.policy.capacity,
            language=entry.language or program.language,
            time_zone=entry.time_zone or program.time_zone,
        ),
        now,
    )
    if entry.hours is not None:
        person = with_hours(person, entry.hours)
        store.save(person)
    # As with `people add`, who holds both roles is welcomed as a mentor.
    letter = welcome(person, Role.MENTOR if entry.mentor else Role.MENTEE, service.policy)
    writing.write(service, writing.to_person(letter, person), now)
