"""An organizer who is one of a pair sees nothing private of it: not by letter, and not on the machine."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from freezegun import freeze_time

from mentorpost.__main__ import main
from mentorpost.settings import Contact
from store.database import connect
from tests.stores import store_table
from tests.world import World

ANN, BEA, JO = "ann@riverside.example", "bea@riverside.example", "jo@riverside.example"
MIA, ZOE = "mia@example.com", "zoe@example.net"
SETTINGS = """
[program]
name = "Riverside Mentors"
address = "mentors@riverside.example"
organizers = [{organizers}]
safety_contact = "Jo Lind <jo@riverside.example>"
{store}
"""
SECRET = "she talks over me"


@pytest.fixture
def world(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[World]:
    """A programme whose organizer Ann mentors Mia."""
    monkeypatch.setenv("MENTORPOST_CONFIG", str(tmp_path / "mentorpost.toml"))
    made = World(tmp_path)
    made.add(ANN, "Ann Reyes", mentor=True, mission="I changed careers at forty.")
    made.add(MIA, "Mia Okafor")
    run_by(made, Contact("Ann Reyes", ANN), Contact("Bea Holm", BEA))
    made.reply(MIA, "welcome-mentee", f"request {made.person(ANN).code}\n\nI teach maths.")
    made.reply(ANN, "request", "accept")
    made.reply(MIA, "introduction", "Hi Ann,\n\nmy road: school, then teaching.")
    made.reply(ANN, "relayed", "Hi Mia,\n\nmine was bumpy.")
    made.reply(MIA, "agreement-form", "agree")
    made.reply(ANN, "agreement-review", "agree")
    yield made
    made.close()


def run_by(world: World, *organizers: Contact) -> None:
    program = replace(world.service.settings.program, organizers=organizers)
    world.service = replace(world.service, settings=replace(world.service.settings, program=program))
    world.daemon.service = world.service
    written = ", ".join(f'"{one.name} <{one.address}>"' for one in organizers)
    folder = world.service.settings.folder
    text = SETTINGS.format(organizers=written, store=store_table(folder))
    (folder / "mentorpost.toml").write_text(text, encoding="utf-8")


def typed(world: World, *arguments: str) -> Result:
    """Type a command, on the machine of the programme, at its hour."""
    with freeze_time(world.now):
        done = CliRunner().invoke(main, arguments)
    connect(world.service.settings.store_url)
    return done


def all_that_is_shown(world: World) -> str:
    """Return what every command that shows anything prints."""
    commands = (
        ("status",), ("status", "--json"), ("pairs", "list"), ("pairs", "list", "--json"),
        ("pairs", "show", "1"), ("pairs", "show", "1", "--json"), ("people", "show", MIA),
        ("people", "show", ANN, "--json"), ("people", "show", MIA, "--json"), ("report",),
        ("report", "--json"), ("upcoming",), ("mail", "queue"), ("mail", "quarantine"),
        *(("mail", "show", str(number)) for number in range(1, 60)),
    )  # fmt: skip
    return "\n".join(typed(world, *command).output for command in commands)


@pytest.mark.parametrize(
    ("letter", "words", "reader"),
    [
        ("check-in", f"1 - {SECRET}", BEA),
        ("check-in", f"report: {SECRET}", JO),
        ("agreement-settled", "end", None),
        ("check-in", "someone else", BEA),
    ],
)
def test_what_the_partner_says_alone_goes_to_somebody_else_and_shows_on_no_screen(
    world: World, letter: str, words: str, reader: str | None
) -> None:
    world.after(22.5)
    before = len(world.letters)
    shown_before = all_that_is_shown(world)

    world.reply(MIA, letter, words)
    if words == "end":
        world.reply(MIA, "work-it-out", "talk")
        reader = BEA

    fresh = world.letters[before:]
    assert ANN not in [got.to for got in fresh]
    assert [got.to for got in fresh if got.name == "organizer-alert"] == [reader]
    shown = all_that_is_shown(world)
    assert SECRET not in shown
    for told in ("ending", "talk", "someone", "another match", "held", "work-it-out", "report"):
        assert shown.count(told) == shown_before.count(told), told


def test_letters_name_who_reads_them_and_never_the_partner(world: World) -> None:
    world.after(22.5)

    asked = world.latest("check-in", MIA)

    assert "Bea Holm will read your answer. Ann won't" in " ".join(asked.text.split())
    assert "Ann Reyes" not in asked.text


def test_where_all_organizers_are_one_of_the_two_the_safety_contact_hears_it(world: World) -> None:
    run_by(world, Contact("Ann Reyes", ANN))
    world.after(22.5)

    letters = world.reply(MIA, "check-in", f"1 - {SECRET}")

    assert [(got.to, got.name) for got in letters] == [(JO, "organizer-alert")]
    assert "Jo Lind will read your answer" in " ".join(world.latest("check-in", MIA).text.split())


def test_feedback_in_a_mail_of_its_own_is_not_read_by_the_partner_either(world: World) -> None:
    letters = world.write(MIA, f"feedback: {SECRET}")

    assert ANN not in [got.to for got in letters]
    assert BEA in [got.to for got in letters]
    done = next(got for got in letters if got.to == MIA)
    assert "Your words are with Bea Holm now" in " ".join(done.text.split())


def test_what_others_say_of_an_organizer_is_read_by_them_as_before(world: World) -> None:
    world.add(ZOE, "Zoe Quist")

    letters = world.write(ZOE, "feedback: I like the pace.")

    assert ANN in [got.to for got in letters]


@pytest.mark.parametrize("command", ["pause", "resume", "end", "release", "nudge"])
def test_no_command_moves_such_a_pair_and_the_refusal_tells_nothing(world: World, command: str) -> None:
    said = typed(world, "pairs", command, "1")
    world.after(22.5)
    world.reply(MIA, "check-in", f"report: {SECRET}")
    held = typed(world, "pairs", command, "1")

    assert said.exit_code == held.exit_code == 1
    assert said.output == held.output
    assert "each of them can by mail, as everybody else" in said.output


def test_the_safety_contact_is_no_mentor_and_the_only_organizer_needs_another_reader(world: World) -> None:
    no_mentor = typed(world, "people", "add", JO, "--name", "Jo Lind", "--mentor")
    a_mentee = typed(world, "people", "add", JO, "--name", "Jo Lind", "--mentee")
    text = (world.service.settings.folder / "mentorpost.toml").read_text(encoding="utf-8")
    alone = text.replace('safety_contact = "Jo Lind <jo@riverside.example>"\n', "")
    alone = alone.replace('"Ann Reyes <ann@riverside.example>", ', "")
    (world.service.settings.folder / "mentorpost.toml").write_text(alone, encoding="utf-8")
    only = typed(world, "people", "add", BEA, "--name", "Bea Holm", "--mentee")
    table = world.service.settings.folder / "members.csv"
    table.write_text(f"address,name,role\n{BEA},Bea Holm,mentor\n", encoding="utf-8")
    imported = typed(world, "people", "import", str(table))

    assert no_mentor.output.startswith(
        f"Error: {JO} is the safety contact, who reads reports and is no mentor"
    )
    assert a_mentee.exit_code == 0
    assert f"{BEA} is the only organizer" in only.output
    assert f"row 2: {BEA} is the only organizer" in imported.output
    assert "nobody was added" in imported.output


def test_status_says_what_no_longer_goes_together_when_the_settings_change(world: World) -> None:
    path = world.service.settings.folder / "mentorpost.toml"
    text = path.read_text(encoding="utf-8").replace("Jo Lind <jo@riverside.example>", ANN)
    path.write_text(text, encoding="utf-8")

    shown = typed(world, "status")

    assert f"Ann Reyes takes part: {ANN} is the safety contact" in shown.output
    assert json.loads(typed(world, "status", "--json").stdout)["settings"]


def test_a_report_that_nobody_else_could_read_is_shown_to_nobody_and_says_so(world: World) -> None:
    program = replace(world.service.settings.program, safety_contact=None)
    world.service = replace(world.service, settings=replace(world.service.settings, program=program))
    run_by(world, Contact("Ann Reyes", ANN))

    letters = world.write(MIA, f"report: {SECRET}")

    assert [(got.to, got.name) for got in letters] == [(MIA, "got-your-report")]
    assert "Nobody has read your message" in letters[0].text
    assert world.pair().held
