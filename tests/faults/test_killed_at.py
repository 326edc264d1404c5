"""Killed at any point of the way of a mail, and started again, the service ends where it would have ended."""

from __future__ import annotations

import random
import signal
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.faults.launcher import Launcher
from tests.faults.points import BY_NAME, IN_SMTP, POINTS, Point
from tests.faults.programme import Facts, Template, delivered, facts, written
from tests.outside import START
from tests.rig import Catcher, Dovecot

STARTS = 3  # at most, after a kill, until nothing waits


class Rig(NamedTuple):
    """What all these tests share: the servers, the launcher, and how an undisturbed run ends."""

    folder: Path
    dovecot: Dovecot
    catcher: Catcher
    launcher: Launcher
    template: Template
    undisturbed: Facts


@pytest.fixture(scope="module")
def rig(tmp_path_factory: pytest.TempPathFactory, dovecot: Dovecot) -> Iterator[Rig]:
    """Run once without a fault."""
    folder = tmp_path_factory.mktemp("killed")
    template = Template(folder / "template", START)
    catcher = Catcher()
    catcher.start()
    with Launcher(START) as launcher:
        config = template.copy(folder / "undisturbed", dovecot, catcher, "undisturbed@mentor.test")
        assert launcher.run(config) == 0
        yield Rig(folder, dovecot, catcher, launcher, template, facts(config.parent))
    catcher.stop()


def _programme(rig: Rig, name: str) -> tuple[Path, str, int]:
    slug = "".join(letter if letter.isalnum() else "-" for letter in name)
    user = f"{slug}@mentor.test"
    return rig.template.copy(rig.folder / slug, rig.dovecot, rig.catcher, user), user, len(rig.catcher.mails)


def _ends_as_undisturbed(rig: Rig, config: Path, user: str, since: int, repeated: int) -> None:
    came = delivered(rig.catcher, since)
    assert facts(config.parent) == rig.undisturbed
    assert rig.dovecot.mails(user) == []
    ids = [number for number, _ in came]
    assert len(ids) == len(set(ids)), "the same Message-ID, the same bytes"
    owed = set(written(config.parent)) - set(written(rig.template.folder))
    assert set(ids) == owed, "each letter of the store was sent, and no other"
    assert sum(came.values()) - len(came) <= repeated, "a letter goes twice only in the one window"


def test_the_undisturbed_run_has_something_for_each_point_to_break(rig: Rig) -> None:
    names = {name for name, _, _ in rig.undisturbed.tables["letters"]}

    assert {"introduction", "relayed", "request-reminder", "stranger", "status"} <= names
    assert rig.undisturbed.tables["left"].total() == 0


@pytest.mark.parametrize("point", POINTS, ids=lambda point: point.name)
def test_killed_there_nothing_is_lost_and_nothing_is_done_twice(point: Point, rig: Rig) -> None:
    config, user, since = _programme(rig, point.name)

    assert rig.launcher.run(config, point.name) == -signal.SIGKILL, "it never came to this point"
    assert rig.launcher.run(config) == 0

    _ends_as_undisturbed(rig, config, user, since, repeated=int(point.twice))


@pytest.mark.parametrize(
    "seed", [*range(4), *(pytest.param(seed, marks=pytest.mark.long) for seed in range(4, 100))]
)
def test_killed_again_and_again_at_random_it_ends_there_too(seed: int, rig: Rig) -> None:
    chance = random.Random(seed)  # noqa: S311 - the same kills on each run
    config, user, since = _programme(rig, f"random-{seed}")

    windows = handling = 0
    for _ in range(chance.randint(2, 5)):
        # A mail in which the process dies three times is set aside, whoever killed it: no more than two here.
        points = POINTS if handling < 2 else [BY_NAME[name] for name in IN_SMTP]
        if chance.random() < 0.5 or handling == 2:
            point = chance.choice(points)
            died = rig.launcher.run(config, point.name, chance.randint(1, 6)) < 0
            windows += died and point.twice
            handling += died and point.name not in IN_SMTP
        else:  # anywhere, so perhaps in the window
            died = rig.launcher.run(config, seconds=chance.uniform(0.01, 0.4)) < 0
            windows += died
            handling += died
    for _ in range(STARTS):
        assert rig.launcher.run(config) == 0

    assert not any(state == "quarantined" for _, state, _, _ in facts(config.parent).tables["mails"])
    _ends_as_undisturbed(rig, config, user, since, repeated=windows)


def test_the_table_has_points_inside_smtp_and_one_window_alone() -> None:
    assert len(IN_SMTP) >= 9
    names = [point.name for point in POINTS]
    window = [point.name for point in POINTS if point.twice]
    first = names.index(window[0])
    assert names[first : first + len(window)] == window, "what may go twice lies together"
