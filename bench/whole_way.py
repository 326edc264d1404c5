"""A thousand waiting replies, the whole way: Dovecot -> `mentorpost run --once` -> an SMTP server.

Beside each figure stands the same for `bench.least`, the least that any such service must do, over the
same mails in the same run; their ratio is what can be compared between machines.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from email import message_from_bytes
from email.header import decode_header, make_header
from email.message import Message
from pathlib import Path

from click.testing import CliRunner

from bench.measured import Cost, run
from mentorpost.__main__ import main as mentorpost
from tests.clients import FORMATS
from tests.dovecot import Dovecot
from tests.loopback import HOST, PASSWORD, free_port

POST = "post@example.org"
# The clients that most people use; replies take them in turn.
CLIENTS = ("gmail", "outlook_desktop", "apple_mail", "gmail_bottom")


@dataclass(frozen=True)
class Letter:
    """A letter of ours as somebody received it."""

    name: str
    to: str
    raw: bytes
    message: Message

    @property
    def text(self) -> str:
        """Its text part."""
        for part in self.message.walk():
            if part.get_content_type() == "text/plain":
                return bytes(part.get_payload(decode=True)).decode("utf-8")
        return ""

    def answered(self, words: str, client: str, number: int) -> bytes:
        """Write what this person's mail program sends when they reply."""
        now = datetime.now(UTC)
        return FORMATS[client](
            text=words,
            quoted_text=self.text.replace("\r\n", "\n"),
            sender=self.to,
            name=self.to.partition("@")[0].title(),
            to=str(self.message["Reply-To"] or self.message["From"]),
            subject=f"Re: {make_header(decode_header(self.message['Subject']))}",
            quoted_from=str(self.message["From"]),
            quoted_date=now,
            message_id=f"<{number}.{time.time_ns()}@example.net>",
            in_reply_to=str(self.message["Message-ID"]),
            date=now,
        )


class Bench:
    """One mail system, one service, and the people who answer it."""

    def __init__(self, folder: Path, dovecot: Dovecot, smtp_port: int, caught: Path) -> None:
        self._folder = folder
        self._dovecot = dovecot
        self._smtp_port = smtp_port
        self._caught = caught
        self._read = 0
        self._written = 0
        self.settings = folder / "mentorpost.toml"
        # It is noon for everybody, so that no letter waits for the morning.
        west = datetime.now(UTC).hour - 12
        self.settings.write_text(
            f"""
            program = {{name = "Bench", address = "{POST}", organizers = ["olga@example.com"],
                time_zone = "Etc/GMT{west:+d}"}}
            mailbox = {{url = "{dovecot.url(POST)}", password = "{PASSWORD}"}}
            smtp = {{url = "smtp://{HOST}:{smtp_port}"}}
            store = {{url = "sqlite:///{folder}/bench.sqlite3"}}
            """.replace("\n                ", " ")
        )

    def add(self, *arguments: str) -> None:
        """Add a person by the command that an organizer would type."""
        done = CliRunner().invoke(mentorpost, ["--config", str(self.settings), "people", "add", *arguments])
        assert done.exit_code == 0, done.output

    def once(self) -> Cost:
        """Run the service once."""
        return run("mentorpost", "--config", str(self.settings), "run", "--once")

    def letters(self) -> list[Letter]:
        """Give the letters that were sent since the last look."""
        paths = sorted(self._caught.glob("*.eml"))[self._read :]
        self._read += len(paths)
        found = []
        for path in paths:
            raw = path.read_bytes()
            message = message_from_bytes(raw)
            name, to = str(message["Mentorpost-Letter"]), str(message["X-Envelope-To"])
            found.append(Letter(name, to, raw, message))
        return found

    def reply(self, letter: Letter, words: str) -> bytes:
        """Answer a letter, by the next of the mail clients."""
        self._written += 1
        return letter.answered(words, CLIENTS[self._written % len(CLIENTS)], self._written)

    def measure(self, what: str, mails: list[bytes]) -> list[Letter]:
        """Let these mails wait, run the service and the least program over them, and print both."""
        put(self._dovecot, POST, mails)
        ours = self.once()
        letters = self.letters()
        assert self._dovecot.mails(POST) == [], "mail was left in the mailbox"
        least = self.least(what, mails, letters)
        print_stage(what, len(mails), len(letters), ours, least)
        return letters

    def least(self, what: str, mails: list[bytes], letters: list[Letter]) -> Cost:
        """Run the least program over the same mails, with as many letters of the same size."""
        user = f"least-{what}@example.org"
        put(self._dovecot, user, mails)
        each = max(1, round(len(letters) / len(mails)))
        size = sum(len(letter.raw) for letter in letters) // max(1, len(letters))
        store = str(self._folder / f"least-{what}.sqlite3")
        arguments = [str(self._dovecot.port), user, str(self._smtp_port), store, str(each), str(size)]
        cost = run("bench.least", *arguments)
        self.letters()
        return cost


