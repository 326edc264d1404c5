"""What the calendar will write: the duties asked with a later `now`, each letter taken as written at once.

It tells what comes if nobody writes and nobody acts until then. Nothing is kept, and nothing is sent. Each
mentorship is looked at alone, so where somebody has several, a letter may come a day later than told.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import NamedTuple

from mentorship.duties import owed
from mentorship.duties.look import Calendar
from mentorship.effects import CarriedOut, Effect, Save, SaveRound, Send, ShowManager, Skip, Tell
from mentorship.letter_orders import What
from mentorship.mentorship import Mentorship, Note, Sent
from mentorship.people import Person

OF_A_ROUND = frozenset({"agenda-ask", "agenda", "agenda-input"})
MOST_LOOKS = 200  # of one pair in some weeks; more would be a duty that never ends


class Coming(NamedTuple):
    """One letter that will be written."""

    at: datetime
    letter: str
    to: Person
    pair: Mentorship
    order: What | None = None  # what an organizer ordered about it

    @property
    def id(self) -> str:
        """What it is called where an organizer orders something: stable while others come and go."""
        return f"{self.pair.id}-{self.letter}"


def upcoming(calendar: Calendar, until: datetime) -> tuple[Coming, ...]:
    """Return every letter that a mentorship will be owed until then, in order."""
    found: list[Coming] = []
    for _ in range(MOST_LOOKS):
        look = owed(calendar)
        for due, send in look.held:
            one = Coming(due, send.letter.name, send.to, calendar.pair, What.HOLD)
            if (one.letter, one.to) not in {(other.letter, other.to) for other in found if other.order}:
                found.append(one)
        for effect in look.effects:
            if isinstance(effect, Send):
                order = calendar.orders.get(effect.letter.name)
                found.append(Coming(calendar.now, effect.letter.name, effect.to, calendar.pair, order))
            elif isinstance(effect, Skip):
                found.append(Coming(calendar.now, effect.letter, effect.to, calendar.pair, What.SKIP))
            elif isinstance(effect, ShowManager):
                found.append(Coming(calendar.now, "manager-preview", effect.to, calendar.pair))
            calendar = _after(calendar, effect)
        if look.again is None or look.again > until:
            return tuple(found)
        calendar = replace(calendar, now=max(look.again, calendar.now))
    return tuple(found)


def _after(calendar: Calendar, effect: Effect) -> Calendar:
    """Return the calendar as it will be when an effect has been carried out."""
    pair, now = calendar.pair, calendar.now
    match effect:
        case Save(saved) if saved.id == pair.id:
            # What was written meanwhile stays: a mentorship is saved without its letters.
            return replace(calendar, pair=replace(saved, letters=pair.letters, round=pair.round))
        case SaveRound(of, current) if of.id == pair.id:
            return replace(calendar, pair=replace(pair, round=current))
        case Tell(_, letter, of) if of is not None and of.id == pair.id:
            note = Note(now, f"told {getattr(letter, 'what', letter.name)}")
            return replace(calendar, pair=replace(pair, notes=(*pair.notes, note)))
        case Skip(to, letter, of) if of.id == pair.id:
            role = pair.role_of(to)
            sent = (*pair.letters, Sent(letter, role, now, left_out=True)) if role else pair.letters
            return replace(calendar, pair=replace(pair, letters=sent))
        case CarriedOut(of, name) if of.id == pair.id:
            orders = {letter: what for letter, what in calendar.orders.items() if letter != name}
            return replace(calendar, orders=orders)
        case Send(to, letter, of) if of is not None and of.id == pair.id:
            role = pair.role_of(to)
            if role is not None:
                calendar = replace(
                    calendar, pair=replace(pair, letters=(*pair.letters, Sent(letter.name, role, now)))
                )
            return _counted(calendar, effect) if effect.routine else calendar
        case _:
            return calendar


def _counted(calendar: Calendar, send: Send) -> Calendar:
    """Count a routine letter for its reader; an agenda counts once, on the day of its ask."""
    current = calendar.pair.round
    of_a_round = send.letter.name in OF_A_ROUND and current is not None
    at = current.asked_at if of_a_round and current is not None else calendar.now
    before = calendar.routine.get(send.to.id, ())
    if of_a_round and at in before:
        return calendar
    return replace(calendar, routine={**calendar.routine, send.to.id: (*before, at)})
