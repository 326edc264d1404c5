"""One mentor and three mentees: one pauses, one ends, one reports, and nothing crosses over."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from mentorship.lifecycle import State
from mentorship.policy import Policy
from store import mentorships, routine
from tests.world import Got, World

MAX, JO = "max@example.org", "jo@riverside.example"
MIA, LEA, SAM = "mia@example.com", "lea@example.com", "sam@example.com"
NAMES = {MIA: "Mia Okafor", LEA: "Lea Brandt", SAM: "Sam Osei"}
# What each writes to Max, and never to anybody else.
OWN_WORDS = {MIA: "I left the abbey school", LEA: "my sister owes me rent", SAM: "I sold the harbour boat"}
TO_EACH = {MIA: "I once sang in a choir", LEA: "I failed my first exam", SAM: "I cannot swim"}


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    """Bring all three as far as the agreement, two days apart."""
    world = World(tmp_path)
    code = world.add(MAX, "Max Berger", mentor=True, mission="I moved at forty.", capacity=3).code
    for address, name in NAMES.items():
        world.add(address, name)
        world.reply(address, "welcome-mentee", f"request {code}\n\nWhat I bring: {OWN_WORDS[address]}.")
        world.reply(MAX, "request", "accept")
        world.reply(address, "introduction", f"Hi Max,\n\n{OWN_WORDS[address]}, and more of it.")
        world.reply(MAX, "relayed", f"Hi {name.split()[0]},\n\n{TO_EACH[address]}.")
        world.reply(address, "agreement-form", "agree")
        world.reply(MAX, "agreement-review", "agree")
        world.after(days=2)
    yield world
    world.close()


def state_of(world: World, mentee: str) -> State:
    return next(p.state for p in mentorships.all_rows() if p.mentee.id == world.person(mentee).id)


def letter_about(world: World, name: str, mentee: str) -> Got:
    """Return the latest letter of a name that Max got about one of them."""
    first = NAMES[mentee].split()[0]
    found = [g for g in world.letters if (g.name, g.to) == (name, MAX) and first in f"{g.subject} {g.text}"]
    return found[-1]


def crossed(world: World) -> list[str]:
    """Return each letter in which words of one stand for another, or the name of another."""
    found = []
    for got in world.letters:
        for mentee, name in NAMES.items():
            words = (OWN_WORDS[mentee], TO_EACH[mentee], name.split()[0])
            others = got.to in NAMES and got.to != mentee
            if others and any(one in f"{got.subject} {got.text} {got.html}" for one in words):
                found.append(f"{got.name} to {got.to} holds something of {name}")
    return found


def test_a_word_that_fits_three_is_done_where_a_name_says_so(world: World) -> None:
    world.write(MAX, "pause for two weeks")
    asked = world.latest("not-possible", MAX)
    assert all(name in " ".join(asked.text.split()) for name in NAMES.values())
    assert {state_of(world, mentee) for mentee in NAMES} == {State.ACTIVE}

    letters = world.reply(MAX, asked, "Lea")

    assert sorted((got.to, got.name) for got in letters) == [(LEA, "paused"), (MAX, "paused")]
    assert [state_of(world, mentee) for mentee in NAMES] == [State.ACTIVE, State.PAUSED, State.ACTIVE]


def test_a_name_beside_the_word_says_which_one(world: World) -> None:
    world.write(MAX, "Please pause with Sam until the end of the month")

    assert [state_of(world, mentee) for mentee in NAMES] == [State.ACTIVE, State.ACTIVE, State.PAUSED]


@pytest.mark.parametrize("words", ["pause with Lea and Sam", "pause", "Pause with Tom"])
def test_two_names_or_none_or_one_that_nobody_has_say_nothing(world: World, words: str) -> None:
    letters = world.write(MAX, words)

    assert [got.name for got in letters] == ["not-possible"]
    assert {state_of(world, mentee) for mentee in NAMES} == {State.ACTIVE}


def test_a_name_is_no_answer_to_anything_else(world: World) -> None:
    letters = world.reply(MAX, letter_about(world, "agreement-settled", LEA), "Sam")

    assert {state_of(world, mentee) for mentee in NAMES} == {State.ACTIVE}
    assert all(got.to == MAX for got in letters)


def test_one_pauses_one_ends_one_reports_and_nothing_crosses_over(world: World) -> None:
    world.reply(MIA, "agreement-settled", "pause for three weeks")
    world.after(days=3)
    world.reply(LEA, "agreement-settled", "end")
    world.reply(LEA, "work-it-out", "end now")
    world.after(days=1)
    told = len(world.got(MAX))
    world.reply(SAM, "relayed", "report\n\nHe asked for money.")

    assert len(world.got(MAX)) == told
    assert [state_of(world, mentee) for mentee in NAMES] == [State.PAUSED, State.ENDED, State.ACTIVE]
    world.reply(MAX, letter_about(world, "introduction", SAM), "Hi Sam, shall we talk?")
    assert "shall we talk" not in " ".join(got.text for got in world.letters if got.to == SAM)
    world.after(days=30)
    world.reply(JO, "organizer-alert", "end")
    assert [state_of(world, mentee) for mentee in NAMES] == [State.ACTIVE, State.ENDED, State.ENDED]
    assert world.got(SAM)[-1] == world.got(MAX)[-1] == "closing"
    farewell = " ".join(world.latest("closing", MAX).text.split())
    assert "Sam" in farewell
    assert "money" not in farewell
    assert "report" not in farewell
    assert crossed(world) == []


def test_three_quiet_mentees_cost_their_mentor_no_more_letters_than_one_budget_holds(world: World) -> None:
    begun = world.now
    world.after(days=120)

    policy = Policy()
    person = world.person(MAX).id
    moments = sorted(routine.letters({person: MAX}, begun)[person])
    for moment in moments:
        week = sum(moment <= other < moment + timedelta(days=7) - timedelta(hours=1) for other in moments)
        assert week <= policy.letters_in_7_days + 1  # a reminder of confidence goes in any case
    assert crossed(world) == []


def test_each_of_three_gets_a_last_letter_and_the_mentor_rests_once(world: World) -> None:
    world.after(days=130)
    for mentee in NAMES:
        assert state_of(world, mentee) is State.ENDED, world.got(mentee)
        assert {"closing", "survey"} & set(world.got(mentee))
    lasts = [got for got in world.letters if got.to == MAX and got.name in ("closing", "reflection")]

    assert len(lasts) == len(NAMES)
    assert crossed(world) == []
