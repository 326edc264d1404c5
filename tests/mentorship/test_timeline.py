"""A history says where a mentorship stood when."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from mentorship.letters.base import Role
from mentorship.lifecycle import Event, State
from mentorship.mentorship import ANSWERED, CONTACT, Note
from mentorship.timeline import spans

DAY_0 = datetime(2026, 12, 1, 9, 30, tzinfo=UTC)
MENTOR, MENTEE = Role.MENTOR, Role.MENTEE


def day(number: float) -> datetime:
    return DAY_0 + timedelta(days=number)


def told(*lines: tuple[float, str, Role | None]) -> tuple[Note, ...]:
    """Return a history: on which day, what, by whom."""
    return tuple(Note(day(number), what, by) for number, what, by in lines)


def test_each_state_lasts_until_the_next_and_the_last_until_one_looks() -> None:
    history = told(
        (0, Event.REQUEST, MENTEE), (2, Event.ACCEPT, MENTOR), (3, CONTACT, MENTEE),
        (9, Event.SETTLE, MENTEE), (20, Event.PAUSE, MENTOR), (34, Event.RESUME, None),
    )  # fmt: skip

    found = spans(history, day(40))

    assert [(span.state, span.days) for span in found] == [
        (State.REQUESTED, 2), (State.AGREEING, 7), (State.ACTIVE, 11), (State.PAUSED, 14), (State.ACTIVE, 6),
    ]  # fmt: skip
    assert [span.event for span in found[-2:]] == [Event.PAUSE, Event.RESUME]


def test_who_takes_an_ending_back_is_where_they_were_before() -> None:
    history = told(
        (0, Event.REQUEST, MENTEE), (1, Event.ACCEPT, MENTOR),
        (2, Event.SETTLE, MENTEE), (3, Event.PAUSE, MENTEE), (4, Event.END, MENTOR),
        (5, Event.CONTINUE, MENTOR),
    )  # fmt: skip

    assert [span.state for span in spans(history, day(9))][-3:] == [State.PAUSED, State.ENDING, State.PAUSED]


def test_an_end_before_the_answer_is_the_mentees_withdrawal_or_the_mentors_no() -> None:
    asked = (0, Event.REQUEST, MENTEE)

    assert spans(told(asked, (1, Event.END_NOW, MENTEE)), day(2))[-1].state is State.WITHDRAWN
    assert spans(told(asked, (1, Event.END_NOW, MENTOR)), day(2))[-1].state is State.DECLINED


def test_a_look_into_the_past_does_not_see_what_came_later() -> None:
    history = told((0, Event.REQUEST, MENTEE), (2, Event.ACCEPT, MENTOR))

    assert [span.state for span in spans(history, day(1))] == [State.REQUESTED]
    assert spans(history, day(0)) == ()


def test_what_is_no_event_or_leads_nowhere_changes_nothing() -> None:
    history = told(
        (0, Event.REQUEST, MENTEE), (1, ANSWERED, MENTOR), (1, Event.REPORT, MENTEE),
        (2, Event.RESUME, MENTEE),
    )  # fmt: skip

    assert [span.state for span in spans(history, day(3))] == [State.REQUESTED]
