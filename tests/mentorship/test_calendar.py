"""Days are counted as people count them: where they live, from eight in the morning."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from mentorship.calendar import add_months, after_quiet_hours, days_after, local_day, morning


def test_a_day_begins_where_somebody_lives() -> None:
    late = datetime(2027, 3, 1, 23, 30, tzinfo=UTC)

    assert local_day(late, "UTC") == date(2027, 3, 1)
    assert local_day(late, "Europe/Berlin") == date(2027, 3, 2)
    assert local_day(late, "America/New_York") == date(2027, 3, 1)


def test_what_is_counted_in_days_falls_due_at_eight_local_time_on_both_sides_of_a_clock_change() -> None:
    written = datetime(2027, 3, 20, 15, 0, tzinfo=UTC)

    assert days_after(written, 7, "Europe/Berlin") == datetime(2027, 3, 27, 7, 0, tzinfo=UTC)
    assert days_after(written, 8, "Europe/Berlin") == datetime(2027, 3, 28, 6, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("hour", "allowed"),
    [(7, (1, 8)), (8, (1, 8)), (19, (1, 19)), (20, (2, 8)), (23, (2, 8))],
)
def test_quiet_hours_end_at_eight(hour: int, allowed: tuple[int, int]) -> None:
    day, until = allowed

    assert after_quiet_hours(datetime(2027, 3, 1, hour, tzinfo=UTC), "UTC", 20, 8) == datetime(
        2027, 3, day, until, tzinfo=UTC
    )


def test_a_month_after_the_31st_is_the_last_of_the_next_month() -> None:
    assert add_months(date(2027, 1, 31), 1) == date(2027, 2, 28)
    assert add_months(date(2027, 11, 30), 3) == date(2028, 2, 29)
    assert add_months(date(2027, 12, 15), 12) == date(2028, 12, 15)


def test_an_unknown_time_zone_is_taken_as_utc() -> None:
    assert morning(date(2027, 3, 1), "Mars/Olympus") == datetime(2027, 3, 1, 8, tzinfo=UTC)
