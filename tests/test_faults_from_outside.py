"""What an operator meets: each fault is one line that says what to do, exit 1, and nothing is lost."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.loopback import PASSWORD, free_port
from tests.outside import COMMAND_SECONDS, START, Outside
from tests.rig import Catcher, Dovecot

MIA = "mia@example.com"
SMALL_FILE = 64  # in 512-byte blocks: less than an empty store, so the first write past it fails


@pytest.fixture
def outside(tmp_path: Path, dovecot: Dovecot, catcher: Catcher) -> Outside:
    """A programme with one mentee and a mail of hers waiting."""
    outside = Outside(tmp_path, dovecot, catcher, "faults@mentor.test", START)
    outside.command("people", "add", MIA, "--name", "Mia Okafor", "--mentee")
    return outside


def _mail(outside: Outside) -> None:
    outside.dovecot.append(
        outside.user,
        f"From: {MIA}\r\nTo: {outside.user}\r\nMessage-ID: <{outside.folder.name}@example.com>\r\n"
        "Subject: status\r\n\r\nstatus\r\n".encode(),
    )


def _once(outside: Outside, *, limit: str = "") -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "mentorpost", "--config", str(outside.config), "run", "--once"]
    if limit:
        command = ["bash", "-c", f'{limit}; exec "$@"', "bash", *command]
    return subprocess.run(command, capture_output=True, text=True, timeout=COMMAND_SECONDS, check=False)


def _change(outside: Outside, old: str, new: str) -> None:
    text = outside.config.read_text(encoding="utf-8")
    assert old in text
    outside.config.write_text(text.replace(old, new), encoding="utf-8")


def _one_line(done: subprocess.CompletedProcess[str], *said: str) -> None:
    assert done.returncode == 1, done.stdout + done.stderr
    assert done.stderr.count("\n") == 1, done.stderr
    assert all(word in done.stderr for word in said), done.stderr


def test_a_wrong_password_is_one_line_and_the_mail_waits(outside: Outside) -> None:
    _mail(outside)
    _change(outside, f'password = "{PASSWORD}"', 'password = "wrong"')

    _one_line(_once(outside), "refuses us", "password")

    _change(outside, 'password = "wrong"', f'password = "{PASSWORD}"')
    assert "status" in [letter.name for letter in outside.run()]


def test_a_mailbox_that_cannot_be_reached_is_one_line_and_the_letters_still_go(outside: Outside) -> None:
    _change(
        outside,
        outside.dovecot.url(outside.user),
        f"imap://faults%40mentor.test@127.0.0.1:{free_port()}/INBOX",
    )

    _one_line(_once(outside), "cannot be used now", "fetched later")

    assert [letter.name for letter in outside.caught()] == ["welcome-mentee"]


def test_an_smtp_server_that_cannot_be_reached_is_one_line_and_the_letters_wait(outside: Outside) -> None:
    _mail(outside)
    _change(outside, outside.catcher.url, f"smtp://127.0.0.1:{free_port()}")

    _one_line(_once(outside), "cannot be sent", "stays queued")

    assert {row["letter"] for row in outside.json("mail", "queue")} == {"welcome-mentee", "status"}


@pytest.mark.sqlite("a process can be told how large its own files may grow, and a server's are not its own")
def test_a_full_disk_is_one_line_and_nothing_is_lost(outside: Outside) -> None:
    outside.run()
    _mail(outside)

    _one_line(_once(outside, limit=f"ulimit -f {SMALL_FILE}"), "store")

    assert [letter.name for letter in outside.run()] == ["status"]


def test_unreadable_settings_are_one_line(outside: Outside) -> None:
    _change(outside, "[program]", "[program")

    _one_line(_once(outside), "is not TOML", "mend that line")


@pytest.mark.sqlite("on a server several work beside each other; test_workers.py has them")
def test_a_second_daemon_ends_in_one_line(outside: Outside) -> None:
    command = [sys.executable, "-m", "mentorpost", "--config", str(outside.config), "run"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as first:
        assert first.stdout is not None
        assert "Riverside Mentors" in first.stdout.readline()

        _one_line(_once(outside), "another mentorpost runs")

        first.terminate()
        assert first.wait(timeout=COMMAND_SECONDS) == 0
        assert first.stderr is not None
        assert first.stderr.read() == ""
