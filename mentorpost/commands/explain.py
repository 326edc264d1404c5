"""`mentorpost explain`: how mails would be read, and why. Needs no settings and no store; changes nothing."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import click

from inbox_rules.explain import explain as explain_mail
from inbox_rules.understand import understand
from inbox_rules.values import Asked, Incoming, Understood
from mentorpost.clock import wall_clock
from mentorpost.commands.common import one_line_errors
from mentorpost.errors import NotFoundError
from mentorpost.reading import SHOWING, read_mail
from mentorship.answers import ANSWERS

STDIN = "-"
HINTS: dict[type[OSError], str] = {
    IsADirectoryError: "it is a folder but no Maildir; name the mails in it",
    FileNotFoundError: "there is no such file; check its name",
}


@click.command(
    epilog='Example: mentorpost explain reply.eml --asked request    (a Maildir works too, and "-")'
)
@click.argument("files", metavar="FILE…", nargs=-1, required=True)
@click.option("--asked", default="", metavar="LETTER", help="The name of the letter that the mails answer.")
@click.option("--authserv", multiple=True, metavar="PATTERN", help="Whose Authentication-Results to believe.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line.")
@one_line_errors
def explain(files: tuple[str, ...], asked: str, authserv: tuple[str, ...], as_json: bool) -> None:
    """Show how mails would be read: what kind each is, what its author wrote, and what they ask for.

    FILE is a mail, a Maildir with all its mails, or "-" for a mail on standard input.
    """
    if asked and asked not in ANSWERS:
        known = ", ".join(sorted(ANSWERS))
        raise NotFoundError(f'there is no letter "{asked}"; --asked takes one of: {known}')
    today = wall_clock().date()
    apart, unread = "", 0
    for file in _mails(files):
        try:
            raw = _read(file)
        except OSError as error:
            unread += 1
            wrong = HINTS.get(type(error), f"{error.strerror}; check its name and rights")
            click.echo(f"Error: cannot read {click.format_filename(file)}: {wrong}", err=True)
            continue
        told = explain_mail(raw, asked, authserv, today, click.format_filename(file), _understood)
        click.echo(json.dumps(told.row) if as_json else apart + told.account)
        apart = "\n"
    if unread:
        sys.exit(1)


def _mails(names: tuple[str, ...]) -> Iterator[str]:
    """Yield every mail that is named, those of a Maildir one by one in the order in which they came."""
    for name in names:
        folders = [Path(name, folder) for folder in ("new", "cur")] if name != STDIN else []
        if any(folder.is_dir() for folder in folders):
            mails = [mail for folder in folders if folder.is_dir() for mail in folder.iterdir()]
            mails = [mail for mail in mails if not mail.name.startswith(".")]
            yield from (str(mail) for mail in sorted(mails, key=lambda mail: mail.name))
        else:
            yield name


def _understood(incoming: Incoming, asked: Asked | None, today: date) -> Understood:
    """Return what a mail asks for, with the lines about its author where the answered letter shows them."""
    if asked is None or asked.letter not in SHOWING:
        return understand(incoming, asked, today)
    found = read_mail(incoming, asked, None, today)
    if not (found.profile.fields or found.profile.unread):
        return found.understood
    unread = tuple(f"{field.value.capitalize()}: {words}" for field, words in found.profile.unread)
    arguments = replace(found.understood.arguments, fields=found.profile.fields, unplaced=unread)
    why = ("lines about its author",)
    return replace(found.understood, arguments=arguments, text=incoming.text, why=why)


def _read(name: str) -> bytes:
    return sys.stdin.buffer.read() if name == STDIN else Path(name).read_bytes()
