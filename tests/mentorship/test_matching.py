"""Reasons are what a volunteer would say; what is private or true of everybody is none."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from mentorship.fields import Field
from mentorship.matching import Two, fit, shared_words
from mentorship.people import Person
from mentorship.purpose import Purpose, purpose_of
from mentorship.ratings import shown

NOW = datetime(2027, 3, 1, 9, 30, tzinfo=UTC)


def mentee(change: str = "", **more: object) -> Person:
    profile = ((Field.CHANGE, change),) if change else ()
    return Person(1, "mia@example.org", "Mia", "M", mentee=True, profile=profile, **more)  # type: ignore[arg-type]


def mentor(mission: str, **more: object) -> Person:
    return Person(2, "max@example.org", "Max", "X", mentor=True, mission=mission, **more)  # type: ignore[arg-type]


def reasons(one: Person, other: Person, asked: str = "") -> tuple[str, ...]:
    return fit(Two(one, other, asked, NOW)).reasons


def test_words_that_both_write_are_the_first_reason() -> None:
    said = reasons(mentee("From teaching into accounting"), mentor("I was a teacher; now an accountant."))

    assert said == ('both write of "accounting" and "teaching"',)


def test_words_of_every_mentoring_are_no_reason() -> None:
    assert shared_words("I want to change my work and my life", "I help people to change their life") == ()


@pytest.mark.parametrize(
    ("one", "other", "shared"),
    [
        (
            "Ich würde gern wandern und mit Zahlen arbeiten, am liebsten in den Bergen.",
            "Am liebsten gehe ich wandern, und gern zeige ich, wie Zahlen zu lesen sind.",
            ("Zahlen", "wandern"),
        ),
        (
            "Je voudrais travailler avec des chiffres, souvent pendant les vacances.",
            "J'aime beaucoup travailler pendant les vacances, souvent avec des chiffres.",
            ("chiffres", "vacances"),
        ),
        (
            "Quisiera trabajar siempre con números durante mis vacaciones.",
            "Me gusta trabajar con números, y siempre tengo vacaciones.",
            ("números", "vacaciones"),
        ),
    ],
)
def test_little_words_of_other_languages_are_no_reason(one: str, other: str, shared: tuple[str, ...]) -> None:
    assert sorted(shared_words(one, other)) == sorted(shared)


def test_a_noun_and_a_name_keep_the_capital_that_they_have_inside_a_sentence() -> None:
    assert set(shared_words("Ich lese Verträge in London.", "London, und alte Verträge")) == {
        "Verträge",
        "London",
    }
    assert shared_words("Accounting is hard. Accounting is fun", "I teach accounting") == ("accounting",)


def test_an_acronym_counts_though_it_is_short() -> None:
    assert shared_words("I learn SQL at night", "SQL, and how to read it") == ("SQL",)


def test_accents_and_capitals_keep_no_word_apart() -> None:
    assert shared_words("über Verträge", "VERTRAGE lesen") == ("Verträge",)


def test_a_capital_that_only_begins_a_sentence_is_not_the_word_s_own() -> None:
    assert shared_words("Nursing is hard. Teaching is not.", "teaching, nursing") == ("teaching", "nursing")
    assert shared_words("Pflege! Ich möchte in die Pflege wechseln.", "die Pflege") == ("Pflege",)


def test_topics_that_both_named_are_said() -> None:
    one = Person(1, "m@example.org", "Mia", "M", mentee=True, profile=((Field.TOPICS, "leadership, music"),))
    other = Person(2, "x@example.org", "Max", "X", mentor=True, mission="I paint.",
                   profile=((Field.TOPICS, "Leadership"),))  # fmt: skip

    assert "both named leadership" in reasons(one, other)


def test_the_same_language_is_no_reason_and_another_is_one_against() -> None:
    same, other = mentor("I paint."), mentor("I paint.", language="de")

    assert reasons(mentee(), same) == ()
    assert reasons(mentee(), other) == ("their letters are in different languages, en and de",)
    assert fit(Two(mentee(), other, "", NOW)).points < fit(Two(mentee(), same, "", NOW)).points


def test_hours_apart_are_counted_the_short_way_round() -> None:
    said = reasons(mentee(time_zone="Pacific/Auckland"), mentor("I paint.", time_zone="America/Los_Angeles"))

    assert said == ("3 hours apart; by mail that works, a call is harder",)


def test_hours_that_fit_speak_for_two_and_fewer_of_the_mentor_against() -> None:
    assert reasons(mentee(hours=1), mentor("I paint.", hours=2))[0].startswith(
        "they give about the same time"
    )
    assert reasons(mentee(hours=1), mentor("I paint.", hours=1)) == ("each gives 1 hour a week",)
    assert reasons(mentee(hours=5), mentor("I paint.", hours=1)) == (
        "the mentee has 5 hours a week, the mentor only 1 hour",
    )


def test_what_the_mentee_wrote_for_mentors_counts_too() -> None:
    said = reasons(mentee(), mentor("I build data pipelines."), asked="I teach maths and want to do data.")

    assert said == ('both write of "data"',)


@pytest.mark.parametrize(
    ("words", "purpose"),
    [
        ("I am looking for a lawyer and wonder whom to take.", Purpose.CHOOSING),
        ("Could I come to you as a client?", Purpose.CHOOSING),
        ("Purpose: choosing a professional", Purpose.CHOOSING),
        ("I'm considering the profession of a nurse.", Purpose.EXPLORING),
        ("I'd like to find out what it is like to work in a bank.", Purpose.EXPLORING),
        ("purpose: exploring", Purpose.EXPLORING),
        ("I teach maths and want to move into data work.", None),
        ("I lead a team for the first time and my boss is difficult.", None),
        ("", None),
    ],
)
def test_a_purpose_is_read_only_where_the_words_say_it(words: str, purpose: Purpose | None) -> None:
    assert purpose_of(words) is purpose


def test_an_average_is_shown_from_five_ratings_on_and_renewed_in_batches_of_three() -> None:
    five = (4, 4, 4, 4, 4)

    assert shown(()) is None
    assert shown(five[:4]) is None
    assert shown(five) == 4
    assert shown((*five, 1, 1)) == 4
    assert shown((*five, 1, 1, 1)) == 3