def put(dovecot: Dovecot, user: str, mails: list[bytes]) -> None:
    """Let mails wait in a mailbox."""
    for at in range(0, len(mails), 250):
        dovecot.append(user, *mails[at : at + 250])


def print_stage(what: str, mails: int, letters: int, ours: Cost, least: Cost) -> None:
    """Print a line of the table for each of the two, and the ratios."""
    for who, cost in (("mentorpost", ours), ("least", least)):
        print(
            f"{what:8} {who:10} {mails:5} mails {letters:5} letters {mails / cost.wall_seconds:8.1f} mails/s"
            f" {cost.cpu_seconds / mails * 1000:8.2f} ms CPU a mail {cost.peak_megabytes:7.1f} MB peak"
        )
    wall, cpu = ours.wall_seconds / least.wall_seconds, ours.cpu_seconds / least.cpu_seconds
    peak = ours.peak_megabytes / least.peak_megabytes
    print(f"{'':8} {'ratio':10} {wall:.1f} the time, {cpu:.1f} the CPU, {peak:.1f} the memory\n", flush=True)


def introduce(bench: Bench, pairs: int) -> list[Letter]:
    """Bring pairs together, and measure each step; return the letters that introduce them."""
    for number in range(pairs):
        bench.add(f"mentor{number}@example.net", "--name", f"Mentor{number} Grey", "--mentor")
        bench.add(f"mentee{number}@example.net", "--name", f"Mentee{number} Brown", "--mentee")
    bench.once()
    welcomes = {letter.to: letter for letter in bench.letters()}
    codes = codes_of(bench)

    asking = []
    for number in range(pairs):
        code = codes[f"mentor{number}@example.net"]
        asking.append(bench.reply(welcomes[f"mentee{number}@example.net"], f"request {code}"))
    letters = bench.measure("request", asking)
    accepting = [bench.reply(letter, "accept") for letter in letters if letter.name == "request"]
    letters = bench.measure("accept", accepting)
    introduced = [letter for letter in letters if letter.name == "introduction"]
    assert len(accepting) == pairs, "not every request arrived"
    assert len(introduced) == 2 * pairs, "not everybody was introduced"
    return introduced


def play(bench: Bench, pairs: int) -> None:
    """Bring pairs together and let them write to each other; measure each step."""
    introduced = introduce(bench, pairs)
    words = "Thank you, I am glad about this. Shall we talk on Tuesday at five?\n\nBest wishes"
    passed_on = bench.measure("relay", [bench.reply(letter, words) for letter in introduced])
    assert len(passed_on) >= 2 * pairs, "not every mail was passed on"


def codes_of(bench: Bench) -> dict[str, str]:
    """Give each person's code."""
    done = CliRunner().invoke(mentorpost, ["--config", str(bench.settings), "people", "list", "--json"])
    return {person["address"]: person["code"] for person in json.loads(done.stdout)}


@contextmanager
def mail_system(folder: Path) -> Iterator[tuple[Dovecot, int, Path]]:
    """Start a Dovecot, and an SMTP server in a process of its own."""
    caught = folder / "caught"
    caught.mkdir()
    port = free_port()
    catching = subprocess.Popen([sys.executable, "-m", "bench.catching", str(port), str(caught)])
    dovecot = Dovecot()
    try:
        while not (caught / "ready").exists():
            assert catching.poll() is None
            time.sleep(0.01)
        yield dovecot, port, caught
    finally:
        dovecot.remove()
        catching.terminate()
        catching.wait(30)


def main() -> None:
    """Measure; `--pairs 50` for a quick look."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--pairs", type=int, default=500, help="500 pairs write 1,000 replies")
    pairs = arguments.parse_args().pairs
    with tempfile.TemporaryDirectory() as name, mail_system(Path(name)) as (dovecot, port, caught):
        play(Bench(Path(name), dovecot, port, caught), pairs)


if __name__ == "__main__":
    main()
