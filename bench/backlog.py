"""A hundred thousand mails after an outage: how much memory does the service take? `python -m bench.backlog`.

A store is filled, and mails of its people are put into a mailbox, by processes of their own; then
`mentorpost run` works for a while, and its own peak is read (VmHWM). Three minutes, 1 GB of the disk;
`--pairs 1000000` takes some more, and 4 GB.
"""

from __future__ import annotations

import argparse
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager, nullcontext
from pathlib import Path

from bench.measured import ROOT
from bench.million import LETTER, NOW, POST
from bench.store_of import fill
from mailer.maildir import make_maildir
from mentorpost.service import Service, service_for
from mentorpost.settings import load
from mentorship import tokens
from store.database import connect, disconnect
from tests.dovecot import Dovecot
from tests.loopback import PASSWORD

LOOK_SECONDS = 1.0
LETTERS_OF_ONE = 3  # the request, and the introduction of both
WORDS = (
    "Thank you, that helped. I tried it on Tuesday, and the second half went better than the first.\r\n" * 12
)
SETTINGS = """
program = {{name = "Bench", address = "{post}", organizers = ["olga@example.com"]}}
mailbox = {{url = "{mailbox}"{password}}}
smtp = {{url = "maildir:{folder}/sent"}}
store = {{url = "sqlite:///{folder}/bench.sqlite3"}}
"""


def prepare(folder: Path, inbox: Path, pairs: int, mails: int) -> None:
    """Fill the store, and the mailbox with what mentees answer to their introduction."""
    service = service_for(load(str(folder / "mentorpost.toml")))
    connect(service.settings.store_url)
    fill(pairs, 0, NOW, LETTER)
    disconnect()
    make_maildir(inbox)
    for number in range(mails):
        path = inbox / "cur" / f"{1_700_000_000 + number}.M{number}.bench:2,"
        path.write_bytes(_mail(service, number, number % pairs + 1))
    if os.getuid() == 0 and inbox.is_relative_to(folder) is False:
        for path in (inbox, *inbox.rglob("*")):
            shutil.chown(path, "dovecot", "dovecot")


def _mail(service: Service, number: int, pair: int) -> bytes:
    token = tokens.make(pair * LETTERS_OF_ONE, service.key)
    return (
        f"From: Mentee Grey <mentee{2 * pair}@example.net>\r\nTo: post+{token}@example.org\r\n"
        f"Subject: Re: Mentee Grey asks you\r\nMessage-ID: <{number}@example.net>\r\n"
        f"In-Reply-To: <{token}@example.org>\r\n\r\nHello, number {number} of many.\r\n\r\n{WORDS}"
    ).encode()


@contextmanager
def mailbox(folder: Path, *, maildir: bool) -> Iterator[Path]:
    """Write the settings, and give the Maildir that is read, by a Dovecot or directly."""
    with nullcontext() if maildir else _dovecot() as dovecot:
        url = dovecot.url(POST) if dovecot else f"maildir:{folder}/mail"
        password = f', password = "{PASSWORD}"' if dovecot else ""
        text = SETTINGS.format(post=POST, mailbox=url, password=password, folder=folder)
        (folder / "mentorpost.toml").write_text(text, encoding="utf-8")
        yield dovecot.home / "mail" / POST if dovecot else folder / "mail"


@contextmanager
def _dovecot() -> Iterator[Dovecot]:
    dovecot = Dovecot()
    try:
        yield dovecot
    finally:
        dovecot.remove()


def measure(folder: Path, handled: int, seconds: float) -> tuple[float, int, int, float]:
    """Let it run until so many are handled; give MB at its peak, mails stored and handled, seconds."""
    note = folder / "peak"
    began = time.monotonic()
    command = [sys.executable, "-m", "bench.launch", str(note), "mentorpost"]
    process = subprocess.Popen(
        [*command, "--config", str(folder / "mentorpost.toml"), "run"],
        cwd=ROOT, stdout=subprocess.DEVNULL, stderr=(folder / "log").open("wb"),
    )  # fmt: skip
    with closing(sqlite3.connect(f"file:{folder}/bench.sqlite3?mode=ro", uri=True)) as store:
        stored = done = 0
        while process.poll() is None and done < handled and time.monotonic() - began < seconds:
            time.sleep(LOOK_SECONDS)
            ((stored, done),) = store.execute("SELECT COUNT(*), SUM(state <> 'waiting') FROM received")
            done = done or 0
    process.send_signal(signal.SIGTERM)
    assert process.wait(120) == 0, (folder / "log").read_text()[-2000:]
    return int(note.read_text()) / 1024, stored, done, time.monotonic() - began


def main() -> None:
    """Prepare and measure, and print a row."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pairs", type=int, default=10_000)
    parser.add_argument("--mails", type=int, default=100_000)
    parser.add_argument("--handled", type=int, default=3_000, help="mails after which it is enough")
    parser.add_argument("--seconds", type=float, default=600.0, help="after which it is enough, too")
    parser.add_argument("--maildir", action="store_true", help="without a Dovecot")
    parser.add_argument("--prepare", nargs=2, type=Path, help=argparse.SUPPRESS)  # folder and Maildir
    asked = parser.parse_args()
    if asked.prepare:
        folder, inbox = asked.prepare
        prepare(folder, inbox, asked.pairs, asked.mails)
        return
    with tempfile.TemporaryDirectory() as name, mailbox(Path(name), maildir=asked.maildir) as inbox:
        sizes = ["--pairs", str(asked.pairs), "--mails", str(asked.mails)]
        itself = [sys.executable, "-m", "bench.backlog", *sizes, "--prepare", name, str(inbox)]
        subprocess.run(itself, check=True, cwd=ROOT)
        peak, stored, done, took = measure(Path(name), asked.handled, asked.seconds)
    print(
        f"{asked.pairs:9,} pairs, {asked.mails:,} mails in {'a Maildir' if asked.maildir else 'Dovecot'}: "
        f"{peak:.0f} MB at the peak; {stored:,} stored, {done:,} handled in {took:.0f} s"
    )


if __name__ == "__main__":
    main()
