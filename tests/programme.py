"""A programme in a real store, made from its histories: who was asked when, wrote, agreed, ended.

A day is counted from START. Each line of a history is kept as the service keeps it, at its moment.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import NamedTuple

from mentorship.agreement import Agreement
from mentorship.fields import Field
from mentorship.letters.base import Role
from mentorship.lifecycle import By, Event, Stage, State
from mentorship.mentorship import CONTACT, MET, Mentorship, Note, noted, take
from mentorship.people import Person, Status
from mentorship.policy import Policy
from mentorship.report import Report, report
from mentorship.report.values import period
from store import mentorships, people, reporting
from store.database import connect
from tests.stores import store_url

START = datetime(2026, 11, 2, 9, 0, tzinfo=UTC)  # a Monday; the season goes on into the next year
ZONE = "Europe/Berlin"
TODAY = 120  # 2 March 2027
MENTOR, MENTEE = Role.MENTOR, Role.MENTEE
Line = tuple[float, str, Role | None]


class Terms(NamedTuple):
    """What a pair agrees on."""

    frequency: str
    goal: str
    goal_2: str
    time: str

    def settled(self) -> Agreement:
        """Return it as both agreed."""
        values = zip((Field.FREQUENCY, Field.GOAL, Field.GOAL_2, Field.TIME), self, strict=True)
        return Agreement(1, tuple((field, value) for field, value in values if value), frozenset(Role))


class Kept:
    """One programme."""

    def __init__(self, folder: Path) -> None:
        connect(store_url(folder))
        self.number = 0

    def person(
        self, role: Role, day: float = 0, *, time: str = "", answered: bool = True, status: str = "approved"
    ) -> Person:
        """Sign somebody up."""
        self.number += 1
        mentor = role is MENTOR
        fresh = Person(
            0, f"person{self.number}@example.org", f"Name{self.number} Family", "", mentor, not mentor,
            Status(status), profile=((Field.TIME, time),) if time else (),
        )  # fmt: skip
        person = people.add(fresh, at(day))
        if answered:
            people.consent(person, at(day + 1))
        return person

    def pair(
        self,
        lines: Iterable[Line],
        *,
        frequency: str = "fortnightly",
        goal: str = "",
        goal_2: str = "",
        time: str = "",
        two: tuple[Person, Person] | None = None,
    ) -> int:
        """Live through one history; return the number of the mentorship."""
        mentor, mentee = two or (self.person(MENTOR), self.person(MENTEE))
        lived = list(lines)
        first = Note(at(lived[0][0]), lived[0][1], lived[0][2])
        pair = Mentorship(mentorships.fresh_id(), mentor, mentee, State.REQUESTED, first.at, notes=(first,))
        mentorships.save(pair, first.at)
        for day, what, by in lived[1:]:
            now = at(day)
            pair = (
                take(pair, Event(what), by or By.SERVICE, now)
                if what in set(Event)
                else noted(pair, what, by, now)
            )
            pair = self._after(pair, what, by, now, Terms(frequency, goal, goal_2, time))
            mentorships.save(pair, now)
        return pair.id

    def _after(self, pair: Mentorship, what: str, by: Role | None, now: datetime, terms: Terms) -> Mentorship:
        """Return the pair with what the service keeps beside the note."""
        match what:
            case Event.ACCEPT:
                return replace(pair, introduced_at=now, stage=Stage.ICEBREAK)
            case Event.SETTLE:
                return replace(pair, agreement=terms.settled(), settled_at=now, stage=Stage.GOALS)
            case Event.CLAIM_GOAL | Event.CLAIM_EXTENSION | Event.CLAIM_RESTART:
                return replace(pair, claim=Event(what), claim_by=by)
            case Event.EXTEND:
                return replace(pair, claim=None, claim_by=None, stage=Stage.WORKING)
            case Event.TIME_UP:
                return replace(pair, stage=Stage.CLOSING)
            case Event.END:
                return replace(pair, before_ending=State.ACTIVE, ending_by=by)
            case Event.PAUSE:
                return replace(pair, paused_by=by)
        return pair

    def report(self, day: float, since: float | None = None, until: float | None = None) -> Report:
        """Look at it on a day."""
        first = at(since).date() if since is not None else None
        last = at(until).date() if until is not None else None
        days = period(first, last, ZONE, at(day))
        return report(reporting.programme(days.end), Policy(), days)


def at(day: float) -> datetime:
    """Return a moment of a day."""
    return START + timedelta(days=day)


def mails(*days: float) -> list[Line]:
    """Return mails that were passed on, the mentee's first, then by turns."""
    return [(day, CONTACT, MENTEE if place % 2 == 0 else MENTOR) for place, day in enumerate(days)]


def asked(day: float, accepted: float) -> list[Line]:
    return [(day, Event.REQUEST, MENTEE), (accepted, Event.ACCEPT, MENTOR)]


SETTLED: list[Line] = [*asked(0, 1), *mails(2, 3), (5, Event.SETTLE, MENTOR)]


def seven_pairs(kept: Kept) -> None:
    """Nine requests from November on, and what came of them."""
    settle = Event.SETTLE
    # 1: settled in 4 days, every two weeks; writes until day 40, and then no more.
    kept.pair([*asked(0, 1), *mails(2, 3), (5, settle, MENTOR), *mails(10, 11, 24, 25, 40)])
    # 2: settled in 6, weekly; reaches its goal four weeks later.
    kept.pair(
        [
            *asked(0, 2), *mails(3, 4), (8, settle, MENTEE), *mails(9, 12, 20, 33),
            (34, Event.CLAIM_GOAL, MENTEE), (36, Event.REACH_GOAL, MENTOR),
        ],
        frequency="weekly", goal="two interviews", time="Mia 1 hour a week; Max 30 minutes a week",
    )  # fmt: skip
    # 3: settled in 8; only the mentee writes, and ends it.
    only_hers: list[Line] = [(day, CONTACT, MENTEE) for day in (2, 3, 4)]
    kept.pair(
        [*asked(0, 1), *only_hers, (9, settle, MENTOR), (20, Event.END, MENTEE), (22, Event.END_NOW, MENTEE)]
    )
    # 4: settled in 10, monthly, and meets elsewhere.
    kept.pair(
        [*asked(1, 3), (13, settle, MENTOR), (20, MET, MENTEE), (50, MET, MENTEE)],
        frequency="monthly", time="an hour at least",
    )  # fmt: skip
    # 5: settled in 20, as needed.
    kept.pair(
        [*asked(1, 4), *mails(5, 6, 7, 8), (24, settle, MENTOR)], frequency="as needed", goal="to decide"
    )
    # 6: never settles.
    kept.pair([*asked(2, 5), *mails(6, 7), (33, Event.NOT_AGREED, None)])
    # 7: is declined. 8: was introduced lately. 9: waits for an answer.
    kept.pair([(2, Event.REQUEST, MENTEE), (4, Event.DECLINE, MENTOR)])
    kept.pair(asked(100, 101))
    kept.pair([(119, Event.REQUEST, MENTEE)])
