"""A programme that goes on for years: as many pairs are together at any time, and new people keep coming.

The service is the real one, and so are the letters and the replies; people are those of tests/season. Who is
done with it goes as people do: many stay as they are, some leave, some want to be forgotten.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from random import Random
from typing import NamedTuple

from store import plain
from tests.season.people import Someone, someone
from tests.season.season import Season
from tests.season.words import PLAIN, PROSE
from tests.world import Got, World

TOGETHER = ("agreeing", "active", "paused", "ending")
WEEK = timedelta(days=7)
PATIENCE = timedelta(days=28)  # so long a newcomer counts as somebody who may still find a mentor
FIND_EACH_OTHER = 0.4  # the share of them that do
AT_ONCE = 4  # a week no more than a quarter of all come
GOING = (("forget me", 0.2), ("leave", 0.2), ("", 0.6))  # what mentees write once it is over, and how many
GOES_WITHIN_DAYS = 120
STOPS = 0.1  # the chance that somebody stops the monthly line, each time it is asked for
NIGHT_HOUR = 3


class Tally(NamedTuple):
    """What was counted in a span of time."""

    letters: Counter[str]  # by name
    mails: Counter[str]  # by what was meant
    passed_on: int
    answers: int  # letters that answer somebody's mail
    days_together: float  # of pairs

    def a_pair_and_month(self, number: int) -> float:
        """Return how many of something a pair and month are."""
        return number / max(1.0, self.days_together) * 30.44


@dataclass
class Stream(Season):
    """A programme of so many pairs."""

    pairs: int = 50
    known: dict[str, Someone] = field(default_factory=dict)
    to_partners: Counter[str] = field(default_factory=Counter)
    looking: dict[str, datetime] = field(default_factory=dict)  # mentees, since when
    over_seen: set[int] = field(default_factory=set)  # mentorships of which it was asked who goes
    letters: Counter[str] = field(default_factory=Counter)
    causes: Counter[str] = field(default_factory=Counter)  # of the letters
    meant: Counter[str] = field(default_factory=Counter)
    days_together: float = 0.0
    people_ever: int = 0

    def live(self, days: float) -> None:
        """Let so many days pass, a week at a time."""
        end = self.world.now + timedelta(days=days)
        while self.world.now < end:
            self._invite()
            self._let_go()
            for _ in range(7):
                self.days_together += together()
                super().live(1)
            self._tidy()

    def counted(self) -> Tally:
        """Return what was counted since the last time."""
        causes = self.causes
        tally = Tally(self.letters, self.meant, causes["None"], causes["auto-replied"], self.days_together)
        self.letters, self.meant, self.causes = Counter(), Counter(), Counter()
        self.days_together = 0.0
        return tally

    # --- who comes and goes

    def _invite(self) -> None:
        now, most = self.world.now, max(2, self.pairs // AT_ONCE)
        for address, since in list(self.looking.items()):
            if now - since > PATIENCE or was_introduced(address):
                del self.looking[address]
                if not was_introduced(address):
                    self._goes(address)
        coming = len(self.looking) * FIND_EACH_OTHER
        mentees = min(most, max(0, round((self.pairs - together() - coming) / FIND_EACH_OTHER)))
        for _ in range(mentees):
            self.looking[self._comes(mentor=False).address] = now
        for _ in range(min(most, max(0, len(self.looking) + self.pairs // 4 - free_places()))):
            self._comes(mentor=True)

    def _comes(self, *, mentor: bool) -> Someone:
        self.people_ever += 1
        who = someone(self.dice, self.people_ever, mentor=mentor)
        self.known[who.address] = who
        at = self.world.now + timedelta(days=self.dice.uniform(0, 7))
        self._plan(at, who, None, "join as mentor" if mentor else "join as mentee")
        return who

    def _let_go(self) -> None:
        over = plain.execute(
            "SELECT mentorship.id, address FROM mentorship JOIN person ON person.id = mentee_id "
            "WHERE mentorship.state = 'ended' AND introduced_at IS NOT NULL"
        )
        for number, address in over:
            if number not in self.over_seen and address in self.known:
                self.over_seen.add(number)
                self._goes(address)

    def _goes(self, address: str) -> None:
        words = self.dice.choices([words for words, _ in GOING], [share for _, share in GOING])[0]
        if words:
            at = self.world.now + timedelta(days=self.dice.uniform(0, GOES_WITHIN_DAYS))
            self._plan(at, self.known[address], None, words)

    def _tidy(self) -> None:
        """Count what was written, and let go of what only a short season asks for."""
        self.letters.update(got.name for got in self.world.letters)
        self.causes.update(str(got.message["Auto-Submitted"]) for got in self.world.letters)
        self.meant.update(one.meant for one in self.written)
        self.to_partners.update(one.who.address for one in self.written if one.meant == PROSE)
        self.written.clear()
        self.world.letters.clear()
        self.world.wire.sent.clear()
        self.world.box.processed.clear()

    # --- what a season does in its own way, for a hundred times as many people

    def _upcoming(self) -> datetime:
        night = self.world.now.replace(hour=NIGHT_HOUR, minute=0, second=0, microsecond=0)
        night += timedelta(days=night <= self.world.now)
        return min(super()._upcoming(), night)

    def _participant(self, who: Someone, got: Got) -> None:
        if got.name == "maintenance" and self.dice.random() < STOPS:
            PLAIN.setdefault("stop", ("stop",))
            self._plan(self._soon(who), who, got, "stop")
        else:
            super()._participant(who, got)

    def _someone(self, address: str) -> Someone | None:
        return self.known.get(address)

    def _to_partners(self, who: Someone) -> int:
        return self.to_partners[who.address]

    def _look_at_capacity(self) -> None:
        """A season's claims are not asked about here."""

    def _look_at_pauses(self, _who: Someone, _got: Got) -> None:
        """The same."""


def together() -> int:
    """Return how many pairs are together now."""
    return plain.number("SELECT COUNT(*) FROM mentorship WHERE state IN ?", TOGETHER)


def was_introduced(address: str) -> bool:
    """Whether a mentee was ever introduced to somebody."""
    return bool(
        plain.number(
            "SELECT 1 FROM person JOIN mentorship ON mentee_id = person.id "
            "WHERE address = ? AND introduced_at IS NOT NULL LIMIT 1",
            address,
        )
    )


def free_places() -> int:
    """Return how many mentees the mentors could take now."""
    places = plain.number(
        "SELECT SUM(capacity) FROM person WHERE mentor AND NOT resting AND status IN ('approved', 'applied')"
    )
    taken = plain.number("SELECT COUNT(*) FROM mentorship WHERE state IN ?", (*TOGETHER, "requested"))
    return places - taken


def stream(folder: Path, seed: int, pairs: int) -> Stream:
    """Return a programme that has not begun."""
    dice = Random(seed)  # noqa: S311 - it is to be the same each time
    first = someone(dice, 0, mentor=True)
    begun = Stream(World(folder), (first,), dice, pairs=pairs)
    begun.known[first.address] = first
    begun.join()
    return begun
