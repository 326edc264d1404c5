"""`mentorpost pairs nudge`: whoever it is up to is asked once more, when that may be, and not otherwise."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from freezegun import freeze_time

from mentorpost.__main__ import main
from mentorship.duties.common import ASKS
from store.database import connect
from tests.stores import store_table
from tests.world import World

ANN, MAX, MIA = "ann@riverside.example", "max@example.org", "mia@example.com"
SETTINGS = """
[program]
name = "Riverside Mentors"
address = "mentors@riverside.example"
organizers = ["Ann Reyes <ann@riverside.example>"]
safety_contact = "Jo Lind <jo@riverside.example>"
{}
"""
WAY = (
    (MAX, "request", "accept"),
    (MIA, "introduction", "Hi Max,\n\nmy road: school, then teaching."),
    (MAX, "relayed", "Hi Mia,\n\nmine was bumpy."),
    (MIA, "agreement-form", "agree"),
    (MAX, "agreement-review", "agree"),
)


@pytest.fixture
def world(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[World]:
    (tmp_path / "mentorpost.toml").write_text(SETTINGS.format(store_table(tmp_path)), encoding="utf-8")
    monkeypatch.setenv("MENTORPOST_CONFIG", str(tmp_path / "mentorpost.toml"))
    made = World(tmp_path)
    made.add(MAX, "Max Berger", mentor=True, mission="I changed careers at forty.")
    made.add(MIA, "Mia Okafor")
    made.reply(MIA, "welcome-mentee", f"request {made.person(MAX).code}\n\nI teach maths.")
    yield made
    made.close()


def agreed(world: World) -> None:
    for sender, letter, text in WAY:
        world.reply(sender, letter, text)


def typed(world: World, *arguments: str) -> Result:
    """Type a command, on the machine of the programme, at its hour."""
    with freeze_time(world.now):
        done = CliRunner().invoke(main, arguments)
    connect(world.service.settings.store_url)
    return done


def test_who_begins_is_asked_once_more_and_within_the_budget(world: World) -> None:
    agreed(world)
    world.after(41)
    assert world.got(MIA).count("nudge") == 1

    done = typed(world, "pairs", "nudge", "1")
    letters = world.after(1)

    assert done.exit_code == 0, done.output
    assert done.output == "Mia Okafor is asked once more, at once.\n"
    assert [(got.to, got.name) for got in letters] == [(MIA, "nudge")]
    assert world.got(MAX).count("nudge") == 0


def test_at_night_the_letter_waits_for_the_morning(world: World) -> None:
    agreed(world)
    world.after(41)
    world.now = world.now.replace(hour=22)

    done = typed(world, "pairs", "nudge", "1")
    letters = world.after(1)

    assert "is asked once more, on " in done.output
    assert ", 08:00 there, unless something comes before" in done.output
    assert [f"{got.at:%H:%M}" for got in letters if got.name == "nudge"] == ["08:00"]


def test_who_writes_in_the_night_is_not_asked_in_the_morning(world: World) -> None:
    agreed(world)
    world.after(41)
    world.now = world.now.replace(hour=22)
    typed(world, "pairs", "nudge", "1")

    world.now += timedelta(hours=1)
    world.reply(MIA, "agenda", "Dear Max, here I am again.\n\nMia")

    assert [got for got in world.after(3) if got.name == "nudge"] == []


def test_who_is_away_is_asked_when_they_are_back(world: World) -> None:
    agreed(world)
    world.after(41)
    last = world.now.date() + timedelta(days=4)
    world.write(MIA, f"unavailable until {last:%-d %B %Y}")

    typed(world, "pairs", "nudge", "1")
    letters = [got for got in world.after(8) if got.name == "nudge"]

    assert [got.at.date() for got in letters] == [last + timedelta(days=1)]


def test_an_order_puts_the_closing_off_until_both_heard_of_a_new_day(world: World) -> None:
    agreed(world)
    world.after(55)
    assert world.pair().state == "active"
    world.now = world.now.replace(hour=22)

    typed(world, "pairs", "nudge", "1")
    ordered = world.now
    world.after(12)

    assert world.pair().state == "active"
    assert [name for name in world.got(MIA, ordered) if name in ASKS] == ["nudge", "round-check"]


def test_what_makes_no_sense_is_refused_in_a_line_that_says_why(world: World) -> None:
    def said() -> str:
        done = typed(world, "pairs", "nudge", "1")
        assert done.exit_code == 1
        return done.output

    assert said() == "Error: mentorship 1: it is requested, and nobody is asked then\n"
    agreed(world)
    assert "no silence by what the two agreed; ask again from 2026-03-16 on" in said()
    world.after(22.5)
    assert "they were asked not long ago; ask again from 2026-04-01 on" in said()
    world.after(10)
    typed(world, "pairs", "nudge", "1")
    world.run()
    typed(world, "pairs", "pause", "1")
    assert "it is paused, and nobody is asked then" in said()


def test_two_who_meet_elsewhere_are_not_asked_for_mails(world: World) -> None:
    agreed(world)
    world.write(MIA, "direct")
    world.after(40)

    assert "the two meet or write elsewhere" in typed(world, "pairs", "nudge", "1").output


def test_two_who_have_not_agreed_are_asked_for_what_is_missing(world: World) -> None:
    for sender, letter, text in WAY[:3]:
        world.reply(sender, letter, text)
    world.after(24)

    done = typed(world, "pairs", "nudge", "1")

    assert done.output == "Mia Okafor is asked once more, at once.\n"
    assert [(got.to, got.name) for got in world.run()] == [(MIA, "agreement-form")]
