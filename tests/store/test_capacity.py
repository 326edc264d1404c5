"""However many mentees a mentor accepts at once, over connections of their own, no place is given twice."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from mentorpost.handle import handle
from store import mentorships, people, received
from store.models import ReceivedRow, database
from tests.world import World

MAX = "max@example.org"


@pytest.mark.parametrize(("capacity", "asking"), [(1, 2), (3, 5)])
@pytest.mark.parametrize("turn", range(3))
def test_simultaneous_acceptances_never_exceed_the_capacity(
    tmp_path: Path, capacity: int, asking: int, turn: int
) -> None:
    world = World(tmp_path)
    world.add(MAX, "Max Berger", mentor=True, mission="I count.", capacity=capacity)
    code = world.person(MAX).code
    for number in range(asking):
        address = f"mentee-{number}@example.com"
        world.add(address, f"Mentee {number}")
        world.reply(address, "welcome-mentee", f"request {code}\n\nI would like to learn to count.")
    letters = [got for got in world.letters if got.name == "request"]
    mails = [world.reply_mail(MAX, letter, "accept") for letter in letters]
    with database.atomic():
        for number, raw in enumerate(mails):
            received.keep(f"accept:{number}", f"digest {number}", raw, world.now)
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
