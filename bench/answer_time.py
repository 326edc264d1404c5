"""How long does somebody wait for an answer of an idle service? `python -m bench.answer_time`

Each person asks for `status`, one after the other, while the service waits. The clock runs from the end of
delivery (the 250 of the listener, or of Dovecot) to the answer's end at an SMTP server. Dovecot itself tells
of new mail half a second late; what is above that is ours.
"""

from __future__ import annotations

import argparse
import smtplib
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from queue import Queue
from statistics import median, quantiles

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session
from click.testing import CliRunner

from mentorpost.__main__ import main as mentorpost
from tests.dovecot import Dovecot
from tests.loopback import HOST, PASSWORD, free_port

POST = "post@example.org"
IDLE_SECONDS = 0.4  # long enough for the service to wait again
PATIENCE_SECONDS = 60

Deliver = Callable[[bytes], None]


class Arrivals:
    """An SMTP server that notes when a letter has come."""

    def __init__(self) -> None:
        self.at: Queue[float] = Queue()
        self.port = free_port()
        self._controller = Controller(self, hostname=HOST, port=self.port, ready_timeout=10)

    def __enter__(self) -> Arrivals:
        self._controller.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._controller.stop(no_assert=True)

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802
        """Note the moment."""
        self.at.put(time.perf_counter())
        return "250 2.0.0 OK"


def settings(folder: Path, url: str, smtp_port: int) -> Path:
    """Write the settings of a service that reads mail from there."""
    path = folder / "mentorpost.toml"
    west = datetime.now(UTC).hour - 12  # it is noon for everybody
    path.write_text(
        f"""
        program = {{name = "Bench", address = "{POST}", organizers = ["olga@example.com"],
            time_zone = "Etc/GMT{west:+d}"}}
        mailbox = {{url = "{url}", password = "{PASSWORD}"}}
        smtp = {{url = "smtp://{HOST}:{smtp_port}"}}
        store = {{url = "sqlite:///{folder}/bench.sqlite3"}}
        """.replace("\n            ", " ")
    )
    return path


@contextmanager
def service(config: Path) -> Iterator[None]:
    """Let the service run."""
    arguments = [sys.executable, "-m", "mentorpost", "--config", str(config), "run"]
    running = subprocess.Popen(arguments, stderr=subprocess.DEVNULL)
    try:
        yield
    finally:
        running.terminate()
        running.wait(30)


def asking(number: int) -> bytes:
    """Write a mail that asks how things are."""
    text = f"From: Mentee{number} <mentee{number}@example.net>\r\nTo: {POST}\r\nSubject: a question\r\n"
    return f"{text}Message-ID: <{number}.{time.time_ns()}@example.net>\r\n\r\nstatus\r\n".encode()


def waited(config: Path, arrivals: Arrivals, deliver: Deliver, asked: int) -> list[float]:
    """Give how long each person waited, in milliseconds; the first two only warm up."""
    for number in range(asked + 2):
        command = ["--config", str(config), "people", "add", f"mentee{number}@example.net", "--mentee"]
        done = CliRunner().invoke(mentorpost, [*command, "--name", f"Mentee{number} Brown"])
        assert done.exit_code == 0, done.output
    found = []
    with service(config):
        for _ in range(asked + 2):
            arrivals.at.get(timeout=PATIENCE_SECONDS)  # the welcomes
        for number in range(asked + 2):
            time.sleep(IDLE_SECONDS)
            deliver(asking(number))
            delivered = time.perf_counter()
            found.append((arrivals.at.get(timeout=PATIENCE_SECONDS) - delivered) * 1000)
    return found[2:]


def show(what: str, found: list[float]) -> None:
    """Print a line of the table."""
    print(
        f"{what:15} {len(found):3} mails   median {median(found):6.0f} ms   "
        f"nine of ten within {quantiles(found, n=10)[-1]:6.0f} ms",
        flush=True,
    )


def by_lmtp(port: int) -> Deliver:
    """Hand mail to the service itself."""

    def deliver(raw: bytes) -> None:
        with smtplib.LMTP(HOST, port) as server:
            server.sendmail("somebody@example.net", [POST], raw)

    return deliver


def main() -> None:
    """Measure both."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--mails", type=int, default=30)
    mails = arguments.parse_args().mails
    with tempfile.TemporaryDirectory() as name, Arrivals() as arrivals:
        port = free_port()
        config = settings(Path(name), f"lmtp://{HOST}:{port}", arrivals.port)
        show("LMTP listener", waited(config, arrivals, by_lmtp(port), mails))
    dovecot = Dovecot()
    try:
        with tempfile.TemporaryDirectory() as name, Arrivals() as arrivals:
            config = settings(Path(name), dovecot.url(POST), arrivals.port)
            show("Dovecot, IDLE", waited(config, arrivals, lambda raw: dovecot.deliver(POST, raw), mails))
    finally:
        dovecot.remove()


if __name__ == "__main__":
    main()
