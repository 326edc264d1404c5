"""Nobody is asked anything while they are away, and nobody else hears what a mail system said."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from mentorship.people import Person
from mentorship.stillness import Break
from tests.transcript import MAX, MIA, WAY
from tests.world import PROGRAMME, World

SPRING = Break(date(2026, 3, 20), date(2026, 4, 12), "spring break")


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    world = World(tmp_path)
    _two(world)
    yield world
    world.close()


def _two(world: World) -> None:
    world.add(MAX, "Max Berger", mentor=True, capacity=3)
    world.add(MIA, "Mia Okafor")
    _together(world, MIA)


def _together(world: World, mentee: str) -> None:
    code = world.person(MAX).code
    for after, what in WAY:
        if after in ("requested", "agreeing", "active") and not isinstance(what, int):
            sender, letter, text = what
            world.reply(mentee if sender == MIA else sender, letter, text.replace("K7M2", code))


def _notice(world: World, sender: str, text: str) -> None:
    head = f"From: {sender}\r\nTo: {PROGRAMME}\r\nSubject: Out of office\r\nAuto-Submitted: auto-replied\r\n"
    world.deliver(f"{head}Message-ID: <away@{sender.partition('@')[2]}>\r\n\r\n{text}\r\n".encode())


def _away(person: Person) -> list[tuple[str, str]]:
    return [(str(one.begin), str(one.back)) for one in person.absences]


def test_a_notice_is_kept_as_days_and_causes_no_letter(world: World) -> None:
    before = len(world.letters)

    _notice(world, MIA, "I am away until 14 April.")

    assert _away(world.person(MIA)) == [("2026-03-02", "2026-04-15")]
    assert len(world.letters) == before


def test_a_notice_of_a_stranger_changes_nothing(world: World) -> None:
    _notice(world, "kim@example.net", "I am away until 14 April.")

    assert world.person(MIA).absences == world.person(MAX).absences == ()


def test_what_silence_brings_comes_as_many_days_later(world: World) -> None:
    _notice(world, MAX, "I am away until 31 March.")

    world.after(21)
    assert "nudge" not in world.got(MIA)
    world.after(31)
    assert "nudge" in world.got(MIA)


def test_a_mentee_who_waits_for_a_yes_does_not_wait_for_the_holiday_as_well(world: World) -> None:
    world.add("leo@example.net", "Leo Brandt")
    _notice(world, MAX, "I am away until 14 April.")
    world.reply(
        "leo@example.net", "welcome-mentee", f"request {world.person(MAX).code}\n\nI would like to teach."
    )

    world.after(11)

    assert "request-expired" in world.got("leo@example.net")


def test_a_mentor_of_two_hears_of_a_break_once(tmp_path: Path) -> None:
    world = World(tmp_path, breaks=(SPRING,))
    _two(world)
    world.add("leo@example.net", "Leo Brandt")
    _together(world, "leo@example.net")

    world.after(40)

    for address in (MAX, MIA, "leo@example.net"):
        assert world.got(address).count("programme-break") == 1
    asked = [
        got for got in world.letters
        if SPRING.begin <= got.at.date() <= SPRING.until and got.name != "relayed"
    ]  # fmt: skip
    assert asked == []
    world.close()


def test_who_only_takes_nobody_new_is_not_said_to_be_away(world: World) -> None:
    world.write(MAX, "unavailable until 20 May")

    assert "partner-away" not in world.got(MIA)
    assert _away(world.person(MAX)) == [("2026-03-02", "2026-05-21")]


def test_who_is_back_early_is_asked_again(world: World) -> None:
    world.write(MIA, "I am on holiday until 20 May.")
    assert world.got(MAX)[-1] == "partner-away"

    world.after(1)
    world.write(MIA, "available")

    assert _away(world.person(MIA)) == [("2026-03-02", "2026-03-03")]
    assert "Welcome back" in world.latest("done", MIA).text
