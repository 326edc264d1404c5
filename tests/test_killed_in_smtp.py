"""A daemon that is killed inside an SMTP transaction loses nothing, and does nothing twice."""

from __future__ import annotations

import email
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from aiosmtpd.smtp import SMTP, Envelope, Session

from tests.outside import START, Outside
from tests.rig import Catcher, Dovecot

MIA = "mia@example.com"
PATIENCE_SECONDS = 60


class Killing(Catcher):
    """An SMTP server that kills its client in the middle of DATA: before its 250, or right after it."""

    victim: subprocess.Popen[bytes] | None = None
    kills_left = 0
    killed = 0

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802
        """Take the mail or not, and kill who sends it."""
        if self.kills_left == 0 or self.victim is None:
            return await super().handle_DATA(server, session, envelope)
        self.kills_left -= 1
        before = self.killed % 2 == 0
        self.killed += 1
        if before:
            self.victim.kill()
            return "451 4.3.0 never read"
        answer = await super().handle_DATA(server, session, envelope)
        self.victim.kill()
        return answer


@pytest.fixture
def killing() -> Iterator[Killing]:
    """An SMTP server that kills."""
    server = Killing()
    server.start()
    yield server
    server.stop()


@pytest.mark.parametrize(
    "kills", [pytest.param(6, id="6-kills"), pytest.param(30, id="30-kills", marks=pytest.mark.long)]
)
def test_every_act_takes_effect_once_however_often_the_daemon_is_killed(
    kills: int, tmp_path: Path, dovecot: Dovecot, killing: Killing
) -> None:
    outside = Outside(tmp_path, dovecot, killing, f"killed{kills}@mentor.test", START)
    outside.command("people", "add", MIA, "--name", "Mia Okafor", "--mentee")
    outside.run()
    for number in range(1, kills + 1):
        dovecot.append(outside.user, _mail(outside.user, number))

    killing.kills_left = kills
    while killing.kills_left or _unsent(outside):
        _daemon(outside, killing)

    copies = Counter(_message_id(mail.raw) for mail in killing.mails if b"letter: done" in mail.raw.lower())
    assert len(copies) == kills, "every act is answered, each under one Message-ID"
    assert sum(copies.values()) - kills <= kills // 2, "a kill repeats only the letter on the wire"
    assert outside.json("people", "show", MIA)["hours"] == kills
    assert outside.json("mail", "quarantine") == []
    assert dovecot.mails(outside.user) == []


def _daemon(outside: Outside, killing: Killing) -> None:
    """Run the daemon until it is killed, or has nothing left to do."""
    command = [sys.executable, "-m", "mentorpost", "--config", str(outside.config), "run"]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as daemon:
        killing.victim = daemon
        end = time.monotonic() + PATIENCE_SECONDS
        while daemon.poll() is None and (killing.kills_left or _unsent(outside)):
            assert time.monotonic() < end, "the daemon hangs"
            time.sleep(0.05)
        killing.victim = None
        if daemon.poll() is None:
            daemon.send_signal(signal.SIGTERM)
            daemon.wait(timeout=PATIENCE_SECONDS)


def _unsent(outside: Outside) -> bool:
    return bool(outside.waiting())


def _mail(to: str, number: int) -> bytes:
    return (
        f"From: Mia Okafor <{MIA}>\r\nTo: {to}\r\nSubject: hours {number}\r\n"
        f"Message-ID: <hours-{number}@example.com>\r\n\r\nhours {number}\r\n"
    ).encode()


def _message_id(raw: bytes) -> str:
    return str(email.message_from_bytes(raw)["Message-ID"])
