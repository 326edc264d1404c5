"""A manager may know times and a length, and nothing by which somebody else is known (D8)."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from mentorship.agreement import Agreement
from mentorship.fields import Field
from mentorship.letters.base import Role
from mentorship.lifecycle import State
from mentorship.mentorship import Mentorship
from mentorship.people import Person
from mentorship.telling import names_nobody, told

AT = datetime(2027, 1, 4, 9, tzinfo=UTC)
VALUES = (
    (Field.FOCUS, "from nursing into training others"),
    (Field.GOAL, "lead one workshop before June"),
    (Field.FREQUENCY, "fortnightly"),
    (Field.LENGTH, "4 months"),
    (Field.HOW, "by telephone with Max"),
    (Field.CONFIDENTIALITY, "between us"),
    (Field.TIME, "Mia 2 hours a week; Max 1 hour a week"),
    (Field.SESSION, "30 minutes"),
    (Field.AVAILABILITY, "Mia: Tuesdays from 12 to 13 (Berlin); Max: Tuesdays from 9 to 12 (London)"),
    (Field.CONTINGENCY, "the session moves to the week after"),
)


def pair(*changes: tuple[Field, str]) -> Mentorship:
    mentor = Person(1, "max@example.org", "Max Berger", "K7M2", mentor=True)
    mentee = Person(2, "mia@example.com", "Mia Okafor", "P3QD", mentee=True)
    values = tuple({**dict(VALUES), **dict(changes)}.items())
    agreement = Agreement(1, values, frozenset(Role))
    return Mentorship(1, mentor, mentee, State.ACTIVE, AT, agreement=agreement, ends_on=date(2027, 5, 4))


def test_each_sides_manager_is_told_that_sides_times_and_the_length() -> None:
    assert dict(told(pair(), Role.MENTEE)) == {
        Field.FREQUENCY: "fortnightly",
        Field.TIME: "2 hours a week",
        Field.SESSION: "30 minutes",
        Field.AVAILABILITY: "Tuesdays from 12 to 13",
        Field.LENGTH: "2027-05-04",
        Field.CONTINGENCY: "the session moves to the week after",
    }
    assert dict(told(pair(), Role.MENTOR))[Field.TIME] == "1 hour a week"


def test_no_partner_focus_goal_or_means_is_ever_told() -> None:
    for role, other in ((Role.MENTEE, "Max"), (Role.MENTOR, "Mia")):
        text = " ".join(value for _, value in told(pair(), role))

        for private in (
            other,
            "nursing",
            "training",
            "workshop",
            "telephone",
            "between us",
            "London" if role is Role.MENTEE else "Berlin",
        ):
            assert private not in text


@pytest.mark.parametrize(
    ("field", "value"),
    [
        (Field.SESSION, "30 minutes on my move into training"),
        (Field.AVAILABILITY, "Tuesdays, when Max is in"),
        (Field.AVAILABILITY, "Max: Tuesdays from 9 to 12"),
        (Field.AVAILABILITY, "Mia by Berlin time, Max by London time"),
        (Field.TIME, "2 evenings with Max"),
        (Field.FREQUENCY, "whenever Max likes"),
    ],
)
def test_a_line_on_times_that_says_more_is_left_out(field: Field, value: str) -> None:
    assert field not in dict(told(pair((field, value)), Role.MENTEE))


def test_a_length_in_words_of_their_own_is_only_open() -> None:
    own = replace(pair((Field.LENGTH, "until the SQL course is done")), ends_on=None)

    assert dict(told(own, Role.MENTEE))[Field.LENGTH] == "open"


@pytest.mark.parametrize(
    "line",
    [
        "the session moves to the week after",
        "We skip once, then find another day. Nobody asks why.",
        "move it to Thursday, and I send a line",
    ],
)
def test_a_line_for_collisions_that_names_nobody_may_be_told(line: str) -> None:
    assert names_nobody(line, pair())


@pytest.mark.parametrize(
    "line",
    [
        "Max finds another day",
        "mia tells max",
        "we ask Ann",
        "we do the workshop by mail instead",
        "a line to max@example.org",
        "call 0301234567",
        "we move the nursing talk",
        "then the SQL course comes first",
    ],
)
def test_one_that_names_somebody_or_what_they_work_on_may_not(line: str) -> None:
    assert not names_nobody(line, pair())
    assert Field.CONTINGENCY not in dict(told(pair((Field.CONTINGENCY, line)), Role.MENTEE))


def test_nothing_is_told_before_anything_is_settled() -> None:
    assert told(replace(pair(), agreement=None), Role.MENTEE) == ()
