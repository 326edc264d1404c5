"""The page about sizes says what its simulation prints."""

from __future__ import annotations

import pytest

from bench.load import Minute, Rates, day_factor, month, served
from bench.scale import main
from tests.pages.held import DOCS, held

NEWLINE = "\n"
RATES = Rates(mails=15.0, due=14.0, answers=15.0, mail_ms=10.0, due_ms=1.0)


@pytest.fixture(scope="module")
def parts() -> dict[str, str]:
    """What is printed with all defaults: the rates and sizes, and what providers allow."""
    capture = pytest.MonkeyPatch()
    lines: list[str] = []
    capture.setattr("builtins.print", lambda *words, **_: lines.append(" ".join(map(str, words))))
    main([])
    capture.undo()
    sizes, _, providers = "\n".join(lines).partition("\n\nletters a person")
    return {"the sizes": sizes, "the providers": f"letters a person{providers}"}


@pytest.mark.parametrize("part", ["the sizes", "the providers"])
def test_the_page_holds_what_is_printed(parts: dict[str, str], part: str) -> None:
    said = f"```text\n{parts[part].strip(NEWLINE)}\n```\n"

    assert held(DOCS / "scale.md", part, said) == said


def test_what_comes_in_time_is_done_in_its_minute() -> None:
    waited = served([Minute(10, 0)] * 60, RATES, workers=1)

    assert waited == (1.0, 1.0, 1.0, 0.0)


def test_what_falls_due_at_once_waits_behind_two_thirds_of_mail() -> None:
    minutes = [Minute(6_000, 60_000)] + [Minute(6_000, 0)] * 59

    waited = served(minutes, RATES, workers=1)

    assert waited.morning == 3.0, "a minute of work, of which a third is done in a minute"


def test_more_workers_shorten_what_waits() -> None:
    minutes = [Minute(60_000, 0)] + [Minute(0, 0)] * 59

    assert [served(minutes, RATES, workers).latest for workers in (1, 2, 5)] == [10.0, 5.0, 2.0]


def test_a_month_brings_what_its_pairs_bring_and_most_of_it_on_its_first_monday() -> None:
    minutes = month(RATES, pairs=100_000, seed=1)
    days = [sum(one.mails for one in minutes[at : at + 1440]) for at in range(0, len(minutes), 1440)]

    assert sum(days) == pytest.approx(15 * 100_000 * 28 / 30.44, rel=0.01)
    assert days[0] == max(days)
    assert sum(map(day_factor, range(28))) == pytest.approx(28)
