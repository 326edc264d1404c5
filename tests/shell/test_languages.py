"""Everybody gets letters in their own language: learnt when they join, changed by a line."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from mailer.last_line import ended
from mailer.missing import shipped
from tests.world import Got, World

ZOE, LEO, ANN = "zoe.quist@example.net", "leo.adebayo@example.com", "ann@riverside.example"
MIA, MAX = "mia@example.org", "max@example.org"

german = pytest.mark.skipif("de" not in shipped(), reason="there are no German letters yet")
french = pytest.mark.skipif("fr" not in shipped(), reason="there are no French letters yet")


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    """A programme without anybody in it."""
    world = World(tmp_path)
    yield world
    world.close()


def tongue(got: Got) -> str:
    assert got.message["Content-Language"] in (None, ended(got.text).language)
    return ended(got.text).language


@german
def test_who_asks_to_join_in_german_gets_german_letters(world: World) -> None:
    (welcome,) = world.write(ZOE, "Guten Tag, ich möchte gern als Mentorin mitmachen. Viele Grüße, Zoe")

    assert tongue(welcome) == "de"
    assert world.person(ZOE).language == "de"
    assert 'lang="de"' in welcome.html


def test_a_word_alone_tells_no_language_and_the_programme_s_stands(world: World) -> None:
    (welcome,) = world.write(ZOE, "join as mentor")

    assert tongue(welcome) == "en"


def test_a_language_without_letters_is_not_given_to_anybody(world: World) -> None:
    (welcome,) = world.write(ZOE, "Hallo, ik wil graag meedoen als mentor. Groeten, Zoe")

    assert tongue(welcome) == "en"
    assert world.person(ZOE).language == "en"


@german
def test_a_stranger_is_answered_in_the_language_of_their_mail(world: World) -> None:
    (stranger,) = world.write(LEO, "Guten Tag, was genau ist das hier und wie komme ich an einen Termin?")

    assert (stranger.name, tongue(stranger)) == ("stranger", "de")


@german
@pytest.mark.parametrize(
    "wish", ["auf Deutsch bitte", "Sprache: Deutsch", "language: German", "Deutsch bitte"]
)
def test_a_line_changes_the_language_and_the_answer_comes_in_it(world: World, wish: str) -> None:
    world.add(MIA, "Mia Okafor")

    (done,) = world.write(MIA, wish)

    assert (done.name, tongue(done)) == ("done", "de")
    assert "Deutsch" in done.text
    assert world.person(MIA).language == "de"


@german
def test_a_line_in_answer_to_a_letter_changes_it_too(world: World) -> None:
    world.add(MIA, "Mia Okafor")

    (done,) = world.reply(MIA, "welcome-mentee", "Auf Deutsch, bitte.")

    assert (done.name, tongue(done)) == ("done", "de")
    assert world.person(MIA).language == "de"


@german
def test_it_is_changed_back_in_the_same_way(world: World) -> None:
    world.add(MIA, "Mia Okafor")
    world.write(MIA, "auf Deutsch bitte")

    (done,) = world.write(MIA, "in English please")

    assert tongue(done) == "en"
    assert world.person(MIA).language == "en"


def test_a_language_without_letters_is_answered_with_those_that_there_are(world: World) -> None:
    world.add(MIA, "Mia Okafor")

    (answer,) = world.write(MIA, "in het Nederlands graag")

    assert answer.name == "not-understood"
    assert "in which language I shall write; there are letters in English" in " ".join(answer.text.split())
    assert world.person(MIA).language == "en"


def test_a_wish_in_mail_for_the_partner_is_the_partner_s(two: World) -> None:
    (relayed,) = two.reply("mia@example.com", "introduction", "auf Deutsch bitte")

    assert (relayed.name, relayed.to) == ("relayed", MAX)
    assert two.person("mia@example.com").language == "en"


@german
@french
def test_the_two_of_a_pair_read_each_in_their_own_language(world: World) -> None:
    world.add(MIA, "Mia Okafor")
    world.add(MAX, "Max Berger", mentor=True)
    world.write(MIA, "auf Deutsch bitte")
    world.write(MAX, "en français s'il vous plaît")
    world.reply(MAX, "welcome-mentor", "accepter")

    asked = world.write(MIA, f"Anfrage {world.person(MAX).code}\n\nIch möchte ausbilden.")
    both = world.reply(MAX, "request", "accepter")

    assert {(got.to, got.name, tongue(got)) for got in asked} == {
        (MAX, "request", "fr"),
        (MIA, "request-sent", "de"),
    }
    assert "Ich möchte ausbilden." in next(got.text for got in asked if got.to == MAX)
    assert {(got.to, tongue(got)) for got in both if got.name == "introduction"} == {(MAX, "fr"), (MIA, "de")}


@german
def test_the_organizer_gets_the_programme_s_language(world: World) -> None:
    world.write(ZOE, "Guten Tag, ich möchte gern als Mentorin mitmachen. Viele Grüße, Zoe")
    world.reply(
        ZOE,
        "welcome-mentor",
        "Vorstellung: Ich leite ein Lager und helfe gern.\nZeit: 1 Stunde pro Woche\nGrenzen: keine",
    )

    letters = world.after(1)

    assert [tongue(got) for got in letters if got.to == ANN] == ["en"]


@german
def test_a_programme_s_own_wording_is_for_readers_of_its_language(world: World) -> None:
    own = world.service.settings.letters
    own.mkdir()
    (own / "done-entry.txt").write_text("Subject: Ours\n\nOur own words.\n", "utf-8")
    world.add(MIA, "Mia Okafor")
    world.add(MAX, "Max Berger", mentor=True)

    (to_mia,) = world.write(MIA, "auf Deutsch bitte")
    (to_max,) = world.write(MAX, "language: English")

    assert (to_mia.subject, tongue(to_mia)) == ("Erledigt", "de")
    assert (to_max.subject, tongue(to_max)) == ("Ours", "en")
