"""A person gets few routine letters, over all their mentorships."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from mentorship.budget import allows
from mentorship.policy import Policy

NOW = datetime(2027, 6, 1, 8, 0, tzinfo=UTC)
LONG_AGO = NOW - timedelta(days=90)
YESTERDAY = NOW - timedelta(days=1)


def _ago(*days: int) -> tuple[datetime, ...]:
    return tuple(NOW - timedelta(days=day) for day in days)


def test_two_in_any_seven_days() -> None:
    assert allows(_ago(2), LONG_AGO, Policy(), NOW)
    assert not allows(_ago(2, 6), LONG_AGO, Policy(), NOW)
    assert allows(_ago(2, 7), LONG_AGO, Policy(), NOW)


def test_five_in_thirty_days() -> None:
    assert allows(_ago(8, 12, 16, 20), LONG_AGO, Policy(), NOW)
    assert not allows(_ago(8, 12, 16, 20, 24), LONG_AGO, Policy(), NOW)


def test_eight_in_the_thirty_days_after_an_introduction() -> None:
    assert allows(_ago(8, 10, 14, 16, 20, 24, 26), YESTERDAY, Policy(), NOW)
    assert not allows(_ago(8, 10, 14, 16, 20, 22, 24, 26), YESTERDAY, Policy(), NOW)


def test_what_came_in_the_first_thirty_days_is_not_held_against_the_later_ones() -> None:
    introduced = NOW - timedelta(days=38)

    assert allows(_ago(3, *range(10, 24, 2)), introduced, Policy(), NOW)
    assert not allows(_ago(3, *range(10, 24, 2)), LONG_AGO, Policy(), NOW)
