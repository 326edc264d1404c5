"""A pair moves on when both have written twice and agreed, and not by the calendar alone (B5)."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import permutations

import pytest

from mentorship.graduation import ACQUAINTED, BARS, bar_from, cleared, when_settled
from mentorship.letters.base import Role
from mentorship.lifecycle import Event, Stage
from mentorship.mentorship import ANSWERED, CONTACT, DIRECT, MET, Note

DAY_0 = datetime(2027, 3, 1, 9, 30, tzinfo=UTC)
MENTOR, MENTEE = Role.MENTOR, Role.MENTEE
# Two mails of each, and the agreement.
ENOUGH = ((CONTACT, MENTEE), (CONTACT, MENTOR), (Event.SETTLE, MENTOR), (CONTACT, MENTEE), (CONTACT, MENTOR))


def notes(*what: tuple[str, Role | None]) -> tuple[Note, ...]:
    """Return a history with one of these a day."""
    return tuple(Note(DAY_0 + timedelta(days=day), name, by) for day, (name, by) in enumerate(what))


def test_two_mails_of_each_and_the_agreement_in_any_order_are_enough_and_the_last_of_them_counts() -> None:
    for order in set(permutations(ENOUGH)):
        assert cleared(ACQUAINTED, notes(*order)) == DAY_0 + timedelta(days=4)


@pytest.mark.parametrize("missing", range(5))
def test_with_any_of_them_missing_a_pair_stays(missing: int) -> None:
    left = [one for place, one in enumerate(ENOUGH) if place != missing]

    assert cleared(ACQUAINTED, notes(*left, (ANSWERED, MENTOR), (ANSWERED, MENTEE))) is None


def test_ten_mails_of_one_do_not_make_up_for_the_silence_of_the_other() -> None:
    alone = [(CONTACT, MENTEE)] * 10

    assert cleared(ACQUAINTED, notes((Event.SETTLE, MENTOR), *alone)) is None


@pytest.mark.parametrize("elsewhere", [MET, DIRECT])
def test_who_meets_or_writes_elsewhere_needs_no_mail_here(elsewhere: str) -> None:
    history = notes((Event.SETTLE, MENTOR), (elsewhere, MENTEE))

    assert cleared(ACQUAINTED, history) == DAY_0 + timedelta(days=1)
    assert cleared(ACQUAINTED, history[1:]) is None


def test_two_who_agree_before_they_write_are_at_their_goals_all_the_same() -> None:
    assert when_settled(notes((Event.SETTLE, MENTOR))) is Stage.GOALS


def test_the_table_leads_from_stage_to_stage_and_stops_at_work() -> None:
    assert [(bar.before, bar.after) for bar in BARS] == [
        (Stage.ICEBREAK, Stage.GOALS),
        (Stage.GOALS, Stage.WORKING),
    ]
    assert [stage for stage in (None, *Stage) if bar_from(stage) is None] == [
        None,
        Stage.WORKING,
        Stage.CLOSING,
    ]
