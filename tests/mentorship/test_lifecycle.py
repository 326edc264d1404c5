"""The life of a mentorship is its table: what is listed happens, everything else is refused."""

from __future__ import annotations

from itertools import product

import pytest

from mentorship.lifecycle import (
    CARRIES_MAIL,
    OVER,
    STEPS,
    TAKES_A_PLACE,
    By,
    Event,
    NotAllowed,
    Stage,
    State,
    advance,
    mermaid,
)

EVERY_STATE: list[State | None] = [None, *State]
EVERY_STAGE: list[Stage | None] = [None, *Stage]


@pytest.mark.parametrize("state", EVERY_STATE)
def test_each_combination_is_listed_or_refused(state: State | None) -> None:
    for event, by, stage in product(Event, By, EVERY_STAGE):
        rows = [
            row
            for row in STEPS
            if row.before is state and row.event is event and by in row.by and row.stage in (None, stage)
        ]
        if rows:
            assert advance(state, event, frozenset({by}), stage) == rows[0]
        else:
            with pytest.raises(NotAllowed):
                advance(state, event, frozenset({by}), stage)


def test_no_combination_is_listed_twice() -> None:
    seen = [(row.before, row.event, by, row.stage) for row in STEPS for by in row.by]

    assert len(seen) == len(set(seen))


def test_a_mentee_cannot_accept_their_own_request() -> None:
    with pytest.raises(NotAllowed) as refused:
        advance(State.REQUESTED, Event.ACCEPT, frozenset({By.MENTEE}))

    assert {step.event for step in refused.value.possible} == {Event.WITHDRAW, Event.END_NOW, Event.REPORT}


def test_only_who_asked_to_end_can_take_it_back() -> None:
    with pytest.raises(NotAllowed):
        advance(State.ENDING, Event.CONTINUE, frozenset({By.MENTOR, By.OTHER}))

    assert advance(State.ENDING, Event.CONTINUE, frozenset({By.MENTOR, By.ASKER})).after is None


@pytest.mark.parametrize("state", [state for state in State if state not in OVER])
@pytest.mark.parametrize("by", [By.MENTOR, By.MENTEE])
def test_end_now_is_honoured_in_every_open_state(state: State, by: By) -> None:
    assert advance(state, Event.END_NOW, frozenset({by})).after in OVER


@pytest.mark.parametrize("state", list(State))
@pytest.mark.parametrize("by", [By.MENTOR, By.MENTEE])
def test_a_report_is_possible_in_every_state_and_changes_none(state: State, by: By) -> None:
    assert advance(state, Event.REPORT, frozenset({by})).after is state


def test_closing_early_needs_the_closing_stage() -> None:
    with pytest.raises(NotAllowed):
        advance(State.ACTIVE, Event.CLOSE, frozenset({By.MENTEE}), Stage.WORKING)

    assert advance(State.ACTIVE, Event.CLOSE, frozenset({By.MENTEE}), Stage.CLOSING).after is State.ENDED


def test_maintenance_carries_mail_and_takes_no_place() -> None:
    assert State.MAINTENANCE in CARRIES_MAIL
    assert State.MAINTENANCE not in TAKES_A_PLACE


def test_every_state_can_be_reached_and_every_open_one_can_be_left() -> None:
    reached = {row.after for row in STEPS if row.after is not row.before}
    left = {row.before for row in STEPS if row.after is not row.before}

    assert reached >= set(State) - {None}
    assert left >= {state for state in State if state not in OVER}


def test_the_diagram_draws_every_row_but_the_report() -> None:
    drawn = mermaid()

    for row in STEPS:
        if row.event is not Event.REPORT:
            assert any(
                line.strip().startswith(f"{row.before or '[*]'} -->") and row.event in line
                for line in drawn.splitlines()
            )
