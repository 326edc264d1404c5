"""Who left, or was not let in, is known again under another spelling of their address."""

from __future__ import annotations

from pathlib import Path

import pytest

from mentorship.addresses import plain
from mentorship.people import Status
from mentorship.policy import Policy
from tests.world import World

ANN = "ann@riverside.example"
LINES = "What should change: I want to leave the night ward.\nTime: 1 hour a week\nGround rules: yes"
SPELLINGS = (
    ("zoe.quist@gmail.com", "zoequist@gmail.com"),
    ("zoe.quist@gmail.com", "Z.o.e.Quist@googlemail.com"),
    ("zoe.quist@gmail.com", "zoequist+mentors@gmail.com"),
    ("zoe@example.net", "ZOE+again@example.net"),
)


@pytest.mark.parametrize(("one", "another"), SPELLINGS)
def test_spellings_of_one_mailbox_are_the_same(one: str, another: str) -> None:
    assert plain(one) == plain(another)


@pytest.mark.parametrize(
    ("one", "another"),
    [
        ("zoe.quist@example.net", "zoequist@example.net"),
        ("zoe@example.net", "zoe@example.org"),
        ("+zoe@example.net", "+max@example.net"),
    ],
)
def test_addresses_that_are_only_alike_are_not(one: str, another: str) -> None:
    assert plain(one) != plain(another)


@pytest.mark.parametrize(("one", "another"), SPELLINGS)
def test_the_organizer_sees_under_which_address_somebody_was_here(
    tmp_path: Path, one: str, another: str
) -> None:
    world = World(tmp_path)
    world.write(one, "join as mentee")
    world.reply(one, "welcome-mentee", LINES)
    world.after(days=1)
    world.reply(ANN, "organizer-approve", "no")

    world.write(another, "join as mentee")
    world.reply(another.lower(), "welcome-mentee", LINES)
    world.after(days=1)

    text = " ".join(world.latest("organizer-approve", ANN).text.split())
    world.close()
    assert f"(was here before, as {one})" in text


def test_no_address_is_approved_by_itself_where_its_mailbox_was_here_before(tmp_path: Path) -> None:
    policy = Policy(approval="automatic", allowed=("@example.net",))
    world = World(tmp_path, policy)
    world.write("zoe@example.net", "join as mentee")
    world.reply("zoe@example.net", "welcome-mentee", LINES)
    assert world.person("zoe@example.net").status is Status.APPROVED
    world.reply("zoe@example.net", "approved", "leave")

    world.write("zoe+two@example.net", "join as mentee")
    world.reply("zoe+two@example.net", "welcome-mentee", LINES)

    status = world.person("zoe+two@example.net").status
    world.close()
    assert status is Status.APPLIED


def test_a_second_entry_of_a_mailbox_that_takes_part_is_named(tmp_path: Path) -> None:
    world = World(tmp_path)
    world.add("zoe@example.net", "Zoe Quist")
    world.write("zoe+two@example.net", "join as mentee")
    world.reply("zoe+two@example.net", "welcome-mentee", LINES)
    world.after(days=1)

    text = " ".join(world.latest("organizer-approve", ANN).text.split())
    world.close()
    assert "(the same mailbox as zoe@example.net, who takes part)" in text
    assert "was here before" not in text
