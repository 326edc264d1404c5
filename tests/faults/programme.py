"""A programme with a bit of everything waiting, made once and copied for each run."""

from __future__ import annotations

import email
import shutil
from collections import Counter
from datetime import datetime, timedelta
from email.message import EmailMessage
from pathlib import Path
from typing import NamedTuple

from tests.loopback import PASSWORD
from tests.rig import Catcher, Dovecot
from tests.stores import ask, copy_store, store_table
from tests.world import PROGRAMME, World

# What the store says, without numbers and moments: what two runs have in common that did the same.
FACTS = {
    "people": "SELECT address, status, hours, capacity, mentor, mentee FROM person",
    "pairs": (
        "SELECT a.address, b.address, m.state, m.stage FROM mentorship m"
        " JOIN person a ON a.id = m.mentor_id JOIN person b ON b.id = m.mentee_id"
    ),
    "history": (
        "SELECT b.address, h.what, h.by FROM history h JOIN mentorship m ON m.id = h.mentorship_id"
        " JOIN person b ON b.id = m.mentee_id"
    ),
    "letters": "SELECT name, recipient, state FROM letter",
    "mails": "SELECT digest, state, outcome, kind FROM received",
    "left": "SELECT id FROM received WHERE NOT gone OR mail IS NOT NULL",
}


class Facts(NamedTuple):
    """The state of a programme, comparable with that of another run."""

    tables: dict[str, Counter[tuple[object, ...]]]


class Template:
    """Five days ago people joined and asked; now their mails wait, and a reminder is due."""

    def __init__(self, folder: Path, now: datetime) -> None:
        self.folder = folder
        folder.mkdir()
        world = World(folder, start=now - timedelta(days=5))
        for name in ("max", "otto", "nora"):
            world.add(f"{name}@example.org", name.title(), mentor=True, mission="I changed careers.")
        for name, mentor in (("mia", "max"), ("ivo", "otto"), ("eva", "nora")):
            address = f"{name}@example.com"
            world.add(address, name.title())
            code = world.person(f"{mentor}@example.org").code
            world.reply(address, "welcome-mentee", f"request {code}\n\nI teach maths.")
        world.reply("nora@example.org", "request", "accept")
        world.now = now
        self.mails = [
            world.reply_mail("max@example.org", "request", "accept"),
            world.reply_mail("eva@example.com", "introduction", "Hello Nora, this is my road. It was long."),
            _mail("ivo@example.com", "hours 3", 1),
            _mail("zoe@example.net", "join as mentee", 2),
            _mail("nobody@example.net", "What is this about?", 3),
            _mail("mailer-daemon@example.net", "Out of order", 4, auto="auto-replied"),
            _mail("mia@example.com", "status", 5),
        ]
        world.close()

    def copy(self, folder: Path, dovecot: Dovecot, catcher: Catcher, user: str) -> Path:
        """Make a programme of its own of it, with the mails waiting; return its settings."""
        shutil.copytree(self.folder, folder)
        copy_store(self.folder, folder)
        dovecot.append(user, *self.mails)
        config = folder / "mentorpost.toml"
        config.write_text(
            f"""
            [program]
            name = "Riverside Mentors"
            address = "{PROGRAMME}"
            organizers = ["Ann Reyes <ann@riverside.example>"]
            safety_contact = "Jo Lind <jo@riverside.example>"
            [mailbox]
            url = "{dovecot.url(user)}"
            password = "{PASSWORD}"
            [smtp]
            url = "{catcher.url}"
            {store_table(folder)}
            """,
            encoding="utf-8",
        )
        return config


def _mail(sender: str, words: str, number: int, auto: str = "") -> bytes:
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = sender, PROGRAMME, words
    message["Message-ID"] = f"<waiting-{number}@{sender.partition('@')[2]}>"
    if auto:
        message["Auto-Submitted"] = auto
    message.set_content(words)
    return message.as_bytes()


def facts(folder: Path) -> Facts:
    """Return what a store says."""
    return Facts({name: Counter(ask(folder, query)) for name, query in FACTS.items()})


def written(folder: Path) -> Counter[str]:
    """Return the Message-IDs of the letters that a store says were sent."""
    return Counter(number for (number,) in ask(folder, "SELECT message_id FROM letter"))


def delivered(catcher: Catcher, since: int) -> Counter[tuple[str, bytes]]:
    """Return how often each letter came, by its Message-ID and its bytes."""
    return Counter(
        (str(email.message_from_bytes(mail.raw)["Message-ID"]), mail.raw) for mail in catcher.mails[since:]
    )
