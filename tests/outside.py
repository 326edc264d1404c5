"""mentorpost as its users have it: the command, a Dovecot mailbox, an SMTP server, and people who reply."""

from __future__ import annotations

import email
import email.policy
import json
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from email.message import EmailMessage
from pathlib import Path
from typing import Any

from tests.clients import FORMATS
from tests.loopback import PASSWORD
from tests.rig import Catcher, Dovecot
from tests.shifted_clock import environment
from tests.stores import ask, store_table
from tests.world import Got

COMMAND_SECONDS = 60


class Outside:
    """One programme, driven through nothing but its commands and its mail."""

    def __init__(self, folder: Path, dovecot: Dovecot, catcher: Catcher, user: str, now: datetime) -> None:
        self.folder, self.dovecot, self.catcher, self.user = folder, dovecot, catcher, user
        self.now = now
        self.letters: list[Got] = []
        self._seen = 0
        self._mails = 0
        self.store = folder / "store"
        self.config = folder / "mentorpost.toml"
        self.config.write_text(
            f"""
            [program]
            name = "Riverside Mentors"
            address = "{user}"
            organizers = ["Ann Reyes <ann@riverside.example>"]
            safety_contact = "Jo Lind <jo@riverside.example>"
            [mailbox]
            url = "{dovecot.url(user)}"
            password = "{PASSWORD}"
            [smtp]
            url = "{catcher.url}"
            {store_table(folder / "store")}
            """,
            encoding="utf-8",
        )

    def command(self, *arguments: str) -> str:
        """Run a command now, as the programme's clock has it; return what it printed."""
        done = subprocess.run(
            [sys.executable, "-m", "mentorpost", "--config", str(self.config), *arguments],
            env=environment(self.now),
            capture_output=True,
            text=True,
            timeout=COMMAND_SECONDS,
            check=False,
        )
        assert done.returncode == 0, f"{arguments}: {done.stdout}{done.stderr}"
        return done.stdout

    def json(self, *arguments: str) -> Any:
        """Run a command and return the JSON that it printed."""
        return json.loads(self.command(*arguments, "--json"))

    def run(self) -> list[Got]:
        """Run `run --once`; return the letters that left."""
        self.command("run", "--once")
        return self.caught()

    def caught(self) -> list[Got]:
        """Return the letters that came to the SMTP server since the last time."""
        fresh = []
        for mail in self.catcher.mails[self._seen :]:
            message = email.message_from_bytes(mail.raw, policy=email.policy.default)
            assert isinstance(message, EmailMessage)
            fresh.append(Got(mail.recipients[0], self.now, message))
        self._seen = len(self.catcher.mails)
        self.letters += fresh
        return fresh

    def after(self, days: int) -> list[Got]:
        """Let days pass, waking only when the store says that something is due, and at the end."""
        end = self.now + timedelta(days=days)
        fresh: list[Got] = []
        while (due := self._next_look()) is not None and due < end:
            self.now = max(self.now, due) + timedelta(minutes=1)
            fresh += self.run()
        self.now = end
        return fresh + self.run()

    def waiting(self) -> int:
        """Return how many mails and letters still wait, as the store has it."""
        mails = self._ask("SELECT count(*) FROM received WHERE state = 'waiting' OR NOT gone")
        letters = self._ask("SELECT count(*) FROM letter WHERE next_at IS NOT NULL")
        return int(mails) + int(letters) + len(self.dovecot.mails(self.user))

    def _ask(self, query: str) -> Any:
        return ask(self.store, query)[0][0]

    def _next_look(self) -> datetime | None:
        look = self._ask("SELECT min(look_at) FROM mentorship")
        return datetime.fromisoformat(look).replace(tzinfo=UTC) if look else None

    def write(self, sender: str, text: str, subject: str = "Hello") -> list[Got]:
        """Somebody writes a new mail."""
        message = EmailMessage()
        message["From"], message["To"], message["Subject"] = sender, self.user, subject
        message["Message-ID"] = self._message_id(sender)
        message["Date"] = self.now
        message.set_content(text)
        self.dovecot.append(self.user, message.as_bytes())
        return self.run()

    def reply(self, sender: str, name: str, text: str, client: str) -> list[Got]:
        """Somebody answers the latest letter of that name, in the format of a real client."""
        letter = self.latest(name, sender)
        raw = FORMATS[client](
            text=text,
            quoted_text=letter.text,
            quoted_html=letter.html,
            sender=sender,
            name=sender.partition("@")[0].title(),
            to=str(letter.message["Reply-To"]),
            subject=f"Re: {letter.subject.removeprefix('Re: ')}",
            quoted_from=str(letter.message["From"]),
            quoted_date=letter.at,
            message_id=self._message_id(sender),
            in_reply_to=str(letter.message["Message-ID"]),
            date=self.now,
        )
        self.dovecot.append(self.user, raw)
        return self.run()

    def latest(self, name: str, to: str) -> Got:
        """Return the latest letter of a name that somebody got."""
        for letter in reversed(self.letters):
            if letter.name == name and letter.to == to:
                return letter
        raise AssertionError(f"{to} never got {name}, only {[g.name for g in self.letters if g.to == to]}")

    def pair(self) -> dict[str, Any]:
        """Return the latest mentorship as `pairs list --json` shows it."""
        rows: list[dict[str, Any]] = self.json("pairs", "list")
        return rows[-1]

    def _message_id(self, sender: str) -> str:
        self._mails += 1
        return f"<{self._mails}.{self.now:%Y%m%d%H%M}@{sender.partition('@')[2]}>"


def names(letters: list[Got], to: str) -> list[str]:
    """Return the names of the letters that went to somebody."""
    return [letter.name for letter in letters if letter.to == to]


START = datetime(2027, 3, 1, 9, 30, tzinfo=UTC)  # a Monday
