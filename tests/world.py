"""A whole programme in memory: real store, real letters, real replies; only the wires are missing.

`World` moves its own clock, delivers mail into its own mailbox and keeps what leaves. What it does is what
`mentorpost run --once` does, through the same daemon.
"""

from __future__ import annotations

import email
import email.policy
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email.message import EmailMessage
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import Self

from mailer.clearing import Ours
from mailer.values import Delivery, Fetched, Outcome, Outgoing, Transport
from mentorpost import writing
from mentorpost.daemon import Daemon
from mentorpost.service import Service, service_for
from mentorpost.settings import Contact, Program, Server, Settings
from mentorship.acts.joining import welcome
from mentorship.letters.base import Role
from mentorship.mentorship import Mentorship
from mentorship.people import Person
from mentorship.policy import Policy
from mentorship.stillness import Break
from store import mentorships, people
from store.database import connect, disconnect
from store.models import database
from tests.clients import FORMATS
from tests.stores import as_worker, store_url

PROGRAMME = "mentors@riverside.example"
START = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)  # a Monday


@dataclass
class Box:
    """A mailbox in memory."""

    spool = ""
    mails: dict[str, bytes] = field(default_factory=dict)
    processed: dict[str, bytes] = field(default_factory=dict)

    def wait(self, seconds: float) -> bool:
        """Never wait."""
        return bool(self.mails) and seconds >= 0

    def fetch(self) -> Iterator[Sequence[Fetched]]:
        """Yield everything at once."""
        if self.mails:
            yield [Fetched(key, raw) for key, raw in self.mails.items()]

    def done(self, keys: Sequence[str]) -> None:
        """Take these out of the way."""
        for key in keys:
            if key in self.mails:
                self.processed[key] = self.mails.pop(key)

    def taken_since(self, moment: datetime) -> Iterator[Sequence[Fetched]]:
        """Yield what was done with; when it came is not kept here."""
        if self.processed:
            yield [Fetched(f"Processed/{key}", raw) for key, raw in self.processed.items()]

    def clear(self, before: datetime, ours: Ours) -> int:
        """Keep no old mail."""
        return 0 if before and ours else 1

    def close(self) -> None:
        """Do nothing."""


@dataclass
class Wire(Transport):
    """A transport that keeps what leaves."""

    sent: list[Outgoing] = field(default_factory=list)
    outcomes: list[Outcome] = field(default_factory=list)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        return None

    def send(self, outgoing: Outgoing) -> Outcome:
        """Keep a mail, or answer as the test said."""
        outcome = self.outcomes.pop(0) if self.outcomes else Outcome(Delivery.SENT, "250 ok")
        if outcome.delivery is Delivery.SENT:
            self.sent.append(outgoing)
        return outcome


@dataclass(frozen=True)
class Got:
    """A letter as it arrived."""

    to: str
    at: datetime
    message: EmailMessage

    @cached_property
    def name(self) -> str:
        """Which letter it is."""
        return str(self.message["Mentorpost-Letter"])

    @cached_property
    def number(self) -> str:
        """Its Message-ID."""
        return str(self.message["Message-ID"])

    @cached_property
    def raw(self) -> bytes:
        """The whole of it."""
        return self.message.as_bytes()

    @cached_property
    def subject(self) -> str:
        """Its subject."""
        return str(self.message["Subject"])

    @cached_property
    def text(self) -> str:
        """Its text part, token line included."""
        part = self.message.get_body(("plain",))
        return part.get_content().replace("\r\n", "\n") if part else ""

    @cached_property
    def html(self) -> str:
        """Its HTML part."""
        part = self.message.get_body(("html",))
        return part.get_content() if part else ""


