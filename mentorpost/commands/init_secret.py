"""The part of `init` that ends with a mailbox that opens: by a password, or by a login with the provider."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import click

from mailer.errors import MailerError
from mailer.oauth2.login import Login
from mailer.probe import look_at
from mailer.urls import Place, mailbox_place
from mentorpost import keyrings
from mentorpost.access import client_of
from mentorpost.commands.init_answers import Answers, ask, hidden
from mentorpost.errors import MentorpostError
from mentorpost.oauth_settings import OAuth2
from mentorpost.settings_file import write


def ask_for_secret(known: Answers, path: Path, *, anew: bool, tries: bool) -> Login | None:
    """Ask until the mailbox opens; with options nobody is asked. Return the login, where it is one."""
    place = mailbox_place(known.imap)
    if not place.user:
        return None
    if known.oauth2:
        return _log_in(known, place, tries=tries)
    if known.password_file:
        known.password_file = str(Path(known.password_file).expanduser().absolute())
    elif not known.password_command:
        password = _password(place, tries=tries)
        if known.keyring:
            keyrings.write(keyrings.SERVICE, place.user, password)
            known.password_keyring = keyrings.SERVICE
        else:
            secret = path.with_name("password")
            write(secret, password + "\n", anew=anew)
            known.password_file = str(secret.absolute())
    return None


def _password(place: Place, *, tries: bool) -> str:
    while True:
        password = hidden("Its password for programs (nothing is shown)?", "--password-file")
        if not tries:
            return password
        try:
            seen = look_at(place, password)
        except MailerError as error:
            click.echo(str(error), err=True)
            if not sys.stdin.isatty():
                raise
            continue
        click.echo(f"The mailbox opens; mails that wait there: {seen.waiting}")
        return password


def _log_in(known: Answers, place: Place, *, tries: bool) -> Login | None:
    if known.client_file:
        known.client_id, known.client_secret = _read(Path(known.client_file).expanduser())
    known.client_id = known.client_id or ask("What does it call the program (the client id)?", "--client-id")
    if known.oauth2 == "google" and not known.client_secret:
        known.client_secret = hidden("And its client secret (nothing is shown)?", "--client-file")
    client = client_of(OAuth2(known.oauth2, known.client_id, known.client_secret, known.tenant))
    if not tries:
        return None
    from mentorpost import logging_in

    login = logging_in.log_in(client, known.address, logging_in.Way(known.paste))
    return logging_in.tried(client, login, place)


def _read(path: Path) -> tuple[str, str]:
    """Read the file that Google offers for a program: its id and its secret."""
    try:
        table = json.loads(path.read_text("utf-8"))
        program = table.get("installed") or table["web"]
        return str(program["client_id"]), str(program["client_secret"])
    except OSError as error:
        raise MentorpostError(f"cannot read {path}: {error.strerror}; check that it is there") from None
    except (ValueError, KeyError, TypeError, AttributeError):
        raise MentorpostError(
            f"{path} is not what Google offers for a desktop program; download it again, as JSON"
        ) from None
