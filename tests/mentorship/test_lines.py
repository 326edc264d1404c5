"""What stands on a line of an agreement, and what follows from it for the two."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from mentorship.agreement import Agreement, review_day
from mentorship.as_agreed import as_agreed
from mentorship.draft import first_draft
from mentorship.duties.look import Calendar
from mentorship.duties.review import review_yearly
from mentorship.duties.silence import nudge_who_begins
from mentorship.effects import Send
from mentorship.fields import Field
from mentorship.letters.base import Role
from mentorship.lifecycle import Stage, State
from mentorship.mentorship import Mentorship, Round
from mentorship.people import Person
from mentorship.policy import Policy
from mentorship.rounds import begins

DAY = date(2027, 1, 11)
SETTLED = datetime(2027, 1, 11, 9, tzinfo=UTC)
MIA = Person(2, "mia@example.com", "Mia Okafor", "M2", mentee=True, time_zone="Europe/Berlin")
MAX = Person(1, "max@example.org", "Max Berger", "M1", mentor=True, time_zone="America/New_York")
BARE = Mentorship(1, MAX, MIA, State.ACTIVE, SETTLED, stage=Stage.WORKING, settled_at=SETTLED)
BOTH = frozenset(Role)


def pair(*lines: tuple[Field, str]) -> Mentorship:
    values = {**dict(first_draft(BARE, 4).values), **dict(lines)}
    return replace(BARE, agreement=Agreement(1, tuple(values.items()), BOTH))


def written(by: Role, line: tuple[Field, str], before: Mentorship = BARE) -> dict[Field, str]:
    current = before.agreement or first_draft(before, 4)
    lines, unclear = as_agreed(before, current, (line,), by, DAY)
    assert unclear is None
    return dict(lines)


@pytest.mark.parametrize(
    ("by", "said", "stands"),
    [
        (Role.MENTEE, "me", "Mia"),
        (Role.MENTOR, "me", "Max"),
        (Role.MENTEE, "the other", "Max"),
        (Role.MENTEE, "the mentor", "Max"),
        (Role.MENTOR, "max berger", "Max"),
        (Role.MENTOR, "in turns", "in turns"),
        (Role.MENTOR, "whoever has news", "whoever has news"),
    ],
)
def test_me_is_the_name_of_who_writes_it(by: Role, said: str, stands: str) -> None:
    assert written(by, (Field.BEGINS, said)) == {Field.BEGINS: stands}


@pytest.mark.parametrize(
    ("line", "first"),
    [("Max", Role.MENTOR), ("Mia", Role.MENTEE), ("", Role.MENTEE), ("whoever has news", Role.MENTEE)],
)
def test_who_begins_is_asked_first_in_silence(line: str, first: Role) -> None:
    quiet = pair((Field.BEGINS, line))
    due = nudge_who_begins(Calendar(quiet, Policy(), SETTLED + timedelta(days=30)))

    assert begins(quiet, 3) is first
    assert due is not None
    sent = [effect for effect in due.act(Calendar(quiet, Policy(), due.at)) if isinstance(effect, Send)]
    assert [send.to for send in sent] == [quiet.person(first)]


def test_taking_turns_alternates() -> None:
    turns = pair((Field.BEGINS, "in turns"))

    assert [begins(turns, number) for number in (1, 2, 3)] == [Role.MENTEE, Role.MENTOR, Role.MENTEE]
    current = replace(turns, round=Round(2, SETTLED, DAY, SETTLED))
    due = nudge_who_begins(Calendar(current, Policy(), SETTLED))
    assert due is not None
    assert [e.to for e in due.act(Calendar(current, Policy(), due.at)) if isinstance(e, Send)] == [MAX]


@pytest.mark.parametrize(
    ("rhythm", "within", "days"),
    [("weekly", "", 10), ("weekly", "14 days", 15), ("weekly", "10 working days", 15),
     ("weekly", "2 days", 10),
     ("monthly", "14 days", 45), ("weekly", "when I can", 10)],
)  # fmt: skip
def test_nobody_is_asked_before_the_time_to_answer_is_over(rhythm: str, within: str, days: int) -> None:
    quiet = pair((Field.FREQUENCY, rhythm), (Field.ANSWERS_WITHIN, within))
    due = nudge_who_begins(Calendar(quiet, Policy(), SETTLED))

    assert due is not None
    assert (due.at.date() - SETTLED.date()).days == days


@pytest.mark.parametrize("field", [Field.EXPECTATIONS, Field.BOUNDARIES])
def test_what_one_writes_leaves_what_the_other_said(field: Field) -> None:
    before = pair((field, "Max: be on time; or write"))

    assert written(Role.MENTEE, (field, "Max tells the truth"), before)[field] == (
        "Mia: Max tells the truth; Max: be on time; or write"
    )
    assert written(Role.MENTOR, (field, ""), before)[field] == ""
    assert written(Role.MENTEE, (field, "Mia: a; Max: b"), before)[field] == "Mia: a; Max: b"


def test_hours_in_common_are_named_by_both_clocks() -> None:
    before = pair((Field.HOW, "by phone"), (Field.AVAILABILITY, "Mia by Berlin time, Max by New York time"))
    mine = written(Role.MENTEE, (Field.AVAILABILITY, "Mon, Sun 23:00-24:00"), before)
    before = pair((Field.HOW, "by phone"), *mine.items())
    both = written(Role.MENTOR, (Field.AVAILABILITY, "Sun 17:30-19:00"), before)

    assert both[Field.AVAILABILITY] == (
        "Mia: Mon, Sun 23:00-24:00 (Berlin); Max: Sun 17:30-19:00 (New York); "
        "both: Sun 23:30-24:00 in Berlin, Sun 17:30-18:00 in New York"
    )


def test_words_that_are_no_hours_stand_as_they_are() -> None:
    before = pair((Field.HOW, "by phone"), (Field.AVAILABILITY, "Max: Sun 17:30-19:00 (New York)"))

    assert written(Role.MENTEE, (Field.AVAILABILITY, "most evenings"), before)[Field.AVAILABILITY] == (
        "Mia: most evenings (Berlin); Max: Sun 17:30-19:00 (New York)"
    )


def test_who_begins_to_meet_sees_both_clocks_and_who_stops_has_no_session() -> None:
    by_phone = written(Role.MENTEE, (Field.HOW, "by phone"), pair())
    assert by_phone[Field.AVAILABILITY] == "Mia by Berlin time, Max by New York time"

    stopped = written(
        Role.MENTEE, (Field.HOW, "by mail"), pair(*by_phone.items(), (Field.SESSION, "30 minutes"))
    )
    assert (stopped[Field.SESSION], stopped[Field.AVAILABILITY]) == ("", "")


def test_an_agenda_is_asked_of_the_mentee_of_both_or_of_nobody() -> None:
    assert written(Role.MENTEE, (Field.AGENDA, "me")) == {Field.AGENDA: "mentee"}
    assert as_agreed(BARE, first_draft(BARE, 4), ((Field.AGENDA, "me"),), Role.MENTOR, DAY)[1] is Field.AGENDA


@pytest.mark.parametrize(
    ("line", "on"), [("yes", True), ("yes (yes, my CV)", True), ("no", False), ("", False)]
)
def test_work_is_reviewed_only_where_both_said_yes(line: str, *, on: bool) -> None:
    agreement = pair((Field.WORK_REVIEW, line)).agreement

    assert agreement is not None
    assert agreement.reviews is on


@pytest.mark.parametrize(
    ("today", "day"),
    [("2027-06-01", "2028-01-11"), ("2028-01-11", "2028-01-11"), ("2028-12-31", "2028-01-11"),
     ("2029-01-10", "2028-01-11"), ("2029-02-01", "2029-01-11")],
)  # fmt: skip
def test_two_without_an_end_look_back_once_a_year(today: str, day: str) -> None:
    assert review_day(DAY, date.fromisoformat(today)) == date.fromisoformat(day)

    now = datetime.fromisoformat(f"{today}T12:00:00+00:00")
    due = review_yearly(Calendar(pair((Field.LENGTH, "open")), Policy(), now))
    assert due is not None
    assert due.at.date() == date.fromisoformat(day)
    assert review_yearly(Calendar(replace(pair(), ends_on=date(2029, 1, 1)), Policy(), now)) is None
