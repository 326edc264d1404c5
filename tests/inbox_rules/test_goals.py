"""One goal among several, as people write about it in the languages that are read."""

from __future__ import annotations

from datetime import date

import pytest

from inbox_rules.goals import EVERY, aim_of, choice_in, spoken_of
from mentorship.fields import Field
from mentorship.requests import Request
from tests.inbox_rules.mails import answer

TODAY = date(2027, 1, 4)


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("Another goal: speak at a meetup by June", "speak at a meetup by June"),
        ("I'd like to add a second goal, speaking at one meetup.", "speaking at one meetup."),
        ("Could we add another goal: one talk in May?", "one talk in May"),
        ("Add a goal to run 5 km by May", "to run 5 km by May"),
        ("Noch ein Ziel: ein Vortrag bis Juni", "ein Vortrag bis Juni"),
        ("Un deuxième objectif : parler à une conférence", "parler à une conférence"),
        ("Quiero añadir otro objetivo: dos entrevistas", "dos entrevistas"),
        ("Vorrei aggiungere un altro obiettivo: due colloqui", "due colloqui"),
        ("Ik wil nog een doel: twee gesprekken", "twee gesprekken"),
        ("Gostaria de acrescentar outro objetivo: duas entrevistas", "duas entrevistas"),
    ],
)
def test_another_goal_is_taken_in_its_own_words(line: str, words: str) -> None:
    assert spoken_of(line) == (Field.ANOTHER_GOAL, words)


@pytest.mark.parametrize(
    "line",
    [
        "Let's drop the second goal.",
        "please remove goal 2",
        "Bitte streiche das zweite Ziel",
        "Wir möchten das zweite Ziel streichen",
        "On peut supprimer le deuxième objectif",
        "Quiero quitar la segunda meta",
        "Vorrei togliere il secondo obiettivo",
        "We willen het tweede doel schrappen",
        "Queremos retirar o segundo objetivo",
    ],
)
def test_a_goal_is_dropped_by_its_place(line: str) -> None:
    assert spoken_of(line) == (Field.DROPPED_GOAL, "2")


def test_a_goal_is_replaced_by_its_place() -> None:
    assert spoken_of("replace goal 2 by Three talks until May") == (Field.GOAL_2, "Three talks until May")


@pytest.mark.parametrize(
    "line",
    [
        "Could we add another goal?",
        "I don't want another goal: one is enough",
        "I have another goal in mind, but not yet",
        "Another goal is not needed",
        "I would like a goal, if that is ok",
        "Wir möchten das zweite Ziel",
        "We will not drop the second goal",
        "Can we set the goal to two interviews by June?",
        "I have another goal: two interviews by June. And how are you doing?",
    ],
)
def test_what_only_speaks_of_goals_changes_none(line: str) -> None:
    assert spoken_of(line) is None


def test_a_second_line_for_the_goal_is_another_goal() -> None:
    fields = dict(answer("agreement-settled", "Goal: two interviews\nGoal: one talk in May").arguments.fields)

    assert fields == {Field.GOAL: "two interviews", Field.ANOTHER_GOAL: "one talk in May"}


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("goal 2 reached", 2),
        ("We reached our second goal", 2),
        ("goal reached: 1", 1),
        ("Ziel 2 erreicht", 2),
        ("goal reached", None),
    ],
)
def test_the_goal_that_is_reached_may_be_named_by_its_place(text: str, number: int | None) -> None:
    understood = answer("agreement-settled", text)

    assert (understood.request, understood.arguments.number) == (Request.GOAL_REACHED, number)


def test_two_places_in_one_mail_name_none() -> None:
    understood = answer("agreement-settled", "We reached the first goal, but not the second goal")

    assert understood.arguments.number is None


@pytest.mark.parametrize(
    ("line", "number"),
    [
        ("2", 2),
        ("the second one", 2),
        ("das zweite", 2),
        ("both", EVERY),
        ("les deux", EVERY),
        ("maybe", None),
    ],
)
def test_a_choice_among_goals_is_a_number_or_a_place(line: str, number: int | None) -> None:
    assert choice_in(line) == number


def test_number_and_day_are_found_in_the_sentence() -> None:
    aim = aim_of("Two interviews for a data job behind me, by the end of June", TODAY)

    assert (aim.amount, aim.by) == ("two interviews", date(2027, 6, 30))
    assert aim.words.startswith("Two interviews")
    assert aim_of("to sleep better", TODAY).by is None


def test_the_head_of_a_quoted_mail_is_no_line_of_a_form() -> None:
    assert answer("agreement-settled", "weekly please\n\nFrom: Max").arguments.fields == (
        (Field.FREQUENCY, "weekly"),
    )
