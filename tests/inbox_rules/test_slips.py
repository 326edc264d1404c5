"""Slips of the thumb: mended where only one word can be meant."""

from __future__ import annotations

import pytest

from inbox_rules.slips import Slips
from tests.inbox_rules.mails import answer, outcome

WORDS = Slips(["accept", "definitely", "thanks", "yes", "retire", "pause", "decline", "nein", "dein"])


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("yesss", "yes"),
        ("thnaks", "thanks"),
        ("defintely", "definitely"),
        ("accpet", "accept"),
        ("acccept", "accept"),
        ("declone", "decline"),
    ],
)
def test_one_slip_is_mended(written: str, meant: str) -> None:
    assert WORDS.mended(written) == meant


@pytest.mark.parametrize(
    "written", ["rentre", "paused", "except", "yet", "accountant", "neni2", "mein", "xccept"]
)
def test_another_word_stays_as_it_is(written: str) -> None:
    assert WORDS.mended(written) == written


def test_a_word_that_may_be_two_is_left_alone() -> None:
    assert Slips(["mentor", "mentos"]).mended("mentop") == "mentop"


def test_a_slip_is_understood_and_an_inflection_is_no_slip() -> None:
    assert outcome(answer("request", "yesss, thnaks")) == "accept"
    assert outcome(answer("paused", "Max paused it, not me")) == "ask"


def test_a_word_of_another_language_is_no_slip() -> None:
    assert outcome(answer("request", "recurso")) == "ask"
