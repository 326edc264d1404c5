"""At night the store gives back what holds nothing; whatever happens meanwhile, it is whole afterwards."""

from __future__ import annotations

import logging
import resource
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from peewee import OperationalError

from mentorpost.giving_back import needed, worth_it
from store.database import give_back, room
from store.models import database
from store.room import Room
from tests.world import World

pytestmark = pytest.mark.sqlite("a server sees to its room itself")

MB = 2**20
TEXT = "x" * 6_000
ROWS = 2_500
NIGHT = datetime(2026, 3, 4, 3, 10, tzinfo=UTC)
MIA = "mia@example.com"


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    """A programme in whose store many letters were blanked."""
    world = World(tmp_path)
    world.add(MIA, "Mia Okafor")
    _fill_and_blank()
    yield world
    world.close()


def _fill_and_blank() -> None:
    with database.atomic():
        for number in range(ROWS):
            database.execute_sql(
                "INSERT INTO letter (name, recipient, subject, text, thread, about, asked, routine, state, "
                "attempts, said, listed, worker, created_at) VALUES "
                "('done', ?, '', ?, '', 0, '', 0, 'sent', 0, '', '', 0, '2026-03-01 09:00:00.000000')",
                (f"{number}@example.org", TEXT),
            )
    database.execute_sql("UPDATE letter SET text = '' WHERE id % 10 > 0 AND text = ?", (TEXT,))


def _file(world: World) -> Path:
    return world.service.settings.folder / "mentorpost.sqlite3"


def _whole(file: Path) -> None:
    with closing(sqlite3.connect(file)) as store:
        assert store.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert store.execute("SELECT COUNT(*) FROM letter WHERE recipient <> ?", (MIA,)).fetchone() == (ROWS,)
        assert store.execute("SELECT COUNT(*) FROM letter WHERE text = ?", (TEXT,)).fetchone()[0] > 100


def test_at_night_the_file_becomes_as_small_as_what_it_holds(world: World) -> None:
    before = _file(world).stat().st_size
    world.now = NIGHT
    world.run()

    assert _file(world).stat().st_size < 0.3 * before
    _whole(_file(world))


@pytest.mark.parametrize("hour", [0, 2, 5, 9, 23])
def test_by_day_it_stays_as_it_is(world: World, hour: int) -> None:
    before = _file(world).stat().st_size
    world.now = NIGHT.replace(hour=hour)
    world.run()

    assert _file(world).stat().st_size >= before


def test_night_is_where_the_programme_is(world: World) -> None:
    before = _file(world).stat().st_size
    settings = world.service.settings
    object.__setattr__(settings.program, "time_zone", "Pacific/Auckland")  # 16:10 there
    world.now = NIGHT
    world.run()

    assert _file(world).stat().st_size >= before


def test_while_a_letter_waits_for_the_server_it_waits_too(world: World) -> None:
    before = _file(world).stat().st_size
    database.execute_sql(
        "UPDATE letter SET next_at = ?, state = 'queued' WHERE id = 1", (f"{NIGHT:%Y-%m-%d} 03:11:00.000000",)
    )
    world.now = NIGHT
    world.run()
    assert _file(world).stat().st_size >= before

    world.now = NIGHT + timedelta(minutes=20)
    world.run()
    world.run()

    assert _file(world).stat().st_size < before


def test_it_is_tried_once_a_week(world: World) -> None:
    world.now = NIGHT
    world.run()
    _fill_and_blank()
    full = room(10).whole
    for day in range(1, 7):
        world.now = NIGHT + timedelta(days=day, minutes=-5)
        world.run()
    assert room(10).whole >= full

    world.now = NIGHT + timedelta(days=7, minutes=-5)
    world.run()

    assert room(10).whole < full


def test_only_what_is_worth_it_is_written_anew() -> None:
    assert worth_it(Room(whole=20 * MB, empty=10 * MB))
    assert not worth_it(Room(whole=20 * MB, empty=2 * MB))
    assert not worth_it(Room(whole=3 * MB, empty=2 * MB)), "so little is not worth a night"
    assert not worth_it(Room())


def test_the_disk_must_hold_what_is_kept_twice_more() -> None:
    assert needed(Room(whole=900 * MB, empty=600 * MB)) > 2 * 300 * MB


@contextmanager
def _no_file_larger_than(size: int) -> Iterator[None]:
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def test_where_the_disk_has_no_room_it_is_one_line_and_the_service_goes_on(
    world: World, caplog: pytest.LogCaptureFixture
) -> None:
    world.now = NIGHT
    with _no_file_larger_than(MB):
        world.run()

    (line,) = [one.message for one in caplog.records if one.levelno == logging.WARNING]
    assert "tried again in a week" in line
    assert [got.name for got in world.write(MIA, "status")] == ["status"]
    _whole(_file(world))


def test_what_takes_too_long_is_broken_off_and_never_was(world: World) -> None:
    before = room(10)

    with pytest.raises(OperationalError, match="interrupted"):
        give_back(0.0)

    assert room(10)[:2] == before[:2]
    _whole(_file(world))


DIES = """
import os, signal, sys, time
from store.database import connect, give_back
connect(sys.argv[1])
looks, at, now = 0, int(sys.argv[2]), time.monotonic
def monotonic():
    global looks
    looks += 1
    if looks == at:
        os.kill(os.getpid(), signal.SIGKILL)
    return now()
time.monotonic = monotonic
print("begins", flush=True)
give_back(60)
"""


@pytest.mark.parametrize("look", [2, 3, 5, 8])
def test_killed_while_it_copies_the_store_is_whole(world: World, look: int) -> None:
    before = room(10).whole
    done = subprocess.run(
        [sys.executable, "-c", DIES, f"sqlite:///{_file(world)}", str(look)], capture_output=True, timeout=60
    )

    assert done.returncode == -9
    assert room(10).whole == before
    _whole(_file(world))


def test_killed_while_it_writes_back_the_store_is_whole(world: World) -> None:
    world.close()
    log = _file(world).with_name("mentorpost.sqlite3-wal")
    with subprocess.Popen(
        [sys.executable, "-c", DIES, f"sqlite:///{_file(world)}", "-1"], stdout=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        process.stdout.readline()
        while process.poll() is None and (not log.exists() or log.stat().st_size < 200_000):
            pass
        process.kill()

    _whole(_file(world))
