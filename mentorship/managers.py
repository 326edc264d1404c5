"""Somebody's own manager, whom only they can name, and what was shown of what would go there (D8, D18).

Nothing here says what may be told; that is mentorship/telling.py.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import NamedTuple

from mentorship.fields import Field

FORGOTTEN_DAYS = 30  # after which an address is forgotten to which nothing was sent

Lines = tuple[tuple[Field, str], ...]


class Named(NamedTuple):
    """What a line says about its author's manager; no address: there shall be none any more."""

    name: str
    address: str
    readable: bool = True  # False: there is no one address in it that could be a manager's


@dataclass(frozen=True)
class Shown:
    """A letter as it was shown to whoever named the manager; only these words may go."""

    number: int  # the letter that showed it is `about` this number
    pair: int | None  # None: the guide, before anything is settled
    lines: Lines
    text: str  # with its subject, word for word
    at: datetime
    sent: bool = False
    told: bool = False  # this or an earlier one about the same mentorship was sent


@dataclass(frozen=True)
class Manager:
    """Whom a participant named, what was shown of each mentorship, and what came back."""

    name: str
    address: str
    named_at: datetime
    shown: tuple[Shown, ...] = ()  # the latest of each
    written_at: datetime | None = None  # for the first time
    acknowledged_at: datetime | None = None
    silent: bool = False  # asked for no letters

    @property
    def first_name(self) -> str:
        """What a letter calls them."""
        return self.name.split()[0] if self.name.split() else self.name

    @property
    def forgotten_at(self) -> datetime | None:
        """When the address is forgotten; None once something went there."""
        if self.written_at is not None:
            return None
        return max((shown.at for shown in self.shown), default=self.named_at) + timedelta(FORGOTTEN_DAYS)

    def about(self, pair: int | None) -> Shown | None:
        """Return what was shown last of a mentorship, or of the guide."""
        return next((shown for shown in self.shown if shown.pair == pair), None)

    def numbered(self, number: int) -> Shown | None:
        """Return what a letter showed, while nothing newer has taken its place."""
        return next((shown for shown in self.shown if shown.number == number), None)

    def without(self, pair: int | None) -> Manager:
        """Return the manager with nothing of one mentorship."""
        return replace(self, shown=tuple(shown for shown in self.shown if shown.pair != pair))

    def with_shown(self, pair: int | None, lines: Lines, text: str, at: datetime) -> Manager:
        """Return the manager with what is shown now; a guide that was not sent is out of date by then."""
        before = self.about(pair)
        kept = (shown for shown in self.without(pair).shown if shown.pair is not None or shown.sent)
        number = max((shown.number for shown in self.shown), default=0) + 1
        fresh = Shown(number, pair, lines, text, at, told=before is not None and before.told)
        return replace(self, shown=(*kept, fresh))

    def with_sent(self, sent: Shown, at: datetime) -> Manager:
        """Return the manager who was written to."""
        shown = tuple(replace(one, sent=True, told=True) if one == sent else one for one in self.shown)
        return replace(self, shown=shown, written_at=self.written_at or at)
