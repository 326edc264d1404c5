"""Recommendations: who is asked when, what is kept of them, and who hears what."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from mailer.values import Delivery, Outcome
from mentorpost.commands.people import _details
from mentorship.people import Status
from mentorship.recommendations import Standing
from store import people, recommendations
from store.models import LetterRow, ReceivedRow, RecommendationRow
from tests.clients import FORMATS
from tests.world import PROGRAMME, World

MAX, ADA, MIA, NORA = "max@example.org", "ada@example.org", "mia@example.com", "nora@example.net"
LINE = f"Recommended by: Nora Falk <{NORA}>"
WORDS = "Max asks one question, and then you know it yourself."


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    """A programme with two mentors and a mentee."""
    made = World(tmp_path)
    made.add(MAX, "Max Berger", mentor=True, mission="I changed careers at forty.")
    made.add(ADA, "Ada Lindqvist", mentor=True, mission="I read contracts.")
    made.add(MIA, "Mia Okafor")
    yield made
    made.close()


def asked(world: World) -> list[str]:
    return [letter.to for letter in world.letters if letter.name == "reference-request"]


def standing(world: World, mentor: str = MAX) -> list[str]:
    return [str(one.standing) for one in recommendations.of(world.person(mentor).id)]


def confirmed(world: World) -> None:
    world.write(MAX, LINE)
    world.reply(NORA, "reference-request", WORDS)
    world.reply(NORA, "reference-confirm", "yes")
    assert standing(world) == ["stands"]


def everything(world: World) -> str:
    """Return all text that the store keeps, letters and mails included."""
    rows = [*LetterRow.select().dicts(), *ReceivedRow.select().dicts(), *RecommendationRow.select().dicts()]
    assert world
    return json.dumps(rows, default=str)


@pytest.mark.parametrize("client", FORMATS)
def test_words_and_yes_are_read_from_every_mail_client(world: World, client: str) -> None:
    world.write(MAX, LINE)
    world.reply(NORA, "reference-request", WORDS, client)
    world.reply(NORA, "reference-confirm", "yes", client)

    [one] = recommendations.of(world.person(MAX).id)
    assert (one.standing, one.words, one.name) == (Standing.STANDS, WORDS, "Nora Falk")


def test_nobody_is_asked_at_night(world: World) -> None:
    world.now = world.now.replace(hour=22)
    world.write(MAX, LINE)
    assert asked(world) == []

    world.after(0.5)
    assert asked(world) == [NORA]


def test_nobody_is_asked_for_a_mentor_who_is_not_in(world: World) -> None:
    zoe = "zoe@example.net"
    world.write(zoe, f"join as mentor\n\n{LINE}")
    world.after(3)
    assert asked(world) == []
    assert standing(world, zoe) == ["named"]

    world.reply(zoe, "welcome-mentor", "no")
    assert RecommendationRow.select().count() == 0


def test_the_same_person_gets_one_question_at_a_time_whoever_asks(world: World) -> None:
    world.write(MAX, LINE)
    world.write(ADA, LINE)
    world.after(3)
    assert asked(world) == [NORA]

    world.reply(NORA, "reference-request", "no")
    world.after(1)
    assert asked(world) == [NORA, NORA]
    assert "Ada Lindqvist" in world.latest("reference-request", NORA).text


def test_who_says_stop_is_asked_by_nobody_again_and_no_mentor_can_tell(world: World) -> None:
    world.write(MAX, LINE)
    world.reply(NORA, "reference-request", "stop")
    said = world.write(ADA, LINE)
    world.after(70)

    assert asked(world) == [NORA]
    assert "I ask Nora Falk once" in said[0].text
    assert NORA not in json.dumps(list(RecommendationRow.select().dicts()), default=str)


def test_a_report_goes_to_the_safety_contact_and_nobody_asks_again(world: World) -> None:
    world.write(MAX, LINE)
    got = world.reply(NORA, "reference-request", "report: this man follows me")
    world.write(ADA, LINE)
    world.after(1)

    assert [(letter.to, letter.name) for letter in got] == [
        ("jo@riverside.example", "organizer-alert"),
        (NORA, "got-your-report"),
    ]
    assert "asked to recommend Max Berger" in " ".join(got[0].text.split())
    assert asked(world) == [NORA]


def test_a_report_of_a_mentee_who_was_asked_holds_no_mail_of_theirs(world: World) -> None:
    world.write(MAX, f"Recommended by: Mia Okafor <{MIA}>")
    world.write(MIA, f"request {world.person(ADA).code}\n\nI would like to read contracts.")
    world.reply(ADA, "request", "accept")

    world.reply(MIA, "reference-request", "report, he sells insurance")

    assert not world.pair().held


def test_who_left_was_promised_no_letters_and_gets_none(world: World) -> None:
    people.save(replace(world.person(MIA), status=Status.LEFT))

    world.write(MAX, f"Recommended by: Mia Okafor <{MIA}>")
    world.after(1)

    assert asked(world) == []


def test_after_sixty_days_of_silence_nothing_says_who_was_asked(world: World) -> None:
    world.write(MAX, LINE)
    assert NORA in everything(world)
    world.after(59)
    assert standing(world) == ["asked"]
    world.after(2)

    # What the mentor wrote and was answered is the mentor's.
    LetterRow.delete().where(LetterRow.person.is_null(False)).execute()
    assert standing(world) == ["over"]
    assert NORA not in everything(world)
    assert "Nora" not in everything(world)


def test_what_was_shown_and_never_confirmed_is_deleted(world: World) -> None:
    world.write(MAX, LINE)
    world.reply(NORA, "reference-request", WORDS)
    world.after(62)

    assert standing(world) == ["over"]
    assert WORDS not in everything(world)
    assert not [letter for letter in world.letters if letter.name == "reference-stands"]


def test_a_late_answer_hears_that_nothing_is_kept(world: World) -> None:
    world.write(MAX, LINE)
    world.after(62)
    got = world.reply(NORA, "reference-request", WORDS)

    assert [(letter.to, letter.name) for letter in got] == [(NORA, "reference-done")]
    assert standing(world) == ["over"]
    assert WORDS not in everything(world)


def test_it_can_be_taken_back_after_years(world: World) -> None:
    confirmed(world)
    world.after(700)
    world.reply(NORA, "reference-done", "no")

    assert standing(world) == ["over"]
    assert WORDS not in everything(world)


def test_a_wish_to_take_back_that_was_not_read_as_one_comes_true_with_a_no(world: World) -> None:
    confirmed(world)
    world.reply(NORA, "reference-done", "I would rather that my text were not shown any longer.")
    assert standing(world) == ["stands"]
    assert "I delete it and what stands now" in world.latest("reference-confirm", NORA).text

    world.reply(NORA, "reference-confirm", "no")
    assert standing(world) == ["over"]


def test_silence_about_new_words_leaves_the_old_ones(world: World) -> None:
    confirmed(world)
    world.reply(NORA, "reference-done", "Max also knows a great deal about warehouses and rain.")
    world.after(62)

    [one] = recommendations.of(world.person(MAX).id)
    assert (one.standing, one.words, one.shown) == (Standing.STANDS, WORDS, "")


def test_a_yes_to_words_that_were_replaced_is_asked_about(world: World) -> None:
    world.write(MAX, LINE)
    world.reply(NORA, "reference-request", WORDS)
    first = world.latest("reference-confirm", NORA)
    world.reply(NORA, first, "Max listens, and remembers what you said in spring.")
    got = world.reply(NORA, first, "yes")

    assert [letter.name for letter in got] == ["not-understood"]
    assert standing(world) == ["asked"]


def test_a_machine_that_writes_like_a_person_gets_an_end_of_answers(world: World) -> None:
    world.write(MAX, LINE)
    for number in range(20):
        world.reply(NORA, "reference-request", f"Your ticket number {number} was opened by our help desk.")

    assert sum(letter.to == NORA for letter in world.letters) <= 7


def test_a_question_is_read_by_a_person(world: World) -> None:
    world.write(MAX, LINE)
    got = world.reply(NORA, "reference-request", "Who is Ann, and what is this for?")

    assert [(letter.to, letter.name) for letter in got] == [
        ("ann@riverside.example", "organizer-alert"),
        (NORA, "help"),
    ]


def test_no_mentee_sees_an_address(world: World) -> None:
    confirmed(world)
    got = world.write(MIA, f"mentor {world.person(MAX).code}")

    assert WORDS in " ".join(got[0].text.split())
    assert NORA not in got[0].text + got[0].html


def test_forget_me_of_the_mentor_deletes_what_was_said_of_them(world: World) -> None:
    confirmed(world)
    world.reply(MAX, "reference-stands", "forget me")

    assert RecommendationRow.select().count() == 0
    assert WORDS not in everything(world)
    assert NORA not in everything(world)


def test_forget_me_of_a_participant_deletes_what_they_said_of_others(world: World) -> None:
    world.write(MAX, f"Recommended by: Mia Okafor <{MIA}>")
    world.reply(MIA, "reference-request", WORDS)
    world.reply(MIA, "reference-confirm", "yes")
    world.reply(MIA, "welcome-mentee", "forget me")

    assert standing(world) == ["over"]
    assert WORDS not in everything(world)


def test_my_data_of_the_mentor_is_the_same_after_a_no_and_in_silence(world: World) -> None:
    world.write(MAX, LINE)
    in_silence = world.reply(MAX, "done", "my data")
    world.reply(NORA, "reference-request", "no")
    after_a_no = world.reply(MAX, "done", "my data")

    said = "People you named to recommend you"
    assert said in in_silence[0].text
    assert said in after_a_no[0].text


def test_my_data_tells_both_what_stands(world: World) -> None:
    confirmed(world)
    got = world.reply(MAX, "reference-stands", "my data")
    assert f"Nora Falk recommends you: {WORDS}" in " ".join(got[0].text.split())

    got = world.reply(NORA, "reference-done", "my data")
    assert f"What stands: {WORDS}" in " ".join(got[0].text.split())


def test_people_show_names_who_is_asked_and_who_stands(world: World) -> None:
    confirmed(world)

    assert _details(world.service, world.person(MAX))["recommended_by"] == [
        {"name": "Nora Falk", "address": NORA, "standing": "stands", "words": WORDS}
    ]


def test_what_stands_is_taken_back_by_the_mentor_only_with_proof(world: World) -> None:
    confirmed(world)
    got = world.write(MAX, "Recommended by: -")
    assert [letter.name for letter in got] == ["confirm-identity"]
    assert standing(world) == ["stands"]

    world.reply(MAX, "confirm-identity", "accept")
    assert standing(world) == ["over"]


def test_a_letter_that_the_server_refuses_is_told_to_the_mentor(world: World) -> None:
    sent, refused = Outcome(Delivery.SENT, "250 ok"), Outcome(Delivery.FAILED, "550 no such user")
    world.wire.outcomes += [sent, refused]
    world.write(MAX, LINE)

    assert world.letters[-1].to == MAX
    assert "came back" in world.letters[-1].text
    assert standing(world) == ["over"]


def test_the_same_line_again_asks_nobody_again_and_says_what_is_kept(world: World) -> None:
    world.write(MAX, LINE)
    got = world.write(MAX, LINE, subject="again")

    assert f"Recommended by: Nora Falk <{NORA}>" in got[0].text
    assert "I ask" not in got[0].text
    assert asked(world) == [NORA]


def test_a_mentee_names_nobody(world: World) -> None:
    got = world.write(MIA, LINE)

    assert "stand beside a mentor's statement" in " ".join(got[0].text.split())
    assert asked(world) == []


def test_the_line_is_a_line_like_the_others_with_a_new_mail_to_the_programme(world: World) -> None:
    world.write(MAX, f"Worked for: a warehouse, then a bank\n{LINE}\nLimits: none", to=PROGRAMME)
    world.after(timedelta(hours=1) / timedelta(days=1))

    assert asked(world) == [NORA]
    assert world.person(MAX).profile
    assert NORA not in str(world.person(MAX).profile)
