"""What somebody says about themselves: lines, answers under our labels, numbers, and plain paragraphs."""

from __future__ import annotations

import pytest

from inbox_rules.labels import profile_field_of
from inbox_rules.profile import agrees, read_paragraphs, read_profile
from mentorship.fields import PROFILE_FORM, Field
from mentorship.letters.base import Role
from mentorship.profile import ASKED

MENTOR, MENTEE = ASKED[Role.MENTOR], ASKED[Role.MENTEE]
TEXT = "I ran a bakery for twenty years and help people begin."


@pytest.mark.parametrize("field", PROFILE_FORM)
def test_each_label_of_a_profile_is_taken(field: Field) -> None:
    assert profile_field_of(field.value.capitalize()) is field


@pytest.mark.parametrize(
    ("label", "field"),
    [
        ("Boundaries", Field.LIMITS), ("Grenzen", Field.LIMITS), ("Zeit", Field.TIME), ("Temps", Field.TIME),
        ("Was soll sich ändern", Field.CHANGE), ("Ce qui doit changer", Field.CHANGE),
        ("Grundregeln", Field.RULES), ("Lo que ofrezco", Field.OFFER), ("Lavoro", Field.PROFESSION),
        ("Gewerkt voor", Field.WORKED_FOR), ("Sobre mim", Field.STATEMENT),
    ],
)  # fmt: skip
def test_a_label_may_be_translated(label: str, field: Field) -> None:
    assert profile_field_of(label) is field


def test_lines_are_taken_out_and_the_rest_is_left() -> None:
    found = read_profile(
        f"Hello,\n\nStatement: {TEXT}\nTime: 2 hours a week\nLimits: none\n\nBest,\nZoe", MENTOR
    )

    assert dict(found.fields) == {
        Field.STATEMENT: TEXT, Field.TIME: "2 hours a week", Field.LIMITS: "none",
    }  # fmt: skip
    assert found.rest.split() == ["Hello,", "Best,", "Zoe"]


def test_a_statement_may_have_paragraphs() -> None:
    found = read_profile(f"Statement: {TEXT}\nAsk me.\n\n{TEXT}\n\nTime: 1 hour", MENTOR)

    assert dict(found.fields)[Field.STATEMENT] == f"{TEXT}\nAsk me.\n\n{TEXT}"


def test_answers_may_stand_under_our_quoted_labels() -> None:
    found = read_profile(f"> Statement:\n\n{TEXT}\n\n> Time:\n1 hour a week\n> Limits:\nno weekends", MENTOR)

    assert dict(found.fields) == {
        Field.STATEMENT: TEXT, Field.TIME: "1 hour a week", Field.LIMITS: "no weekends",
    }  # fmt: skip


def test_answers_may_be_numbered() -> None:
    found = read_profile(f"1. {TEXT}\n2. an hour a week\n3. none", MENTOR)

    assert [value for _, value in found.fields] == [TEXT, "1 hour a week", "none"]


def test_a_form_that_comes_back_as_it_was_says_nothing() -> None:
    sent = "    Statement: Old words of mine.\n    Time:\n    Limits:"

    assert read_profile("Statement: Old words of mine.\nTime:\nLimits: -", MENTOR, sent).fields == ()


@pytest.mark.parametrize("line", ["Time: as needed", "Ground rules: which ones", "Language: Klingon"])
def test_what_nothing_can_be_made_of_is_named(line: str) -> None:
    found = read_profile(line, MENTEE)

    assert found.fields == ()
    assert len(found.unread) == 1


def test_a_line_is_taken_back_by_a_hyphen() -> None:
    assert read_profile("Background: -").fields == ((Field.BACKGROUND, ""),)


def test_a_line_may_be_changed_in_a_sentence() -> None:
    assert read_profile("please change my limits to no weekends").fields == ((Field.LIMITS, "no weekends"),)


def test_plain_paragraphs_are_answers_in_the_order_of_the_questions() -> None:
    found = read_paragraphs(f"{TEXT}\n\nAn hour a week.\n\nNo weekends please.\n\nThanks\n", MENTOR)

    assert dict(found) == {
        Field.STATEMENT: TEXT, Field.TIME: "1 hour a week", Field.LIMITS: "No weekends please.",
    }  # fmt: skip


@pytest.mark.parametrize("text", ["Thanks!", "", "I'll write tomorrow", "Best regards\nZoe"])
def test_a_courtesy_is_no_answer(text: str) -> None:
    assert read_paragraphs(text, MENTOR) == ()


@pytest.mark.parametrize("text", ["yes", "Yes, I agree to the rules.", "ok 👍", "Ja, einverstanden"])
def test_a_yes_to_the_ground_rules_is_one(text: str) -> None:
    assert agrees(text)


@pytest.mark.parametrize("text", ["yes but no selling?", "not all of them", "I have read them", ""])
def test_anything_beside_a_yes_is_none(text: str) -> None:
    assert not agrees(text)
