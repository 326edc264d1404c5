"""What needs the organizer once a week, as values: whom it is about, since when, and what may be done.

An item names people, a day or a number, and never what anybody wrote. Two whose mail is held after a report
are in none: what they need has its own way. Nothing here reads a store, and nobody is written to.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from mentorship.letter_orders import What, may
from mentorship.letters.base import Role
from mentorship.letters.organizing import About, Need, Order
from mentorship.lifecycle import Event
from mentorship.mentorship import ASKED_TO_TALK, SEEN_TO, Mentorship
from mentorship.people import Person

MOST = 6  # items in one letter, so that all of it is fifteen lines
LOW = 2  # an answer to a check-in that is worth a line: 1 or 2 of 5
LONGEST_NAME = 16


# fmt: off
POSSIBLE: dict[About, tuple[Order, ...]] = {
    About.APPROVAL:     (Order.APPROVE, Order.DECLINE, Order.WRITE),
    About.TALK:         (Order.WRITE, Order.DONE),
    About.SOMEONE_ELSE: (Order.WRITE, Order.END, Order.DONE),
    # To end or to pause it now would tell the partner that there was an answer.
    About.LOW:          (Order.WRITE,),
    About.QUIET:        (Order.NUDGE, Order.PAUSE, Order.END, Order.WRITE),
    About.NOT_AGREED:   (Order.NUDGE, Order.END, Order.WRITE),
    About.HELD_LETTER:  (Order.SEND, Order.SKIP),
    About.BOUNCED:      (),
    About.QUARANTINE:   (),
}
# What only a person outside the pair may know of.
PRIVATE = frozenset({About.TALK, About.SOMEONE_ELSE, About.LOW})
# What somebody was promised an answer to, or waits for: it comes back each week until it is decided.
EACH_WEEK = frozenset({About.TALK, About.SOMEONE_ELSE, About.HELD_LETTER})
# fmt: on


@dataclass(frozen=True)
class Item:
    """One thing that needs a person."""

    about: About
    people: tuple[Person, ...] = ()  # whom it is about: one, or the two of a pair
    pair: Mentorship | None = None
    role: str = ""  # APPROVAL: what they would be
    day: date | None = None  # QUIET: the last mail that was seen; APPROVAL, TALK: since when
    closes: date | None = None  # QUIET, NOT_AGREED
    number: int | None = None  # LOW: the answer; QUARANTINE: how many mails
    at: datetime | None = None  # TALK, SOMEONE_ELSE: when they asked
    by: date | None = None  # the day until which they were told to expect a line
    letter: str = ""  # HELD_LETTER: its name

    @property
    def other(self) -> Person | None:
        """Return who stands on the other side of the one whom it is about."""
        role = self.pair.role_of(self.people[0]) if self.pair and len(self.people) == 1 else None
        return self.pair.partner_of(role) if self.pair and role else None

    @property
    def need(self) -> Need:
        """Return its line of the letter."""
        names = tuple(short(person) for person in self.people)
        partner = short(self.other) if self.other else ""
        known = (self.role, self.day, self.closes, self.number, self.letter, self.by)
        return Need(self.about, names, partner, *known)

    @property
    def possible(self) -> tuple[Order, ...]:
        """Return what it may be answered with."""
        possible = POSSIBLE[self.about]
        skips = self.about is not About.HELD_LETTER or may(What.SKIP, self.letter)
        return possible if skips else tuple(order for order in possible if order is not Order.SKIP)


def short(person: Person) -> str:
    """Return a name that fits into a line with another one."""
    words = person.name.split()
    if len(person.name) <= LONGEST_NAME or len(words) < 2:
        return (person.name or person.address)[: LONGEST_NAME * 2]
    return f"{words[0][:LONGEST_NAME]} {words[-1][0]}."


def ordered(items: Iterable[Item]) -> tuple[Item, ...]:
    """Return items in the order of importance; of the same kind the oldest first."""
    order = {about: place for place, about in enumerate(About)}
    return tuple(sorted(items, key=lambda item: (order[item.about], item.closes or item.day or date.max)))


def orders_for(items: Iterable[Item]) -> tuple[Order, ...]:
    """Return what at least one item may be answered with."""
    possible = {order for item in items for order in item.possible}
    return tuple(order for order in Order if order in possible)


def example(items: tuple[Item, ...]) -> str:
    """Return an answer that would work for these: at most two orders, one of them to write."""
    found: list[str] = []
    for order in (Order.NUDGE, Order.APPROVE, Order.SEND):
        places = [place for place, item in enumerate(items, 1) if order in item.possible]
        found += [f"{order} {places[0]}"] if places and not found else []
    for place, item in enumerate(items, 1):
        if Order.WRITE in item.possible:
            whom = str(place) if len(item.people) == 1 else item.people[0].first_name
            found.append(f"write {whom}: shall we talk?")
            break
    return ", ".join(found)


def of_the_pair(item: Item, address: str) -> bool:
    """Whether somebody with this address is one of the two; nothing private of it is for them."""
    return item.pair is not None and address in (item.pair.mentor.address, item.pair.mentee.address)


def asked(pair: Mentorship, what: str, since: datetime) -> tuple[tuple[Role, datetime], ...]:
    """Return who of the two asked for something since then and when last, unless that is seen to."""
    found = {note.by: note.at for note in pair.notes if note.what == what and note.at >= since}
    return tuple(
        (role, at) for role, at in found.items() if role is not None and not _settled(pair, what, role, at)
    )


def _settled(pair: Mentorship, what: str, role: Role, at: datetime) -> bool:
    """Whether an organizer said that it is seen to, or whoever wanted to talk goes on as before."""
    over = (SEEN_TO, Event.CONTINUE) if what == ASKED_TO_TALK else (SEEN_TO,)
    return any(note.what in over and note.by is role and note.at >= at for note in pair.notes)


def next_monday(day: date) -> date:
    """Return the Monday after a day."""
    return day + timedelta(days=7 - day.weekday())
