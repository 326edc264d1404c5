"""The time that somebody gives: amounts, each with its unit and its period (A3). Never an amount alone.

It is kept as words, `2 hours a week`, and these are the words.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

UNITS = ("minute", "hour", "evening", "night", "day", "meeting", "mail")
PERIODS = ("day", "evening", "night", "meeting", "week", "fortnight", "month", "year")
_WRITTEN = re.compile(
    rf"(?P<amount>(?<!\d)\d{{1,4}}(?:\.\d)?(?:-\d{{1,4}}(?:\.\d)?)?) (?P<unit>{'|'.join(UNITS)})s? "
    rf"an? (?P<period>{'|'.join(PERIODS)})"
)


class Commitment(NamedTuple):
    """So much of a unit in each period: 2 hours a week, 3 evenings a month."""

    amount: str  # a number, or two with a hyphen between
    unit: str
    period: str

    @property
    def text(self) -> str:
        """Return it in words."""
        plural = "" if self.amount == "1" else "s"
        article = "an" if self.period[0] in "aeiou" else "a"
        return f"{self.amount} {self.unit}{plural} {article} {self.period}"


def commitments_in(text: str) -> tuple[Commitment, ...]:
    """Return what was kept as words; nothing where somebody's own words were kept."""
    return tuple(Commitment(*found.group("amount", "unit", "period")) for found in _WRITTEN.finditer(text))


def rewritten(text: str, say: Callable[[Commitment], str]) -> str:
    """Return a text in which every amount of time is said in another way."""
    return _WRITTEN.sub(lambda found: say(Commitment(*found.group("amount", "unit", "period"))), text)


def hours_a_week(text: str) -> int | None:
    """Return whole hours a week, where that is what somebody gives."""
    for amount, unit, period in commitments_in(text):
        if (unit, period) == ("hour", "week") and amount.isdecimal():
            return int(amount)
    return None
