"""A volunteer's first days and last: to rehearse, to announce, to report on a season, to hand over."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from freezegun import freeze_time

from mentorpost.__main__ import main
from mentorpost.errors import SettingsError
from mentorpost.service import service_for
from mentorpost.settings import load
from store.database import connect
from tests.stores import store_table
from tests.world import World

ANN, MAX, MIA, ZOE = "ann@riverside.example", "max@example.org", "mia@example.com", "zoe@example.net"
SETTINGS = """
[program]
name = "Riverside Mentors"
address = "mentors@riverside.example"
organizers = ["Ann Reyes <ann@riverside.example>"]
safety_contact = "Jo Lind <jo@riverside.example>"
season = {{start = 2026-01-01, end = 2026-12-31}}
introduction = "Take your time; nobody counts."
[mailbox]
url = "imaps://mentors@mail.riverside.example/INBOX"
password = "secret"
{}
"""


@pytest.fixture
def world(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[World]:
    path = tmp_path / "mentorpost.toml"
    path.write_text(SETTINGS.format(store_table(tmp_path)), encoding="utf-8")
    path.chmod(0o600)
    monkeypatch.setenv("MENTORPOST_CONFIG", str(path))
    made = World(tmp_path)
    made.service = service_for(load(str(path)))
    made.daemon.service = made.service
    yield made
    made.close()


def typed(world: World, *arguments: str) -> Result:
    """Type a command, on the machine of the programme, at its hour."""
    with freeze_time(world.now):
        done = CliRunner().invoke(main, arguments)
    connect(world.service.settings.store_url)
    return done


def test_in_a_rehearsal_the_first_letters_go_to_the_organizer_alone(world: World) -> None:
    typed(world, "rehearse", "on")
    added = typed(world, "people", "add", MAX, "--name", "Max Berger", "--mentor")
    letters = world.run()

    assert "The welcome is kept; a copy goes to the organizer." in added.output
    assert [(got.to, got.name) for got in letters] == [(ANN, "welcome-mentor")]
    assert letters[0].subject.startswith("Max Berger would get: ")
    assert "Hello Max," in letters[0].text
    assert (
        "a rehearsal goes on, first letters kept: 1; mentorpost rehearse send"
        in typed(world, "status").output
    )


def test_when_it_is_over_what_was_kept_goes_to_its_readers_and_works(world: World) -> None:
    typed(world, "rehearse", "on")
    typed(world, "people", "add", MIA, "--name", "Mia Okafor", "--mentee")
    world.run()

    ended = typed(world, "rehearse", "send")
    letters = world.run()
    world.reply(MIA, "welcome-mentee", "accept")

    assert "with 1 letter kept; each is on its way to its reader" in ended.output
    assert [(got.to, got.name) for got in letters] == [(MIA, "welcome-mentee")]
    assert world.person(MIA).consented_at is not None
    assert typed(world, "rehearse").output == "There is no rehearsal: mentorpost rehearse on\n"


def test_what_is_dropped_is_never_sent_and_an_answer_to_a_copy_does_nothing(world: World) -> None:
    typed(world, "rehearse", "on")
    typed(world, "people", "add", MIA, "--name", "Mia Okafor", "--mentee")
    (copy,) = world.run()
    world.reply(ANN, copy, "decline")
    typed(world, "rehearse", "drop")

    assert MIA not in [got.to for got in world.after(30)]
    assert world.person(MIA).consented_at is None


def test_who_has_written_is_no_part_of_a_rehearsal(world: World) -> None:
    world.add(MAX, "Max Berger", mentor=True, mission="I changed careers at forty.")
    world.add(MIA, "Mia Okafor")
    world.reply(MAX, "welcome-mentor", "accept")
    typed(world, "rehearse", "on")

    world.reply(MIA, "welcome-mentee", f"request {world.person(MAX).code}\n\nI teach maths.")
    stranger = world.write(ZOE, "join as mentee")

    assert "request" in world.got(MAX)
    assert "request-sent" in world.got(MIA)
    assert [got.to for got in stranger] == [ZOE]


def test_there_is_nothing_to_end_where_nothing_goes_on(world: World) -> None:
    assert "there is no rehearsal" in typed(world, "rehearse", "send").output


def test_the_invitation_says_what_it_costs_and_how_to_join(world: World) -> None:
    shown = typed(world, "announce").output

    assert max(map(len, shown.splitlines())) <= 78
    for said in (
        "a mentor    20 minutes a week", "a mentee    an hour a week", "join as mentor",
        "write to mentors@riverside.example", "from 1 January 2026 to 31 December 2026",
        "Ann Reyes, ann@riverside.example",
    ):  # fmt: skip
        assert said in " ".join(shown.split("\n")).replace("    join", "join"), said


def test_an_organizers_own_line_stands_in_each_introduction(world: World) -> None:
    world.add(MAX, "Max Berger", mentor=True, mission="I changed careers at forty.")
    world.add(MIA, "Mia Okafor")
    world.reply(MIA, "welcome-mentee", f"request {world.person(MAX).code}\n\nI teach maths.")
    world.reply(MAX, "request", "accept")

    for address in (MAX, MIA):
        assert "Ann Reyes: Take your time; nobody counts." in world.latest("introduction", address).text


def test_such_a_line_is_one_sentence(tmp_path: Path) -> None:
    path = tmp_path / "long.toml"
    path.write_text(
        SETTINGS.format(store_table(tmp_path)).replace("nobody counts.", "x" * 120), encoding="utf-8"
    )
    path.chmod(0o600)

    with pytest.raises(SettingsError, match="introduction is one sentence, at most 120 characters"):
        load(str(path))


def test_the_report_of_a_season_takes_its_days_from_the_settings(world: World) -> None:
    found = json.loads(typed(world, "report", "--season", "--json").stdout)

    assert (found["since"], found["until"]) == ("2026-01-01", "2026-03-02")
    assert typed(world, "report", "--season", "--since", "2026-02-01").exit_code == 2


def test_the_next_organizer_gets_a_page_with_all_that_is_needed_and_nobodys_name(world: World) -> None:
    world.add(MAX, "Max Berger", mentor=True, mission="I changed careers at forty.")
    world.add(MIA, "Mia Okafor")
    world.reply(MIA, "welcome-mentee", f"request {world.person(MAX).code}\n\nI teach maths.")
    world.reply(MAX, "request", "accept")
    world.reply(MIA, "introduction", "Hi Max,\n\nmy road: school, then teaching.")
    world.after(20)
    world.reply(MIA, "check-in", "someone else")

    shown = typed(world, "handover", "Tom Hale <tom@riverside.example>").output

    flat = " ".join(shown.split())
    line = 'organizers = ["Tom Hale <tom@riverside.example>", "Ann Reyes <ann@riverside.example>"]'
    assert line in flat
    assert "pair 1: would like another match, by 2026-03-29" in flat
    assert "Reports go to Jo Lind" in flat
    assert (
        str(world.service.settings.file) in flat.replace(" ", "") or str(world.service.settings.file) in flat
    )
    for secret in (MAX, MIA, "Max", "Mia", "secret"):
        assert secret not in shown


def test_a_successor_without_an_address_is_asked_about(world: World) -> None:
    assert "has no name or no address" in typed(world, "handover", "Tom").output
