"""What `init` knows so far, and how it asks for what it does not."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass

import click

from mentorpost.errors import MentorpostError
from mentorpost.settings_file import Value


@dataclass
class Answers:
    """From options, and from what was answered."""

    name: str = ""
    address: str = ""
    user: str = ""
    imap: str = ""
    smtp: str = ""
    password_file: str = ""
    password_command: str = ""
    password_keyring: str = ""
    keyring: bool = False
    oauth2: str = ""
    client_id: str = ""
    client_file: str = ""
    client_secret: str = ""
    tenant: str = ""
    paste: bool = False
    organizer: str = ""
    safety_contact: str = ""
    time_zone: str = ""

    @property
    def secret(self) -> dict[str, Value]:
        """What the settings of a server say of its secret: never itself."""
        if self.oauth2:
            return {"auth": "oauth2"}
        return {
            "password_file": self.password_file,
            "password_command": self.password_command,
            "password_keyring": self.password_keyring,
        }

    @property
    def login(self) -> dict[str, Value]:
        """What the settings say of the provider with whom somebody logs in."""
        if not self.oauth2:
            return {}
        return {
            "provider": self.oauth2,
            "client_id": self.client_id,
            "client_secret": self.client_secret,
            "tenant": self.tenant,
            "keep_in": "keyring" if self.keyring else "",
        }


def ask(
    text: str, flag: str, fault: Callable[[str], str | None] = lambda _: None, *, empty: bool = False
) -> str:
    """Ask in the terminal until `fault` finds none; where nobody is there, name the option instead."""
    while True:
        said = _said(text, flag, hide=False, empty=empty)
        if (wrong := fault(said)) is None:
            return said
        if not sys.stdin.isatty():
            raise MentorpostError(wrong)
        click.echo(wrong, err=True)


def hidden(text: str, flag: str) -> str:
    """Ask for what nobody may read over a shoulder."""
    return _said(text, flag, hide=sys.stdin.isatty(), empty=False)


def _said(text: str, flag: str, *, hide: bool, empty: bool) -> str:
    default = "" if empty else None
    try:
        said = click.prompt(text, prompt_suffix=" ", hide_input=hide, default=default, show_default=False)
        return str(said).strip()
    except click.Abort:
        if sys.stdin.isatty():
            raise
        raise click.UsageError(f"nobody is there to answer; say {flag}") from None
