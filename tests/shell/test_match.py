"""`match suggest` gives reasons, `match propose` asks the mentee, and nobody learns who is not wanted."""

from __future__ import annotations

import builtins
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from mentorpost import matching
from mentorpost.errors import MentorpostError
from mentorpost.matching import programme
from mentorpost.proposing import propose
from mentorship.policy import Policy
from store.models import database
from tests.world import World

MAX, ADA, MIA, ZOE = "max@example.org", "ada@example.net", "mia@example.com", "zoe@example.com"
ANN = "ann@riverside.example"


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    """A programme with two mentors and two mentees."""
    made = World(tmp_path)
    made.add(MAX, "Max Berger", mentor=True, mission="I moved from logistics into accounting at forty.")
    made.add(ADA, "Ada Lindqvist", mentor=True, mission="I teach statistics and nurse a garden.")
    made.add(MIA, "Mia Okafor")
    made.add(ZOE, "Zoe Quist")
    yield made
    made.close()


def suggested(world: World, mentee: str) -> list[str]:
    found = programme(Policy(), world.now)
    waiting = [person for person in found.mentees if person.address == mentee]
    return [mentor.address for person in waiting for mentor, _ in found.ranked(person)]


def proposed(world: World, mentee: str, mentor: str, why: str = "Both nursed.") -> list[str]:
    """Propose, and return the names of the letters that left."""
    with database.atomic():
        propose(world.service, world.person(mentee), world.person(mentor), why, world.now)
    return [got.name for got in world.run()]


def test_who_writes_of_the_same_stands_first_with_the_reason(world: World) -> None:
    world.write(MIA, "What should change: from nursing into statistics")

    found = programme(Policy(), world.now)
    mia = next(person for person in found.mentees if person.address == MIA)
    (first, how), *_ = found.ranked(mia)

    assert first.address == ADA
    assert how.reasons == ('both write of "statistics" and "nursing"',)


def test_match_suggest_for_one_mentee_finds_another_mentor_for_who_has_one(world: World) -> None:
    world.write(MIA, f"request {world.person(MAX).code}")
    world.reply(MAX, "request", "accept")

    found = programme(Policy(), world.now, world.person(MIA))

    assert suggested(world, MIA) == []
    assert [mentor.address for mentor, _ in found.ranked(found.mentees[0])] == [ADA]


def test_who_has_a_request_a_mentor_or_a_proposal_waits_no_more(world: World) -> None:
    world.reply(MIA, "welcome-mentee", f"request {world.person(MAX).code}\n\nI teach.")
    proposed(world, ZOE, ADA)

    assert programme(Policy(), world.now).mentees == ()


def test_a_place_that_somebody_asks_for_is_offered_to_nobody_else(world: World) -> None:
    world.reply(MIA, "welcome-mentee", f"request {world.person(MAX).code}\n\nI teach.")

    assert suggested(world, ZOE) == [ADA]


def test_who_was_asked_before_or_is_not_wanted_is_left_out_without_a_word(world: World) -> None:
    world.write(ZOE, f"not with {world.person(ADA).code}")
    world.write(ADA, f"not with {world.person(MIA).code}")
    world.reply(MIA, "welcome-mentee", f"request {world.person(MAX).code}\n\nI teach.")
    world.reply(MAX, "request", "decline")

    assert suggested(world, ZOE) == [MAX]
    assert suggested(world, MIA) == []


def test_together_everybody_gets_somebody_though_both_like_one_best(world: World) -> None:
    pytest.importorskip("scipy")
    world.write(MIA, "What should change: accounting, logistics, statistics")
    world.write(ZOE, "What should change: accounting, logistics")

    pairs = {
        (mentee.address, mentor.address) for mentee, mentor, _ in programme(Policy(), world.now).assigned()
    }

    assert pairs == {(MIA, ADA), (ZOE, MAX)}


def test_a_mentor_with_two_places_gets_two_in_one_assignment(world: World) -> None:
    pytest.importorskip("scipy")
    world.write(MAX, "capacity 2")
    world.write(ADA, "unavailable")

    found = programme(Policy(), world.now).assigned()

    assert [(mentee.address, mentor.address) for mentee, mentor, _ in found] == [(MIA, MAX), (ZOE, MAX)]


