"""`mentorpost pairs`: the mentorships, and what an organizer may do to one."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime

import click

from mentorpost.commands.common import Cell, one_line_errors, opened, print_json, print_table
from mentorpost.daemon import wall_clock
from mentorpost.errors import MentorpostError, NotFoundError
from mentorpost.perform import Stage, perform
from mentorship.acts import organizing
from mentorship.calendar import local_day
from mentorship.lifecycle import NotAllowed
from mentorship.mentorship import Mentorship
from mentorship.policy import Policy
from mentorship.scene import Effects
from store import mentorships
from store.models import database

Organizing = Callable[[Mentorship, Policy, datetime], Effects]


@click.group()
def pairs() -> None:
    """Mentorships: who with whom, and how far they are."""


@pairs.command("list", epilog="Example: mentorpost pairs list --open --json")
@click.option("--open", "only_open", is_flag=True, help="Only those that are not over.")
@click.option("--json", "as_json", is_flag=True, help="One JSON list of objects.")
@click.pass_obj
@one_line_errors
def list_(config: str | None, only_open: bool, as_json: bool) -> None:
    """List every mentorship ever, or the open ones."""
    with opened(config):
        rows = [_row(pair) for pair in mentorships.all_rows(only_open)]
        if as_json:
            print_json(rows)
        else:
            print_table(rows, "No mentorships yet. They begin when a mentee writes: request CODE")


@pairs.command(epilog="Example: mentorpost pairs show 3")
@click.argument("number", type=int)
@click.option("--json", "as_json", is_flag=True, help="One JSON object.")
@click.pass_obj
@one_line_errors
def show(config: str | None, number: int, as_json: bool) -> None:
    """Show one mentorship: what was agreed, and its history. Never the text of a mail."""
    with opened(config):
        details = _details(_load(number))
        if as_json:
            print_json(details)
            return
        for key, value in details.items():
            if isinstance(value, list):
                click.echo(f"{key}:")
                for line in value:
                    if isinstance(line, dict):
                        click.echo("    " + "  ".join(str(v) for v in line.values() if v is not None))
            elif value not in (None, ""):
                click.echo(f"{key.replace('_', ' '):19}{value}")


@pairs.command(epilog="Example: mentorpost pairs pause 3 --until 2027-05-03")
@click.argument("number", type=int)
@click.option("--until", type=click.DateTime(["%Y-%m-%d"]), help="They go on by themselves on this day.")
@click.pass_obj
@one_line_errors
def pause(config: str | None, number: int, until: datetime | None) -> None:
    """Pause a mentorship; both hear of it."""
    day: date | None = until.date() if until else None
    if day is not None and day <= local_day(wall_clock(), "UTC"):
        raise MentorpostError(f"{day} is not in the future; give a later --until")
    _organize(config, number, lambda pair, policy, now: organizing.pause(pair, policy, now, day))
    click.echo(f"Mentorship {number} is paused{f' until {day}' if day else ''}; both get a letter.")


@pairs.command(epilog="Example: mentorpost pairs resume 3")
@click.argument("number", type=int)
@click.pass_obj
@one_line_errors
def resume(config: str | None, number: int) -> None:
    """Let a paused mentorship go on; both hear of it."""
    _organize(config, number, organizing.resume)
    click.echo(f"Mentorship {number} goes on; both get a letter.")


@pairs.command(epilog="Example: mentorpost pairs end 3")
@click.argument("number", type=int)
@click.option("--yes", is_flag=True, help="Do not ask again.")
@click.pass_obj
@one_line_errors
def end(config: str | None, number: int, yes: bool) -> None:
    """End a mentorship; both get a kind last letter."""
    if not yes:
        click.confirm(f"End mentorship {number}? Both get a last letter", abort=True)
    _organize(config, number, organizing.end)
    click.echo(f"Mentorship {number} is over; both get a last letter.")


def _organize(config: str | None, number: int, act: Organizing) -> None:
    with opened(config) as service, database.atomic():
        now = wall_clock()
        try:
            effects = list(act(_load(number), service.policy, now))
        except NotAllowed as refused:
            possible = ", ".join(dict.fromkeys(step.event for step in refused.possible)) or "nothing"
            raise MentorpostError(f"mentorship {number}: {refused}; possible now: {possible}") from None
        perform(Stage(service, now), effects)


def _load(number: int) -> Mentorship:
    pair = mentorships.load(number)
    if pair is None:
        raise NotFoundError(f"there is no mentorship {number}: mentorpost pairs list")
    return pair


def _row(pair: Mentorship) -> dict[str, Cell]:
    return {
        "id": pair.id,
        "mentor": pair.mentor.address,
        "mentee": pair.mentee.address,
        "state": str(pair.state),
        "stage": str(pair.stage) if pair.stage else None,
        "goal": pair.goal or None,
        "since": local_day(pair.since, pair.zone).isoformat(),
        "paused_until": pair.paused_until.isoformat() if pair.paused_until else None,
    }


def _details(pair: Mentorship) -> dict[str, Cell]:
    agreement = pair.agreement or pair.draft
    return {
        **_row(pair),
        "ends_on": pair.ends_on.isoformat() if pair.ends_on else None,
        "mail_held": pair.held,
        "goals": [
            {
                "words": aim.words,
                "amount": aim.amount or None,
                "by": aim.by.isoformat() if aim.by else None,
                "reached": aim.words in pair.reached,
            }
            for aim in (agreement.aims if agreement else ())
        ],
        "agreement_version": agreement.version if agreement else None,
        "agreement_settled": pair.agreement is not None,
        "agreement": [{"field": str(f), "value": v} for f, v in agreement.values] if agreement else [],
        "history": [
            {"at": f"{note.at:%Y-%m-%d %H:%M}", "what": note.what, "by": str(note.by) if note.by else None}
            for note in pair.notes
        ],
        "letters": [
            {"at": f"{letter.at:%Y-%m-%d %H:%M}", "letter": letter.name, "to": str(letter.to)}
            for letter in pair.letters
        ],
    }
