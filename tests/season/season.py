"""Live through a season: everybody joins by mail, chooses, agrees and writes, each with habits of their own.

The clock moves to whatever comes next: somebody's answer, or what the calendar owes. The service is the real
one, as `mentorpost run --once` would have it; only the wires are missing. A seed gives the same season again.
"""

from __future__ import annotations

import heapq
import math
import random
import re
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import NamedTuple

from mentorship.lifecycle import State
from store import mentorships, outbox, people
from store.models import ReceivedRow
from tests.season.people import MORNING, NIGHT, Someone, crowd
from tests.season.words import ANSWERED, PLAIN, PROSE, words_for
from tests.world import Got, World

ORGANIZER = "ann@riverside.example"
LISTED = re.compile(r"^ *(\w[^\n,]*), ([A-Z0-9]{4,})\b", re.M)
OFFERED = re.compile(r"^    (?P<word>[a-z][a-z ]{1,17}?)(?:    |$)", re.M)
ASKS_TO_WRITE = frozenset({"agenda-ask", "agenda-input", "agenda", "nudge", "round-check", "still-useful"})
AS_LISTED = 0.3  # the share of mentees who ask the first of the alphabet, who has room for three
JOINING_DAYS = 10  # within so many days everybody has written for the first time
PROSE_WANES = 0.85  # each further mail to a partner is answered a little less often
AT_LEAST_HOURS = 0.2


class Due(NamedTuple):
    """A mail that somebody will write."""

    at: datetime
    number: int
    who: Someone
    to: Got | None  # None: a new mail
    meant: str


class Written(NamedTuple):
    """An answer, and what the service read in it."""

    who: Someone
    letter: str
    meant: str
    words: str
    read_as: str


