"""An agreement is a version that both have said yes to; any change is a new version."""

from __future__ import annotations

from datetime import date

import pytest

from mentorship.agreement import agreed_by, changed, changed_lines, end_date, first_draft, lines
from mentorship.fields import FULL_FORM, SHORT_FORM, Field
from mentorship.letters.base import Role

DRAFT = first_draft("I teach maths. I want into data work.", "I changed careers.", 4)


def test_the_first_draft_has_the_six_lines_filled_in_from_the_request() -> None:
    assert [field for field, _ in DRAFT.values] == list(SHORT_FORM)
    assert DRAFT.value(Field.FOCUS) == "I teach maths."
    assert DRAFT.goal == ""


def test_without_words_of_the_mentee_the_focus_comes_from_the_statement() -> None:
    assert first_draft("", "I changed careers.", 4).value(Field.FOCUS) == "I changed careers."


def test_a_version_is_settled_when_both_have_agreed_to_it() -> None:
    one = agreed_by(DRAFT, Role.MENTEE)

    assert not one.settled
    assert agreed_by(one, Role.MENTOR).settled


def test_a_change_is_a_new_version_that_only_its_author_has_agreed_to() -> None:
    both = agreed_by(agreed_by(DRAFT, Role.MENTEE), Role.MENTOR)
    weekly = changed(both, ((Field.FREQUENCY, "weekly"),), Role.MENTOR)

    assert (weekly.version, weekly.agreed) == (2, frozenset({Role.MENTOR}))
    assert [(line.field, line.value) for line in changed_lines(weekly, both)] == [(Field.FREQUENCY, "weekly")]


def test_a_change_that_changes_nothing_is_a_yes_to_the_version_that_is() -> None:
    same = changed(agreed_by(DRAFT, Role.MENTEE), ((Field.FREQUENCY, "fortnightly"),), Role.MENTOR)

    assert (same.version, same.settled) == (1, True)


def test_an_emptied_field_disappears() -> None:
    without = changed(DRAFT, ((Field.HOW, ""),), Role.MENTEE)

    assert without.value(Field.HOW) == ""
    assert Field.HOW in [line.field for line in lines(without)], "the short form keeps its six lines"


def test_the_full_form_shows_every_field() -> None:
    assert [line.field for line in lines(DRAFT, full=True)] == list(FULL_FORM)


@pytest.mark.parametrize(
    ("length", "ends"),
    [
        ("4 months", date(2027, 7, 1)),
        ("1 month", date(2027, 4, 1)),
        ("2027-06-30", date(2027, 6, 30)),
        ("open", None),
        ("until the thesis is written", None),
    ],
)
def test_the_length_says_when_it_ends(length: str, ends: date | None) -> None:
    agreement = changed(DRAFT, ((Field.LENGTH, length),), Role.MENTEE)

    assert end_date(agreement, date(2027, 3, 1)) == ends


@pytest.mark.parametrize(("frequency", "days"), [("weekly", 7), ("fortnightly", 14), ("monthly", 30)])
def test_the_frequency_is_the_rhythm(frequency: str, days: int) -> None:
    rhythm = changed(DRAFT, ((Field.FREQUENCY, frequency),), Role.MENTEE).rhythm

    assert rhythm is not None
    assert rhythm.days == days


def test_an_informal_pair_has_no_rhythm() -> None:
    assert changed(DRAFT, ((Field.FREQUENCY, "as needed"),), Role.MENTEE).rhythm is None
