"""The season of the settings and the breaks of a command, as people live through them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from freezegun import freeze_time

from mentorpost.__main__ import main
from mentorship.fields import Field
from mentorship.season import Season
from store import mentorships
from store.database import connect
from tests.stores import store_table
from tests.world import World

MAX, MIA = "max@example.org", "mia@example.com"
SETTINGS = """
[program]
name = "Riverside Mentors"
address = "mentors@riverside.example"
organizers = ["Ann Reyes <ann@riverside.example>"]
breaks = [{{from = 2026-12-20, until = 2027-01-06, name = "winter break"}}]
{}
"""


@pytest.fixture
def world(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[World]:
    (tmp_path / "mentorpost.toml").write_text(SETTINGS.format(store_table(tmp_path)), encoding="utf-8")
    monkeypatch.setenv("MENTORPOST_CONFIG", str(tmp_path / "mentorpost.toml"))
    made = World(tmp_path)
    made.add(MAX, "Max Berger", mentor=True, mission="I changed careers at forty.")
    made.add(MIA, "Mia Okafor")
    yield made
    made.close()


def in_season(world: World, start: date, end: date) -> None:
    program = replace(world.service.settings.program, season=Season(start, end))
    world.service = replace(world.service, settings=replace(world.service.settings, program=program))
    world.daemon.service = world.service


def ask(world: World) -> None:
    world.reply(MIA, "welcome-mentee", f"request {world.person(MAX).code}\n\nI teach maths.")


def typed(world: World, *arguments: str) -> Result:
    """Type a command, on the machine of the programme, at its hour."""
    with freeze_time(world.now):
        done = CliRunner().invoke(main, ["break", *arguments])
    connect(world.service.settings.store_url)
    return done


def days(world: World, letter: str) -> list[date]:
    return [got.at.date() for got in world.letters if got.name == letter]


def test_two_who_find_each_other_before_the_season_begin_on_its_first_day(world: World) -> None:
    start = world.now.date() + timedelta(days=40)
    in_season(world, start, start + timedelta(days=200))
    ask(world)

    world.reply(MAX, "request", "accept")
    met = world.latest("introduction", MIA)
    world.after(60)

    assert f"You begin on {start:%A} {start.day} {start:%B}, not before." in " ".join(met.text.split())
    assert world.pair().starts_on == start
    assert min(days(world, "icebreaker")) > start
    assert min(days(world, "agreement-form")) > start


def test_near_the_end_the_request_and_the_draft_name_a_length_that_fits(world: World) -> None:
    in_season(world, world.now.date() - timedelta(days=200), world.now.date() + timedelta(days=75))
    ask(world)

    asked = world.latest("request", MAX)
    world.reply(MAX, "request", "accept")
    world.after(8)

    assert "for 2 months, by mail" in " ".join(asked.text.split())
    draft = world.pair().draft
    assert draft is not None
    assert draft.value(Field.LENGTH) == "2 months"


def test_after_the_season_nobody_new_is_asked_and_who_works_together_goes_on(world: World) -> None:
    in_season(world, world.now.date() - timedelta(days=200), world.now.date() - timedelta(days=1))

    ask(world)

    assert mentorships.all_rows() == []
    assert "nobody new begins before the next one" in " ".join(world.latest("not-possible", MIA).text.split())


def test_a_break_by_command_stops_questions_for_everybody_and_is_told_once(world: World) -> None:
    ask(world)
    world.reply(MAX, "request", "accept")
    begin, until = world.now.date() + timedelta(days=5), world.now.date() + timedelta(days=18)

    done = typed(world, f"{begin}", f"{until}", "--name", "spring break")
    world.after(25)

    assert done.output == (
        f"Nobody is asked anything from {begin} to {until}. "
        "Who works with somebody hears of it 3 days before.\n"
    )
    assert days(world, "programme-break") == [begin - timedelta(days=3)] * 2
    assert "spring break" in world.latest("programme-break", MIA).text
    asked = [got.at.date() for got in world.letters if got.name in ("agreement-form", "check-in")]
    assert not [day for day in asked if begin <= day <= until]
    assert asked


def test_breaks_are_listed_with_who_set_them_and_called_off(world: World) -> None:
    typed(world, "2026-08-01", "2026-08-20")

    rows = json.loads(typed(world, "--json").stdout)
    off = typed(world, "2026-08-01", "--off")

    assert [(row["from"], row["set_by"]) for row in rows] == [
        ("2026-08-01", "command"),
        ("2026-12-20", "settings"),
    ]
    assert "called off" in off.output
    assert len(json.loads(typed(world, "--json").stdout)) == 1


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("2026-08-20", "2026-08-01"), "2026-08-01 comes before 2026-08-20; turn the two days round"),
        (("2026-01-01", "2026-01-05"), "2026-01-05 is past; a break is for days to come"),
        (("2027-01-01", "2027-01-10"), "a break from 2026-12-20 to 2027-01-06, winter break already"),
        (("2026-12-20", "--off"), "stands in the settings; take it out there"),
        (("2026-05-01", "--off"), "no break begins on 2026-05-01: mentorpost break"),
    ],
)
def test_a_break_that_cannot_be_is_refused_in_a_line(
    world: World, arguments: tuple[str, ...], said: str
) -> None:
    done = typed(world, *arguments)

    assert done.exit_code == 1
    assert said in done.output
