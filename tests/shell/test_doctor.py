"""`doctor` sends a letter there and back, and says of each fault what to do."""

from __future__ import annotations

import json
import smtplib
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session

from tests.loopback import HOST, PASSWORD, free_port
from tests.rig import Dovecot
from tests.stores import store_table

SECONDS = 60
SAYS = b"Authentication-Results: mx.example.org; spf=pass smtp.mailfrom=b.org; dkim=fail; dmarc=none\r\n"


class Relay:
    """An SMTP server that hands each mail to Dovecot, after `change` saw it; None loses it."""

    def __init__(self, dovecot: Dovecot) -> None:
        self.dovecot = dovecot
        self.change: Callable[[bytes, str], bytes | None] = lambda raw, to: raw
        self.port = free_port()
        self._controller = Controller(self, hostname=HOST, port=self.port, ready_timeout=10)

    def start(self) -> None:
        self._controller.start()

    def stop(self) -> None:
        self._controller.stop()

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802
        assert isinstance(envelope.content, bytes)
        for to in envelope.rcpt_tos:
            raw = self.change(envelope.content, to)
            if raw is not None:
                with smtplib.LMTP(HOST, self.dovecot.lmtp_port) as lmtp:
                    lmtp.sendmail(envelope.mail_from or "", [to], raw)
        return "250 OK"


@pytest.fixture
def relay(dovecot: Dovecot) -> Iterator[Relay]:
    """Start a relay in front of the Dovecot."""
    server = Relay(dovecot)
    server.start()
    yield server
    server.stop()


class Setup:
    """A settings file, and `doctor` on it."""

    def __init__(self, folder: Path, dovecot: Dovecot, user: str, relay: Relay) -> None:
        self.file, self.folder = folder / "mentorpost.toml", folder
        self.file.write_text(
            f"""
            [program]
            name = "Riverside Mentors"
            address = "{user}"
            organizers = ["Ann Reyes <ann@riverside.example>"]
            [mailbox]
            url = "{dovecot.url(user)}"
            password = "{PASSWORD}"
            [smtp]
            url = "smtp://{HOST}:{relay.port}"
            """
            + store_table(folder),
            encoding="utf-8",
        )
        self.file.chmod(0o600)

    def change(self, old: str, new: str) -> None:
        """Change a word of the settings."""
        text = self.file.read_text("utf-8")
        assert old in text
        self.file.write_text(text.replace(old, new), "utf-8")

    def run(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Run a command on it."""
        return subprocess.run(
            [sys.executable, "-m", "mentorpost", "--config", str(self.file), *arguments],
            capture_output=True, text=True, timeout=SECONDS, check=False,
        )  # fmt: skip

    def found(self, *arguments: str) -> dict[str, list[str]]:
        """Run doctor; return what it found, by level."""
        done = self.run("doctor", "--json", "--wait", "8", *arguments)
        rows: list[dict[str, Any]] = json.loads(done.stdout)
        levels: dict[str, list[str]] = {"ok": [], "look": [], "fault": []}
        for row in rows:
            levels[row["level"]].append(f"{row['what']} / {row['do']}")
        return levels


@pytest.fixture
def setup(tmp_path: Path, dovecot: Dovecot, user: str, relay: Relay) -> Setup:
    """A programme on a Dovecot mailbox that its own letters reach."""
    return Setup(tmp_path, dovecot, user, relay)


def _any(lines: list[str], *words: str) -> bool:
    return any(all(word in line for word in words) for line in lines)


def test_a_letter_comes_back_and_is_gone_again(setup: Setup, relay: Relay, user: str) -> None:
    relay.change = lambda raw, to: SAYS + raw
    done = setup.run("doctor", "--wait", "8")

    assert done.returncode == 0, done.stdout + done.stderr
    for said in (
        "the letter came back",
        "the address that replies go to, the number of the mail, the line below the letter",
        "mx.example.org says of our own letter: spf pass, dkim fail, dmarc none",
        'trusted_authserv = ["mx.example.org"]',
        "dkim fails for our letters",
        "what somebody reports in confidence goes to ann@riverside.example",
        "its clock and the mail server's agree",
        "All well.",
    ):
        assert said in done.stdout
    assert _any(setup.found("--no-letter")["ok"], "mails that wait there: 0")


def test_what_a_provider_loses_is_named(setup: Setup, relay: Relay) -> None:
    def lose(raw: bytes, to: str) -> bytes | None:
        gone = (b"message-id:", b"reply-to:")
        kept = [line for line in raw.split(b"\r\n") if not line.lower().startswith(gone)]
        return None if "+" in to else b"\r\n".join(kept)

    relay.change = lose
    found = setup.found()

    assert _any(found["ok"], "a reply will be known by: the line below the letter")
    assert _any(found["look"], "lost on the way: the address that replies go to, the number of the mail")


def test_a_letter_that_does_not_come_back_is_a_fault(setup: Setup, relay: Relay) -> None:
    relay.change = lambda raw, to: None
    done = setup.run("doctor", "--wait", "1")

    assert done.returncode == 1
    assert "the letter did not come back" in done.stdout


def test_a_wrong_password_is_a_fault_and_no_letter_is_sent(setup: Setup, relay: Relay) -> None:
    sent: list[str] = []
    relay.change = lambda raw, to: sent.append(to)
    setup.change(f'password = "{PASSWORD}"', 'password = "wrong"')

    assert _any(setup.found()["fault"], "refuses us", "password")
    assert sent == []


@pytest.mark.sqlite("a server looks after its files itself")
def test_a_damaged_store_and_open_files_are_faults(setup: Setup) -> None:
    setup.run("people", "list")
    store = setup.folder / "mentorpost.sqlite3"
    assert _any(setup.found("--no-letter")["ok"], "is whole")

    with closing(sqlite3.connect(store)) as opened:
        opened.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    raw = bytearray(store.read_bytes())
    raw[8192:12288] = b"\xff" * 4096
    store.write_bytes(raw)
    store.chmod(0o644)

    found = setup.found("--no-letter")
    assert _any(found["fault"], "mentorpost.sqlite3", "mentorpost restore")
    assert _any(found["fault"], "others on this machine may read", "chmod 600")


def test_a_daemon_that_is_quicker_leaves_the_letter_where_doctor_finds_it(setup: Setup) -> None:
    command = [sys.executable, "-m", "mentorpost", "--config", str(setup.file), "run"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as daemon:
        try:
            assert daemon.stdout is not None
            while b"Stop with" not in daemon.stdout.readline():
                assert daemon.poll() is None
            found = setup.found()
        finally:
            daemon.terminate()

    assert _any(found["ok"], "mentorpost runs")
    assert _any(found["ok"], "the letter came back")
    assert _any(setup.found("--no-letter")["ok"], "mails that wait there: 0")
