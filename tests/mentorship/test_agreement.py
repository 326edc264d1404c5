"""An agreement is a version that both have said yes to; any change is a new version."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from mentorship.agreement import agreed_by, changed, changed_lines, end_date, length_allowed, lines
from mentorship.draft import first_draft
from mentorship.fields import FULL_FORM, GOALS, SHORT_FORM, Field
from mentorship.letters.base import Role
from mentorship.lifecycle import State
from mentorship.line_terms import MEETING
from mentorship.mentorship import Mentorship
from mentorship.own_parts import with_own, zones
from mentorship.people import Person

MIA = Person(2, "mia@example.com", "Mia Okafor", "M2", mentee=True)
MAX = Person(1, "max@example.org", "Max Berger", "M1", mentor=True, mission="I changed careers.")
PAIR = Mentorship(
    1,
    MAX,
    MIA,
    State.AGREEING,
    datetime(2027, 3, 1, tzinfo=UTC),
    words="I teach maths. I want to change.",
)
DRAFT = first_draft(PAIR, 4)
DAY = date(2027, 3, 1)


def said(person: Person, *lines: tuple[Field, str]) -> Person:
    return replace(person, profile=lines)


def test_the_first_draft_has_the_six_lines_filled_in_from_the_request() -> None:
    assert [field for field, _ in DRAFT.values] == list(SHORT_FORM)
    assert DRAFT.value(Field.FOCUS) == "I teach maths."
    assert DRAFT.goals == ()


def test_without_words_of_the_mentee_the_focus_comes_from_the_statement() -> None:
    assert first_draft(replace(PAIR, words=""), 4).value(Field.FOCUS) == "I changed careers."


def test_the_first_draft_keeps_the_time_of_each_apart() -> None:
    mentor, mentee = said(MAX, (Field.TIME, "1 hour a week")), said(MIA, (Field.TIME, "2 hours a week"))
    draft = first_draft(replace(PAIR, mentor=mentor, mentee=mentee), 4)

    assert draft.value(Field.TIME) == "Mia 2 hours a week; Max 1 hour a week"
    assert first_draft(replace(PAIR, mentor=mentor), 4).value(Field.TIME) == "Max 1 hour a week"


@pytest.mark.parametrize(
    ("limits", "boundaries"), [("no calls on weekends", "Max: no calls on weekends"), ("None.", ""), ("", "")]
)
def test_the_limits_of_the_mentor_are_the_boundaries_of_the_draft(limits: str, boundaries: str) -> None:
    pair = replace(PAIR, mentor=said(MAX, (Field.LIMITS, limits)))

    assert first_draft(pair, 4).value(Field.BOUNDARIES) == boundaries


def test_what_a_mentee_told_the_organizer_alone_is_not_in_the_draft() -> None:
    told = said(MIA, (Field.CHANGE, "my boss shouts"), (Field.LIMITS, "none of my family"))
    draft = first_draft(replace(PAIR, mentee=told, words=""), 4)

    assert "shouts" not in str(draft.values)
    assert "family" not in str(draft.values)


def test_two_time_zones_are_named_where_they_differ() -> None:
    berlin, york = replace(MIA, time_zone="Europe/Berlin"), replace(MAX, time_zone="America/New_York")

    assert zones(replace(PAIR, mentee=berlin, mentor=york)) == "Mia by Berlin time, Max by New York time"
    assert zones(replace(PAIR, mentee=berlin)) == ""


@pytest.mark.parametrize(
    ("agreed", "after"),
    [
        ("Mia 2 hours a week; Max 1 hour a week", "Mia 2 hours a week; Max 3 hours a week"),
        ("Mia 2 hours a week", "Mia 2 hours a week; Max 3 hours a week"),
        ("30 minutes a week", "Mia 30 minutes a week; Max 3 hours a week"),
        ("", "Max 3 hours a week"),
    ],
)
def test_another_time_of_one_leaves_the_time_of_the_other(agreed: str, after: str) -> None:
    assert with_own(PAIR, Field.TIME, agreed, MAX, "3 hours a week", DAY) == after


def test_two_of_one_name_are_told_apart_by_the_whole_name() -> None:
    pair = replace(PAIR, mentee=replace(MIA, name="Max Okafor"))

    assert with_own(pair, Field.TIME, "", MAX, "3 hours a week", DAY) == "Max Berger 3 hours a week"


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
    by_phone = changed(DRAFT, ((Field.HOW, "by phone"),), Role.MENTEE)

    assert [line.field for line in lines(by_phone, full=True)] == [f for f in FULL_FORM if f not in GOALS[1:]]


def test_who_only_write_are_not_asked_about_meetings() -> None:
    assert [line.field for line in lines(DRAFT, full=True)] == [
        f for f in FULL_FORM if f not in (*MEETING, *GOALS[1:])
    ]


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


@pytest.mark.parametrize(
    ("length", "allowed"),
    [("1 month", True), ("12 months", True), ("13 months", False), ("0 months", False), ("open", True)],
)
def test_a_length_in_months_is_from_one_to_twelve(length: str, allowed: bool) -> None:
    assert length_allowed(length) is allowed
