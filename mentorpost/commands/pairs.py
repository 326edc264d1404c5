"""`mentorpost pairs`: the mentorships, and what an organizer may do to one."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime

import click

from mentorpost.clock import wall_clock
from mentorpost.commands.common import Cell, Day, one_line_errors, opened, print_json, print_table
from mentorpost.commands.one_pair import held_line, loaded, movable
from mentorpost.commands.pairs_nudge import nudge
from mentorpost.errors import MentorpostError
from mentorpost.own_pairs import WITHHELD, is_own, shown
from mentorpost.perform import Stage, perform
from mentorship.acts import organizing, safety
from mentorship.calendar import local_day
from mentorship.effects import Office
from mentorship.lifecycle import CARRIES_MAIL, NotAllowed
from mentorship.mentorship import Mentorship
from mentorship.policy import Policy
from mentorship.reasons import PRIVATE
from mentorship.scene import Effects
from store import mentorships
from store.models import database

Organizing = Callable[[Mentorship, Policy, datetime], Effects]


@click.group()
def pairs() -> None:
    """Mentorships: who with whom, and how far they are."""


pairs.add_command(nudge)


@pairs.command("list", epilog="Example: mentorpost pairs list --open --json")
@click.option("--open", "only_open", is_flag=True, help="Only those that are not over.")
@click.option("--json", "as_json", is_flag=True, help="One JSON list of objects.")
@click.pass_obj
@one_line_errors
def list_(config: str | None, only_open: bool, as_json: bool) -> None:
    """List every mentorship ever, or the open ones."""
    with opened(config) as service:
        rows = [_row(shown(service, pair)) for pair in mentorships.all_rows(only_open)]
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
    with opened(config) as service:
        pair = loaded(number)
        details = _details(shown(service, pair), WITHHELD if is_own(service, pair) else None)
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
@click.option("--until", type=Day(), help="They go on by themselves on this day.")
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
    with opened(config) as service:
        held = movable(service, number).held
    if held:
        click.echo(f"{held_line(number)}; to end it is possible, and kind to both", err=True)
    if not yes:
        click.confirm(f"End mentorship {number}? Both get a last letter", abort=True)
    _organize(config, number, organizing.end, ends=True)
    click.echo(f"Mentorship {number} is over; both get a last letter.")


@pairs.command(epilog="Example: mentorpost pairs release 3")
@click.argument("number", type=int)
@click.pass_obj
@one_line_errors
def release(config: str | None, number: int) -> None:
    """Ask the safety contact again about mail that is held after a report; only their answer lifts it."""
    with opened(config) as service, database.atomic():
        pair = movable(service, number)
        contact = service.office(Office.SAFETY_CONTACT)
        if not pair.held or pair.state not in CARRIES_MAIL:
            raise MentorpostError(f"mentorship {number}: no mail is held, so there is nothing to release")
        if contact is None:
            raise MentorpostError(
                "there is nobody to ask: name a safety_contact in [program] of the settings"
            )
        perform(Stage(service, wall_clock()), [safety.ask_again(pair)])
    click.echo(
        f"{contact.name or contact.address} is asked again about mentorship {number}; their answer decides."
    )


def _organize(config: str | None, number: int, act: Organizing, *, ends: bool = False) -> None:
    with opened(config) as service, database.atomic():
        now = wall_clock()
        pair = movable(service, number)
        if pair.held and not ends:
            raise MentorpostError(held_line(number))
        try:
            effects = list(act(pair, service.policy, now))
        except NotAllowed as refused:
            possible = ", ".join(dict.fromkeys(step.event for step in refused.possible)) or "nothing"
            raise MentorpostError(f"mentorship {number}: {refused}; possible now: {possible}") from None
        perform(Stage(service, now), effects)


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


def _details(pair: Mentorship, withheld: str | None) -> dict[str, Cell]:
    agreement = pair.agreement or pair.draft
    return {
        **_row(pair),
        "ends_on": pair.ends_on.isoformat() if pair.ends_on else None,
        "mail_held": None if withheld else pair.held,
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
            if not note.what.startswith(PRIVATE)
        ],
        "letters": [
            {"at": f"{letter.at:%Y-%m-%d %H:%M}", "letter": letter.name, "to": str(letter.to)}
            for letter in pair.letters
        ],
        "withheld": withheld,
    }
