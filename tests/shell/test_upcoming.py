"""`mentorpost upcoming`: what is foretold comes to pass, and foretelling changes nothing."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner
from freezegun import freeze_time

from mentorpost.__main__ import main
from mentorpost.calendars import calendar_of
from mentorship.upcoming import upcoming
from store import mentorships
from store.models import LetterRow, MentorshipRow, NoteRow, RoundRow
from tests.world import World

MAX, MIA = "max@example.org", "mia@example.com"
# How far two have come: introduced, agreed, agreed and then silent.
WAY = (
    (MIA, "introduction", "Hi Max,\n\nmy road: school, then teaching."),
    (MAX, "relayed", "Hi Mia,\n\nmine was bumpy."),
    (MIA, "agreement-form", "agree"),
    (MAX, "agreement-review", "agree"),
)


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    made = World(tmp_path)
    made.add(MAX, "Max Berger", mentor=True, mission="I changed careers at forty.")
    made.add(MIA, "Mia Okafor")
    made.reply(MIA, "welcome-mentee", f"request {made.person(MAX).code}\n\nI teach maths.")
    yield made
    made.close()


def foretold(world: World, days: int) -> list[tuple[str, str, str]]:
    found = upcoming(
        calendar_of(world.service, world.pair(), world.now), world.now + timedelta(days=days, hours=-1)
    )
    return [(f"{one.at:%d %b %H:%M}", one.letter, one.to.address) for one in found]


@pytest.mark.parametrize(("steps", "wait"), [(0, 0), (1, 0), (5, 0), (5, 15), (5, 35)])
def test_what_is_foretold_comes_to_pass_if_nobody_writes(world: World, steps: int, wait: int) -> None:
    if steps:
        world.reply(MAX, "request", "accept")
        for sender, letter, text in WAY[: steps - 1]:
            world.reply(sender, letter, text)
    world.after(wait)

    told = foretold(world, 28)
    came = [got for got in world.after(28, hours=-1) if got.to in (MAX, MIA)]

    assert told == [(f"{got.at:%d %b %H:%M}", got.name, got.to) for got in came]
    assert told


def test_to_look_ahead_changes_nothing(world: World) -> None:
    world.reply(MAX, "request", "accept")

    def everything() -> list[list[object]]:
        return [list(table.select().tuples()) for table in (LetterRow, MentorshipRow, NoteRow, RoundRow)]

    before = everything()
    foretold(world, 60)

    assert everything() == before


def test_the_command_lists_letters_by_day_pair_and_person(
    world: World, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MENTORPOST_DATA", str(tmp_path))
    monkeypatch.delenv("MENTORPOST_CONFIG", raising=False)
    monkeypatch.chdir(tmp_path)
    assert mentorships.all_rows()

    with freeze_time(world.now):
        shown = CliRunner().invoke(main, ["upcoming", "--days", "5", "--json"])

    assert shown.exit_code == 0, shown.output
    rows = json.loads(shown.stdout)
    assert rows[0] == {"at": "2026-03-06T08:00+00:00", "pair": 1, "letter": "request-reminder", "to": MAX}
