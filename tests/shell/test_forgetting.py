"""After "forget me" nothing in the store's files says who somebody was, nor what they wrote."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from mentorpost import on_behalf
from mentorship.policy import Policy
from store.database import shorten_log
from store.models import database
from tests.conftest import Made
from tests.world import World

MAX, ZOE = "max@example.org", "ottilie.quistgard@example.net"
SECRETS = ("harbour", "lighthouse", "seagull", "trawler", "anchovy", "barnacle", "mackerel")


def _live(world: World, mentor: bool) -> None:
    """Let Ottilie join by mail, be paired, write, agree, and be asked how it goes."""
    other = "max@example.org"
    world.add(other, "Max Berger", mentor=not mentor, mission="I keep accounts." if not mentor else "")
    world.write(ZOE, "hello, what is this harbour?")
    world.write(ZOE, f"join as {'mentor' if mentor else 'mentee'}")
    if mentor:
        world.reply(
            ZOE, "welcome-mentor", "Statement: I ran a lighthouse.\nTime: 1 hour a week\nLimits: none"
        )
    else:
        world.reply(
            ZOE, "welcome-mentee", "Change: to leave the lighthouse\nTime: 1 hour a week\nGround rules: yes"
        )
    world.after(1)
    world.reply("ann@riverside.example", "organizer-approve", "approve 1")
    mentee, teacher = (other, ZOE) if mentor else (ZOE, other)
    world.write(mentee, f"request {world.person(teacher).code}\n\nI want to learn about a seagull.")
    world.reply(teacher, "request", "accept")
    world.reply(ZOE, "introduction", "Dear Max, my road: trawler, then accounts.")
    world.reply(other, "relayed", "Dear Ottilie, thank you for telling me of the trawler.")
    world.after(8)
    world.reply(mentee, "agreement-form", "Goal: to understand anchovy prices")
    world.reply(teacher, "agreement-review", "agree")
    world.after(16)
    world.reply(ZOE, "check-in", "3, we speak too much of the barnacle")
    world.write(ZOE, "feedback: the mackerel is off")


def _written(folder: Path) -> bytes:
    shorten_log()
    return b"".join(path.read_bytes() for path in folder.iterdir() if path.is_file())


@pytest.mark.sqlite("a server overwrites when it reuses the place")
@pytest.mark.parametrize("mentor", [True, False])
@pytest.mark.parametrize("by_mail", [True, False])
def test_who_is_forgotten_is_nowhere_in_the_files(
    made: Made, tmp_path: Path, mentor: bool, by_mail: bool
) -> None:
    world = made(Policy())
    _live(world, mentor)
    before = _written(tmp_path)
    assert all(word.encode() in before for word in (ZOE, "ottilie", "anchovy", "barnacle"))

    if by_mail:
        world.reply(ZOE, "check-in", "forget me")
    else:
        with database.atomic():
            on_behalf.forget(world.service, world.person(ZOE), world.now)
        world.run()
    assert "forgotten" in world.got(ZOE)
    assert "closing" in world.got(MAX)
    world.now += timedelta(days=9)
    world.run()

    left = _written(tmp_path).lower()
    found = [word for word in (*SECRETS, "ottilie", "quistgard", ZOE) if word.encode() in left]
    assert found == []
