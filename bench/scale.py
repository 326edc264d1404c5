"""What 1,000, 100,000 and ten million people would ask of a service: `python -m bench.scale`. A second.

The rates come from `bench.years`, the costs from `bench.whole_way` and `bench.million`; the habits of a day
and a week, and how many of the people are in a pair, are assumed. How long mail waits is simulated, minute by
minute of a month that begins on a Monday. docs/scale.md says what follows.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import count
from typing import NamedTuple

from bench.load import DAYS, MINUTES_A_DAY, Minute, Rates, Waited, month, served
from mailer.quotas import A_DAY

SIZES = (1_000, 100_000, 10_000_000)
LATE_MINUTES = 5  # ninety-nine mails in a hundred are answered by then
MORNING_MINUTES = 60  # what fell due at eight is written by nine
MOST_WORKERS = 1_000
CONNECTIONS = 2  # besides one a worker: a command, and whoever looks after the server
# What these say of one mailbox, or one account, beside what the program itself knows of.
PROVIDERS = {
    "a mailbox of Google Workspace": 2_000,
    "a mailbox of Exchange Online": 10_000,
    "an account of Amazon SES, at first": 50_000,
}


class Given(NamedTuple):
    """A number that may be given, and where the default comes from."""

    value: float
    what: str
    source: str


# fmt: off
GIVEN = {
    "paired":     Given(0.35,  "pairs together, a person", "assumed: seven people in ten are in a pair"),
    "mails":      Given(18.0,  "mails that come, a pair and month", "bench.years"),
    "due":        Given(16.0,  "letters that the calendar owes, a pair and month", "bench.years"),
    "answers":    Given(18.0,  "letters that mails cause, their own passed on", "bench.years"),
    "mail-ms":    Given(5.0,   "ms of a core for a mail and what it causes", "bench.whole_way"),
    "due-ms":     Given(1.5,   "ms of a core for a letter that is owed", "bench.million, and sending"),
    "kept-kb":    Given(500.0, "KB of the store, a pair together", "bench.years"),
    "lasting-kb": Given(55.0,  "KB that stay of it for good, a pair and year", "bench.years"),
    "years":      Given(10.0,  "years", "as many as are lived there"),
    "programme":  Given(5_000, "people of one programme, where there are many", "assumed"),
    "worker-mb":  Given(110.0, "MB of memory, a worker", "bench.backlog"),
}
# fmt: on


@dataclass(frozen=True)
class Asked:
    """What so many people ask of it."""

    people: int
    minutes: Sequence[Minute]
    workers: int
    waited: Waited
    rates: Rates

    @property
    def pairs_letters(self) -> float:
        """Letters that a mail causes."""
        return self.rates.answers / self.rates.mails

    def mails_in(self, minutes: Sequence[Minute]) -> int:
        """Return how many mails come in these minutes."""
        return sum(minute.mails for minute in minutes)

    def letters_in(self, minutes: Sequence[Minute]) -> int:
        """Return how many letters leave for what came in these minutes."""
        return sum(minute.due for minute in minutes) + round(self.mails_in(minutes) * self.pairs_letters)

    def most(self, of: Callable[[Sequence[Minute]], int], span: int) -> int:
        """Return the most of something in any span of so many minutes that begins on the hour."""
        spans = (self.minutes[at : at + span] for at in range(0, len(self.minutes) - span + 1, 60))
        return max(of(some) for some in spans)


def ask(people: int, rates: Rates, paired: float, seed: int) -> Asked:
    """Simulate a month, with as few workers as it takes."""
    minutes = month(rates, people * paired, seed)
    for workers in count(1):
        waited = served(minutes, rates, workers)
        in_time = waited.late <= LATE_MINUTES and waited.morning <= MORNING_MINUTES
        if in_time or workers == MOST_WORKERS:
            return Asked(people, minutes, workers, waited, rates)
    raise AssertionError("count never ends")


Cell = Callable[[Asked], str]


def rows(given: argparse.Namespace) -> dict[str, Cell]:
    """Return what is said of each size."""

    def store(people: float) -> str:
        a_pair = given.kept_kb + given.lasting_kb * given.years
        return _bytes(people * given.paired * a_pair * 1024)

    def programmes(one: Asked) -> int:
        return max(1, int(one.people // given.programme))

    return {
        "people": lambda one: f"{one.people:,}",
        "pairs together": lambda one: f"{one.people * given.paired:,.0f}",
        "mails, an average day": lambda one: f"{one.mails_in(one.minutes) / DAYS:,.0f}",
        "mails, the worst day": lambda one: f"{one.most(one.mails_in, MINUTES_A_DAY):,}",
        "mails, the worst hour": lambda one: f"{one.most(one.mails_in, 60):,}",
        "letters, an average day": lambda one: f"{one.letters_in(one.minutes) / DAYS:,.0f}",
        "letters, the worst day": lambda one: f"{one.most(one.letters_in, MINUTES_A_DAY):,}",
        "letters, the worst hour": lambda one: f"{one.most(one.letters_in, 60):,}",
        "commits a second, then": lambda one: f"{_commits(one):,.1f}",
        "workers": lambda one: f"{one.workers}",
        "busy, on average": lambda one: f"{_busy(one):.1%}",
        "99 of 100 answered in": lambda one: _minutes(one.waited.late),
        "the latest answer in": lambda one: _minutes(one.waited.latest),
        "what is due at 8, by": lambda one: (
            f"8:{one.waited.morning:02.0f}" if one.waited.morning < 60 else "9:00"
        ),
        "connections": lambda one: f"{one.workers + CONNECTIONS}",
        "memory of the workers": lambda one: _bytes(one.workers * given.worker_mb * 2**20),
        f"store, {given.years:.0f} years": lambda one: store(one.people),
        "as many programmes": lambda one: f"{programmes(one):,}",
        "  workers, one each": lambda one: f"{programmes(one):,}",
        "  memory": lambda one: _bytes(programmes(one) * given.worker_mb * 2**20),
        "  store of each": lambda one: _bytes(
            min(one.people, given.programme)
            * given.paired
            * 1024
            * (given.kept_kb + given.lasting_kb * given.years)
        ),
    }


def _commits(one: Asked) -> float:
    """Return how many transactions a second wait for a disk in the worst hour."""
    return one.most(lambda minutes: sum(m.mails + m.due for m in minutes), 60) / 3600


def _busy(one: Asked) -> float:
    spent = sum(m.mails * one.rates.mail_ms + m.due * one.rates.due_ms for m in one.minutes)
    return spent / (one.workers * len(one.minutes) * 60_000)


def _minutes(minutes: float) -> str:
    return "a minute" if minutes <= 1 else f"{minutes:.0f} minutes"


def _bytes(size: float) -> str:
    for unit, large in (("TB", 2**40), ("GB", 2**30)):
        if size >= large:
            return f"{size / large:,.1f} {unit}"
    return f"{size / 2**20:,.0f} MB"


def print_sizes(asked: Sequence[Asked], given: argparse.Namespace) -> None:
    """Print a column for each size."""
    for name, cell in rows(given).items():
        print(f"{name:28}" + "".join(f"{cell(one):>16}" for one in asked))


def print_providers(one: Asked) -> None:
    """Print how many people one mailbox of each provider carries, on the worst day."""
    a_person = one.most(one.letters_in, MINUTES_A_DAY) / one.people
    print(
        f"\nletters a person on the worst day: {a_person:.2f}; so for how many people one mailbox is enough"
    )
    for name, limit in sorted((A_DAY | PROVIDERS).items(), key=lambda pair: pair[1]):
        print(f"{name:40} {limit:7,} letters a day {limit / a_person:12,.0f} people")


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the rates, the sizes, and what providers allow."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--people", type=int, nargs="+", default=SIZES)
    parser.add_argument("--seed", type=int, default=1)
    for name, one in GIVEN.items():
        parser.add_argument(f"--{name}", type=float, default=one.value, help=f"{one.what} ({one.source})")
    given = parser.parse_args(arguments)
    for name, one in GIVEN.items():
        value = getattr(given, name.replace("-", "_"))
        print(f"{value:8,g}  {one.what} ({one.source if value == one.value else 'given'})")
    print()
    rates = Rates(given.mails, given.due, given.answers, given.mail_ms, given.due_ms)
    asked = [ask(people, rates, given.paired, given.seed) for people in given.people]
    print_sizes(asked, given)
    print_providers(max(asked, key=lambda one: one.people))


if __name__ == "__main__":
    main()
