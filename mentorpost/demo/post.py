"""The mails of a demo as its people see them: letters out of the Maildir, answers over SMTP.

Reads only what the Maildir holds, as any mail reader would; nothing is asked of the store.
"""

from __future__ import annotations

import email
import email.policy
import os
import smtplib
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from email.message import EmailMessage
from email.utils import parseaddr
from pathlib import Path

from mailer.values import Outgoing, Transport
from mentorpost.demo.cast import Actor
from mentorpost.demo.clients import CLIENTS, Reply


@dataclass(frozen=True)
class Got:
    """A letter as it arrived."""

    to: str  # address
    at: datetime
    message: EmailMessage

    @property
    def name(self) -> str:
        """Which letter it is."""
        return str(self.message["Mentorpost-Letter"])

    @property
    def sender(self) -> str:
        """Who it says it is from."""
        return parseaddr(str(self.message["From"]))[0]

    @property
    def subject(self) -> str:
        """Its subject."""
        return str(self.message["Subject"])

    def part(self, subtype: str) -> str:
        """Return its text, or its HTML."""
        part = self.message.get_body((subtype,))
        return part.get_content().replace("\r\n", "\n").strip("\n") if part else ""


@dataclass(frozen=True)
class Sent:
    """A mail that somebody wrote."""

    by: Actor
    at: datetime
    to: str  # the name that their client shows
    subject: str
    text: str  # what they typed


@dataclass
class Post:
    """The Maildir that holds all mail, and the port that takes it."""

    maildir: Path
    transport: Transport
    port: int
    seen: set[str] = field(default_factory=set)
    written: int = 0

    def arrived(self, now: datetime) -> Iterator[Got]:
        """Yield the letters that came since the last look."""
        for path in self._fresh():
            os.utime(path, (now.timestamp(), now.timestamp()))
            message = email.message_from_bytes(path.read_bytes(), policy=email.policy.default)
            if isinstance(message, EmailMessage):
                yield Got(str(message["Delivered-To"]), now, message)

    def answer(self, actor: Actor, got: Got, text: str, now: datetime) -> Sent:
        """Send an answer as this person's client writes it, and keep a copy beside the letters."""
        self.written += 1
        subject = got.subject if got.subject.startswith("Re: ") else f"Re: {got.subject}"
        reply = Reply(
            text=text,
            quoted_text=got.part("plain"),
            quoted_html=got.part("html"),
            sender=actor.address,
            name=actor.name,
            to=str(got.message["Reply-To"]),
            subject=subject,
            quoted_from=str(got.message["From"]),
            quoted_date=got.at,
            message_id=f"<{self.written}.{now:%Y%m%d%H%M}@{actor.address.partition('@')[2]}>",
            in_reply_to=str(got.message["Message-ID"]),
            date=now,
        )
        raw = CLIENTS[actor.client](reply)
        to = parseaddr(reply.to)[1]
        with smtplib.SMTP("127.0.0.1", self.port) as smtp:
            smtp.sendmail(actor.address, [to], raw)
        self._keep_copy(actor, to, raw, now)
        return Sent(actor, now, got.sender, subject, text)

    def _keep_copy(self, actor: Actor, to: str, raw: bytes, now: datetime) -> None:
        with self.transport as transport:
            transport.send(Outgoing(actor.address, to, raw))
        for path in self._fresh():
            os.utime(path, (now.timestamp(), now.timestamp()))

    def _fresh(self) -> Iterator[Path]:
        folder = self.maildir / "new"
        for path in sorted(folder.iterdir()) if folder.is_dir() else ():
            if path.name not in self.seen:
                self.seen.add(path.name)
                yield path
