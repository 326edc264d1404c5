"""The time that somebody gives, in words of their own: amount, unit and period (A3)."""

from __future__ import annotations

import pytest

from inbox_rules.times import time_of
from mentorship.commitment import Commitment, commitments_in, hours_a_week


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("2 hours a week", "2 hours a week"), ("two hours per week", "2 hours a week"),
        ("2", "2 hours a week"),
        ("20 minutes weekly", "20 minutes a week"), ("half an hour", "30 minutes a week"),
        ("one and a half hours a week", "1.5 hours a week"), ("1-2 hours a week", "1-2 hours a week"),
        ("two or three hours a week", "2-3 hours a week"), ("2h/week", "2 hours a week"),
        ("3 hours per week 3 nights a week", "3 hours a week, 3 nights a week"),
        ("3 hours per night", "3 hours a night"), ("an hour every two weeks", "1 hour a fortnight"),
        ("30 minutes every other week", "30 minutes a fortnight"),
        ("an evening a month", "1 evening a month"),
        ("I could give an hour a week, mostly on Sundays", "1 hour a week"),
        ("zwei Stunden pro Woche", "2 hours a week"), ("eine halbe Stunde pro Woche", "30 minutes a week"),
        ("2 heures par semaine", "2 hours a week"), ("une demi-heure par semaine", "30 minutes a week"),
        ("una hora a la semana", "1 hour a week"), ("un'ora alla settimana", "1 hour a week"),
        ("2 uur per week", "2 hours a week"), ("1 hora por semana", "1 hour a week"),
    ],
)  # fmt: skip
def test_an_amount_has_its_unit_and_its_period(written: str, read: str) -> None:
    assert time_of(written) == read


@pytest.mark.parametrize("written", ["a little", "as needed", "I was there 3 years", "on a night ward", ""])
def test_words_without_an_amount_are_none(written: str) -> None:
    assert time_of(written) == ""


def test_what_is_kept_as_words_can_be_counted() -> None:
    assert commitments_in("3 hours a week, 3 nights a week") == (
        Commitment("3", "hour", "week"), Commitment("3", "night", "week"),
    )  # fmt: skip
    assert hours_a_week("20 minutes a week, 2 hours a week") == 2
    assert hours_a_week("3 hours a night") is None
