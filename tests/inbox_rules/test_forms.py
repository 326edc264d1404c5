"""Forms that come back: labels in any order, several lines, answers under and behind quoted labels."""

from __future__ import annotations

import pytest

from mentorship.fields import AGENDA_FORM, FULL_FORM, Field
from mentorship.requests import Request
from tests.inbox_rules.mails import answer, outcome

SENT = """Hello Mia,

You and Max have each written once; here is a draft from what you both told me.

    Focus: from teaching into data work
    Goal: open; you settle one together by 19 February
    Frequency: fortnightly, you first, answers within five days
    Length: four months, until 4 May
    How: by mail
    Confidentiality: between us, unless someone is in danger

    agree       right as it stands
"""


def fields(text: str, letter: str = "agreement-form") -> dict[Field, str]:
    """Return the fields that an answer to the form changes."""
    return dict(answer(letter, text, sent=SENT).arguments.fields)


def test_labels_come_in_any_order() -> None:
    text = "Length: 6 months\nGoal: two interviews\nFrequency: weekly"

    assert answer("agreement-form", text, sent=SENT).request is Request.CHANGE
    assert fields(text) == {Field.LENGTH: "6 months", Field.GOAL: "two interviews", Field.FREQUENCY: "weekly"}


@pytest.mark.parametrize(
    "label",
    [
        "Goal",
        "goal",
        "GOAL",
        "*Goal*",
        "- Goal",
        "Our goal",
        "Ziel",
        "Objectif",
        "Objetivo",
        "Obiettivo",
        "Doel",
    ],
)
def test_labels_may_be_translated_and_decorated(label: str) -> None:
    assert fields(f"{label}: two interviews") == {Field.GOAL: "two interviews"}


@pytest.mark.parametrize("label", ["Freq", "Frequ.", "How often", "Rhythm", "Häufigkeit"])
def test_labels_may_be_shortened(label: str) -> None:
    assert fields(f"{label}: weekly") == {Field.FREQUENCY: "weekly"}


def test_a_value_may_have_several_lines() -> None:
    text = "Goal: two interviews for a data job,\nand one offer\nFrequency: monthly"

    assert fields(text)[Field.GOAL] == "two interviews for a data job, and one offer"
    assert fields(text)[Field.FREQUENCY] == "monthly"


def test_numbered_lines_follow_the_order_of_the_form() -> None:
    assert fields("1. data\n2. two interviews\n3. every week") == {
        Field.FOCUS: "data", Field.GOAL: "two interviews", Field.FREQUENCY: "weekly",
    }  # fmt: skip


def test_an_answer_under_a_quoted_label_is_its_value() -> None:
    quoted = "> Goal: open; you settle one together by 19 February"
    text = f"{quoted}\nTwo interviews by June\n> How: by mail\nby phone"

    assert fields(text) == {Field.GOAL: "Two interviews by June", Field.HOW: "by phone"}


def test_an_answer_behind_a_quoted_label_is_its_value() -> None:
    text = "> Goal: two interviews by June\n> Length: four months, until 4 May\n> How: by mail"

    assert fields(text) == {Field.GOAL: "two interviews by June"}


def test_a_quoted_line_that_was_cut_off_is_no_change() -> None:
    text = "agree\n\n> Goal: open; you settle one together\n> How: by mail"

    assert answer("agreement-form", text, sent=SENT).request is Request.AGREE


def test_agree_with_the_form_as_it_was_sent_agrees() -> None:
    text = "agree\n\nFocus: from teaching into data work\nHow: by mail\nLength: four months, until 4 May"

    assert outcome(answer("agreement-form", text, sent=SENT)) == "agree"


def test_agree_with_a_changed_form_is_a_change() -> None:
    found = answer("agreement-form", "agree\n\nGoal: two interviews\nHow: by mail", sent=SENT)

    assert found.request is Request.CHANGE
    assert dict(found.arguments.fields) == {Field.GOAL: "two interviews"}


def test_a_form_that_came_back_as_it_was_is_asked_about() -> None:
    assert (
        outcome(answer("agreement-form", "Focus: from teaching into data work\nHow: by mail", sent=SENT))
        == "ask"
    )


@pytest.mark.parametrize("value", ["-", "none", "None", "n/a", "–", "keine"])
def test_a_dash_or_none_is_empty(value: str) -> None:
    assert fields(f"Goal: {value}") == {Field.GOAL: ""}


@pytest.mark.parametrize(("value", "rhythm"), [
    ("weekly", "weekly"), ("every week", "weekly"), ("once a week", "weekly"), ("jede Woche", "weekly"),
    ("every two weeks", "fortnightly"), ("biweekly", "fortnightly"), ("every other week", "fortnightly"),
    ("toutes les deux semaines", "fortnightly"), ("cada dos semanas", "fortnightly"),
    ("monthly", "monthly"), ("once a month, by phone", "monthly"), ("ogni mese", "monthly"),
    ("as needed", "as needed"), ("bei Bedarf", "as needed"),
])  # fmt: skip
def test_a_rhythm_becomes_one_of_four(value: str, rhythm: str) -> None:
    found = dict(answer("agreement-review", f"Frequency: {value}").arguments.fields)

    assert found[Field.FREQUENCY] == rhythm


