"""What a monitoring system asks: queue depths, ages, outcomes, in the text format of Prometheus.

The format is that of its exposition formats, version 0.0.4. Numbers alone: nobody's name is a label.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import NamedTuple

from mentorpost import outflow
from mentorpost.service import Service
from store import chores, counting
from store.health import workers

ALL = ""  # a value without a label


class Metric(NamedTuple):
    """One measure: its name behind "mentorpost_", what it says, its label, and the values by label."""

    name: str
    help: str
    label: str
    values: Mapping[str, float]


def measured(service: Service, now: datetime) -> tuple[Metric, ...]:
    """Measure everything once; ages are seconds, 0 where nothing waits."""
    paused, cleared = outflow.paused_since(), chores.at(chores.CLEARING)
    working = workers(service.settings.store_url)
    # fmt: off
    return (
        Metric("up", "Whether a service works on this store.", ALL, {ALL: working > 0}),
        Metric("workers", "How many work on this store beside each other.", ALL, {ALL: working}),
        Metric("people", "People, by status.", "status", counting.people()),
        Metric("mentorships", "Mentorships, by state.", "state", counting.mentorships()),
        Metric("letters", "Letters on record, by what became of them.", "state", counting.letters()),
        Metric("mails", "Mails that came, by where they stand; those of strangers for 30 days.", "state",
               counting.mails()),
        Metric("mail_kinds", "Mails that came, by kind; those of strangers for 30 days.", "kind",
               counting.kinds()),
        Metric("letters_written", "Letters ever written.", ALL, {ALL: counting.letters_written()}),
        Metric("mails_came", "Mails that ever came.", ALL, {ALL: counting.mails_came()}),
        Metric("letter_age_seconds", "Age of the oldest letter that should have left.", ALL,
               {ALL: _age(counting.oldest_letter(now), now)}),
        Metric("mail_age_seconds", "Age of the oldest mail that waits to be read.", ALL,
               {ALL: _age(counting.oldest_mail(), now)}),
        Metric("overdue_seconds", "For how long the calendar has owed a mentorship something.", ALL,
               {ALL: _age(counting.least_due(), now)}),
        Metric("sending_paused", "Whether sending is paused.", ALL, {ALL: paused is not None}),
        Metric("cleared_age_seconds", "Time since old mail was last deleted; 0: never yet.", ALL,
               {ALL: _age(cleared, now)}),
    )
    # fmt: on


def written(metrics: Iterable[Metric]) -> str:
    """Write them as Prometheus reads them."""
    lines: list[str] = []
    for metric in metrics:
        name = f"mentorpost_{metric.name}"
        lines += [f"# HELP {name} {metric.help}", f"# TYPE {name} gauge"]
        for value, number in metric.values.items():
            label = f'{{{metric.label}="{_escaped(value)}"}}' if metric.label else ""
            lines.append(f"{name}{label} {float(number):.15g}")
    return "\n".join(lines) + "\n"


def _age(moment: datetime | None, now: datetime) -> float:
    return max(0.0, round((now - moment).total_seconds(), 3)) if moment is not None else 0.0


def _escaped(value: str) -> str:
    return value.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