@dataclass
class Season:
    """One season on its way."""

    world: World
    people: tuple[Someone, ...]
    dice: random.Random
    due: list[Due] = field(default_factory=list)
    written: list[Written] = field(default_factory=list)
    over: list[str] = field(default_factory=list)  # what must never be, as it was seen
    mails: int = 0

    def live(self, days: float) -> None:
        """Let so many days pass."""
        end = self.world.now + timedelta(days=days)
        while (upcoming := self._upcoming()) <= end:
            self.world.now = max(self.world.now, upcoming)
            self._answer()
        self.world.now = end

    def join(self) -> None:
        """Let everybody write their first mail in the next days."""
        for someone in self.people:
            at = self.world.now + timedelta(days=self.dice.uniform(0, JOINING_DAYS))
            self._plan(at, someone, None, "join as mentor" if someone.mentor else "join as mentee")

    def _plan(self, at: datetime, who: Someone, to: Got | None, meant: str) -> None:
        self.mails += 1
        heapq.heappush(self.due, Due(at, self.mails, who, to, meant))

    def _upcoming(self) -> datetime:
        morning = (self.world.now + timedelta(days=1)).replace(hour=8, minute=0)
        moments = [morning, mentorships.next_look(), outbox.next_attempt()]
        moments += [self.due[0].at] if self.due else []
        return max(self.world.now, min(moment for moment in moments if moment is not None))

    def _answer(self) -> None:
        """Deliver everything that is written by now, at once, and let people react to what comes of it."""
        while self.due and self.due[0].at <= self.world.now:
            due = heapq.heappop(self.due)
            if due.to is None:
                fresh = self.world.write(due.who.address, due.meant)
            else:
                fresh = self._reply(due.who, due.to, due.meant)
            self._react(fresh)
        self._react(self.world.run())
        self._look_at_capacity()

    def _reply(self, who: Someone, to: Got, meant: str) -> list[Got]:
        text = words_for(self.dice, who, to.name, meant, self._other(who))
        if "{code}" in text or "{second}" in text:
            codes = [code for _, code in sorted(LISTED.findall(to.text))]
            if not codes:
                return []
            if self.dice.random() > AS_LISTED:
                self.dice.shuffle(codes)
            text = text.replace("{code}", codes[0]).replace("{second}", codes[-1])
        fresh = self.world.reply(who.address, to, text, who.client)
        self.written.append(Written(who, to.name, meant, text, _latest_outcome()))
        return fresh

    def _other(self, who: Someone) -> str:
        person = people.by_address(who.address)
        for pair in mentorships.of_people(person.id) if person else ():
            return (
                pair.mentee.first_name if person and pair.mentor.id == person.id else pair.mentor.first_name
            )
        return "there"

    # --- reacting

    def _react(self, letters: list[Got]) -> None:
        for got in letters:
            if got.to == ORGANIZER:
                self._organizer(got)
                continue
            who = self._someone(got.to)
            if who is not None:
                self._participant(who, got)

    def _someone(self, address: str) -> Someone | None:
        return next((one for one in self.people if one.address == address), None)

    def _to_partners(self, who: Someone) -> int:
        """Return how many mails somebody has written to a partner."""
        return sum(one.who is who and one.meant == PROSE for one in self.written)

    def _organizer(self, got: Got) -> None:
        if got.name == "organizer-approve":
            ann = Someone("Ann Reyes", ORGANIZER, False, 0, "en", "gmail", self.people[0].habit, "")
            PLAIN.setdefault("let in", ("accept", "yes to all of them", "approve all"))
            self._plan(self.world.now + timedelta(hours=self.dice.uniform(1, 30)), ann, got, "let in")

    def _participant(self, who: Someone, got: Got) -> None:
        if got.name in ASKS_TO_WRITE:
            self._look_at_pauses(who, got)
        ways = ANSWERED.get(got.name)
        likely = who.habit.answers
        if got.name == "not-understood":  # asked back: with one of the words that are offered, or not at all
            offered = [found["word"].strip() for found in OFFERED.finditer(got.text)]
            if offered and self.dice.random() < likely:
                self._plan(self._soon(who), who, got, _word(offered[0]))
            return
        if got.name == "approved" and who.mentor:
            if who.capacity > 1:
                self._plan(self._soon(who), who, got, "capacity")
            return
        if ways is None:
            return
        if got.name in ("relayed", "agenda", "icebreaker"):
            likely *= max(0.3, PROSE_WANES ** self._to_partners(who))
        if self.dice.random() < likely:
            meant = self.dice.choices([way.what for way in ways], [way.weight for way in ways])[0]
            self._plan(self._soon(who), who, got, meant)

    def _soon(self, who: Someone) -> datetime:
        """Return when somebody answers: after some hours, while they are awake."""
        hours = self.dice.lognormvariate(math.log(who.habit.hours), who.habit.spread)
        at = self.world.now + timedelta(hours=max(AT_LEAST_HOURS, hours))
        if not MORNING <= at.hour < NIGHT:
            at += timedelta(hours=(MORNING - at.hour) % 24)
        return at

    def _look_at_pauses(self, who: Someone, got: Got) -> None:
        pairs = mentorships.of_people(self.world.person(who.address).id)
        if pairs and all(pair.state is State.PAUSED for pair in pairs):
            self.over.append(f"{who.address} got {got.name} in the middle of a pause")

    def _look_at_capacity(self) -> None:
        mentors = [person for person in people.everybody() if person.mentor]
        taken = people.loads(*(person.id for person in mentors))
        for person in mentors:
            if taken.get(person.id, 0) > person.capacity:
                self.over.append(
                    f"{person.address} has {taken[person.id]} mentees, room for {person.capacity}"
                )


def _word(word: str) -> str:
    PLAIN.setdefault(word, (word,))
    return word


def season(folder: Path, seed: int, mentors: int = 14, mentees: int = 16) -> Season:
    """Return a season that has not begun."""
    dice = random.Random(seed)  # noqa: S311 - it is to be the same each time
    return Season(World(folder), crowd(dice, mentors, mentees), dice)


def _latest_outcome() -> str:
    row = ReceivedRow.select().order_by(ReceivedRow.id.desc()).first()
    return str(row.outcome) if row is not None else ""
