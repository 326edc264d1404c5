"""Preparation comes in short pieces, each in a letter that goes anyway, and each once."""

from __future__ import annotations

import pytest

from mailer.language import language
from mentorship.letters import LETTERS
from mentorship.letters.base import Role
from mentorship.policy import Policy
from mentorship.preparation import PIECES, Piece, Preparing, piece_of
from mentorship.rounds import PLAN
from tests.conftest import Made
from tests.letters.anatomy import ALL, flat, shown

MAX, MIA, LEO = "max@example.org", "mia@example.com", "leo@example.com"

# Which sentence serves which requirement, and in which letter it stands.
SAID = (
    ("A22", "welcome-mentee-2", "What should change, or worries you, in a sentence or two"),
    ("A32", "welcome-mentee-2", "your decisions, and what comes of them, stay your own"),
    ("A32", "agenda-mentee", "what you decide stays your own."),
    ("A32", "agenda-mentor", "what Mia decides stays Mia's own."),
    ("B6", "welcome-mentor-3", "Experience, in years, in your trade and with advising others"),
    ("B6", "welcome-mentor-3", "whether you can hear somebody out before you know better"),
    ("B6", "organizer-approve-2", "Experience: 12 years"),
    ("B7", "request-sent-have-ready", "Have one thing ready: a turn in your life that you had not planned."),
    ("B7", "agenda-one-question-mentee", "One question is plenty"),
    ("B11", "icebreaker-mentee", "A topic for you two, while you get to know each other"),
    ("B13", "agenda-no-verdict-mentor", "Say what a good answer looks like to you"),
    ("B16", "icebreaker-mentor", "Read first, then answer with your own"),
    ("B18", "introduction-mentee", "Your question can wait until you know each other's past a little."),
    ("B18", "introduction-mentor", "five lines about the road that led here"),
    ("B21", "request-listen", "more listening than answering"),
    ("B21", "agenda-say-back-mentor", "say back in one line what you heard"),
    ("C15", "welcome-mentee-2", "whether something else serves you sooner: a book, a course, one talk"),
    ("C18", "welcome-mentee-2", "your decisions, and what comes of them, stay your own"),
    ("C18", "half-way-you-decide", "Where your own road goes, you decide; Max can only advise."),
    ("C19", "introduction-mentor", "Two questions come before your first advice."),
    ("C19", "approved", "What helps most is a good question; you needn't know the answers."),
    ("C19", "agenda-who-knows-mentor", "To name a person, a book or a place that does is as good."),
    ("C25", "agenda-no-verdict-mentor", "Mia may leave it aside. That is no verdict on it, or on you."),
    ("D5", "request", "Mia writes first and keeps things going"),
    ("D5", "agenda-what-became-mentee", "Say too what became of the last advice, also if nothing did."),
)  # fmt: skip


@pytest.mark.parametrize(("requirement", "name", "sentence"), SAID)
def test_what_prepares_people_stands_in_letters_that_go_anyway(
    requirement: str, name: str, sentence: str
) -> None:
    text = flat(shown(ALL[name]).text)

    assert sentence in text, requirement


def test_the_first_round_is_about_how_they_write_and_their_past_comes_before_it() -> None:
    topics = language("en").topics

    assert topics[PLAN[0]].line == "how you two write to each other"
    assert "the road that led you here" in flat(shown(ALL["introduction-mentee"]).text)


def test_every_piece_has_its_place_once_and_its_sentence() -> None:
    pieces = [piece for given in PIECES.values() for piece in given]

    assert sorted(pieces) == sorted(Piece)
    assert all(issubclass(LETTERS[name], Preparing) for name, _ in PIECES)
    for letter in ALL.values():
        if isinstance(letter, Preparing) and letter.piece is not None:
            pieces.remove(letter.piece) if letter.piece in pieces else None
    assert pieces == [], "a piece without a sample"


def test_no_piece_comes_twice() -> None:
    for (name, role), given in PIECES.items():
        assert [piece_of(name, role, before) for before in range(len(given) + 2)] == [*given, None, None]
    assert piece_of("agenda", None, 0) is None
    assert piece_of("introduction", Role.MENTOR, 0) is None


