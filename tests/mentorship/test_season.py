"""A season: who finds each other before it begins with it, and what is proposed near its end is shorter."""

from __future__ import annotations

from datetime import date

import pytest

from mentorship.season import Season, begins, months, over

YEAR = Season(date(2026, 9, 1), date(2027, 6, 30))


@pytest.mark.parametrize(
    ("today", "proposed"),
    [
        (date(2026, 5, 1), 4),  # two who wait for the first day have all of the season before them
        (date(2027, 2, 28), 4),
        (date(2027, 3, 1), 3),
        (date(2027, 5, 20), 1),
        (date(2027, 6, 29), 1),  # nothing shorter than a month is proposed
        (date(2027, 7, 1), 4),  # past: the settings have no say until a new one stands in them
    ],
)
def test_what_is_proposed_ends_within_the_season_as_far_as_whole_months_go(
    today: date, proposed: int
) -> None:
    assert months(YEAR, today, 4) == proposed


def test_before_the_first_day_two_begin_on_it_or_on_a_later_day_that_was_chosen() -> None:
    early, later = date(2026, 8, 1), date(2026, 9, 14)

    assert begins(YEAR, early, None) == YEAR.start
    assert begins(YEAR, early, date(2026, 8, 20)) == YEAR.start
    assert begins(YEAR, early, later) == later
    assert begins(YEAR, YEAR.start, None) is None


def test_without_a_season_nothing_changes() -> None:
    today = date(2027, 6, 29)

    assert (months(None, today, 4), begins(None, today, None), over(None, today)) == (4, None, False)


def test_the_last_day_belongs_to_the_season() -> None:
    assert not over(YEAR, YEAR.end)
    assert over(YEAR, date(2027, 7, 1))
