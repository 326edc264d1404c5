"""Who may be asked to recommend a mentor, and what an answer comes to."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from mentorship.people import Person
from mentorship.policy import Policy
from mentorship.recommendations import (
    Named,
    Naming,
    Read,
    Recommendation,
    Said,
    Standing,
    Unasked,
    Why,
    allowed,
    mark_of,
    said,
)
from mentorship.requests import Request

NOW = datetime(2027, 3, 1, 9, 30, tzinfo=UTC)
KEY = b"k" * 32
MAX = Person(1, "max@example.org", "Max Berger", "K7M2", mentor=True)


def one(name: str, address: str = "") -> Named:
    address = address or f"{name.lower()}@example.net"
    return Named(name, address, mark_of(address, KEY))


def kept(number: int, name: str, standing: Standing, days: int = 30) -> Recommendation:
    who = one(name)
    until = NOW + timedelta(days=days)
    return Recommendation(number, 1, name, who.address, who.mark, standing, asked_at=NOW, until=until)


def naming(*people: Named, before: tuple[Recommendation, ...] = ()) -> Naming:
    return Naming(people, before=before, programme="mentors@riverside.example")


def refused(line: Naming, policy: Policy | None = None) -> tuple[Unasked, ...]:
    return allowed(MAX, line, policy or Policy(), NOW)[1]


def test_two_people_are_taken_and_a_third_is_a_question() -> None:
    assert allowed(MAX, naming(one("Nora"), one("Jo")), Policy(), NOW) == ((one("Nora"), one("Jo")), ())
    assert allowed(MAX, naming(one("Nora"), one("Jo"), one("Sam")), Policy(), NOW)[0] == ()


@pytest.mark.parametrize(
    ("address", "why"),
    [
        ("MAX+work@example.org", Why.YOURSELF),
        ("mentors+x@riverside.example", Why.PROGRAMME),
    ],
)
def test_neither_themselves_nor_the_programme_is_asked(address: str, why: Why) -> None:
    assert refused(naming(one("Nora", address))) == (Unasked(address, why),)


def test_whoever_is_named_again_while_it_is_open_is_neither_asked_nor_refused() -> None:
    before = (kept(1, "Nora", Standing.ASKED),)

    assert allowed(MAX, naming(one("Nora"), before=before), Policy(), NOW) == ((), ())


def test_nobody_is_asked_twice_for_one_mentor_at_another_spelling_of_the_address_either() -> None:
    before = (kept(1, "Nora", Standing.OVER, days=-1),)

    assert refused(naming(one("Nora", "Nora+2@EXAMPLE.net"), before=before)) == (Unasked("Nora", Why.AGAIN),)


def test_a_no_takes_its_place_as_long_as_silence_would() -> None:
    no = (kept(1, "Nora", Standing.OVER), kept(2, "Jo", Standing.ASKED))
    silence = (kept(1, "Nora", Standing.ASKED), kept(2, "Jo", Standing.ASKED))
    line = naming(one("Sam"))

    assert (
        refused(replace(line, before=no))
        == refused(replace(line, before=silence))
        == (Unasked("Sam", Why.TWO),)
    )
    assert refused(naming(one("Nora"), before=no)) == refused(naming(one("Nora"), before=silence)) == ()


def test_a_mentor_has_so_many_askings_overall() -> None:
    before = tuple(kept(n, f"P{n}", Standing.OVER, days=-1) for n in range(6))

    assert refused(naming(one("Sam"), before=before)) == (Unasked("Sam", Why.ENOUGH),)
    assert not refused(naming(one("Sam"), before=before), Policy(reference_askings=7))


def test_nobody_can_read_an_address_from_its_mark() -> None:
    assert mark_of("nora@example.net", KEY) != mark_of("nora@example.net", b"other" * 8)
    assert "nora" not in mark_of("nora@example.net", KEY)


ASKED = kept(1, "Nora", Standing.ASKED)
SHOWN = replace(ASKED, shown="Max listens.")
STANDS = replace(ASKED, standing=Standing.STANDS, words="Max listens.")


@pytest.mark.parametrize(
    ("state", "read", "meant"),
    [
        (ASKED, Read(Request.DECLINE, "no"), Said.NO),
        (ASKED, Read(Request.DECLINE, "Sorry, I hardly know Max.", beside=True), Said.NO),
        (ASKED, Read(Request.DECLINE, "I can't say how good Max is. " * 5, beside=True), Said.WORDS),
        (ASKED, Read(Request.ACCEPT, "Yes, gladly"), Said.WILLING),
        (ASKED, Read(Request.ACCEPT, "Yes. Max listens.", beside=True), Said.WORDS),
        (ASKED, Read(Request.STOP, "stop"), Said.STOP),
        (ASKED, Read(None, "Please never write to me", leave_alone=True), Said.STOP),
        (ASKED, Read(None, "Zoe can remove any doubt", takes_back=None), Said.WORDS),
        (ASKED, Read(None, "Who is this?"), Said.QUESTION),
        (ASKED, Read(None, ""), Said.UNCLEAR),
        (ASKED, Read(None, "Great guy"), Said.WORDS),
        (SHOWN, Read(Request.ACCEPT, "yes"), Said.YES),
        (SHOWN, Read(Request.ACCEPT, "Yes. Also say that Max bakes.", beside=True), Said.UNCLEAR),
        (SHOWN, Read(Request.DECLINE, "No, please write: Max is kind.", beside=True), Said.UNCLEAR),
        (SHOWN, Read(Request.DECLINE, "no"), Said.NO),
        (SHOWN, Read(None, "Max listens and waits."), Said.UNCLEAR),
        (SHOWN, Read(None, "Max listens and waits.", insists=True), Said.WORDS),
        (SHOWN, Read(None, "Max listens, and remembers it in spring."), Said.WORDS),
        (STANDS, Read(Request.DECLINE, "no"), Said.NO),
        (STANDS, Read(None, "Take it back please", takes_back=True), Said.NO),
        (STANDS, Read(None, "Don't delete it", takes_back=None), Said.UNCLEAR),
        (STANDS, Read(None, "thanks", courtesy=True), Said.THANKS),
        (STANDS, Read(None, "Max listens, and asks."), Said.WORDS),
    ],
)  # fmt: skip
def test_only_what_is_plainly_a_word_acts_and_the_rest_is_shown_back(
    state: Recommendation, read: Read, meant: Said
) -> None:
    assert said(state, read) is meant
