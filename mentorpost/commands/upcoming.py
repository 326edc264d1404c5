"""`mentorpost upcoming`: the letters that the calendar will write."""

from __future__ import annotations

from datetime import datetime, timedelta

import click

from mentorpost.calendars import calendar_of
from mentorpost.clock import wall_clock
from mentorpost.commands.common import Cell, one_line_errors, opened, print_json, print_table
from mentorpost.own_pairs import is_own
from mentorpost.service import Service
from mentorship.upcoming import Coming, upcoming
from store import mentorships


@click.command("upcoming", epilog="Example: mentorpost upcoming --days 7")
@click.option("--days", type=click.IntRange(1, 60), default=14, show_default=True, help="How far to look.")
@click.option("--json", "as_json", is_flag=True, help="One JSON list of objects.")
@click.pass_obj
@one_line_errors
def command(config: str | None, days: int, as_json: bool) -> None:
    """Every letter that the calendar will write in the next days, if nobody writes or acts until then.

    Answers to mail are not in it, nor letters to you, nor those of a pair of which an organizer is one.
    Looking changes nothing.
    """
    with opened(config) as service:
        now = wall_clock()
        rows = [_row(coming) for coming in _all(service, now, now + timedelta(days=days))]
        if as_json:
            print_json(rows)
        else:
            print_table(rows, f"The calendar writes no letter in the next {days} days.")


def _all(service: Service, now: datetime, until: datetime) -> list[Coming]:
    found: list[Coming] = []
    for pair in mentorships.all_rows():
        if is_own(service, pair):
            continue
        found += upcoming(calendar_of(service, pair, now), until)
    return sorted(found, key=lambda coming: (coming.at, coming.pair.id))


def _row(coming: Coming) -> dict[str, Cell]:
    return {
        "at": coming.at.isoformat(timespec="minutes"),
        "pair": coming.pair.id,
        "letter": coming.letter,
        "to": coming.to.address,
    }
