"""`mentorpost doctor`: does everything work, and what to do where not."""

from __future__ import annotations

from collections.abc import Iterator

import click

from mailer.errors import MailerError
from mentorpost import checkup, there_and_back
from mentorpost.clock import wall_clock
from mentorpost.commands.common import one_line_errors, print_json
from mentorpost.findings import Finding, Level
from mentorpost.login_state import of_login
from mentorpost.service import service_for
from mentorpost.settings import Settings, load

SIGNS = {Level.OK: "ok   ", Level.LOOK: "look ", Level.FAULT: "FAULT"}


@click.command(epilog="Example: mentorpost doctor")
@click.option("--no-letter", is_flag=True, help="Send nothing: only look.")
@click.option(
    "--wait",
    default=there_and_back.WAIT_SECONDS,
    show_default=True,
    help="Seconds for the letter to come back.",
)
@click.option("--json", "as_json", is_flag=True, help="One JSON list of objects.")
@click.pass_obj
@one_line_errors
def doctor(config: str | None, no_letter: bool, wait: float, as_json: bool) -> None:
    """Look at settings, disk, store, mailbox and sending, and say what to do about each fault.

    A letter goes from the programme to itself and is looked for in the mailbox: which ways of knowing a reply
    survive there, and what the servers say of SPF, DKIM and DMARC. Then it is deleted. Where there is a
    fault, doctor exits with 1.
    """
    if not examine(load(config), None if no_letter else wait, as_json=as_json):
        raise click.exceptions.Exit(1)


def examine(
    settings: Settings, wait: float | None = there_and_back.WAIT_SECONDS, *, as_json: bool = False
) -> bool:
    """Look at everything, say what was found, and return whether there is no fault."""
    found = []
    for one in _findings(settings, wait):
        found.append(one)
        if not as_json:
            _print(one)
    faults = sum(one.level is Level.FAULT for one in found)
    if as_json:
        print_json(
            [{"about": one.about, "level": str(one.level), "what": one.what, "do": one.do} for one in found]
        )
    else:
        click.echo()
        click.echo("All well." if not faults else "One fault." if faults == 1 else f"{faults} faults.")
    return not faults


def _findings(settings: Settings, wait: float | None) -> Iterator[Finding]:
    yield from checkup.of_settings(settings)
    yield from checkup.of_machine(settings)
    yield from checkup.of_store(settings)
    yield from of_login(settings, wall_clock())
    service = service_for(settings)
    try:
        mailbox = list(there_and_back.of_mailbox(service))
    except MailerError as error:  # a url that cannot be meant
        mailbox = [Finding("mailbox", Level.FAULT, str(error), "mend it in the settings")]
    yield from mailbox
    if wait is not None and all(one.level is not Level.FAULT for one in mailbox):
        yield from there_and_back.of_letter(service, wall_clock(), wait)


def _print(one: Finding) -> None:
    click.echo(f"{SIGNS[one.level]}  {one.about:8}  {one.what}")
    if one.do and one.level is not Level.OK:
        click.echo(f"{'':17}{one.do}")
