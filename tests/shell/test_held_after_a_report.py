"""Commands and a pair whose mail is held: only the safety contact lifts that (A33, A35)."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from mentorpost.__main__ import main
from mentorship.lifecycle import State
from tests.stores import store_table
from tests.world import World

MAX, MIA, JO = "max@example.org", "mia@example.com", "jo@riverside.example"


def the_two(world: World) -> None:
    """Bring two as far as the agreement, and let one of them report."""
    max_ = world.add(MAX, "Max Berger", mentor=True, mission="I moved into accounting at forty.")
    world.add(MIA, "Mia Okafor")
    world.reply(MIA, "welcome-mentee", f"request {max_.code}\n\nI teach maths and want to work with data.")
    world.reply(MAX, "request", "accept")
    world.reply(MIA, "introduction", "report\n\nHe wants to meet me at night.")


@pytest.fixture
def settings(tmp_path: Path) -> str:
    """Return settings for the same store, with an outbox that nobody empties."""
    path = tmp_path / "mentorpost.toml"
    path.write_text(
        '[program]\nname = "Riverside Mentors"\naddress = "mentors@riverside.example"\n'
        'organizers = ["Ann Reyes <ann@riverside.example>"]\n'
        'safety_contact = "Jo Lind <jo@riverside.example>"\n'
        + store_table(tmp_path)
        + f'[mailbox]\nurl = "maildir:{tmp_path / "in"}"\n[smtp]\nurl = "maildir:{tmp_path / "out"}"\n',
        encoding="utf-8",
    )
    return str(path)


def run(settings: str, *arguments: str) -> tuple[int, str]:
    """Run a command; return how it ended and all that it said."""
    result = CliRunner().invoke(main, ["--config", settings, *arguments])
    return result.exit_code, result.output


def test_no_command_lifts_what_is_held_and_one_asks_the_safety_contact_again(
    tmp_path: Path, settings: str
) -> None:
    world = World(tmp_path)
    the_two(world)
    world.close()

    code, said = run(settings, "pairs", "pause", "1")
    assert code == 1
    assert "only the safety contact lifts that" in said
    code, said = run(settings, "pairs", "release", "1")
    assert (code, said) == (0, "Jo Lind is asked again about mentorship 1; their answer decides.\n")
    code, said = run(settings, "status", "--json")
    assert json.loads(said)["held"] == [1]

    world = World(tmp_path)
    world.run()
    assert world.pair().held
    world.box.mails["later:1"] = world.reply_mail(JO, "organizer-alert", "release")
    world.run()
    assert not world.pair().held
    world.close()
    code, said = run(settings, "pairs", "release", "1")
    assert code == 1
    assert "no mail is held" in said


def test_an_organizer_is_told_what_is_held_before_they_end_it(tmp_path: Path, settings: str) -> None:
    world = World(tmp_path)
    the_two(world)
    world.close()

    code, said = run(settings, "pairs", "end", "1", "--yes")

    assert code == 0
    assert "held after a report" in said
    world = World(tmp_path)
    assert world.pair().state is State.ENDED
    world.close()


def test_an_answer_that_fails_authentication_or_comes_from_somebody_else_decides_nothing(
    tmp_path: Path,
) -> None:
    world = World(tmp_path)
    the_two(world)
    alert = world.latest("organizer-alert", JO)

    world.reply("ann@riverside.example", alert, "release")
    world.reply(MAX, alert, "release")

    assert world.pair().held
    world.close()


def test_nothing_asks_or_invites_either_while_mail_is_held_and_an_end_is_no_praise(tmp_path: Path) -> None:
    world = World(tmp_path)
    the_two(world)
    told = len(world.got(MAX)), len(world.got(MIA))

    world.after(27)

    assert (len(world.got(MAX)), len(world.got(MIA))) == told
    world.close()
