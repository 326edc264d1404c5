"""Pauses, second beginnings and other turns: what a report makes of one mentorship."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from mentorship.goals import Aim
from mentorship.lifecycle import Event
from mentorship.mentorship import GOAL_MET, SKIPPED
from mentorship.report.outcomes import Ending
from mentorship.report.worth import Why
from store import mentorships
from store.database import disconnect
from tests.programme import MENTEE, MENTOR, SETTLED, TODAY, Kept, Line, asked, at, mails, seven_pairs


@pytest.fixture
def kept(tmp_path: Path) -> Iterator[Kept]:
    """An empty programme."""
    yield Kept(tmp_path)
    disconnect()


def test_a_pause_and_what_comes_after_the_agreed_end_are_no_rounds(kept: Kept) -> None:
    line = [*asked(0, 1), *mails(2, 3), (5, Event.SETTLE, MENTOR)]
    kept.pair(
        [*line, (12, Event.PAUSE, MENTOR), *mails(20), (40, Event.RESUME, MENTOR), *mails(41),
         (54, Event.TIME_UP, None), *mails(60), (68, Event.CLOSE, None)],
        frequency="weekly",
    )  # fmt: skip

    (pair,) = kept.report(TODAY).pairs

    # Seven days before the pause and fourteen after it: three rounds, and one contact in the second of them.
    assert (pair.rounds, pair.held, pair.contacts) == (3, 1, 1)


def test_of_several_goals_each_counts_and_the_last_brings_those_that_are_left(kept: Kept) -> None:
    begun = [*asked(0, 1), *mails(2, 3), (5, Event.SETTLE, MENTOR), (30, GOAL_MET, MENTOR)]
    done: list[Line] = [(40, Event.CLAIM_GOAL, MENTEE), (41, Event.REACH_GOAL, MENTOR)]
    kept.pair(begun, goal="one", goal_2="two")
    kept.pair([*begun, *done], goal="one", goal_2="two")

    found = kept.report(TODAY).outcomes.goals

    assert (found.single.count, found.single.of) == (3, 4)
    assert (found.pairs, found.reached.count) == (2, 1)
    assert kept.report(TODAY, until=35).outcomes.goals.single.count == 2
    assert kept.report(TODAY, since=35).outcomes.goals.single.count == 1


def test_a_pair_whose_mail_is_held_is_not_pointed_at(kept: Kept) -> None:
    seven_pairs(kept)
    pair = mentorships.load(1)
    assert pair is not None
    mentorships.save(type(pair)(**{**pair.__dict__, "held": True}), at(TODAY))

    found = kept.report(TODAY)

    assert found.look == ()
    assert 1 not in [one.pair for one in found.pairs]


def test_two_who_begin_again_after_the_end_are_not_new_to_each_other(kept: Kept) -> None:
    two = (kept.person(MENTOR), kept.person(MENTEE))
    lived = [*asked(0, 1), *mails(2, 3), (5, Event.SETTLE, MENTOR), *mails(6, 7), (30, Event.END_NOW, MENTEE)]
    kept.pair(lived, two=two)
    kept.pair([*asked(40, 41), (42, Event.SETTLE, MENTOR)], two=two)

    found = kept.report(TODAY)

    assert (found.acquaintance.introduced, found.settling.accepted, found.requests.made) == (1, 1, 2)


def test_two_who_pause_before_they_are_acquainted_are_not_stuck(kept: Kept) -> None:
    kept.pair([*SETTLED, (9, Event.PAUSE, MENTEE)])

    found = kept.report(TODAY).acquaintance

    assert (found.stuck, found.too_early) == (0, 1)


def test_who_is_accepted_from_a_day_begins_on_that_day(kept: Kept) -> None:
    number = kept.pair([*asked(0, 1), (5, Event.SETTLE, MENTOR)])
    pair = mentorships.load(number)
    assert pair is not None
    mentorships.save(type(pair)(**{**pair.__dict__, "starts_on": at(40).date()}), at(6))

    assert kept.report(30).acquaintance.introduced == 0
    assert kept.report(60).acquaintance.too_early == 1
    assert kept.report(76).acquaintance.stuck == 1


def test_who_goes_on_after_the_agreed_end_goes_on_being_measured(kept: Kept) -> None:
    on = [(33, Event.TIME_UP, None), (35, Event.CLAIM_EXTENSION, MENTEE), (36, Event.EXTEND, MENTOR)]
    kept.pair([*SETTLED, *on])
    kept.pair([*SETTLED, *on[:1]])

    found = kept.report(61)

    assert [pair.rounds for pair in found.pairs] == [4, 2]
    # Whoever is asked how to go on is not pointed at for their silence.
    assert [(one.pair, one.why) for one in found.look] == [(1, Why.QUIET)]


def test_an_end_after_the_goal_is_no_ones_ending_of_it(kept: Kept) -> None:
    done: list[Line] = [(30, Event.CLAIM_GOAL, MENTEE), (31, Event.REACH_GOAL, MENTOR)]
    kept.pair([*SETTLED, *done, (60, Event.END, MENTEE)])
    kept.pair([*SETTLED, *done, (150, Event.STOP_MONTHLY, None)])

    found = kept.report(160).outcomes.endings

    assert {why: number for why, number in found.items() if number} == {Ending.AFTER_GOAL: 2}


def test_two_who_begin_again_and_write_little_are_no_strangers(kept: Kept) -> None:
    two = (kept.person(MENTOR), kept.person(MENTEE))
    kept.pair([*SETTLED, (30, Event.END_NOW, MENTEE)], two=two)
    kept.pair([*asked(40, 41), (42, Event.SETTLE, MENTOR), *mails(80)], frequency="monthly", two=two)

    assert kept.report(90).look == ()


def test_contact_in_fewer_than_half_of_the_rounds_is_worth_a_look(kept: Kept) -> None:
    kept.pair([*SETTLED, *mails(6, 7, 60)], frequency="weekly")

    (look,) = kept.report(62).look

    assert (look.why, look.days) == (Why.SELDOM, 57)


def test_two_who_begin_again_have_the_time_of_all_others_to_settle(kept: Kept) -> None:
    done: list[Line] = [(30, Event.CLAIM_GOAL, MENTEE), (31, Event.REACH_GOAL, MENTOR)]
    kept.pair([*SETTLED, *mails(6, 7), *done, (60, Event.CLAIM_RESTART, MENTEE), (61, Event.RESTART, MENTOR)])

    assert kept.report(70).look == ()
    assert [(one.why, one.days) for one in kept.report(85).look] == [(Why.NOT_AGREED, 24)]


def test_a_round_that_was_left_out_and_a_slower_rhythm_are_told(kept: Kept) -> None:
    number = kept.pair([*asked(0, 1), *mails(2, 3), (5, Event.SETTLE, MENTOR), (20, SKIPPED, MENTEE)],
                       frequency="weekly")  # fmt: skip
    pair = mentorships.load(number)
    assert pair is not None
    assert pair.agreement is not None
    slower = type(pair.agreement)(2, ((pair.agreement.values[0][0], "monthly"),), pair.agreement.agreed)
    mentorships.save(type(pair)(**{**pair.__dict__, "agreement": slower}), at(30))

    found = kept.report(TODAY).contact

    assert (found.less, found.rounds_left_out) == (1, 1)
    assert [rhythm.rhythm for rhythm in found.rhythms if rhythm.pairs] == ["monthly"]


def test_an_open_goal_is_as_far_as_its_own_day_says(kept: Kept) -> None:
    """Nobody reports how much of a goal is done; what is known is the way from the agreement to its day."""
    for place in range(5):
        number = kept.pair(SETTLED, goal="two interviews", goal_2="to decide")
        pair = mentorships.load(number)
        assert pair is not None
        assert pair.agreement is not None
        by = at(100 if place else 240).date()
        dated = replace(pair.agreement, known=(Aim("two interviews", "two interviews", by),))
        mentorships.save(replace(pair, agreement=dated), at(6))

    found = kept.report(TODAY).outcomes.goals

    assert (found.with_day.count, found.with_day.of) == (5, 10)
    assert (found.past_day.count, found.past_day.of, found.past_day.share) == (4, 5, 0.8)
    assert (found.time_gone.count, found.time_gone.median) == (5, 100.0)


def test_a_goal_that_is_reached_is_not_on_its_way(kept: Kept) -> None:
    number = kept.pair(SETTLED, goal="two interviews", goal_2="to decide")
    pair = mentorships.load(number)
    assert pair is not None
    mentorships.save(replace(pair, reached=("two interviews",)), at(6))

    assert kept.report(TODAY).outcomes.goals.with_day.of == 1