@pytest.mark.parametrize(("value", "length"), [
    ("3 months", "3 months"), ("three months", "3 months"), ("half a year", "6 months"),
    ("1 year", "12 months"),
    ("a month", "1 month"), ("until 1 June", "2026-06-01"), ("12 weeks", "3 months"), ("open", "open"),
    ("as long as it takes", "open"), ("drei Monate", "3 months"), ("six", "6 months"),
    ("6 weeks", "2026-04-15"),
])  # fmt: skip
def test_a_length_becomes_months_or_a_day_or_open(value: str, length: str) -> None:
    assert dict(answer("agreement-review", f"Length: {value}").arguments.fields) == {Field.LENGTH: length}


@pytest.mark.parametrize(
    "line", ["Frequency: every ten days", "Length: until we drop", "Frequency: weekly or monthly"]
)
def test_what_cannot_be_placed_is_named_and_the_rest_is_kept(line: str) -> None:
    found = answer("agreement-review", f"{line}\nGoal: two interviews")

    assert found.request is Request.CHANGE
    assert found.arguments.unplaced == (line,)
    assert dict(found.arguments.fields) == {Field.GOAL: "two interviews"}


def test_how_soon_answers_come_may_stand_behind_the_rhythm() -> None:
    assert fields("Frequency: weekly, answers within two days") == {
        Field.FREQUENCY: "weekly", Field.ANSWERS_WITHIN: "2 days",
    }  # fmt: skip


# Behind these only what can be read is taken.
READABLE = {
    Field.ANSWERS_WITHIN: "5 days", Field.SESSION: "30 minutes",
    Field.AGENDA: "both", Field.WORK_REVIEW: "yes",
}  # fmt: skip


@pytest.mark.parametrize(
    "label",
    [
        field.value
        for field in (*FULL_FORM, *AGENDA_FORM)
        if field not in (Field.FREQUENCY, Field.LENGTH, Field.KIND)
    ],
)
def test_each_promised_label_is_taken(label: str) -> None:
    value = READABLE.get(Field(label), "as we said")

    assert dict(answer("agreement-review", f"{label.capitalize()}: {value}").arguments.fields) == {
        Field(label): value
    }


def test_an_agenda_is_filled_in_by_its_labels_and_asks_for_nothing() -> None:
    found = answer(
        "agenda-ask", "Updates: finished the course\nTo talk about: salary\nActions: call Tom\nNext: 1 April"
    )

    assert outcome(found) == "content"
    assert dict(found.arguments.fields) == {
        Field.SINCE: "finished the course", Field.TOPICS: "salary", Field.TO_DO: "call Tom",
        Field.NEXT: "1 April",
    }  # fmt: skip


def test_a_label_in_prose_to_another_letter_is_no_form() -> None:
    assert answer("check-in", "Goal: unclear to me\nHow: she writes").arguments.fields == ()


@pytest.mark.parametrize(
    "line",
    ["Frequency: monthly", "Frequency: as needed", "Also: done", "Confidentiality: keep", "Support: help",
     "Early end: end now", "Session: cancel", "Häufigkeit: monthly"],
)  # fmt: skip
@pytest.mark.parametrize("letter", ["-", "done", "paused", "time-is-up", "nudge"])
def test_no_word_behind_a_label_of_a_form_acts_where_no_form_was_sent(letter: str, line: str) -> None:
    assert answer(letter, line).request is None


@pytest.mark.parametrize("text", ["Focus: data\n\nShoe size: 42", "Shoe size: 42\n\nFocus: data"])
def test_a_label_that_no_form_has_is_asked_about_wherever_it_stands(text: str) -> None:
    assert answer("agreement-form", text).arguments.unplaced == ("Shoe size: 42",)


def test_what_stands_beside_a_form_is_known_and_not_passed_over() -> None:
    found = answer("agreement-form", "Focus: data\n\nI would rather not write on Sundays.")

    assert found.arguments.reason == "I would rather not write on Sundays."


def test_another_request_beside_a_changed_form_is_asked_about() -> None:
    assert outcome(answer("amendment", "decline\n\nGoal: two interviews", sent=SENT)) == "ask"


def test_a_kind_is_one_that_we_know_or_is_asked_about() -> None:
    assert dict(answer("agreement-review", "Kind: as peers").arguments.fields) == {Field.KIND: "peer"}
    assert answer("agreement-review", "Kind: blue").arguments.unplaced == ("Kind: blue",)
