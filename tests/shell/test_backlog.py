"""After an outage many mails wait; the mailbox is not read from end to end for each few that are handled."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

from mailer.values import Fetched
from mentorpost import daemon
from store import received
from tests.world import Box, World

MIA = "mia@example.com"
MAILS = 12


@dataclass
class Counted(Box):
    """A mailbox that counts how many mails were read out of it."""

    read: int = 0

    def fetch(self) -> Iterator[Sequence[Fetched]]:
        """Yield everything, and count it."""
        self.read += len(self.mails)
        return super().fetch()


@pytest.fixture
def world(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[World]:
    """A programme with a mentee whose many mails wait, of which one or two are handled in a round."""
    world = World(tmp_path)
    world.add(MIA, "Mia Okafor")
    world.box = world.daemon.mailbox = Counted()
    for number in range(MAILS):
        world.box.mails[f"{number:02}"] = (
            f"From: {MIA}\r\nMessage-ID: <{number}@example.com>\r\nSubject: status\r\n\r\nstatus\r\n".encode()
        )
    monkeypatch.setattr(daemon, "HANDLE_SECONDS", 0.003)
    yield world
    world.close()


def _read(world: World) -> int:
    assert isinstance(world.box, Counted)
    return world.box.read


def test_a_few_that_wait_are_read_again_in_each_round(world: World) -> None:
    world.run()

    assert _read(world) > 3 * MAILS


def test_many_that_are_stored_are_not_read_again_before_most_of_them_are_handled(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(daemon, "STORED_ENOUGH", 2)
    world.run()

    assert _read(world) <= 2 * MAILS
    assert received.waiting() == 0
    assert not world.box.mails


def test_while_they_are_not_looked_at_the_calendar_rests(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(daemon, "STORED_ENOUGH", 2)
    world.daemon.turn()
    assert world.daemon.has_looked

    world.daemon.turn()

    assert not world.daemon.has_looked
