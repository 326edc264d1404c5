"""A report as a table for a spreadsheet: part, what, number. What is a dash on the page is a dash here."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator

from mentorpost.report_charts import NOT_TOLD
from mentorship.report import Report
from mentorship.report.outcomes import Said
from mentorship.report.shown import enough, parts, share, steps
from mentorship.report.values import Spread

Cells = Iterable[tuple[str, float | None]]


def table(report: Report, _name: str = "") -> str:
    """Return the table, with a head."""
    written = io.StringIO()
    writer = csv.writer(written, lineterminator="\n")
    writer.writerow(("part", "what", "number"))
    for part, cells in _parts(report):
        writer.writerows((part, what, NOT_TOLD if number is None else number) for what, number in cells)
    return written.getvalue()


def _parts(report: Report) -> Iterator[tuple[str, Cells]]:
    people, asked, met, settled = report.people.all, report.requests, report.acquaintance, report.settling
    yield (
        "people",
        _named(
            ("signed up", "answered", "let in", "introduced"),
            steps(people.signed_up, people.answered, people.let_in, people.introduced),
        ),
    )
    yield "people", _named(("here now", "wrote in the last 30 days"), steps(people.here, people.wrote))
    yield "requests", [("made", enough(asked.made))]
    ways = ("accepted", "declined", "lapsed", "open")
    yield "requests", _named(ways, parts(asked.accepted, asked.declined, asked.lapsed, asked.open))
    yield "days to a mentor's answer", _spread(asked.days_to_answer)
    yield "acquaintance", [("introduced", enough(met.introduced))]
    yield (
        "acquaintance",
        _named(("past it", "stayed in it", "too early"), parts(met.past, met.stuck, met.too_early)),
    )
    yield "acquaintance", [("share that stayed", share(met.share_stuck).share), ("elsewhere", met.source_b)]
    yield "agreements", _named(("pairs", "settled"), steps(settled.accepted, settled.settled))
    yield "days to an agreement", _spread(settled.days)
    yield from _contact(report)
    yield from _outcomes(report)


def _contact(report: Report) -> Iterator[tuple[str, Cells]]:
    contact = report.contact
    for rhythm in contact.rhythms:
        held = share(rhythm.held)
        cells = [("pairs", enough(rhythm.pairs)), ("rounds agreed on", held.of), ("with contact", held.count)]
        yield f"contact, {rhythm.rhythm}", cells
    yield "contacts a month", _spread(contact.contacts_a_month)
    numbers = (enough(contact.elsewhere), enough(contact.as_needed), enough(contact.less))
    yield "contact", _named(("pairs in touch elsewhere", "pairs as needed", "pairs now slower"), numbers)


def _outcomes(report: Report) -> Iterator[tuple[str, Cells]]:
    found = report.outcomes
    goals, done = found.goals, found.completions
    numbers = steps(goals.pairs, goals.with_goal.count, goals.reached.count)
    yield "goals", _named(("pairs", "with a goal", "reached it"), numbers)
    yield "good ends", _named(("pairs", "by a goal"), steps(done.pairs, done.by_goal))
    yield "days of work", _spread(done.days)
    yield "endings", [(str(why), enough(number)) for why, number in found.endings.items()]
    yield "ratings", _said(found.ratings)
    yield "check-ins", _said(found.check_ins)
    heard = share(found.listened)
    yield "felt listened to", [("mentees", heard.of), ("yes", heard.count), ("share", heard.share)]
    yield "trust", _said(found.trust)
    dated, past = share(goals.with_day), share(goals.past_day)
    cells = [("open", dated.of), ("with a day", dated.count), ("past the day", past.count)]
    yield "goals on the way", cells
    yield "goals on the way, time gone in %", _spread(goals.time_gone)


def _named(names: Iterable[str], numbers: Iterable[int | None]) -> Cells:
    return list(zip(names, numbers, strict=True))


def _spread(spread: Spread) -> Cells:
    return [
        ("a quarter at most", spread.lower),
        ("half at most", spread.median),
        ("three quarters at most", spread.upper),
    ]


def _said(said: Said) -> Cells:
    few = enough(said.people) is None
    return [("answers", None if few else enough(said.count)), ("average of 5", said.average)]
