"""`mentorpost report`: how the programme goes, for its organizer and for whoever they show it to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from datetime import date, datetime
from pathlib import Path

import click

from mentorpost.clock import wall_clock
from mentorpost.commands.common import Cell, Day, one_line_errors, opened, print_json
from mentorpost.errors import MentorpostError
from mentorpost.own_pairs import is_own
from mentorpost.report_csv import table
from mentorpost.report_html import page
from mentorpost.report_text import text
from mentorpost.service import Service
from mentorship.calendar import local_day
from mentorship.lifecycle import Event
from mentorship.report import Report
from mentorship.report import report as made
from mentorship.report.values import Record, Share, period
from store import mentorships, reporting

FILE = click.Path(dir_okay=False, path_type=Path)
DAY = Day()
ASKED_ALONE = frozenset({Event.END, Event.CONTINUE, Event.REPORT})


@click.command(epilog="Example: mentorpost report --since 2026-09-01 --until 2027-06-30")
@click.option("--since", type=DAY, help="From this day on; without it, from the beginning.")
@click.option("--until", type=DAY, help="As it stood at the end of this day; without it, now.")
@click.option("--season", is_flag=True, help="The season of the settings: from its first day to its last.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object, with every measured pair by number.")
@click.option("--html", type=FILE, metavar="FILE", help="One page with charts, to print or to send.")
@click.option("--csv", type=FILE, metavar="FILE", help="A table for a spreadsheet.")
@click.pass_obj
@one_line_errors
def report(
    config: str | None,
    since: datetime | None,
    until: datetime | None,
    season: bool,
    as_json: bool,
    html: Path | None,
    csv: Path | None,
) -> None:
    """How the programme goes: who takes part, how pairs begin, what was agreed and seen, how it ended.

    Pairs stand in it by number; no name, no address and nobody's words do, so that it can be shown to others.
    Shares, medians and averages are made from five people or pairs on; of fewer they are left out, and null
    in JSON. In the page and the table no number stands behind which fewer than five are.
    """
    with opened(config) as service:
        first, last = since.date() if since else None, until.date() if until else None
        if season:
            first, last = _season(service, first, last)
        found = _report(service, first, last)
        for path, written in ((html, page), (csv, table)):
            if path is not None:
                path.write_text(written(found, service.settings.program.name), encoding="utf-8")
                click.echo(f"Written: {path}", err=True)
        if as_json:
            print_json(as_cells(found, service))
        elif html is None and csv is None:
            click.echo(text(found, service.settings.program.name, service.address))


def _season(service: Service, first: date | None, last: date | None) -> tuple[date, date | None]:
    days = service.settings.program.season
    if days is None:
        raise MentorpostError("there is no season in [program] of the settings; say --since and --until")
    if first or last:
        raise click.UsageError("--season says both days; leave --since and --until away")
    today = local_day(wall_clock(), service.zone)
    return days.start, days.end if days.end < today else None


def _report(service: Service, since: date | None, until: date | None) -> Report:
    now = wall_clock()
    today = local_day(now, service.zone)
    if since is not None and since > (until or today):
        raise MentorpostError(f"{since} is after {until or 'today'}; give an earlier --since")
    days = period(since, until, service.zone, now)
    # That a pair of an organizer's own is counted no longer would tell what happened there.
    own = {pair.id: pair.over for pair in mentorships.all_rows() if is_own(service, pair)}
    programme = reporting.programme(days.end)
    records = tuple(_as_both_know(r) if own.get(r.id) is False else r for r in programme.records)
    found = made(replace(programme, records=records), service.policy, days)
    return replace(found, look=tuple(look for look in found.look if look.pair not in own))


def _as_both_know(record: Record) -> Record:
    notes = tuple(note for note in record.notes if note.what not in ASKED_ALONE)
    return replace(record, notes=notes, held=False)


def as_cells(found: Report, service: Service) -> dict[str, Cell]:
    """Return the report as JSON has it; the names are promises."""
    days = found.period
    parts = {name: getattr(found, name) for name in PARTS}
    outcomes = {field.name: getattr(found.outcomes, field.name) for field in fields(found.outcomes)}
    return {
        "program": service.settings.program.name,
        "since": days.since.isoformat() if days.since else None,
        "until": days.until.isoformat(),
        "time_zone": days.zone,
        **{name: _cell(value) for name, value in {**parts, **outcomes}.items()},
        "worth_a_look": [_cell(one._asdict()) for one in found.look],
        "pairs": [_cell(one._asdict()) for one in found.pairs],
    }


PARTS = ("people", "requests", "acquaintance", "settling", "contact", "promised")


def _cell(value: object) -> Cell:
    if isinstance(value, Share):
        return {"count": value.count, "of": value.of, "share": value.share}
    if is_dataclass(value):
        return {field.name: _cell(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, Mapping):
        return {str(name): _cell(one) for name, one in value.items()}
    if isinstance(value, tuple):
        return [_cell(one) for one in value]
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, str | int | float | None):
        return value
    raise TypeError(f"a report holds no {type(value).__name__}")
