"""An organizer hears of one person, and answers with a word: a draft goes to that one alone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from mentorpost.alerts import DRAFTED
from mentorship.letters.answering import OrganizerAlert
from mentorship.letters.samples import SAMPLES
from tests.pages.held import DOCS
from tests.world import World

MAX, MIA, ANN = "max@example.org", "mia@example.com", "ann@riverside.example"
LETTER = "organizer-writes"


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    """Two people who were introduced, and one of them asks for a person."""
    world = World(tmp_path)
    world.add(MAX, "Max Berger", mentor=True, mission="I count.")
    world.add(MIA, "Mia Okafor")
    world.reply(MIA, "welcome-mentee", f"request {world.person(MAX).code}\n\nI would like to learn to count.")
    world.reply(MAX, "request", "accept")
    world.reply(MIA, "request-sent", "end")
    world.reply(MIA, "work-it-out", "talk")
    yield world
    world.close()


def test_at_a_word_the_draft_goes_as_it_stood_in_the_letter(world: World) -> None:
    alert = world.latest("organizer-alert", ANN)

    letters = world.reply(ANN, "organizer-alert", "send")

    assert [(got.to, got.name) for got in letters] == [(MIA, LETTER), (ANN, "done")]
    draft = "You asked for a person to write, and here I am."
    assert draft in " ".join(alert.text.split())
    assert draft in " ".join(letters[0].text.split())
    assert "Max can't see it" in " ".join(letters[0].text.split())
    assert "Mia Okafor: has your words, alone" in letters[1].text


def test_it_goes_once(world: World) -> None:
    world.reply(ANN, "organizer-alert", "send")

    letters = world.reply(ANN, "organizer-alert", "send, please")

    assert [(got.to, got.name) for got in letters] == [(ANN, "done")]
    assert "Mia Okafor" in letters[0].text
    assert "no longer as my letter said" in " ".join(letters[0].text.split())


def test_words_of_the_organizers_own_go_as_they_were_written(world: World) -> None:
    letters = world.reply(ANN, "organizer-alert", "write: Shall we talk on Thursday,\nor by mail?")

    assert [(got.to, got.name) for got in letters] == [(MIA, LETTER), (ANN, "done")]
    assert "Shall we talk on Thursday, or by mail?" in " ".join(letters[0].text.split())


@pytest.mark.parametrize("words", ["send her my love", "I will call her.", "don't send", "write"])
def test_in_doubt_nothing_goes_and_the_organizer_is_asked(world: World, words: str) -> None:
    letters = world.reply(ANN, "organizer-alert", words)

    assert [(got.to, got.name) for got in letters] == [(ANN, "not-understood")]
    asked = " ".join(letters[0].text.split())
    assert '"send" sends it, and words of your own stand behind "write:"' in asked
    assert "manager" not in asked

    after = world.reply(ANN, "not-understood", "send")
    assert [(got.to, got.name) for got in after] == [(MIA, LETTER), (ANN, "done")]


def test_two_can_go_on_writing_through_the_programme(world: World) -> None:
    world.reply(ANN, "organizer-alert", "send")
    (alert,) = [got for got in world.reply(MIA, LETTER, "Thursday at six suits me.") if got.to == ANN]
    assert "Thursday at six suits me." in alert.text

    letters = world.reply(ANN, "organizer-alert", "write: Thursday it is.")

    assert [(got.to, got.name) for got in letters] == [(MIA, LETTER), (ANN, "done")]
    assert "Thursday it is." in letters[0].text


def test_the_page_of_alerts_has_a_line_for_each_with_what_to_leave_alone() -> None:
    page = (DOCS / "alerts.md").read_text("utf-8").splitlines()
    rows = [line.split(" | ") for line in page if line.startswith("| ") and "`" in line]
    told = {what for row in rows for what in re.findall(r"`([a-z-]+)`", row[0])}

    assert told == {
        letter.what for letter in SAMPLES["organizer-alert"] if isinstance(letter, OrganizerAlert)
    }
    assert told >= DRAFTED
    assert all(len(row) == 4 for row in rows)


def test_from_another_address_nothing_goes_to_anybody(world: World) -> None:
    alert = world.latest("organizer-alert", ANN)
    world.box.mails["9:1"] = world.reply_mail("zoe@example.net", alert, "send")

    assert MIA not in {got.to for got in world.run()}
