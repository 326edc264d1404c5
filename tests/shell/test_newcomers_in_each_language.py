"""From a stranger's first mail to a settled agreement, by reply alone, in seven languages."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from mentorship.lifecycle import State
from mentorship.people import Status
from tests.world import Got, World

ZOE, LEO, ANN = "zoe.quist@example.net", "leo.adebayo@example.com", "ann@riverside.example"
PEOPLE: dict[str, dict[str, str]] = tomllib.loads(
    (Path(__file__).parent / "newcomers.toml").read_text("utf-8")
)


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    """A programme without anybody in it."""
    world = World(tmp_path)
    yield world
    world.close()


def names(letters: list[Got]) -> set[str]:
    return {got.name for got in letters}


@pytest.mark.parametrize("who", PEOPLE)
def test_two_strangers_come_to_an_agreement_in_their_own_words(world: World, who: str) -> None:
    said = PEOPLE[who]

    assert names(world.write(ZOE, said["mentor"])) == {"welcome-mentor"}
    assert names(world.reply(ZOE, "welcome-mentor", said["mentor_lines"])) == {"done"}
    assert names(world.write(LEO, said["mentee"])) == {"welcome-mentee"}
    assert names(world.reply(LEO, "welcome-mentee", said["mentee_lines"])) == {"done"}
    world.after(1)
    assert names(world.reply(ANN, "organizer-approve", "accept")) == {"approved", "done"}
    zoe, leo = world.person(ZOE), world.person(LEO)
    assert (zoe.status, zoe.mentor, zoe.mentee) == (Status.APPROVED, True, False)
    assert (leo.status, leo.mentor, leo.mentee) == (Status.APPROVED, False, True)

    assert names(world.reply(LEO, "approved", said["look"])) == {"directory"}
    asked = world.reply(LEO, "directory", said["request"].format(code=zoe.code))
    assert names(asked) == {"request", "request-sent"}
    assert names(world.reply(ZOE, "request", said["accept"])) == {"introduction"}
    assert names(world.reply(LEO, "introduction", said["first"])) == {"relayed"}
    assert "relayed" in names(world.reply(ZOE, "relayed", said["second"]))
    assert "agreement-review" in names(world.reply(LEO, "agreement-form", said["agree"]))
    world.reply(ZOE, "agreement-review", said["agree_too"])

    assert world.pair().state is State.ACTIVE
