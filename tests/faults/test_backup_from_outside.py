"""`mentorpost backup` and `mentorpost restore`, as an operator types them."""

from __future__ import annotations

import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.outside import COMMAND_SECONDS, Outside
from tests.rig import Catcher, Dovecot
from tests.shifted_clock import environment

pytestmark = pytest.mark.sqlite("a server is backed up with its own tools")

MAX, MIA = "max@example.org", "mia@example.com"


def _file(outside: Outside) -> Path:
    return outside.store / "mentorpost.sqlite3"


@pytest.fixture
def outside(tmp_path: Path, dovecot: Dovecot, catcher: Catcher, user: str) -> Outside:
    """A programme of today, in which Mia has asked Max: a server dates mail by its own clock."""
    outside = Outside(tmp_path, dovecot, catcher, user, datetime.now(UTC))
    outside.command("people", "add", MAX, "--name", "Max Berger", "--mentor", "--mission", "I moved.")
    outside.command("people", "add", MIA, "--name", "Mia Okafor", "--mentee")
    outside.run()
    code = outside.json("people", "show", MAX)["code"]
    outside.reply(MIA, "welcome-mentee", f"request {code}\n\nI teach maths.", "gmail")
    return outside


def _typed(outside: Outside, *arguments: str, answer: str = "") -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "mentorpost", "--config", str(outside.config), *arguments],
        env=environment(outside.now), input=answer, capture_output=True, text=True,
        timeout=COMMAND_SECONDS, check=False,
    )  # fmt: skip


def test_a_programme_goes_back_to_a_backup_and_lives_on_without_a_letter_sent_twice(outside: Outside) -> None:
    assert "2 people" in outside.command("backup", "--keep", "2")
    (copy,) = (outside.store / "backups").iterdir()
    outside.reply(MAX, "request", "accept", "gmail")
    assert outside.pair()["state"] == "agreeing"
    _file(outside).write_bytes(b"\xa5" * 100_000)

    refused = _typed(outside, "run", "--once")
    assert refused.returncode == 1
    assert refused.stderr.count("\n") == 1
    assert "damaged" in refused.stderr
    assert "mentorpost restore" in refused.stderr

    restored = _typed(outside, "restore", str(copy), answer="y\n")
    assert restored.returncode == 0, restored.stderr
    assert "is kept as" in restored.stdout
    assert outside.run() == []

    queue = outside.json("mail", "queue")
    assert {(row["letter"], row["to"], row["state"]) for row in queue} == {
        ("introduction", MAX, "held"),
        ("introduction", MIA, "held"),
    }
    assert outside.pair()["state"] == "agreeing"
    assert outside.json("status")["letters_held"] == 2
    assert "2 letters are discarded" in outside.command("mail", "discard", "--held")
    # The letter that Mia answers went out before the disaster, and the store that wrote it is gone.
    answered = outside.reply(MIA, "introduction", "Hello Max, I write first.", "gmail")
    assert len(answered) == 1


def test_who_does_not_say_yes_changes_nothing(outside: Outside) -> None:
    copy = outside.folder / "one.backup"
    outside.command("backup", str(copy))
    before = _file(outside).read_bytes()

    assert _typed(outside, "restore", str(copy), answer="n\n").returncode == 1
    assert _file(outside).read_bytes() == before


def test_nothing_is_restored_onto_a_running_service(outside: Outside) -> None:
    copy = outside.folder / "one.backup"
    command = [sys.executable, "-m", "mentorpost", "--config", str(outside.config), "run"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as daemon:
        assert daemon.stdout is not None
        assert "Riverside Mentors" in daemon.stdout.readline()
        assert "checked" in outside.command("backup", str(copy)), "a backup needs no stop"

        refused = _typed(outside, "restore", str(copy), "--yes")

        daemon.terminate()
    assert refused.returncode == 1
    assert "another mentorpost runs" in refused.stderr
    assert refused.stderr.count("\n") == 1


def test_only_the_newest_backups_are_kept_and_no_other_file_is_touched(outside: Outside) -> None:
    folder = outside.store / "backups"
    folder.mkdir()
    (folder / "mine.backup").write_text("kept")
    for number in range(4):
        (folder / f"mentorpost-2020010{number}-000000.backup").write_text("old")

    said = outside.command("backup", "--keep", "2")

    assert "3 older deleted" in said
    kept = sorted(path.name for path in folder.iterdir())
    assert kept[:2] == ["mentorpost-20200103-000000.backup", kept[1]]
    assert kept[2:] == ["mine.backup"]


def test_keep_with_a_file_is_a_slip_of_the_hand(outside: Outside) -> None:
    assert _typed(outside, "backup", "x", "--keep", "2").returncode == 2
    assert _typed(outside, "mail", "retry").returncode == 2
    assert _typed(outside, "mail", "discard", "3", "--held").returncode == 2
