"""`mentorpost break`: days on which nobody is asked anything, for everybody and at once."""

from __future__ import annotations

from datetime import date, datetime

import click

from mentorpost.clock import wall_clock
from mentorpost.commands.common import Day, one_line_errors, opened, print_json, print_table
from mentorpost.errors import MentorpostError, NotFoundError
from mentorpost.service import Service
from mentorship.calendar import local_day
from mentorship.duties.breaks import DAYS_BEFORE, SHORTEST
from mentorship.stillness import Break
from store import breaks as store
from store.models import database

DAY = Day()


@click.command("break", epilog="Example: mentorpost break 2026-12-20 2027-01-06 --name 'winter break'")
@click.argument("begin", metavar="FROM", required=False, type=DAY)
@click.argument("until", metavar="UNTIL", required=False, type=DAY)
@click.option("--name", default="", metavar="TEXT", help="What letters call it, as in 'winter break'.")
@click.option("--off", is_flag=True, help="Call off the break that begins on FROM.")
@click.option("--json", "as_json", is_flag=True, help="One JSON list of objects: all breaks.")
@click.pass_obj
@one_line_errors
def command(
    config: str | None, begin: datetime | None, until: datetime | None, name: str, off: bool, as_json: bool
) -> None:
    """Set a break for everybody, or list the breaks: nobody is asked anything from FROM to UNTIL.

    UNTIL is its last day. What silence brings comes as many days later, and the pairs' own mail passes as
    ever. Who works with somebody hears of a break of a week or more once, some days before. Breaks that are
    known for the whole year may stand in the settings instead.
    """
    with opened(config) as service:
        if begin is None:
            _list(service, as_json)
            return
        with database.atomic():
            if off:
                click.echo(_off(service, begin.date()))
            elif until is None:
                raise click.UsageError("say its last day too, as in: mentorpost break 2026-12-20 2027-01-06")
            else:
                click.echo(_set(service, Break(begin.date(), until.date(), " ".join(name.split()))))


def _set(service: Service, one: Break) -> str:
    now = wall_clock()
    today = local_day(now, service.zone)
    if one.until < one.begin:
        raise MentorpostError(f"{one.until} comes before {one.begin}; turn the two days round")
    if one.until < today:
        raise MentorpostError(f"{one.until} is past; a break is for days to come")
    for other in service.breaks():
        if one.begin <= other.until and other.begin <= one.until:
            known = f"{other.begin} to {other.until}" + (f", {other.name}" if other.name else "")
            raise MentorpostError(f"there is a break from {known} already; breaks may not overlap")
    store.add(one, now)
    days = (one.still.back - one.begin).days
    told = f"Who works with somebody hears of it {DAYS_BEFORE} days before."
    if days < SHORTEST:
        told = "It is short, so nobody is told."
    elif (one.begin - today).days < DAYS_BEFORE:
        told = (
            "Who works with somebody hears of it now." if today < one.begin else "It goes on; nobody is told."
        )
    return f"Nobody is asked anything from {one.begin} to {one.until}. {told}"


def _off(service: Service, begin: date) -> str:
    if store.drop(begin, wall_clock()):
        return f"The break from {begin} is called off. Nobody is told; letters come as ever."
    if any(one.begin == begin for one in service.settings.program.breaks):
        raise MentorpostError(f"the break from {begin} stands in the settings; take it out there")
    raise NotFoundError(f"no break begins on {begin}: mentorpost break")


def _list(service: Service, as_json: bool) -> None:
    rows = [
        {
            "from": one.begin.isoformat(),
            "until": one.until.isoformat(),
            "name": one.name or None,
            "set_by": "settings" if one in service.settings.program.breaks else "command",
        }
        for one in service.breaks()
    ]
    print_json(rows) if as_json else print_table(rows, "No breaks: mentorpost break FROM UNTIL")
