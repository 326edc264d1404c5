"""A clock that jumps ends nothing that was not due, and leaves nobody waiting for another year."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from mailer.values import Delivery, Outcome
from mentorpost.clock_watch import BELIEVED_AFTER_SECONDS, ClockWatch, uptime
from mentorship.lifecycle import State
from tests.world import World

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
MAX, MIA = "max@example.org", "mia@example.com"
YEARS = timedelta(days=1500)


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    """A programme that goes on, in which Mia has asked Max."""
    world = World(tmp_path)
    world.add(MAX, "Max Berger", mentor=True)
    world.add(MIA, "Mia Okafor")
    world.reply(MIA, "welcome-mentee", f"request {world.person(MAX).code}")
    world.daemon.watch = ClockWatch(world.now, 0.0)
    yield world
    world.close()


def _turn(world: World, counted: float) -> list[str]:
    """Go round once when so many seconds have gone by, and return what left."""
    world.daemon.counter = lambda: counted
    return [letter.name for letter in world.run()]


def test_a_clock_that_goes_as_the_counter_does_is_believed() -> None:
    watch = ClockWatch(NOW, 100.0)

    assert watch.believes(NOW + timedelta(days=3), 100.0 + 3 * 86_400)
    assert watch.believes(NOW + timedelta(days=3, hours=1), 100.0 + 3 * 86_400)


@pytest.mark.parametrize("jump", [YEARS, -YEARS, timedelta(days=2)])
def test_a_clock_that_jumps_is_believed_after_an_hour(jump: timedelta) -> None:
    watch = ClockWatch(NOW, 0.0)

    assert not watch.believes(NOW + jump, 10.0)
    assert not watch.believes(NOW + jump + timedelta(minutes=59), 10.0 + 59 * 60)
    assert watch.believes(NOW + jump + timedelta(hours=1), 10.0 + BELIEVED_AFTER_SECONDS)


def test_the_counter_goes_on() -> None:
    assert 0 < uptime() <= uptime()


def test_a_clock_that_is_wrong_for_some_minutes_ends_nothing(world: World) -> None:
    world.now += YEARS
    assert _turn(world, 60.0) == []
    assert world.pair().state is State.REQUESTED

    world.now = world.now - YEARS + timedelta(minutes=5)
    assert _turn(world, 300.0) == []
    world.now += timedelta(days=4, hours=2)
    assert "request-reminder" in _turn(world, 300.0 + 4 * 86_400 + 7_200)
    assert world.pair().state is State.REQUESTED


def test_mail_is_answered_while_the_clock_is_doubted(world: World) -> None:
    world.now += timedelta(days=2)
    world.daemon.counter = lambda: 60.0

    assert [letter.name for letter in world.write(MIA, "status")] == ["status"]


def test_what_waits_for_a_day_of_a_wrong_year_is_looked_at_when_the_clock_is_set_back(world: World) -> None:
    world.daemon.watch = None
    right = world.now
    world.now += timedelta(days=3)
    world.wire.outcomes = [Outcome(Delivery.DEFERRED, "451 later")]
    world.write(MIA, "status")
    assert "status" not in world.got(MIA)

    world.now = right
    world.run()

    assert "status" in world.got(MIA), "it would have waited for three days"
