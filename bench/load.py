"""What comes to a service of so many pairs, minute by minute of a month; and how long it then waits.

The month begins on a Monday, which is the worst that a calendar has. Rates are measured, habits are assumed:
both are values that `bench.scale` prints and takes as arguments.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from math import exp
from random import Random
from typing import NamedTuple

DAYS = 28  # whole weeks, of which no other has a first of a month
MINUTES_A_DAY = 24 * 60
MORNING = 8 * 60  # when what the calendar owes falls due, all of it at once
FEW = 30  # above it the normal distribution is as good as the exact one

# fmt: off
# How much is written in an hour beside an average one, where people live: most before noon and after supper.
HOURS = (0.15, 0.08, 0.05, 0.04, 0.05, 0.15, 0.4, 0.9, 1.7, 2.0, 1.8, 1.5,
         1.6, 1.5, 1.4, 1.4, 1.4, 1.3, 1.1, 1.2, 1.5, 1.5, 0.9, 0.38)
# The same for the days of a week. Agendas and reminders keep to the days on which things began.
WEEK = (1.6, 1.3, 1.2, 1.1, 0.9, 0.4, 0.5)
FIRST_OF_A_MONTH = 2.0  # times that, since seasons begin then, and what is monthly falls on it
# fmt: on


@dataclass(frozen=True)
class Rates:
    """What a pair causes, and what that costs."""

    mails: float  # that come, a pair and month
    due: float  # letters that the calendar owes, a pair and month
    answers: float  # letters that mails cause, a pair and month
    mail_ms: float  # of one core, for a mail with what it causes, read, written and sent
    due_ms: float  # the same for a letter that is owed


class Minute(NamedTuple):
    """What came in a minute."""

    mails: int
    due: int


class Waited(NamedTuple):
    """How many minutes it took until what came was done, in the whole month."""

    middle: float  # of the mails
    late: float  # of one mail in a hundred
    latest: float
    morning: float  # the longest until all was written that fell due at eight


def day_factor(day: int) -> float:
    """Return how much of everything falls on a day of the month, beside an average one."""
    return WEEK[day % 7] * (FIRST_OF_A_MONTH if day == 0 else 1.0) / _average()


def _average() -> float:
    return (sum(WEEK) * DAYS / 7 + WEEK[0] * (FIRST_OF_A_MONTH - 1)) / DAYS


def month(rates: Rates, pairs: float, seed: int) -> list[Minute]:
    """Return what comes in each minute of a month."""
    dice = Random(seed)  # noqa: S311 - it is to be the same each time
    a_day = pairs / 30.44
    hours = sum(HOURS)
    found: list[Minute] = []
    for day in range(DAYS):
        mails = rates.mails * a_day * day_factor(day)
        due = some(dice, rates.due * a_day * day_factor(day))
        for minute in range(MINUTES_A_DAY):
            expected = mails * HOURS[minute // 60] / hours / 60
            found.append(Minute(some(dice, expected), due if minute == MORNING else 0))
    return found


def some(dice: Random, expected: float) -> int:
    """Return how often something happens that is expected so often."""
    if expected > FEW:
        return max(0, round(dice.gauss(expected, expected**0.5)))
    count, chance, limit = 0, dice.random(), exp(-expected)
    while chance > limit:
        chance *= dice.random()
        count += 1
    return count


def served(minutes: Sequence[Minute], rates: Rates, workers: int) -> Waited:
    """Let workers do it, each a core; mail goes first, but for a third that it leaves to the calendar."""
    capacity = 60_000.0 * workers
    mail, due = 0.0, 0.0
    done_mail: list[float] = []
    done_due: list[float] = []
    for minute in minutes:
        mail += minute.mails * rates.mail_ms
        due += minute.due * rates.due_ms
        of_mail = min(mail, max(capacity * 2 / 3, capacity - due))
        of_due = min(due, capacity - of_mail)
        mail, due = mail - of_mail, due - of_due
        done_mail.append(of_mail)
        done_due.append(of_due)
    mails = sorted(_waits([m.mails * rates.mail_ms for m in minutes], done_mail))
    return Waited(
        mails[len(mails) // 2],
        mails[int(len(mails) * 0.99)],
        mails[-1],
        max(_waits([m.due * rates.due_ms for m in minutes], done_due), default=0.0),
    )


def _waits(came: Sequence[float], done: Sequence[float]) -> Iterator[float]:
    """Give for each minute in which something came how many minutes later the last of it was done."""
    whole, at = list(accumulate(done)), 0
    for minute, so_far in enumerate(accumulate(came)):
        if not came[minute]:
            continue
        at = max(at, minute)
        while at < len(whole) - 1 and whole[at] < so_far - 0.5:
            at += 1
        yield at - minute + 1.0
