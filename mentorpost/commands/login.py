"""`mentorpost login`: log in with the provider of the mailbox, for the first time or anew."""

from __future__ import annotations

import click

from mailer.urls import mailbox_place
from mentorpost.access import client_of, login_file, uses_tokens
from mentorpost.commands.common import one_line_errors
from mentorpost.errors import SettingsError
from mentorpost.settings import load


@click.command(epilog="Example: mentorpost login")
@click.option(
    "--paste", is_flag=True, help="The browser is on another machine: paste the address that it ends at."
)
@click.option(
    "--port",
    default=0,
    type=click.IntRange(0, 65535),
    help="Wait for the browser on this port of 127.0.0.1; else on any that is free.",
)
@click.option("--no-test", is_flag=True, help="Do not open the mailbox with it before it is kept.")
@click.pass_obj
@one_line_errors
def login(config: str | None, paste: bool, port: int, no_test: bool) -> None:
    """Log in where the mailbox takes tokens of a provider instead of a password (OAuth2).

    For Microsoft you type a code on its page, on any machine. For Google you open a page on this machine, or
    on another with --paste. Do it again where doctor or status says that the login is over; mentorpost run
    then goes on by itself.
    """
    settings = load(config)
    if not uses_tokens(settings):
        raise SettingsError(
            'nothing here needs a login: that takes auth = "oauth2" in [mailbox] or [smtp], and [oauth2]'
        )
    client, file = client_of(settings.oauth2), login_file(settings)
    from mentorpost import logging_in

    begun = logging_in.log_in(client, settings.program.address, logging_in.Way(paste, port))
    if settings.mailbox.auth == "oauth2" and not no_test:
        place = mailbox_place(settings.mailbox.url, settings.mailbox.insecure)
        begun = logging_in.tried(client, begun, place)
    with file.held():
        file.save(begun)
    click.echo(f"Logged in; kept in {'the keyring' if file.in_keyring else file.path}")
