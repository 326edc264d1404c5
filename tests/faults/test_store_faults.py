"""A store that is full, locked, read-only or damaged costs a line and some time, and no mail."""

from __future__ import annotations

import logging
import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from store import received
from store.database import StoreError, check, connect, disconnect
from store.models import database
from tests.faults.test_backup import damage
from tests.outside import COMMAND_SECONDS, START, Outside
from tests.rig import Catcher, Dovecot
from tests.world import World

MIA = "mia@example.com"
STATUS = f"From: {MIA}\r\nMessage-ID: <1@example.com>\r\nSubject: status\r\n\r\nstatus\r\n".encode()


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    """A programme with one mentee."""
    world = World(tmp_path)
    world.add(MIA, "Mia Okafor")
    yield world
    world.close()


def _file(world: World) -> Path:
    return world.service.settings.folder / "mentorpost.sqlite3"


@pytest.mark.sqlite("its lock is a file's; test_postgresql.py has the server's")
def test_a_locked_store_is_said_once_and_tried_again(world: World, caplog: pytest.LogCaptureFixture) -> None:
    database.execute_sql("PRAGMA busy_timeout = 20")
    world.box.mails["1"] = STATUS

    with closing(sqlite3.connect(_file(world), isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        assert [world.daemon.usable(world.daemon.turn) for _ in range(3)] == [False] * 3
        other.execute("ROLLBACK")

    said = [line.message for line in caplog.records if line.levelno == logging.ERROR]
    assert len(said) == 1
    assert "locked" in said[0]
    assert "tried again" in said[0]
    assert [letter.name for letter in world.run()] == ["status"]


@pytest.mark.sqlite("a file can be told how large it may grow")
def test_a_store_that_has_no_room_left_loses_nothing(world: World) -> None:
    pages = database.execute_sql("PRAGMA page_count").fetchone()[0]
    database.execute_sql(f"PRAGMA max_page_count = {pages}")
    for number in range(40):
        world.box.mails[str(number)] = STATUS.replace(b"<1@", b"<%d@" % number) + b"x" * 5000

    assert not world.daemon.usable(world.daemon.turn)

    database.execute_sql("PRAGMA max_page_count = 1000000")
    assert world.daemon.usable(world.daemon.turn)
    world.run()
    assert received.in_quarantine() == []
    assert world.box.mails == {}
    answered = {mail.raw.split(b"In-Reply-To: ")[1].split(b"\r\n")[0] for mail in world.wire.sent[1:]}
    assert len(answered) >= 10, "all but those over what an address gets a day"


@pytest.mark.sqlite("a server looks after its files itself")
def test_damage_is_found_from_end_to_end_and_the_line_names_restore(world: World) -> None:
    for number in range(200):
        world.box.mails[str(number)] = STATUS.replace(b"<1@", b"<%d@" % number) + b"x" * 500
    world.run()
    disconnect()
    damage(_file(world))
    connect(f"sqlite:///{_file(world)}")

    with pytest.raises(StoreError, match=r"is damaged .*mentorpost restore"):
        check()


@pytest.mark.sqlite("the disk is the file's")
@pytest.mark.skipif(os.getuid() == 0 and not shutil.which("setpriv"), reason="root may write to anything")
def test_a_read_only_disk_is_one_line_and_nothing_is_lost(
    tmp_path: Path, dovecot: Dovecot, catcher: Catcher, user: str
) -> None:
    outside = Outside(tmp_path, dovecot, catcher, user, START)
    outside.command("people", "add", MIA, "--name", "Mia Okafor", "--mentee")
    outside.run()
    dovecot.append(user, STATUS)
    files = [*outside.store.iterdir(), outside.store]
    for path in files:
        path.chmod(0o500 if path.is_dir() else 0o400)
    weaker = ["setpriv", "--bounding-set", "-dac_override,-dac_read_search"] if os.getuid() == 0 else []

    done = subprocess.run(
        [*weaker, sys.executable, "-m", "mentorpost", "--config", str(outside.config), "run", "--once"],
        capture_output=True, text=True, timeout=COMMAND_SECONDS, check=False,
    )  # fmt: skip

    for path in reversed(files):
        path.chmod(0o700 if path.is_dir() else 0o600)
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1, done.stderr
    assert "store" in done.stderr
    assert [letter.name for letter in outside.run()] == ["status"]
