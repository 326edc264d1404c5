"""`mentorpost match`: who might suit whom, with reasons; a proposal goes to the mentee, who decides."""

from __future__ import annotations

import click

from mentorpost import proposing
from mentorpost.clock import wall_clock
from mentorpost.commands.common import Cell, one_line_errors, opened, print_json
from mentorpost.errors import NotFoundError
from mentorpost.matching import Programme, programme
from mentorship.kinds import Kind
from mentorship.matching import Fit
from mentorship.people import Person
from store import people
from store.models import database


@click.group()
def match() -> None:
    """Who might suit whom. Mentees choose; what you propose goes to them first."""


@match.command(epilog="Example: mentorpost match suggest mia@example.com")
@click.argument("mentee", required=False)
@click.option("--json", "as_json", is_flag=True, help="One JSON list of objects, one for each two.")
@click.option(
    "--limit", default=3, type=click.IntRange(1), help="So many mentors for each mentee; 3 by default."
)
@click.option(
    "--assign", is_flag=True, help="One mentor for each mentee: the best for all together. Needs scipy."
)
@click.pass_obj
@one_line_errors
def suggest(config: str | None, mentee: str | None, as_json: bool, limit: int, assign: bool) -> None:
    """List, for each mentee who waits, the mentors with room who might suit them, with reasons.

    With MENTEE, an address or code: only for this one, also where they have a mentor and asked for another.
    It reads what both wrote: statements, wishes, topics, hours, languages, time zones. Nobody is told.
    """
    with opened(config) as service:
        found = programme(service.policy, wall_clock(), _person(mentee) if mentee else None)
        rows = _assigned(found) if assign else _ranked(found, limit)
        if as_json:
            print_json(rows)
            return
        _print(found, rows)


@match.command(
    epilog="Example: mentorpost match propose mia@example.com max@example.org --why 'Both nursed.'"
)
@click.argument("mentee")
@click.argument("mentor")
@click.option("--why", default="", metavar="TEXT", help="Your reason. Mentee and mentor both read it.")
@click.option(
    "--kind",
    default=None,
    type=click.Choice([str(kind) for kind in Kind]),
    help="Both as peers, reverse, or for listening only; without it the ordinary kind.",
)
@click.pass_obj
@one_line_errors
def propose(config: str | None, mentee: str, mentor: str, why: str, kind: str | None) -> None:
    """Propose a mentor to a mentee, by address or code; the mentee decides, and silence is no.

    On a yes the mentor is asked, with your reason. On a no nothing happens, and you hear only that.
    """
    with opened(config) as service:
        with database.atomic():
            one, other = _person(mentee), _person(mentor)
            proposing.propose(service, one, other, why, wall_clock(), kind or "")
        days = service.policy.proposal_answer
        click.echo(f"{one.name} is asked about {other.name}. Silence for {days} days is no.")


def _person(written: str) -> Person:
    found = people.by_address(written) or people.by_code(written)
    if found is None:
        raise NotFoundError(f"nobody here has the address or code {written}: mentorpost people list")
    return found


def _ranked(found: Programme, limit: int) -> list[dict[str, Cell]]:
    rows: list[dict[str, Cell]] = []
    for mentee in found.mentees:
        best = found.ranked(mentee)[:limit]
        rows += [_row(mentee, mentor, how, rank) for rank, (mentor, how) in enumerate(best, 1)]
    return rows


def _assigned(found: Programme) -> list[dict[str, Cell]]:
    return [_row(mentee, mentor, how, 1) for mentee, mentor, how in found.assigned()]


def _row(mentee: Person, mentor: Person, how: Fit, rank: int) -> dict[str, Cell]:
    return {
        "mentee": mentee.address,
        "mentor": mentor.address,
        "code": mentor.code,
        "rank": rank,
        "score": how.points,
        "reasons": list(how.reasons),
    }


def _print(found: Programme, rows: list[dict[str, Cell]]) -> None:
    if not found.mentees:
        click.echo("No mentee waits: each has a request, a proposal or a mentor.")
        return
    names = {person.address: person.name for person in (*found.mentees, *found.mentors)}
    for mentee in found.mentees:
        click.echo(f"{mentee.name} <{mentee.address}>")
        mine = [row for row in rows if row["mentee"] == mentee.address]
        for row in mine:
            address = str(row["mentor"])
            reasons = row["reasons"]
            said = "; ".join(map(str, reasons)) if isinstance(reasons, list) and reasons else "has room"
            click.echo(f"    {names[address]} <{address}>: {said}")
        if not mine:
            click.echo("    nobody at present")
    click.echo("To propose one: mentorpost match propose MENTEE MENTOR --why TEXT")
