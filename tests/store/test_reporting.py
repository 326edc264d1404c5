"""What a report counts, over a small programme that is worked out by hand."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from mentorship.lifecycle import Event
from mentorship.report.contact import Seen
from mentorship.report.outcomes import Ending
from mentorship.report.promised import Total
from mentorship.report.values import Share, Spread
from mentorship.report.worth import Look, Why
from store.database import disconnect
from tests.programme import MENTEE, MENTOR, START, TODAY, Kept, asked, at, seven_pairs


@pytest.fixture
def kept(tmp_path: Path) -> Iterator[Kept]:
    """An empty programme."""
    yield Kept(tmp_path)
    disconnect()


def test_each_request_stands_in_one_way(kept: Kept) -> None:
    seven_pairs(kept)

    found = kept.report(TODAY).requests

    assert (found.made, found.accepted, found.declined, found.lapsed, found.open) == (9, 7, 1, 0, 1)
    assert found.days_to_answer == Spread(8, 1.0, 2.0, 2.2)  # 1 1 1 2 2 2 3 3


def test_the_share_that_stays_in_the_acquaintance_is_of_those_who_had_the_time(kept: Kept) -> None:
    seven_pairs(kept)

    found = kept.report(TODAY).acquaintance

    assert (found.introduced, found.past, found.stuck, found.too_early) == (7, 4, 2, 1)
    assert found.share_stuck == Share(2, 6)
    assert (found.share_stuck.share, found.source_b) == (0.333, 0.35)


def test_days_from_the_yes_to_the_agreement_have_a_median_and_quartiles(kept: Kept) -> None:
    seven_pairs(kept)

    found = kept.report(TODAY).settling

    assert (found.accepted, found.settled, found.days) == (7, 5, Spread(5, 6.0, 8.0, 10.0))


def test_contact_is_counted_against_each_pairs_own_rhythm(kept: Kept) -> None:
    seven_pairs(kept)

    found = kept.report(TODAY)

    one, two, three = found.pairs
    assert one == Seen(1, "fortnightly", 8, 3, 5, 1.3, at(40).date())
    assert two == Seen(2, "weekly", 4, 3, 4, 4.3, at(33).date())
    assert three == Seen(3, "fortnightly", 0, 0, 0, None, at(4).date())
    assert found.contact.held == Share(6, 12, 2)
    assert found.contact.held.share is None  # of two pairs nothing is worked out
    assert (found.contact.elsewhere, found.contact.as_needed) == (1, 1)


def test_a_good_end_is_counted_with_the_time_that_was_agreed(kept: Kept) -> None:
    seven_pairs(kept)

    found = kept.report(TODAY).outcomes

    done = found.completions
    assert (done.pairs, done.by_goal, done.mentors) == (1, 1, 1)
    assert done.time.totals == (Total("hour", "", 6.0, 6.0, 1),)  # an hour and a half, for four weeks
    assert (found.goals.pairs, found.goals.with_goal.count, found.goals.reached.count) == (5, 2, 1)
    assert found.goals.with_goal.share == 0.4


def test_why_they_ended_is_told_and_not_who_asked_for_it(kept: Kept) -> None:
    seven_pairs(kept)
    kept.pair([*asked(50, 51), (52, Event.END_NOW, MENTOR)])

    found = kept.report(TODAY).outcomes.endings

    assert {why: number for why, number in found.items() if number} == {
        Ending.ASKED: 2,
        Ending.NO_AGREEMENT: 1,
    }


def test_a_pair_is_worth_a_look_once_with_the_command_that_shows_it(kept: Kept) -> None:
    seven_pairs(kept)
    kept.pair(asked(90, 95))

    assert kept.report(TODAY).look == (
        Look(1, Why.QUIET, 80, "mentorpost pairs show 1"),
        Look(10, Why.NOT_AGREED, 25, "mentorpost pairs show 10"),
    )


def test_a_season_counts_what_happened_in_it_across_the_new_year(kept: Kept) -> None:
    seven_pairs(kept)

    spring = kept.report(TODAY, since=60)
    autumn = kept.report(TODAY, until=35)

    assert (spring.requests.made, spring.acquaintance.introduced, spring.outcomes.completions.pairs) == (
        2,
        1,
        0,
    )
    # On day 35 nobody had reached a goal, and pair 2 was at work.
    assert (autumn.requests.made, autumn.outcomes.completions.pairs, autumn.outcomes.goals.pairs) == (7, 0, 5)
    assert spring.people.all.here == 18


def test_the_first_and_the_last_day_are_counted_whole_where_the_programme_is(kept: Kept) -> None:
    # 23:30 on 31 December in Berlin is still the old year; an hour later is the new one.
    new_year = (at(60) - START).days  # 1 January 2027
    kept.pair([(new_year - 0.5 + 1 / 16, Event.REQUEST, MENTEE)])
    kept.pair([(new_year - 0.5 + 1.6 / 16, Event.REQUEST, MENTEE)])

    assert kept.report(TODAY, since=new_year).requests.made == 1
    assert kept.report(TODAY, until=new_year - 1).requests.made == 1
