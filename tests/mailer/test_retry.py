"""When a mail that could not be sent is tried again."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import pairwise

from mailer.backoff import Backoff
from mailer.retry import next_attempt

FIRST = datetime(2026, 3, 2, 9, tzinfo=UTC)


def all_attempts() -> list[timedelta]:
    times, now = [timedelta(0)], FIRST
    while (later := next_attempt(len(times), FIRST, now)) is not None:
        now = later
        times.append(now - FIRST)
    return times


def test_attempts_lie_five_minutes_then_ever_longer_up_to_four_hours_apart() -> None:
    times = all_attempts()
    minutes = [(later - earlier).total_seconds() / 60 for earlier, later in pairwise(times)]

    assert minutes[:8] == [5, 10, 20, 40, 80, 160, 240, 240]
    assert max(minutes) == 240


def test_the_last_attempt_is_made_when_five_days_are_over() -> None:
    assert all_attempts()[-1] == timedelta(days=5)


def test_after_an_outage_of_a_week_a_mail_that_was_tried_before_is_given_up() -> None:
    assert next_attempt(1, FIRST, FIRST + timedelta(days=7)) is None


def test_a_count_that_cannot_be_is_taken_for_the_nearest_that_can() -> None:
    assert next_attempt(0, FIRST, FIRST) == FIRST + timedelta(minutes=5)
    assert next_attempt(10**9, FIRST, FIRST) == FIRST + timedelta(hours=4)


def test_a_lost_server_is_tried_again_after_one_second_and_ever_later_up_to_five_minutes() -> None:
    now = [100.0]
    backoff = Backoff(clock=lambda: now[0], chance=lambda: 0.0)
    assert backoff.remaining() == 0

    rests = []
    for _ in range(11):
        backoff.failed()
        rests.append(backoff.remaining())

    assert rests == [1, 2, 4, 8, 16, 32, 64, 128, 256, 300, 300]
    now[0] += 299
    assert backoff.remaining() == 1
    now[0] += 2
    assert backoff.remaining() == 0


def test_chance_shortens_a_rest_by_up_to_a_half() -> None:
    backoff = Backoff(clock=lambda: 0.0, chance=lambda: 1.0)

    backoff.failed()

    assert backoff.remaining() == 0.5


def test_one_success_ends_the_rest() -> None:
    backoff = Backoff(clock=lambda: 0.0)
    backoff.failed(at_least=1000)
    assert backoff.remaining() == 1000

    backoff.worked()

    assert backoff.remaining() == 0
