"""Days as people write them, on Wednesday 4 March 2026."""

from __future__ import annotations

from datetime import date

import pytest

from inbox_rules.dates import day_in, mark_dates
from inbox_rules.folding import fold
from tests.inbox_rules.mails import TODAY

# fmt: off
DAYS = [
    ("until 3 May",              "until", date(2026, 5, 3)),
    ("till the 3rd of May",      "until", date(2026, 5, 3)),
    ("until May 3rd",            "until", date(2026, 5, 3)),
    ("until Sunday, 3 May",      "until", date(2026, 5, 3)),
    ("3 May 2027",               "on",    date(2027, 5, 3)),
    ("until 3 March",            "until", date(2027, 3, 3)),
    ("2026-05-03",               "on",    date(2026, 5, 3)),
    ("zum 1.5.",                 "on",    date(2026, 5, 1)),
    ("bis zum 1.5.2026",         "until", date(2026, 5, 1)),
    ("bis Ende März",            "until", date(2026, 3, 31)),
    ("jusqu'au 3 mai",           "until", date(2026, 5, 3)),
    ("hasta el 3 de mayo",       "until", date(2026, 5, 3)),
    ("fino al 3 maggio",         "until", date(2026, 5, 3)),
    ("tot 3 mei",                "until", date(2026, 5, 3)),
    ("até 3 de maio",            "until", date(2026, 5, 3)),
    ("13/4",                     "on",    date(2026, 4, 13)),
    ("until the end of March",   "until", date(2026, 3, 31)),
    ("until the end of the month", "until", date(2026, 3, 31)),
    ("until mid-April",          "until", date(2026, 4, 15)),
    ("until early June",         "until", date(2026, 6, 1)),
    ("from May",                 "from",  date(2026, 5, 1)),
    ("starting 1 May",           "from",  date(2026, 5, 1)),
    ("for 2 weeks",              "for",   date(2026, 3, 18)),
    ("for the next two weeks",   "for",   date(2026, 3, 18)),
    ("for a fortnight",          "for",   date(2026, 3, 18)),
    ("two weeks",                "on",    date(2026, 3, 18)),
    ("for a month",              "for",   date(2026, 4, 4)),
    ("für zwei Wochen",          "for",   date(2026, 3, 18)),
    ("pendant deux semaines",    "for",   date(2026, 3, 18)),
    ("next Monday",              "on",    date(2026, 3, 9)),
    ("until Wednesday",          "until", date(2026, 3, 11)),
    ("tomorrow",                 "on",    date(2026, 3, 5)),
    ("until next week",          "until", date(2026, 3, 9)),
    ("until next month",         "until", date(2026, 4, 1)),
    ("jusqu'à vendredi prochain",      "until", date(2026, 3, 6)),
    ("à partir de lundi prochain",     "from",  date(2026, 3, 9)),
    ("hasta el viernes que viene",     "until", date(2026, 3, 6)),
    ("a partir del lunes que viene",   "from",  date(2026, 3, 9)),
    ("fino a venerdì prossimo",        "until", date(2026, 3, 6)),
]
# fmt: on


@pytest.mark.parametrize(("words", "role", "day"), DAYS)
def test_a_day_is_always_the_next_such_day(words: str, role: str, day: date) -> None:
    _, (found,) = mark_dates(fold(words), TODAY)

    assert (found.role, found.day) == (role, day)


@pytest.mark.parametrize(
    "words", ["until 03/04", "a few weeks", "30 February", "until 2025-01-01", "until March"]
)
def test_what_could_be_two_days_or_none_has_no_day(words: str) -> None:
    _, (found,) = mark_dates(fold(words), TODAY)

    assert found.day is None


@pytest.mark.parametrize(
    "words",
    ["I may do it", "we march on", "until Easter", "1 hour", "4 of them", "call me on Mon cher", "a lot"],
)
def test_other_words_are_no_dates(words: str) -> None:
    assert mark_dates(fold(words), TODAY)[1] == ()


def test_text_with_two_days_has_not_one() -> None:
    assert day_in("3 may or 4 may", TODAY) is None


@pytest.mark.parametrize("piece", ["the ", "1", "until ", " ", "3.", "mai ", "1/"])
def test_a_megabyte_of_almost_dates_takes_no_longer_than_other_text(piece: str) -> None:
    marked, found = mark_dates(piece * (1_000_000 // len(piece)), TODAY)

    assert len(found) <= 12
    assert marked
