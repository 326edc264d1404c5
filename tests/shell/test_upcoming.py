"""`mentorpost upcoming`: what is foretold comes to pass, and foretelling changes nothing."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from freezegun import freeze_time

from mentorpost.__main__ import main
from mentorpost.calendars import calendar_of
from mentorship.upcoming import upcoming
from store import mentorships
from store.database import connect
from store.models import LetterRow, MentorshipRow, NoteRow, RoundRow
from tests.stores import store_table
from tests.world import World

ANN, ZOE = "ann@riverside.example", "zoe@example.net"
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
    assert rows[0] == {
        "id": "1-request-reminder", "at": "2026-03-06T08:00+00:00", "pair": 1, "letter": "request-reminder",
        "to": MAX, "order": None,
    }  # fmt: skip


# --- orders


SETTINGS = """
[program]
name = "Riverside Mentors"
address = "mentors@riverside.example"
organizers = ["Ann Reyes <ann@riverside.example>"]
safety_contact = "Jo Lind <jo@riverside.example>"
{}
"""


@pytest.fixture
def agreed(world: World, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> World:
    """Two who have agreed on every two weeks, in a programme with settings of its own."""
    (tmp_path / "mentorpost.toml").write_text(SETTINGS.format(store_table(tmp_path)), encoding="utf-8")
    monkeypatch.setenv("MENTORPOST_CONFIG", str(tmp_path / "mentorpost.toml"))
    world.reply(MAX, "request", "accept")
    for sender, letter, text in WAY:
        world.reply(sender, letter, text)
    return world


def typed(world: World, *arguments: str) -> Result:
    """Type the command, on the machine of the programme, at its hour."""
    with freeze_time(world.now):
        done = CliRunner().invoke(main, ["upcoming", *arguments])
    connect(world.service.settings.store_url)
    return done


def listed(world: World, days: int = 30) -> list[dict[str, str]]:
    found: list[dict[str, str]] = json.loads(typed(world, "--days", str(days), "--json").stdout)
    return found


def test_what_is_held_stays_in_the_list_and_in_the_letter_of_the_week_until_it_is_decided(
    agreed: World,
) -> None:
    done = typed(agreed, "hold", "1-agenda-ask")
    agreed.after(20)

    assert "1-agenda-ask is held" in done.output
    assert "agenda-ask" not in agreed.got(MIA)
    assert {"id": "1-agenda-ask", "order": "held"}.items() <= listed(agreed)[0].items()
    weeks = [got for got in agreed.letters if (got.to, got.name) == (ANN, "organizer-digest")]
    assert len(weeks) == 2
    assert 'Max Berger and Mia Okafor: you hold my letter "agenda-ask"' in " ".join(weeks[-1].text.split())


@pytest.mark.parametrize(("word", "comes"), [("send 1", True), ("skip 1", False), ("1 auslassen", False)])
def test_the_answer_to_the_letter_of_the_week_decides_about_it(agreed: World, word: str, comes: bool) -> None:
    typed(agreed, "hold", "1-check-in")
    agreed.after(22)

    agreed.reply(ANN, "organizer-digest", word)
    agreed.after(2)

    assert ("check-in" in agreed.got(MIA)) is comes
    assert "check-in" not in [row["letter"] for row in listed(agreed)]
    assert agreed.got(ANN)[-1] == "done"


def test_a_letter_that_is_left_out_is_missing_once_and_all_goes_on(agreed: World) -> None:
    before = [row for row in listed(agreed, 40) if row["letter"] == "agenda"]
    typed(agreed, "skip", "1-agenda-ask")
    shown = [row["order"] for row in listed(agreed) if row["letter"] == "agenda-ask"]
    agreed.after(40)

    agendas = [got for got in agreed.letters if got.name == "agenda" and got.to == MIA]
    assert shown[0] == "left out"
    assert f"{agendas[0].at:%Y-%m-%d}" == before[0]["at"][:10]
    asks = [got.at for got in agreed.letters if got.name == "agenda-ask" and got.to == MIA]
    assert all(at > agendas[0].at for at in asks)


def test_an_agenda_that_is_left_out_is_a_round_left_out(agreed: World) -> None:
    agreed.after(12)
    sent = agreed.got(MIA).count("agenda")
    typed(agreed, "skip", "1-agenda")
    agreed.after(9)

    latest = agreed.pair().round
    assert latest is not None
    assert latest.skipped
    assert agreed.got(MIA).count("agenda") == sent


def test_send_lets_a_letter_go_now_and_at_night_in_the_morning(agreed: World) -> None:
    agreed.after(5)
    agreed.now = agreed.now.replace(hour=22)

    done = typed(agreed, "send", "1-check-in")
    letters = [got for got in agreed.after(1) if got.name == "check-in"]

    assert ", 08:00 there." in done.output
    assert [f"{got.at:%H:%M}" for got in letters] == ["08:00", "08:00"]
    assert [row for row in listed(agreed) if row["letter"] == "check-in"] == []


def test_an_order_is_taken_back(agreed: World) -> None:
    before = listed(agreed)
    typed(agreed, "hold", "1-check-in")
    held = listed(agreed)

    typed(agreed, "undo", "1-check-in")

    assert held != before
    assert listed(agreed) == before


@pytest.mark.parametrize(
    ("order", "letter", "said"),
    [
        ("hold", "agreement-form", "it tells of a change, or an end depends on it"),
        ("skip", "confidentiality-reminder", "somebody would be left wondering without it"),
        ("send", "round-check", "it comes on its own day and no sooner"),
        ("send", "nudge", "a nudge has a command of its own: mentorpost pairs nudge 1"),
        ("hold", "nonsense", "no nonsense comes to mentorship 1"),
        ("undo", "agenda", "nothing is ordered about 1-agenda"),
    ],
)
def test_what_may_not_be_ordered_is_refused_with_the_reason(
    world: World, agreed: World, order: str, letter: str, said: str
) -> None:
    if letter == "agreement-form":
        world.add(ZOE, "Zoe Quist")
        code = world.add("leo@example.org", "Leo Adebayo", mentor=True).code
        world.reply(ZOE, "welcome-mentee", f"request {code}\n\nI bake.")
        world.reply("leo@example.org", "request", "accept")

    done = typed(agreed, order, f"{2 if letter == 'agreement-form' else 1}-{letter}")

    assert done.exit_code == 1
    assert said in done.output


def test_a_word_without_an_id_and_an_id_that_is_none_are_refused(agreed: World) -> None:
    assert typed(agreed, "hold").exit_code == 2
    assert "is no id; take one from: mentorpost upcoming" in typed(agreed, "hold", "agenda").output
    assert "is no id" in typed(agreed, "hold", "9-agenda").output


def test_what_is_held_begins_no_closing(agreed: World) -> None:
    """The ladder ends in an announced closing; where its letter is held, nothing is closed unannounced."""
    agreed.after(25)
    typed(agreed, "hold", "1-round-check")

    agreed.after(60)

    assert agreed.pair().state == "active"
    assert "round-check" not in agreed.got(MIA)
