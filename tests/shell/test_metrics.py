"""What a monitoring system reads: numbers by state, ages, and nobody's name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner

from mentorpost.__main__ import main
from mentorpost.metrics import measured, written
from store.database import disconnect
from tests.pages.held import DOCS
from tests.world import World

MAX, MIA = "max@example.org", "mia@example.com"
# Of the text format: a comment, or a name with a label and a number.
LINE = re.compile(r'# (?:HELP|TYPE) [a-z_]+ .+|(?P<name>[a-z_]+)(?:\{[a-z]+="[^"\n]*"\})? [0-9.e+]+')


@pytest.fixture(autouse=True)
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A data folder of this test's own."""
    monkeypatch.setenv("MENTORPOST_DATA", str(tmp_path / "data"))
    monkeypatch.delenv("MENTORPOST_CONFIG", raising=False)
    yield
    disconnect()


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    """A mentor and a mentee, whose letters were sent."""
    world = World(tmp_path)
    world.add(MAX, "Max Berger", mentor=True, mission="I count.")
    world.add(MIA, "Mia Okafor")
    yield world
    world.close()


def _values(world: World) -> dict[tuple[str, str], float]:
    metrics = measured(world.service, world.now)
    return {(one.name, label): value for one in metrics for label, value in one.values.items()}


def test_each_line_is_one_that_prometheus_reads(world: World) -> None:
    lines = written(measured(world.service, world.now)).splitlines()

    assert all(LINE.fullmatch(line) for line in lines), lines
    assert not [line for line in lines if "@" in line or "Mia" in line]


def test_people_mails_and_letters_are_counted_by_state(world: World) -> None:
    world.write(MIA, "status")
    world.run()
    found = _values(world)

    assert found["people", "approved"] == 2
    assert found["letters", "sent"] == len(world.letters) == 3
    assert found["mails", "done"] == 1
    assert found["mail_kinds", "person"] == 1
    assert (found["letters_written", ""], found["mails_came", ""]) == (3, 1)


def test_what_waits_has_an_age(world: World) -> None:
    world.reply(MIA, "welcome-mentee", f"request {world.person(MAX).code}\n\nI would like to count.")
    before = _values(world)
    world.now += timedelta(days=40)
    after = _values(world)

    assert (before["overdue_seconds", ""], before["letter_age_seconds", ""]) == (0, 0)
    assert after["overdue_seconds", ""] > timedelta(days=30).total_seconds()


def test_the_page_names_each_metric_and_no_other() -> None:
    page = (DOCS / "metrics.md").read_text("utf-8")
    done = CliRunner().invoke(main, ["metrics"])

    made = set(re.findall(r"# TYPE (mentorpost_[a-z_]+)", done.stdout))
    assert set(re.findall(r"mentorpost_[a-z_]+", page)) == made


def test_the_file_is_put_in_place_whole_and_others_may_read_it(tmp_path: Path) -> None:
    folder = tmp_path / "collector"
    folder.mkdir()
    path = folder / "mentorpost.prom"
    path.write_text("old")

    done = CliRunner().invoke(main, ["metrics", "--file", str(path)])

    assert done.exit_code == 0, done.output
    assert path.read_text("utf-8").startswith("# HELP mentorpost_up")
    assert path.stat().st_mode & 0o777 == 0o644
    assert list(folder.iterdir()) == [path]


def test_a_folder_that_is_not_there_is_one_line(tmp_path: Path) -> None:
    done = CliRunner().invoke(main, ["metrics", "--file", str(tmp_path / "no" / "file.prom")])

    assert done.exit_code == 1
    assert done.stderr.count("\n") == 1
