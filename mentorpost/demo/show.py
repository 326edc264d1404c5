"""Print a demo: the first letter of a name whole, what is new of later ones; or one line a mail."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator
from datetime import datetime
from zoneinfo import ZoneInfo

import click

from mentorpost.demo.cast import Actor
from mentorpost.demo.post import Got, Sent

WIDTH = 78
INDENT = "    "
AS_BEFORE = "…"
CLIENTS_AS_THEY_CALL_THEM = {
    "gmail": "Gmail",
    "outlook_desktop": "Outlook",
    "iphone": "an iPhone",
    "html_only": "a client that sends HTML alone",
    "mutt": "mutt, and answers below the quoted letter",
}
A_DAY = re.compile(
    r"(?:[A-Z][a-z]+day )?\d{1,2} "
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
)
TOKEN_LINE = re.compile(r"\n\[[0-9a-z-]+\]\s*$")


class Show:
    """What `Play` tells."""

    def __init__(self, cast: tuple[Actor, ...], zone: str, quiet: bool) -> None:
        self._cast = cast
        self._zone = ZoneInfo(zone)
        self._quiet = quiet
        self._shown: set[tuple[str, str]] = set()
        self._named = re.compile("|".join(name for actor in cast for name in (actor.name, actor.first_name)))
        self.mails = 0

    def introduce(self) -> None:
        """Say who takes part."""
        for actor in self._cast:
            role = "mentor" if actor.mentor else "mentee"
            client = CLIENTS_AS_THEY_CALL_THEM[actor.client]
            click.echo(f"{INDENT}{actor.name:12} {role}, writes with {client}")
        if not self._quiet:
            click.echo(
                f"\nOf a letter that came before, only what is new is shown, and {AS_BEFORE} for the rest."
            )

    def __call__(self, event: str | Got | Sent) -> None:
        """Print what happened."""
        if isinstance(event, str):
            if not self._quiet:
                click.secho(f"\n=== {event} ===", bold=True)
            return
        self.mails += 1
        if self._quiet:
            click.echo(f"{self._date(event.at):16}  {self._way(event)}: {event.subject}")
        else:
            self._whole(event)

    def _whole(self, event: Got | Sent) -> None:
        paragraphs = list(self._typed(event) if isinstance(event, Sent) else self._fresh(event))
        head = f"{self._date(event.at)}   {self._way(event)}   {event.subject}"
        if paragraphs == [AS_BEFORE]:
            click.echo("\n" + click.style(head, fg="cyan") + f"   {AS_BEFORE}")
            return
        click.secho(f"\n{head}", fg="cyan")
        for line in "\n\n".join(paragraphs).splitlines():
            for part in textwrap.wrap(line, WIDTH) if len(line) > WIDTH else [line]:
                click.echo(f"{INDENT}{part}".rstrip())

    def _typed(self, sent: Sent) -> Iterator[str]:
        """Yield what somebody wrote; where it is passed on, it need not be read twice."""
        for paragraph in sent.text.split("\n\n"):
            self._shown.add(self._key("relayed", paragraph))
            yield paragraph

    def _fresh(self, got: Got) -> Iterator[str]:
        """Yield the paragraphs of a letter; of one that came before, those that it did not have."""
        as_before = False
        for paragraph in TOKEN_LINE.sub("", got.part("plain")).split("\n\n"):
            key = self._key(got.name, paragraph)
            if key not in self._shown:
                self._shown.add(key)
                as_before = False
                yield paragraph
            elif not as_before:
                as_before = True
                yield AS_BEFORE

    def _key(self, letter: str, paragraph: str) -> tuple[str, str]:
        words = " ".join(paragraph.split())
        return letter, A_DAY.sub("DAY", self._named.sub("NAME", words))

    def _way(self, event: Got | Sent) -> str:
        if isinstance(event, Sent):
            return f"{event.by.name} → {event.to}"
        names = {actor.address: actor.name for actor in self._cast}
        return f"{event.sender} → {names.get(event.to, event.to)}"

    def _date(self, at: datetime) -> str:
        local = at.astimezone(self._zone)
        return f"{local:%a} {local.day} {local:%b} {local:%H:%M}"