class World:
    """One programme, its people and their mail."""

    def __init__(
        self,
        folder: Path,
        policy: Policy | None = None,
        start: datetime = START,
        breaks: tuple[Break, ...] = (),
    ) -> None:
        settings = Settings(
            program=Program(
                "Riverside Mentors",
                PROGRAMME,
                (Contact("Ann Reyes", "ann@riverside.example"),),
                safety_contact=Contact("Jo Lind", "jo@riverside.example"),
                breaks=breaks,
            ),
            mailbox=Server("maildir:unused"),
            smtp=Server("maildir:unused"),
            store_url=store_url(folder),
            folder=folder,
            policy=policy or Policy(),
        )
        connect(settings.store_url)
        self.now = start
        self.box, self.wire = Box(), Wire()
        self.service: Service = service_for(settings)
        self.daemon = Daemon(self.service, self.box, self.wire, lambda: self.now)
        self.letters: list[Got] = []
        self._mails = 0

    def close(self) -> None:
        """Let go of the store."""
        disconnect()

    # --- people

    def add(
        self, address: str, name: str, *, mentor: bool = False, mission: str = "", capacity: int = 1
    ) -> Person:
        """Add somebody as `people add` does, and send the welcome."""
        with database.atomic():
            person = people.add(
                Person(0, address, name, "", mentor, not mentor, mission=mission, capacity=capacity), self.now
            )
            letter = welcome(person, Role.MENTOR if mentor else Role.MENTEE, self.service.policy)
            writing.write(self.service, writing.to_person(letter, person), self.now)
        self.run()
        return person

    def person(self, address: str) -> Person:
        """Return somebody as they are on record."""
        found = people.by_address(address)
        assert found is not None
        return found

    def pair(self, number: int = 1) -> Mentorship:
        """Return a mentorship as it is on record."""
        found = mentorships.load(number)
        assert found is not None
        return found

    # --- mail

    def run(self) -> list[Got]:
        """Do what `run --once` does; return the letters that left."""
        before = len(self.wire.sent)
        with as_worker():
            self.daemon.once()
        fresh = [self._got(mail) for mail in self.wire.sent[before:]]
        self.letters += fresh
        return fresh

    def deliver(self, raw: bytes) -> list[Got]:
        """Put a mail into the mailbox, and run."""
        self._mails += 1
        self.box.mails[f"test:{self._mails}"] = raw
        return self.run()

    def write(self, sender: str, text: str, *, to: str = PROGRAMME, subject: str = "Hello") -> list[Got]:
        """Somebody writes a new mail, which answers nothing."""
        return self.deliver(self._new_mail(sender, text, to, subject))

    def reply(self, sender: str, letter: str | Got, text: str, client: str = "gmail") -> list[Got]:
        """Somebody answers the latest letter of that name that they got."""
        return self.deliver(self.reply_mail(sender, letter, text, client))

    def reply_mail(
        self, sender: str, letter: str | Got, text: str, client: str = "gmail", typed_html: str = ""
    ) -> bytes:
        """Return an answer as a client writes it."""
        got = letter if isinstance(letter, Got) else self.latest(letter, sender)
        self._mails += 1
        subject = got.subject if got.subject.startswith("Re: ") else f"Re: {got.subject}"
        person = people.by_address(sender)
        return FORMATS[client](
            text=text,
            typed_html=typed_html,
            quoted_text=got.text,
            quoted_html=got.html,
            sender=sender,
            name=person.name if person else sender,
            to=str(got.message["Reply-To"]),
            subject=subject,
            quoted_from=str(got.message["From"]),
            quoted_date=got.at,
            message_id=f"<mail-{self._mails}@{sender.partition('@')[2]}>",
            in_reply_to=str(got.message["Message-ID"]),
            date=self.now,
        )

    def latest(self, name: str, to: str) -> Got:
        """Return the latest letter of a name that somebody got."""
        for got in reversed(self.letters):
            if got.name == name and got.to == to:
                return got
        raise AssertionError(f"{to} never got {name}, only {self.got(to)}")

    def got(self, to: str, since: datetime | None = None) -> list[str]:
        """Return the names of the letters that somebody got."""
        return [got.name for got in self.letters if got.to == to and (since is None or got.at >= since)]

    # --- time

    def after(self, days: float = 0, hours: float = 0) -> list[Got]:
        """Let time pass, waking when something is due, and return the letters that came of it."""
        end = self.now + timedelta(days=days, hours=hours)
        fresh: list[Got] = []
        while (look := mentorships.next_look()) is not None and look < end:
            self.now = max(self.now, look)
            fresh += self.run()
        self.now = end
        return fresh + self.run()

    def _got(self, mail: Outgoing) -> Got:
        message = email.message_from_bytes(mail.raw, policy=email.policy.default)
        assert isinstance(message, EmailMessage)
        return Got(mail.recipient, self.now, message)

    def _new_mail(self, sender: str, text: str, to: str, subject: str) -> bytes:
        self._mails += 1
        person = people.by_address(sender)
        message = EmailMessage()
        message["From"] = f"{person.name if person else sender} <{sender}>"
        message["To"] = to
        message["Subject"] = subject
        message["Date"] = self.now
        message["Message-ID"] = f"<mail-{self._mails}@{sender.partition('@')[2]}>"
        message.set_content(text)
        return message.as_bytes()
