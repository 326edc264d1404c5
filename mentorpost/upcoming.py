"""The letters that the calendar will write, over all pairs; and an organizer's orders about one of them.

A pair of which an organizer is one is in none of this.
"""

from __future__ import annotations

import re
from datetime import datetime, timedelta

from mentorpost.calendars import calendar_of
from mentorpost.errors import MentorpostError, NotFoundError
from mentorpost.own_pairs import is_own
from mentorpost.service import Service
from mentorship.letter_orders import WHY_NOT, What, may
from mentorship.mentorship import Mentorship
from mentorship.upcoming import Coming, upcoming
from store import letter_orders, mentorships

FAR = timedelta(days=60)  # how far ahead something can be ordered
A_NAME = re.compile(r"(\d{1,9})-([a-z-]{3,40})")
# What goes with another letter, or is ordered by a command of its own.
WITH = {"agenda-input": "agenda-ask"}
NUDGE = "nudge"


def everything(service: Service, now: datetime, until: datetime) -> list[Coming]:
    """Return every letter of the calendar until then, in order; what is held stands on its own day."""
    found: list[Coming] = []
    for pair in mentorships.all_rows():
        if not is_own(service, pair):
            found += upcoming(calendar_of(service, pair, now), until)
    return sorted(found, key=lambda coming: (coming.at, coming.pair.id))


def held(service: Service, now: datetime) -> list[Coming]:
    """Return what is held, one a letter; an order about what never comes any more is forgotten."""
    found: list[Coming] = []
    for number in letter_orders.pairs():
        pair = mentorships.load(number)
        if pair is None or is_own(service, pair) or pair.held:
            continue
        coming = upcoming(calendar_of(service, pair, now), now + FAR)
        for letter, what in letter_orders.of(number).items():
            mine = [one for one in coming if one.letter == letter]
            if what is What.HOLD and mine:
                found.append(mine[0]._replace(order=What.HOLD))
    return found


def named(service: Service, which: str) -> tuple[Mentorship, str]:
    """Return the pair and the letter that are meant by an id of the list."""
    match = A_NAME.fullmatch(which.strip().lower())
    pair = mentorships.load(int(match[1])) if match else None
    if match is None or pair is None or is_own(service, pair):
        raise NotFoundError(f"{which!r} is no id; take one from: mentorpost upcoming")
    return pair, WITH.get(match[2], match[2])


def put(service: Service, pair: Mentorship, letter: str, what: What, now: datetime) -> Coming | None:
    """Keep an order, where it makes sense; return what comes of it next."""
    before = _next(service, pair, letter, now)
    if before is None:
        raise NotFoundError(
            f"no {letter} comes to mentorship {pair.id}; take an id from: mentorpost upcoming"
        )
    was_held = letter_orders.of(pair.id).get(letter) is What.HOLD
    if what is What.SEND and letter == NUDGE and not was_held:
        raise MentorpostError(f"a nudge has a command of its own: mentorpost pairs nudge {pair.id}")
    if not may(what, letter, held=was_held):
        raise MentorpostError(f"{letter} can not be ordered to {what}: {WHY_NOT[what]}")
    letter_orders.put(pair.id, letter, what, now)
    mentorships.look_again(pair.id, now)
    return _next(service, pair, letter, now)


def undo(pair: Mentorship, letter: str, now: datetime) -> None:
    """Take an order back."""
    if not letter_orders.drop(pair.id, letter):
        raise NotFoundError(f"nothing is ordered about {pair.id}-{letter}: mentorpost upcoming")
    mentorships.look_again(pair.id, now)


def _next(service: Service, pair: Mentorship, letter: str, now: datetime) -> Coming | None:
    coming = upcoming(calendar_of(service, pair, now), now + FAR)
    return next((one for one in coming if one.letter == letter), None)
