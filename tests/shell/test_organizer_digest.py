"""The organizer's week: who is told what on Mondays, and what an answer to it does."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from mailer.values import Delivery, Outcome
from mentorpost.settings import Contact
from mentorship.people import Status
from store import mentorships, received
from tests.world import Got, World

ANN, BEA, JO = "ann@riverside.example", "bea@riverside.example", "jo@riverside.example"
MAX, MIA, ZOE = "max@example.org", "mia@example.com", "zoe@example.net"
DIGEST = "organizer-digest"


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    made = World(tmp_path)
    made.add(MAX, "Max Berger", mentor=True, mission="I changed careers at forty.")
    made.add(MIA, "Mia Okafor")
    made.person(MAX)
    yield made
    made.close()


def active(world: World) -> None:
    """Bring the two to an agreement."""
    code = world.person(MAX).code
    world.reply(MIA, "welcome-mentee", f"request {code}\n\nI teach maths.")
    world.reply(MAX, "request", "accept")
    world.reply(MIA, "introduction", "Hi Max,\n\nmy road: school, then teaching.")
    world.reply(MAX, "relayed", "Hi Mia,\n\nmine was bumpy.")
    world.reply(MIA, "agreement-form", "agree")
    world.reply(MAX, "agreement-review", "agree")


def waits(world: World, address: str = ZOE) -> None:
    """Let somebody ask to join, and be shown to the organizer in the letter of the day."""
    world.write(address, "join as mentor")
    world.reply(address, "welcome-mentor", "Statement: I ran a bakery.\nTime: 1 hour a week\nLimits: none")


def ours(world: World, to: str = ANN, name: str = DIGEST) -> list[Got]:
    return [got for got in world.letters if got.to == to and got.name == name]


def test_a_week_that_needs_nobody_brings_no_letter(world: World) -> None:
    active(world)

    world.after(15)

    assert ours(world) == []


def test_who_waits_stands_in_the_weeks_letter_instead_of_another_one_of_the_day(world: World) -> None:
    world.now += timedelta(days=3)  # Thursday; shown on Friday, and again on Monday
    waits(world)
    world.after(7)

    shown = [(got.name, f"{got.at:%a}") for got in world.letters if got.to == ANN]
    assert shown == [("organizer-approve", "Fri"), (DIGEST, "Mon"), ("organizer-approve", "Thu")]
    assert "1. Zoe Quist" in ours(world)[0].text or "1. Zoe" in ours(world)[0].text


def test_the_letter_of_the_week_lets_people_in(world: World) -> None:
    world.now += timedelta(days=3)
    waits(world)
    world.after(4.5)

    letters = world.reply(ANN, DIGEST, "approve 1")

    assert world.person(ZOE).status is Status.APPROVED
    assert [(got.to, got.name) for got in letters] == [(ZOE, "approved"), (ANN, "done")]


def test_only_its_reader_with_its_token_can_answer_it(world: World) -> None:
    world.now += timedelta(days=3)
    waits(world)
    world.after(4.5)

    world.reply(MIA, world.latest(DIGEST, ANN), "approve 1")
    world.write(ANN, "approve 1")

    assert world.person(ZOE).status is Status.APPLIED


@pytest.mark.parametrize(
    "text", ["approve 1, end 1", "approve 1 2", "approve 1, perhaps nudge 1", "approve 1?"]
)
def test_where_anything_is_in_doubt_nothing_is_done(world: World, text: str) -> None:
    world.now += timedelta(days=3)
    waits(world)
    world.after(4.5)

    letters = world.reply(ANN, DIGEST, text)

    assert [(got.to, got.name) for got in letters] == [(ANN, "not-understood")]
    assert world.person(ZOE).status is Status.APPLIED


def test_a_low_answer_of_one_number_waits_for_monday_and_its_words_come_at_once(world: World) -> None:
    active(world)
    world.after(22.5)

    alone = world.reply(MAX, "check-in", "2")
    words = world.reply(MIA, "check-in", "1 - he never answers what I ask")
    world.after(7)

    assert [got.to for got in alone] == []
    assert [(got.to, got.name) for got in words] == [(ANN, "organizer-alert")]
    text = ours(world)[-1].text
    assert "Max Berger (with Mia Okafor) says 2 of 5" in text
    assert "Mia Okafor (with Max Berger) says 1 of 5" in text
    assert "never answers" not in text


def test_an_organizer_who_is_one_of_the_two_hears_nothing_private_of_it(world: World) -> None:
    program = world.service.settings.program
    contacts = (Contact("Max Berger", MAX), Contact("Bea Holm", BEA))
    settings = replace(world.service.settings, program=replace(program, organizers=contacts))
    world.service = replace(world.service, settings=settings)
    world.daemon.service = world.service
    active(world)
    world.after(22.5)

    world.reply(MIA, "check-in", "1")
    world.after(7)

    assert ours(world, MAX) == []
    assert "Mia Okafor (with Max Berger) says 1 of 5" in ours(world, BEA)[0].text


def test_an_address_that_cannot_be_reached_is_named_once_a_week_and_not_at_once(world: World) -> None:
    world.wire.outcomes = [Outcome(Delivery.FAILED, "550 no such user")]
    world.write(MIA, "mentors")

    assert [got for got in world.letters if got.to == ANN] == []
    world.after(7)
    assert "1. Mia Okafor: my mail comes back" in ours(world)[0].text


def test_a_pair_that_is_held_after_a_report_stands_in_no_letter(world: World) -> None:
    active(world)
    world.after(22.5)
    world.reply(MIA, "check-in", "1")

    world.reply(MIA, "check-in", "report")
    world.after(60)

    assert all("Mia" not in got.text for got in ours(world))


def test_pairs_that_are_quiet_are_paused_or_ended_by_number_and_both_hear_of_it(world: World) -> None:
    active(world)
    world.after(45)

    letters = world.reply(ANN, DIGEST, "pause 1 until 3 June")

    assert [(got.to, got.name) for got in letters] == [(MIA, "paused"), (MAX, "paused"), (ANN, "done")]
    assert str(mentorships.all_rows()[0].paused_until) == "2026-06-03"
    assert world.reply(ANN, ours(world)[-1], "end 1")[0].name == "done"
    assert mentorships.all_rows()[0].state == "paused", "it is not quiet any more, so it is not ended"


def test_two_who_have_written_since_are_not_ended(world: World) -> None:
    active(world)
    world.after(45)
    world.reply(MIA, "agenda", "Hi Max,\n\nsorry that it took so long.")

    letters = world.reply(ANN, DIGEST, "end 1")

    assert [got.name for got in letters] == ["done"]
    assert "no longer as my letter said" in letters[0].text.replace("\n", " ")
    assert mentorships.all_rows()[0].state == "active"


def test_words_go_to_one_person_alone_and_so_does_the_answer(world: World) -> None:
    active(world)
    world.after(45)

    letters = world.reply(ANN, DIGEST, "write Mia: Shall we talk?")
    back = world.reply(MIA, "organizer-writes", "Yes, on Thursday.")

    assert [(got.to, got.name) for got in letters] == [(MIA, "organizer-writes"), (ANN, "done")]
    assert "Your reply goes to: Ann Reyes. Max can't see it." in letters[0].text
    assert back[0].to == ANN
    assert back[0].name == "organizer-alert"
    assert "Yes, on Thursday." in back[0].text


def test_words_reach_somebody_who_is_not_let_in_yet(world: World) -> None:
    world.now += timedelta(days=3)
    waits(world)
    world.after(4.5)

    world.reply(ANN, DIGEST, "write 1: Which days suit you?")
    back = world.reply(ZOE, "organizer-writes", "Mondays would be best for me.")

    assert [(got.to, got.name) for got in back] == [(ANN, "organizer-alert")]


def test_a_mail_that_was_set_aside_is_named_and_nothing_can_be_ordered_about_it(world: World) -> None:
    received.keep("test:1", "d", b"From: x@example.org\n\nhello", world.now)
    received.quarantine(1, "failed three times")

    world.after(7)

    assert "1. a mail set aside (mentorpost mail quarantine)" in ours(world)[0].text
    assert world.reply(ANN, DIGEST, "end 1")[0].name == "not-understood"


def test_a_letter_of_the_week_has_at_most_fifteen_lines(world: World) -> None:
    for number in range(9):
        waits(world, f"maximilian-alexander.featherstone-{number}@example.net")
    world.after(8.5)

    text = ours(world)[0].text.partition("Your reply goes to:")[0]
    assert len([line for line in text.split("\n") if line.strip()]) <= 15
    assert '3 more: "mentorpost status"' in text


def test_who_asked_for_somebody_else_comes_back_each_monday_until_a_line_went_to_them(world: World) -> None:
    active(world)
    world.after(22.5)
    world.reply(MIA, "check-in", "someone else")
    promised = world.now.date() + timedelta(days=7)

    world.after(21)
    weeks = ours(world)
    world.reply(ANN, DIGEST, "write 1: I have somebody in mind. Shall we talk?")
    world.after(10)

    assert len(weeks) == 3
    for got in weeks:
        line = f"would like another match, by {promised.day} {promised:%B}"
        assert line in " ".join(got.text.split())
    assert "another match" not in "".join(got.text for got in ours(world)[3:])


@pytest.mark.parametrize("word", ["done 1", "1 erledigt", "fait 1", "seen to 1"])
def test_what_was_answered_in_another_way_is_said_to_be_done(world: World, word: str) -> None:
    active(world)
    world.after(22.5)
    world.reply(MIA, "check-in", "someone else")
    world.after(7)

    letters = world.reply(ANN, DIGEST, word)
    world.after(15)

    assert [(got.to, got.name) for got in letters] == [(ANN, "done")]
    assert "I don't name it again" in letters[0].text
    assert "another match" not in "".join(got.text for got in ours(world)[1:])
