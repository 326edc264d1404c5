"""Play a story through the daemon: the clock moves to the next thing that happens, and people answer letters.

What is played is what `mentorpost run` does; only the clock is another one.
"""

from __future__ import annotations

import heapq
import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import NamedTuple
from zoneinfo import ZoneInfo

from mentorpost import writing
from mentorpost.daemon import Daemon
from mentorpost.demo.cast import Actor, Answer, Cue, Story
from mentorpost.demo.post import Got, Post, Sent
from mentorpost.errors import MentorpostError
from mentorpost.service import Service
from mentorship.acts.joining import welcome
from mentorship.letters.base import Role
from mentorship.people import Person
from store import mentorships, outbox, people
from store.models import database

START = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)  # a Monday
A_BREAK = timedelta(weeks=3)
LISTED = re.compile(r"^\s*(?P<name>\w+) [^\n,]+, (?P<code>[A-Z0-9]{4,})\b", re.M)
# Far more than any story has; a clock that no longer moves must not go on for ever.
MOST_MOMENTS = 5000


class StoryError(MentorpostError):
    """The programme did not do what the story says."""


@dataclass
class Clock:
    """A clock that stands still until it is moved."""

    now: datetime = START

    def __call__(self) -> datetime:
        return self.now


class Due(NamedTuple):
    """An answer that somebody will write."""

    at: datetime
    number: int  # which of two at the same moment comes first
    answer: Answer
    got: Got


@dataclass
class Play:
    """One story on its way. `tell` hears captions, letters and answers in the order in which they happen."""

    story: Story
    service: Service
    daemon: Daemon
    clock: Clock
    post: Post
    tell: Callable[[str | Got | Sent], None]
    counts: Counter[tuple[str, str]] = field(default_factory=Counter)
    due: list[Due] = field(default_factory=list)
    happened: set[Cue] = field(default_factory=set)

    def play(self) -> None:
        """Play to the end, and raise StoryError where something did not happen."""
        end = self.clock.now + timedelta(days=self.story.days)
        self._enter_everybody()
        for _ in range(MOST_MOMENTS):
            self._work()
            upcoming = self._upcoming()
            if upcoming is None or upcoming >= end:
                break
            self.clock.now = max(self.clock.now, upcoming)
            self._answer_what_is_due()
        if missing := list(self._missing()):
            raise StoryError(f"the demo did not go as its story says; it misses {'; '.join(missing)}")

    def _enter_everybody(self) -> None:
        """Add the cast as `mentorpost people add` does."""
        program = self.service.settings.program
        for actor in self.story.cast:
            with database.atomic():
                person = people.add(
                    Person(
                        0,
                        actor.address,
                        actor.name,
                        "",
                        actor.mentor,
                        not actor.mentor,
                        mission=actor.mission,
                        language=program.language,
                        time_zone=program.time_zone,
                    ),
                    self.clock.now,
                )
                role = Role.MENTOR if actor.mentor else Role.MENTEE
                letter = welcome(person, role, self.service.policy)
                writing.write(self.service, writing.to_person(letter, person), self.clock.now)

    def _work(self) -> None:
        self.daemon.once()
        if self.daemon.lost:
            raise StoryError("; ".join(dict.fromkeys(self.daemon.lost)))
        for got in self.post.arrived(self.clock.now):
            self._received(got)

    def _received(self, got: Got) -> None:
        actor = next((actor for actor in self.story.cast if actor.address == got.to), None)
        if actor is None:
            self.tell(got)  # to the organizer
            return
        self.counts[actor.first_name, got.name] += 1
        cue = Cue(actor.first_name, got.name, self.counts[actor.first_name, got.name])
        self.happened.add(cue)
        for step in self.story.steps:
            if step.cue == cue and step.caption:
                self.tell(step.caption)
        self.tell(got)
        for answer in self.story.answers:
            if answer.cue == cue:
                at = self._looks_at_mail(actor, answer.days)
                heapq.heappush(self.due, Due(at, self.counts.total(), answer, got))

    def _looks_at_mail(self, actor: Actor, days: int) -> datetime:
        """Return the hour of this person's day that many days ahead; in an hour, where today's is over."""
        local = self.clock.now.astimezone(ZoneInfo(self.service.settings.program.time_zone))
        at = (local + timedelta(days=days)).replace(hour=actor.hour, minute=self.counts.total() % 60)
        return max(at.astimezone(UTC), self.clock.now + timedelta(hours=1))

    def _upcoming(self) -> datetime | None:
        moments = [self.due[0].at if self.due else None, mentorships.next_look(), outbox.next_attempt()]
        return min((moment for moment in moments if moment is not None), default=None)

    def _answer_what_is_due(self) -> None:
        while self.due and self.due[0].at <= self.clock.now:
            _, _, answer, got = heapq.heappop(self.due)
            actor = next(actor for actor in self.story.cast if actor.address == got.to)
            if answer.caption:
                self.tell(answer.caption)
            self.tell(self.post.answer(actor, got, self._words(answer, got), self.clock.now))

    def _words(self, answer: Answer, got: Got) -> str:
        until = self.clock.now + A_BREAK
        listed = {found["name"].lower(): found["code"] for found in LISTED.finditer(got.part("plain"))}
        return answer.text.format_map({**listed, "until": f"{until.day} {until:%B}"})

    def _missing(self) -> Iterator[str]:
        """Name what the story promises and the programme did not do."""
        cues = [*(step.cue for step in self.story.steps), *(answer.cue for answer in self.story.answers)]
        for cue in dict.fromkeys(cues):
            if cue not in self.happened:
                yield f"the letter {cue}"
        stand = {
            (pair.mentor.first_name, pair.mentee.first_name): str(pair.state)
            for pair in mentorships.all_rows()
        }
        for ending in self.story.endings:
            found = stand.get((ending.mentor, ending.mentee), "nowhere")
            if found != ending.state:
                yield f"{ending.mentor} and {ending.mentee} {ending.state} at the end, they are {found}"
