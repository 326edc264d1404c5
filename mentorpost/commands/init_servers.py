"""The part of `init` that learns where mail is read and sent: found, or asked for until it can be meant."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

import click

from mailer.errors import BadUrl
from mailer.find_servers import Servers, find
from mailer.providers import REFUSES
from mailer.urls import Place, mailbox_place, transport_place
from mentorpost.commands.init_answers import Answers, ask
from mentorpost.settings_file import with_user


class Way(NamedTuple):
    """Where mail is read, or sent: how that is asked, and which option says it."""

    scheme: str
    does: str
    flag: str
    place: Callable[[str], Place]


READ = Way("imaps", "read", "--imap", mailbox_place)
SEND = Way("smtps", "send", "--smtp", transport_place)


def ask_for_servers(known: Answers) -> None:
    """Find the servers by the address, or ask for them."""
    found = None if known.imap and known.smtp else find(known.address)
    if found:
        _tell(found, known)
    user = known.user or known.address
    known.imap = known.imap or (found.imap if found else _ask_server(READ, user, known.address))
    if known.imap.startswith("imap") and "@" not in known.imap:
        known.imap = with_user(known.imap, user)
    if not known.smtp:  # one that was given may need no user
        smtp = found.smtp if found else _ask_server(SEND, user, known.address)
        known.smtp = with_user(smtp, user)
    mailbox_place(known.imap)
    transport_place(known.smtp)


def _tell(found: Servers, known: Answers) -> None:
    click.echo(f"{found.how}: mail comes from {found.imap} and leaves by {found.smtp}")
    provider, has_password = found.provider, known.password_file or known.password_command
    if provider is None or known.oauth2:
        return
    click.echo(provider.about_password)
    if provider.password == REFUSES and not has_password:
        known.oauth2 = provider.oauth2


def _ask_server(way: Way, user: str, address: str) -> str:
    domain = address.rpartition("@")[2]
    click.echo(
        f"I can't find the servers of {domain}; its web pages say them, often under “e-mail programs”."
    )
    question = f"Which server do mail programs {way.does} mail by?"
    return _url(way, ask(question, way.flag, lambda said: _why_no_server(way, said, user)))


def _url(way: Way, said: str) -> str:
    return said if "://" in said else f"{way.scheme}://{said}"


def _why_no_server(way: Way, said: str, user: str) -> str | None:
    try:
        way.place(with_user(_url(way, said), user))
    except BadUrl as error:
        return str(error)
    except ValueError:  # of the standard library: a port that is no number
        return f"{said!r} is no server; write it like imap.example.org"
    return None
