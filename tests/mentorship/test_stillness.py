"""Days of breaks and absences are left out where days are counted."""

from __future__ import annotations

from datetime import UTC, date, datetime

from mentorship.stillness import Break, Still, counted, noticed, running, with_still, without_coming

MONDAY = datetime(2026, 3, 2, 9, tzinfo=UTC)
SPRING = Break(date(2026, 3, 10), date(2026, 3, 19), "spring").still


def day_after(days: int, *stills: Still) -> date:
    return counted(MONDAY, days, "UTC", stills).date()


def test_ten_days_of_a_break_bring_what_is_due_ten_days_later() -> None:
    assert day_after(21) == date(2026, 3, 23)
    assert day_after(21, SPRING) == date(2026, 4, 2)
    assert day_after(5, SPRING) == date(2026, 3, 7)


def test_days_that_lie_in_two_absences_are_left_out_once() -> None:
    both = Still(date(2026, 3, 15), date(2026, 3, 22))

    assert day_after(21, SPRING, both) == date(2026, 4, 4)


def test_what_falls_into_a_break_comes_on_the_first_day_after_it() -> None:
    assert running(date(2026, 3, 12), [SPRING]) == date(2026, 3, 20)
    assert running(date(2026, 3, 12), [SPRING, Still(date(2026, 3, 20), date(2026, 3, 25))]) == date(
        2026, 3, 25
    )
    assert running(date(2026, 3, 20), [SPRING]) == date(2026, 3, 20)


def test_a_notice_without_a_day_counts_for_two_weeks_and_a_day_far_off_is_none() -> None:
    today = date(2026, 7, 20)

    assert noticed(today, date(2026, 8, 14)).back == date(2026, 8, 15)
    assert noticed(today, None).back == date(2026, 8, 4)
    assert noticed(today, date(2027, 7, 1)).back == date(2026, 8, 4)


def test_who_is_back_early_keeps_the_days_that_are_past_and_none_to_come() -> None:
    away = with_still(
        (Still(date(2026, 9, 1), date(2026, 9, 9)),), Still(date(2026, 7, 10), date(2026, 8, 1))
    )

    assert without_coming(away, date(2026, 7, 20)) == (Still(date(2026, 7, 10), date(2026, 7, 20)),)
