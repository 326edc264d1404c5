"""Lead somebody through a login with a provider: by a code to type, or by a page that leads back.

What comes of it is tried before anything is kept. No token and no code of ours is printed.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import click

from mailer.errors import LoginOver, MailboxRefused, MailerError, one_line
from mailer.oauth2 import device, loopback
from mailer.oauth2.authority import Client
from mailer.oauth2.grants import Grant, Refused, device_code
from mailer.oauth2.login import Login
from mailer.oauth2.tokens import KeptTokens, begin
from mailer.probe import look_at
from mailer.urls import Place
from mentorpost.clock import wall_clock
from mentorpost.errors import MentorpostError

CODE = """
Open this page, on any machine:   {page}
and type this code there:         {code}

Log in as {address}, the programme's mailbox, not as yourself. I wait {minutes} minutes at the most.
"""
PAGE = """
Open this page in a browser on this machine, and log in as {address}, not as yourself:

{page}

I wait {minutes} minutes at the most. If the browser is on another machine: Ctrl-C, then --paste.
"""
PASTE = """
Open this page in any browser, and log in as {address}, not as yourself:

{page}

At the end the browser shows a page that can't be opened, at an address that begins with {redirect}
"""
PROGRAM = "see that client_id, its secret and the tenant are those of the program that you registered"
# How to go on, by the provider's word for why it said no.
# fmt: off
HOW = {
    "expired_token":          "begin again, and type the code within its minutes",  # nosec B105
    "access_denied":          "somebody said no on that page; if that was a mistake, begin again",
    "authorization_declined": "somebody said no on that page; if that was a mistake, begin again",
    "invalid_client":         PROGRAM + "; at Microsoft, that “Allow public client flows” is on",
    "unauthorized_client":    PROGRAM + ", and that the accounts that it is for include yours",
    "invalid_scope":          "see that the program may ask for reading and sending mail",
}
# fmt: on
BEGIN_AGAIN = "begin again"


@dataclass(frozen=True)
class Way:
    """How somebody logs in on a page that leads back."""

    paste: bool = False
    port: int = 0  # 0: any that is free


def log_in(client: Client, address: str, way: Way) -> Login:
    """Lead through a login. Raises MentorpostError with what went wrong and how to go on."""
    with _explained():
        if client.authority.device_url:
            grant = _by_code(client, address)
        else:
            grant = _by_paste(client, address, way) if way.paste else _by_page(client, address, way)
    if not grant.refresh_token:
        raise MentorpostError(
            f"{client.authority.name} gave no token that lasts; it has to allow “offline access”"
        )
    return begin(grant, wall_clock())


def tried(client: Client, login: Login, place: Place) -> Login:
    """Open the mailbox with a login, and return it as it is then. Raises where it is not this mailbox's."""
    keeper = _InMemory(login)
    try:
        seen = look_at(place, KeptTokens(client, keeper, wall_clock))
    except MailboxRefused:
        raise
    except MailerError as error:  # a server that is down says nothing of a login
        click.echo(str(error), err=True)
    else:
        click.echo(f"The mailbox opens; mails that wait there: {seen.waiting}")
    return keeper.login


def _by_code(client: Client, address: str) -> Grant:
    code = device_code(client)
    page, typed = one_line(code.page), one_line(code.user_code)
    click.echo(CODE.format(page=page, code=typed, address=address, minutes=max(1, code.seconds // 60)))
    return device.wait_for(client, code)


def _by_page(client: Client, address: str, way: Way) -> Grant:
    with loopback.Listener(way.port) as listener:
        asked = loopback.ask(client, listener.port, address)
        minutes = round(loopback.WAIT_SECONDS / 60)
        click.echo(PAGE.format(page=asked.page, address=address, minutes=minutes))
        came = listener.wait(asked.state)
    if not came:
        raise Refused("expired_token", "nobody came back from that page")
    return loopback.answered(client, asked, came)


def _by_paste(client: Client, address: str, way: Way) -> Grant:
    with loopback.Listener(way.port) as listener:
        port = listener.port  # one where nobody listens afterwards
    asked = loopback.ask(client, port, address)
    click.echo(PASTE.format(page=asked.page, address=address, redirect=asked.redirect))
    return loopback.answered(client, asked, click.prompt("Paste that whole address here", prompt_suffix=": "))


@contextmanager
def _explained() -> Iterator[None]:
    try:
        yield
    except Refused as refused:
        raise MentorpostError(f"{refused.cause}; {HOW.get(refused.error, BEGIN_AGAIN)}") from None
    except LoginOver as over:
        raise MentorpostError(f"{over.cause}; {BEGIN_AGAIN}") from None
    except MailerError as error:
        raise MentorpostError(f"{error}; try again later") from None


class _InMemory:
    """A login that is not kept yet."""

    def __init__(self, login: Login) -> None:
        self.login = login

    @contextmanager
    def held(self) -> Iterator[None]:
        yield

    def load(self) -> Login | None:
        return self.login

    def save(self, login: Login) -> None:
        self.login = login
