"""However many mentees a mentor accepts at once, over connections of their own, no place is given twice."""

from __future__ import annotations

import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from subprocess import PIPE

import pytest

from mentorpost.handle import handle
from store import mentorships, people, received
from store.models import ReceivedRow, database
from tests.world import World

MAX = "max@example.org"


def asked(folder: Path, capacity: int, asking: int) -> tuple[World, list[bytes]]:
    """Return a world where a mentor is asked by so many, and their yes to each."""
    world = World(folder)
    world.add(MAX, "Max Berger", mentor=True, mission="I count.", capacity=capacity)
    code = world.person(MAX).code
    for number in range(asking):
        address = f"mentee-{number}@example.com"
        world.add(address, f"Mentee {number}")
        world.reply(address, "welcome-mentee", f"request {code}\n\nI would like to learn to count.")
    letters = [got for got in world.letters if got.name == "request"]
    return world, [world.reply_mail(MAX, letter, "accept") for letter in letters]


def kept(world: World, mails: list[bytes]) -> None:
    """Store mails as `fetch` does, all before any is handled."""
    with database.atomic():
        for number, raw in enumerate(mails):
            received.keep(f"accept:{number}", f"digest {number}", raw, world.now)


@pytest.mark.parametrize(("capacity", "asking"), [(1, 2), (2, 3)])
def test_acceptances_in_one_batch_never_exceed_the_capacity(
    tmp_path: Path, capacity: int, asking: int
) -> None:
    world, mails = asked(tmp_path, capacity, asking)
    world.box.mails |= {f"together:{number}": raw for number, raw in enumerate(mails)}

    letters = world.run()

    names = sorted(got.name for got in letters)
    load = people.loads()[world.person(MAX).id]
    world.close()
    assert load == capacity
    assert names.count("introduction") == 2 * capacity
    assert names.count("waitlisted") == asking - capacity
    assert names.count("not-possible") == asking - capacity  # to the mentor: all places are taken


ACCEPT = """
import sys
from datetime import datetime
from pathlib import Path
from mentorpost.handle import handle
from store import received
from store.models import database
from tests.world import World

world = World(Path(sys.argv[1]), start=datetime.fromisoformat(sys.argv[3]))
print("ready", flush=True)
sys.stdin.readline()
with database.atomic():
    mail = received.get(int(sys.argv[2]))
    assert mail is not None
    handle(world.service, mail, world.now)
"""


def test_acceptances_in_two_processes_never_exceed_the_capacity(tmp_path: Path) -> None:
    world, mails = asked(tmp_path, 1, 2)
    kept(world, mails)
    rows = [row.id for row in ReceivedRow.select().where(ReceivedRow.state == received.WAITING)]
    command = [sys.executable, "-c", ACCEPT, str(tmp_path)]
    both = [
        subprocess.Popen([*command, str(row), world.now.isoformat()], stdin=PIPE, stdout=PIPE, text=True)
        for row in rows
    ]
    for process in both:
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"

    for process in both:
        assert process.stdin is not None
        process.stdin.write("go\n")
        process.stdin.flush()
    ended = [process.wait(60) for process in both]

    for process in both:
        process.communicate()
    states = sorted(str(pair.state) for pair in mentorships.all_rows())
    world.close()
    assert ended == [0, 0]
    assert states == ["agreeing", "waitlisted"]


@pytest.mark.parametrize(("capacity", "asking"), [(1, 2), (3, 5)])
@pytest.mark.parametrize("turn", range(3))
def test_simultaneous_acceptances_never_exceed_the_capacity(
    tmp_path: Path, capacity: int, asking: int, turn: int
) -> None:
    world, mails = asked(tmp_path, capacity, asking)
    kept(world, mails)
    rows = [row.id for row in ReceivedRow.select().where(ReceivedRow.state == received.WAITING)]
    together = threading.Barrier(len(rows))

    def accept(row: int) -> None:
        database.connect()  # each thread has a connection of its own
        try:
            together.wait()
            with database.atomic():
                mail = received.get(row)
                assert mail is not None
                handle(world.service, mail, world.now)
        finally:
            database.close()

    with ThreadPoolExecutor(len(rows)) as pool:
        list(pool.map(accept, rows))

    states = sorted(str(pair.state) for pair in mentorships.all_rows())
    load = people.loads()[world.person(MAX).id]
    world.close()
    assert len(rows) == asking
    assert load == capacity
    assert states == ["agreeing"] * capacity + ["waitlisted"] * (asking - capacity)
