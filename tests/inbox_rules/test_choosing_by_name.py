"""Whom a mentee chooses by the name that the list shows, and what is no choice."""

from __future__ import annotations

from dataclasses import replace

import pytest

from inbox_rules.understand import understand
from inbox_rules.values import Asked, Understood
from mentorship.requests import Request
from tests.inbox_rules.mails import SUBJECT, TODAY, incoming

SHOWN = (("V4JJ", "Lucía Gómez"), ("K7M2", "Max Berger"), ("XNFV", "Tom Hale"), ("PPQ2", "Rose Hale"))


def answered(text: str, shown: tuple[tuple[str, str], ...] = SHOWN, letter: str = "directory") -> Understood:
    """Return how an answer to the list is read."""
    asked = Asked(letter, subject=SUBJECT, shown=shown)
    return understand(replace(incoming(text, f"Re: {SUBJECT}"), sender_name="Mia Okafor"), asked, TODAY)


@pytest.mark.parametrize(
    ("text", "codes", "reason"),
    [
        ("I'd like to ask Lucía.", "V4JJ", ""),
        ("lucia please", "V4JJ", ""),
        ("V4JJ please", "V4JJ", ""),
        ("Lucía Gómez, please. I have drawn for years.", "V4JJ", "I have drawn for years."),
        ("Thanks for the list! I'd like to ask Lucía. I draw.", "V4JJ", "I draw."),
        ("I would love to work with Max. He knows what it is to change late.", "K7M2",
         "He knows what it is to change late."),
        ("I'd like to ask Max if he has room in spring.", "K7M2", ""),
        ("Could I have V4JJ? If she can't, then XNFV would be nice too. I am tired of my job.", "V4JJ XNFV",
         "I am tired of my job."),
        ("Request Lucía, else Max\n\nI want to draw.", "V4JJ K7M2", "I want to draw."),
        ("I read all of them twice.\nI'd like to ask Lucía.\nShe began late, as I do.", "V4JJ",
         "I read all of them twice.\nShe began late, as I do."),
        ("I'd like to ask Lucía because Lucía began late.", "V4JJ", "because Lucía began late."),
        ("Max it is!", "K7M2", ""),
        ("My choice is Rose", "PPQ2", ""),
        ("Please ask Tom Hale for me", "XNFV", ""),
        ("Ich würde gern Lucía fragen. Ich zeichne seit Jahren.", "V4JJ", "Ich zeichne seit Jahren."),
        ("Danke für die Liste. Ich entscheide mich für Frau Gómez.", "V4JJ", ""),
        ("Könnte ich bitte Lucía haben? Falls nicht, dann Max.", "V4JJ K7M2", ""),
        ("Je voudrais demander à Lucía.", "V4JJ", ""),
        ("Mon choix est Max", "K7M2", ""),
        ("Me quedo con Lucía. Dibujo desde hace años.", "V4JJ", "Dibujo desde hace años."),
        ("Vorrei chiedere a Max", "K7M2", ""),
        ("Ik ga voor Max", "K7M2", ""),
        ("Fico com a Lucía", "", ""),
        ("Fico com Lucía", "V4JJ", ""),
    ],
)  # fmt: skip
def test_somebody_in_the_list_is_chosen_by_name_or_by_code_alone(text: str, codes: str, reason: str) -> None:
    found = answered(text)

    assert (found.request is Request.REQUEST, found.arguments.codes) == (bool(codes), tuple(codes.split()))
    assert found.arguments.reason == reason


@pytest.mark.parametrize(
    "text",
    [
        "Lucía?",
        "Max Berger",
        "V4JJ",
        "I'd like Lucía",
        "I'd ask Lucía if she had time",
        "I'd like to ask Lucía, when I have the courage",
        "I don't want Lucía",
        "Lucía or Max",
        "Lucía sounds great",
        "Is Lucía free?",
        "I liked Lucía but she lives far away",
        "I'd like to ask Lucía, but not yet",
        "I'd like to ask Lucía. Actually, no.",
        "I'd like to ask Lucía.\nNo, wait.",
        "I'd like to ask Lucía.\nOr Max.",
        "anyone but Max",
        "Max said hello to me yesterday",
        "Can I ask Lucía how she started?",
        "I'd like to ask Lucía something about her studio",
        "I would like to ask Lucía and Max",
        "I'd like to ask Pedro",
        "Not Lucía please",
        "maybe Lucía",
        "If I was braver.\nI'd like to ask Lucía",
        "My sister wrote this:\nI'd like to ask Lucía",
        "My sister would like to ask Lucía",
        "I'd like to ask Lucía whether she has time in May",
        "Max's statement please",
        "Ich möchte Lucía nicht fragen",
        "Kann ich Lucía fragen?",
        "Lucía, vielleicht",
        "Pas Lucía s'il vous plaît",
    ],
)
def test_to_speak_of_somebody_in_the_list_is_no_choice(text: str) -> None:
    assert answered(text).request is None


def test_a_name_that_two_have_is_asked_about() -> None:
    assert answered("I'd like to ask Ms Hale").doubt.startswith("whom you mean")
    assert answered("I'd like to ask Rose Hale").arguments.codes == ("PPQ2",)


def test_a_name_that_is_a_word_as_well_is_only_a_name_where_it_can_be() -> None:
    two = (("V4JJ", "Will Hunt"), ("K7M2", "May Hill"))

    assert answered("i'd like to ask will", two).arguments.codes == ("V4JJ",)
    assert answered("I will think about it", two).arguments.codes == ()
    assert answered("It may be too early", two).request is None


def test_more_is_read_about_somebody_by_name() -> None:
    found = answered("Can you tell me more about Max?")

    assert (found.request, found.arguments.codes) == (Request.MENTOR, ("K7M2",))


def test_a_name_alone_is_a_choice_only_where_we_asked_for_one() -> None:
    assert answered("Max", letter="mentor-profile", shown=SHOWN[1:2]).request is None
    assert answered(
        "Yes, I'd like to ask Max", letter="mentor-profile", shown=SHOWN[1:2]
    ).arguments.codes == ("K7M2",)
