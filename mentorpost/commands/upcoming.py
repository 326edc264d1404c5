"""`mentorpost upcoming`: the letters of the calendar, and what an organizer orders about them."""

from __future__ import annotations

from datetime import timedelta
from zoneinfo import ZoneInfo

import click

from mentorpost import upcoming
from mentorpost.clock import wall_clock
from mentorpost.commands.common import Cell, one_line_errors, opened, print_json, print_table
from mentorpost.errors import MentorpostError
from mentorpost.service import Service
from mentorship.letter_orders import What
from mentorship.upcoming import Coming
from store.models import database

UNDO = "undo"
ORDERED = {What.HOLD: "held", What.SKIP: "left out", What.SEND: "sent early"}


@click.command("upcoming", epilog="Example: mentorpost upcoming --days 7")
@click.argument("order", required=False, type=click.Choice([*(what.value for what in What), UNDO]))
@click.argument("which", required=False)
@click.option("--days", type=click.IntRange(1, 60), default=14, show_default=True, help="How far to look.")
@click.option("--json", "as_json", is_flag=True, help="One JSON list of objects.")
@click.pass_obj
@one_line_errors
def command(config: str | None, order: str | None, which: str | None, days: int, as_json: bool) -> None:
    """Every letter that the calendar will write in the next days, if nobody writes or acts until then.

    Answers to mail are not in it, nor letters to you, nor those of a pair of which an organizer is one.
    Looking changes nothing. What stands under "id" can be ordered about:

    "hold ID" keeps a letter back; it stays in this list, and in your letter of the week, until you decide.
    "skip ID" leaves it out once, and all goes on as if it had been written. "send ID" lets it go now, or what
    is held, as soon as a letter may go. "undo ID" takes an order back. What tells of a change, or what an end
    depends on, can not be kept back: nobody shall be left wondering.
    """
    if order is not None and which is None:
        raise click.UsageError(f"say which one, as in: mentorpost upcoming {order} 3-agenda")
    with opened(config) as service:
        now = wall_clock()
        if order is not None and which is not None:
            with database.atomic():
                click.echo(_carry_out(service, order, which))
            return
        rows = [_row(coming) for coming in upcoming.everything(service, now, now + timedelta(days=days))]
        if as_json:
            print_json(rows)
        else:
            print_table(rows, f"The calendar writes no letter in the next {days} days.")


def _carry_out(service: Service, order: str, which: str) -> str:
    now = wall_clock()
    pair, letter = upcoming.named(service, which)
    if order == UNDO:
        upcoming.undo(pair, letter, now)
        return f"{which}: as if you had said nothing."
    coming = upcoming.put(service, pair, letter, What(order), now)
    if order == What.HOLD:
        return f"{which} is held. It stays in this list and in your letter of the week until you decide."
    if order == What.SKIP:
        return f"{which} is left out once; all goes on as if it had been written."
    if coming is None:
        raise MentorpostError(f"{which} can not go in the next weeks; mentorpost upcoming undo {which}")
    day = f"{coming.at.astimezone(ZoneInfo(coming.to.time_zone)):%A %-d %B, %H:%M}"
    return f"{which} goes {'at once' if coming.at <= now else f'on {day} there'}."


def _row(coming: Coming) -> dict[str, Cell]:
    return {
        "id": coming.id,
        "at": coming.at.isoformat(timespec="minutes"),
        "pair": coming.pair.id,
        "letter": coming.letter,
        "to": coming.to.address,
        "order": ORDERED[coming.order] if coming.order else None,
    }