def test_without_scipy_assigning_says_in_one_line_what_to_install(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = builtins.__import__

    def missing(name: str, *more: Any) -> Any:
        if name.startswith("scipy"):
            raise ImportError(name)
        return real(name, *more)

    monkeypatch.setattr(builtins, "__import__", missing)

    with pytest.raises(MentorpostError, match="pipx install") as raised:
        programme(Policy(), world.now).assigned()
    assert str(raised.value) == matching.NO_SCIPY
    assert "\n" not in matching.NO_SCIPY


def test_a_proposal_goes_to_the_mentee_alone_and_a_yes_brings_the_reason_to_the_mentor(world: World) -> None:
    assert proposed(world, MIA, ADA) == ["match-proposal"]

    letters = world.reply(MIA, "match-proposal", "accept\n\nI nurse, and I like numbers.")

    assert [(got.to, got.name) for got in letters] == [
        (ADA, "request"), (MIA, "request-sent"), (ANN, "organizer-alert"),
    ]  # fmt: skip
    assert "Both nursed." in letters[0].text
    assert "I nurse, and I like numbers." in letters[0].text
    assert world.pair().state == "requested"


def test_a_no_to_a_proposal_changes_nothing_and_the_organizer_hears_only_that(world: World) -> None:
    proposed(world, MIA, ADA)

    letters = world.reply(MIA, "match-proposal", "No thank you, she looks too strict for me.")

    assert [(got.to, got.name) for got in letters] == [(MIA, "done"), (ANN, "organizer-alert")]
    assert "strict" not in letters[1].text
    assert world.got(ADA) == ["welcome-mentor"]


def test_ten_days_of_silence_are_no_and_another_may_be_proposed(world: World) -> None:
    proposed(world, MIA, ADA)
    with pytest.raises(MentorpostError, match="open proposal"):
        proposed(world, MIA, MAX)

    world.after(10)

    assert proposed(world, MIA, MAX) == ["match-proposal"]
    assert world.got(ADA) == ["welcome-mentor"]


def test_a_yes_after_the_ten_days_is_a_request_like_any_other(world: World) -> None:
    proposed(world, MIA, ADA)
    world.after(14)

    letters = world.reply(MIA, "match-proposal", "yes please")

    assert [got.name for got in letters if got.to == ADA] == ["request"]


def test_a_second_yes_asks_nobody_twice(world: World) -> None:
    proposed(world, MIA, ADA)
    world.reply(MIA, "match-proposal", "accept")

    letters = world.reply(MIA, "match-proposal", "accept")

    assert [got.name for got in letters] == ["not-possible"]


def test_a_yes_when_the_mentor_is_full_by_now_joins_the_waiting_list(world: World) -> None:
    proposed(world, MIA, ADA)
    world.reply(ZOE, "welcome-mentee", f"request {world.person(ADA).code}\n\nI write.")
    world.reply(ADA, "request", "accept")

    letters = world.reply(MIA, "match-proposal", "accept")

    assert [got.name for got in letters if got.to == MIA] == ["waitlisted"]


def test_who_does_not_want_the_other_gets_no_letter_and_the_organizer_sees_no_difference(
    world: World,
) -> None:
    world.write(MIA, f"not with {world.person(ADA).code}")

    assert proposed(world, MIA, ADA) == []
    with pytest.raises(MentorpostError, match="open proposal"):
        proposed(world, MIA, MAX)


@pytest.mark.parametrize(
    ("mentee", "mentor", "fault"),
    [(MAX, ADA, "Max Berger is no mentee"), (MIA, ZOE, "Zoe Quist is no mentor")],
)
def test_who_has_not_the_role_cannot_be_proposed(world: World, mentee: str, mentor: str, fault: str) -> None:
    with pytest.raises(MentorpostError, match=fault):
        proposed(world, mentee, mentor)


def test_a_mentor_who_takes_nobody_is_not_proposed(world: World) -> None:
    world.write(ADA, "unavailable")

    with pytest.raises(MentorpostError, match="takes nobody at present"):
        proposed(world, MIA, ADA)


def test_who_is_forgotten_leaves_no_proposal_behind(world: World) -> None:
    proposed(world, MIA, ADA)

    world.reply(MIA, "match-proposal", "forget me")

    assert database.execute_sql("SELECT count(*) FROM proposal").fetchone() == (0,)


def test_a_yes_to_a_proposal_in_words_of_ones_own_is_not_among_the_words_for_the_mentor(world: World) -> None:
    proposed(world, MIA, ADA)
    proposed(world, ZOE, MAX)

    world.reply(MIA, "match-proposal", "Why not, let's give it a whirl")
    world.reply(ZOE, "match-proposal", "Yes, gladly.\nI write novels at night.")

    assert "whirl" not in world.latest("request", ADA).text
    assert "I write novels at night." in world.latest("request", MAX).text
    assert "gladly" not in world.latest("request", MAX).text