def test_who_is_asked_or_asks_again_is_not_prepared_again(made: Made) -> None:
    world = made(Policy())
    max_ = world.add(MAX, "Max Berger", mentor=True, mission="I keep accounts.")
    for address, name in ((MIA, "Mia Okafor"), (LEO, "Leo Adebayo")):
        world.add(address, name)
        world.reply(address, "welcome-mentee", f"request {max_.code}\n\nI would like to learn accounting.")
        world.reply(MAX, "request", "decline")
    world.after(31)
    world.write(MIA, f"request {max_.code}\n\nI would still like to learn accounting.")

    asked = [flat(got.text) for got in world.letters if got.name == "request"]
    waits = [flat(got.text) for got in world.letters if got.name == "request-sent" and got.to == MIA]

    assert ["more listening than answering" in text for text in asked] == [True, False, False]
    assert ["Have one thing ready" in text for text in waits] == [True, False]
    assert ["nothing to do until then" in text for text in waits] == [False, True]


def test_each_round_brings_the_next_piece_until_there_is_none(made: Made) -> None:
    world = made(Policy())
    max_ = world.add(MAX, "Max Berger", mentor=True, mission="I keep accounts.")
    world.add(MIA, "Mia Okafor")
    world.reply(MIA, "welcome-mentee", f"request {max_.code}\n\nI would like to learn accounting.")
    world.reply(MAX, "request", "accept")
    world.reply(MIA, "introduction", "Hi Max,\n\nmy road: school, then a ward.")
    world.reply(MAX, "relayed", "Hi Mia,\n\nmine was bumpy.")
    world.reply(MIA, "agreement-form", "agree")
    world.reply(MAX, "agreement-review", "agree")
    for _ in range(7):
        world.after(10)
        world.write(MIA, "met")

    given = {
        address: [
            next((piece for piece, sentence in BROUGHT.items() if sentence in flat(got.text)), None)
            for got in world.letters
            if got.name == "agenda" and got.to == address
        ]
        for address in (MAX, MIA)
    }

    assert given[MAX][:4] == [*PIECES["agenda", Role.MENTOR], None]
    assert given[MIA][:4] == [*PIECES["agenda", Role.MENTEE], None, None]


BROUGHT = {
    Piece.NO_VERDICT: "no verdict",
    Piece.WHO_KNOWS: "You needn't have the answer.",
    Piece.SAY_BACK: "say back in one line",
    Piece.ONE_QUESTION: "One question is plenty",
    Piece.WHAT_BECAME: "what became of the last advice",
}


def test_the_time_that_letters_name_is_the_programmes_own(made: Made) -> None:
    world = made(Policy(mentor_time="ten minutes a week", mentee_time="half an hour a week"))
    max_ = world.add(MAX, "Max Berger", mentor=True, mission="I keep accounts.")
    world.add(MIA, "Mia Okafor")
    world.write(LEO, "Good morning, what is this?")
    world.write("zoe@example.net", "join as mentor")
    world.reply(MIA, "welcome-mentee", f"request {max_.code}\n\nI would like to learn accounting.")

    for name in ("stranger", "welcome-mentor", "request"):
        texts = [flat(got.text) for got in world.letters if got.name == name]
        assert texts
        assert all("ten minutes a week" in text.casefold() for text in texts), name
    assert "half an hour a week" in flat(world.latest("welcome-mentee", MIA).text)
    assert not any("20 minutes" in got.text or "an hour a week" in got.text.replace("half an hour a week", "")
                   for got in world.letters if got.name != "welcome-mentor")  # fmt: skip


def test_the_organizer_sees_a_mentors_years_and_that_they_are_open(made: Made) -> None:
    world = made(Policy())
    for address, lines in (("zoe@example.net", "Experience: 12 years as a baker\n"), (LEO, "")):
        world.write(address, "join as mentor")
        world.reply(
            address, "welcome-mentor", f"Statement: I bake bread.\nTime: 1 hour\nLimits: none\n{lines}"
        )
    world.after(1)

    text = flat(world.latest("organizer-approve", "ann@riverside.example").text)

    assert "Experience: 12 years as a baker" in text
    assert "Experience: not said" in text
