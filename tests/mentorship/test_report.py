"""Whatever happens to mentorships, a report counts each of them once, and its shares are shares."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from mentorship.agreement import Agreement
from mentorship.fields import Field
from mentorship.letters.base import Role
from mentorship.lifecycle import OVER, STEPS, By, Event, State
from mentorship.mentorship import CONTACT, DIRECT, MET, SKIPPED, Note
from mentorship.policy import Policy
from mentorship.report import Report, report
from mentorship.report.outcomes import WHY
from mentorship.report.promised import in_all, time
from mentorship.report.values import Period, Programme, Record, Share, period, spread

DAY_0 = datetime(2026, 12, 1, 9, 30, tzinfo=UTC)
NOW = DAY_0 + timedelta(days=200)
RHYTHMS = ("weekly", "fortnightly", "monthly", "as needed", "")
BESIDE = (CONTACT, CONTACT, CONTACT, MET, DIRECT, SKIPPED)


@st.composite
def histories(draw: st.DrawFn) -> tuple[Note, ...]:
    """Any way through the table of the life cycle, with contact in between."""
    at, state, before = DAY_0, None, None
    notes: list[Note] = []
    for _ in range(draw(st.integers(1, 14))):
        at += timedelta(hours=draw(st.integers(1, 500)))
        if state is not None and draw(st.booleans()):
            notes.append(Note(at, draw(st.sampled_from(BESIDE)), draw(st.sampled_from(Role))))
            continue
        if state in OVER:
            break  # a restart after the end is another record
        steps = [step for step in STEPS if step.before is state]
        step = draw(st.sampled_from(steps))
        by = draw(st.sampled_from(sorted(step.by)))
        notes.append(Note(at, step.event, Role(by) if by in (By.MENTOR, By.MENTEE) else None))
        before = state if step.after is State.ENDING else before
        state = step.after or before
    return tuple(notes)


@st.composite
def programmes(draw: st.DrawFn) -> Programme:
    """Some histories of a few people who meet more than once."""
    told = draw(st.lists(histories(), max_size=8))
    rhythms = [draw(st.sampled_from(RHYTHMS)) for _ in told]
    return Programme(
        records=tuple(
            Record(number, draw(st.integers(1, 3)), draw(st.integers(11, 13)), notes, agreement=terms(rhythm))
            for number, (notes, rhythm) in enumerate(zip(told, rhythms, strict=True), 1)
        )
    )


def terms(rhythm: str) -> Agreement | None:
    return Agreement(1, ((Field.FREQUENCY, rhythm),), frozenset(Role)) if rhythm else None


def days(first: int | None, last: int | None) -> Period:
    since, until = (None if d is None else (DAY_0 + timedelta(days=d)).date() for d in (first, last))
    return period(since, until, "America/New_York", NOW)


def made(programme: Programme, first: int | None = None, last: int | None = None) -> Report:
    return report(programme, Policy(), days(first, last))


@settings(deadline=None)  # a busy machine is no fault
@given(programmes(), st.none() | st.integers(0, 90), st.none() | st.integers(90, 250))
def test_each_is_counted_once_and_in_one_way(
    programme: Programme, first: int | None, last: int | None
) -> None:
    found = made(programme, first, last)
    asked, met = found.requests, found.acquaintance

    assert asked.made == asked.accepted + asked.declined + asked.lapsed + asked.open
    assert min(asked.accepted, asked.declined, asked.lapsed, asked.open) >= 0
    assert met.introduced == met.past + met.stuck + met.too_early == found.settling.accepted
    assert found.settling.settled <= found.settling.accepted
    assert sum(found.outcomes.endings.values()) <= len(programme.records)
    assert len({one.pair for one in found.pairs}) == len(found.pairs)
    assert len({one.pair for one in found.look}) == len(found.look)


@settings(deadline=None)  # a busy machine is no fault
@given(programmes())
def test_shares_lie_between_none_and_all(programme: Programme) -> None:
    found = made(programme)
    goals = found.outcomes.goals
    shares = [found.acquaintance.share_stuck, found.contact.held, goals.with_goal, goals.reached]

    assert all(0 <= one.count <= one.of for one in shares)
    assert all(one.share is None or 0 <= one.share <= 1 for one in shares)
    assert all(0 <= pair.held <= pair.rounds for pair in found.pairs)
    assert all(pair.held <= pair.contacts for pair in found.pairs)
    assert sum(pair.rounds for pair in found.pairs) == found.contact.held.of


@settings(deadline=None)  # a busy machine is no fault
@given(programmes(), st.integers(0, 199))
def test_two_halves_of_the_time_have_as_many_requests_and_endings_as_the_whole(
    programme: Programme, middle: int
) -> None:
    before, after, whole = made(programme, None, middle), made(programme, middle + 1), made(programme)

    assert before.requests.made + after.requests.made == whole.requests.made
    for why, number in whole.outcomes.endings.items():
        assert after.outcomes.endings[why] <= number


def test_a_report_of_nothing_is_a_report() -> None:
    found = made(Programme())

    assert (found.requests.made, found.look, found.pairs) == (0, (), ())
    assert found.acquaintance.share_stuck.share is None


def test_of_fewer_than_five_there_is_neither_a_share_nor_a_median() -> None:
    assert (Share(1, 4).share, Share(1, 5).share) == (None, 0.2)
    assert Share(3, 40, 4).share is None  # forty rounds of four pairs
    assert spread([1, 2, 3, 4]).median is None
    assert spread([1, 2, 3, 4, 10]).median == 3


def test_what_was_agreed_over_some_weeks_is_that_many_times_as_much() -> None:
    done = in_all([("Mia 1-2 hours a week; Max 30 minutes a week", 28), ("1 evening a month", 61), ("", 3)])

    assert [(one.unit, one.least, one.most) for one in done.totals] == [
        ("evening", 2.0, 2.0),
        ("hour", 6.0, 10.0),
    ]
    assert (done.own_words, done.unsaid) == (0, 1)
    # How many meetings there were, nobody knows.
    assert in_all([("1 hour a meeting", 28)]).totals == ()


def test_hours_a_week_and_hours_a_night_are_never_one_number() -> None:
    found = time(["3 hours a week", "3 hours a night", "1 hour a week"])

    assert [(one.period, one.most, one.said_by) for one in found.totals] == [
        ("night", 3.0, 1),
        ("week", 4.0, 2),
    ]


def test_the_event_of_each_ending_has_its_reason() -> None:
    ends = {step.event for step in STEPS if step.after is State.ENDED and step.event is not Event.REPORT}

    assert ends == set(WHY)


def test_minutes_are_added_to_hours_of_the_same_period_and_to_no_other() -> None:
    found = time(["1 hour a week", "30 minutes a week", "20 minutes a day"])

    assert [(total.unit, total.period, total.most) for total in found.totals] == [
        ("hour", "week", 1.5),
        ("minute", "day", 20.0),
    ]
