"""The season of a programme: its first and its last day, and what follows for who begins, and how long.

Before the first day two can find each other; they begin on it. What is proposed ends within the season, as
far as whole months go. Who works together is never ended by it: how long they go on is theirs to say.
"""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from mentorship.calendar import add_months


class Season(NamedTuple):
    """The days between which a programme goes on."""

    start: date
    end: date


def begins(season: Season | None, today: date, chosen: date | None) -> date | None:
    """Return the day from which two begin: the one that was chosen, and never before the season."""
    if season is None or today >= season.start:
        return chosen
    return max(chosen or season.start, season.start)


def months(season: Season | None, today: date, usual: int) -> int:
    """Return how many months to propose: the usual number, or fewer near the season's end, never none."""
    if season is None or today > season.end:
        return usual
    begin = max(today, season.start)
    return next((n for n in range(usual, 1, -1) if add_months(begin, n) <= season.end), 1)


def over(season: Season | None, today: date) -> bool:
    """Whether the season is past, so that nobody new begins."""
    return season is not None and today > season.end
