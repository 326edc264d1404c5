"""A yes of the organizer lets somebody in as what the letter showed, and as nothing that came later."""

from __future__ import annotations

from pathlib import Path

from mentorship.people import Status
from tests.world import World

ZOE, ANN = "zoe@example.net", "ann@riverside.example"
MENTEE = "What should change: I want to leave the night ward.\nTime: 1 hour a week\nGround rules: yes"
MENTOR = "Statement: I have nursed for twenty years.\nTime: 1 hour a week\nLimits: none"


def test_a_role_that_was_completed_after_the_letter_waits_for_the_next_one(tmp_path: Path) -> None:
    world = World(tmp_path)
    world.write(ZOE, "join as mentee")
    world.reply(ZOE, "welcome-mentee", MENTEE)
    world.after(days=1)
    shown = world.latest("organizer-approve", ANN)
    world.write(ZOE, "join as mentor")
    world.reply(ZOE, "welcome-mentor", MENTOR)

    world.reply(ANN, shown, "yes")

    let_in = world.person(ZOE)
    world.after(days=2)
    asked_again = world.latest("organizer-approve", ANN)
    world.reply(ANN, asked_again, "yes")
    both = world.person(ZOE)
    world.close()
    assert (let_in.mentee, let_in.mentor) == (True, False)
    assert asked_again.text != shown.text
    assert (both.mentee, both.mentor) == (True, True)


def test_a_no_is_about_the_role_that_the_letter_showed_and_leaves_the_other_open(tmp_path: Path) -> None:
    world = World(tmp_path)
    world.write(ZOE, "join as mentee\njoin as mentor")
    world.reply(ZOE, "welcome-mentee", MENTEE)
    world.after(days=1)

    world.reply(ANN, "organizer-approve", "decline")

    declined = world.person(ZOE)
    told = world.latest("not-approved", ZOE).text
    world.reply(ZOE, "welcome-mentor", MENTOR)
    world.after(days=4)
    asked_again = world.latest("organizer-approve", ANN).text
    world.reply(ANN, "organizer-approve", "accept")
    let_in = world.person(ZOE)
    world.close()
    assert (declined.status, declined.mentor, declined.mentee) == (Status.APPLIED, True, False)
    assert "no place for you as a mentee" in " ".join(told.split())
    assert "as mentor" in asked_again
    assert (let_in.status, let_in.mentor, let_in.mentee) == (Status.APPROVED, True, False)
