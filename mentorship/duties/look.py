"""What the calendar owes a mentorship: a duty is a day, a window, and what is done then.

`look` asks every duty of the state a mentorship is in. Nothing is ever cancelled or counted down: each duty
finds its day anew from the state, the dates and the history, so an outage or a pause needs no code, and
after two months off a pair gets one letter, not ten.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import NamedTuple

from mentorship.budget import allows
from mentorship.calendar import after_quiet_hours, days_after, local_day, morning
from mentorship.effects import CarriedOut, Effect, Send, ShowManager, TellManager
from mentorship.letter_orders import What, left_out, name_of
from mentorship.letters.base import Role
from mentorship.mentorship import Mentorship, Round
from mentorship.people import Person
from mentorship.policy import Policy
from mentorship.scene import Effects, Place
from mentorship.stillness import Break, Still, counted, running

Act = Callable[["Calendar"], Effects]


class Due(NamedTuple):
    """When a duty falls due, and what it then causes."""

    at: datetime
    act: Act
    window: int | None = None  # days after which it is dropped; None: it never is
    moves: bool = False  # it changes the state: then nothing else is done in this look


@dataclass(frozen=True)
class Calendar:
    """What duties may look at."""

    pair: Mentorship
    policy: Policy
    now: datetime
    rivals: tuple[Mentorship, ...] = ()  # waiting for the same mentor
    load: int = 0  # places of the mentor that are taken
    # Where the mentee named whom to ask next: the mentors, the mentee's own, and who is not to meet.
    places: tuple[Place, ...] = ()
    mine: tuple[Mentorship, ...] = ()
    unlikes: frozenset[tuple[int, str]] = frozenset()
    new_id: int = 0
    rounds: tuple[Round, ...] = ()  # of a pair whose work is over
    routine: dict[int, tuple[datetime, ...]] = field(default_factory=dict)  # by person
    breaks: tuple[Break, ...] = ()  # of the programme, first to last
    told_of_break: frozenset[int] = frozenset()  # people who heard of the next one
    still: tuple[Still, ...] = ()  # breaks, and days on which one of the two is away
    orders: Mapping[str, What] = field(default_factory=dict)  # of an organizer, by letter

    def after(self, moment: datetime, days: float) -> datetime:
        """Return 08:00, where the pair lives, of the day that many days later."""
        return days_after(moment, days, self.pair.zone)

    def counted(self, moment: datetime, days: float) -> datetime:
        """Return the same, where breaks and absences do not count: for what silence brings."""
        return counted(moment, days, self.pair.zone, self.still)

    def running(self, day: date) -> date:
        """Return `day`, or the first after it that is no day of stillness."""
        return running(day, self.still)

    def unless_written(self, name: str, to: Role | None = None, since: datetime | None = None) -> bool:
        """Whether no letter of this name was written yet (since a moment)."""
        return not self.pair.written(name, to, since)


Duty = Callable[[Calendar], Due | None]


class Look(NamedTuple):
    """What is owed now, and when to look again; None: never, unless something happens."""

    effects: list[Effect]
    again: datetime | None
    held: tuple[Withheld, ...] = ()


class Withheld(NamedTuple):
    """A letter whose day is there, and which an organizer holds."""

    due: datetime
    send: Send


def look(calendar: Calendar, duties: tuple[Duty, ...]) -> Look:
    """Do what is due, letters within everybody's budget, and say when to look again."""
    effects: list[Effect] = []
    again: list[datetime] = []
    held: list[Withheld] = []
    for duty in duties:
        due = duty(calendar)
        if due is None:
            continue
        name = _ordered(calendar, due)
        order = calendar.orders.get(name)
        if due.at > calendar.now and order is not What.SEND:
            again.append(due.at)
            continue
        if order is What.HOLD:
            held += [Withheld(due.at, effect) for effect in due.act(calendar) if isinstance(effect, Send)]
            continue
        in_time = due.window is None or calendar.now < _end_of_window(calendar, due)
        if not in_time and order is not What.SEND:
            continue  # its days are over; the next of its kind will come
        caused = [effect for effect in due.act(calendar) if not _spared(effect)]
        if order is What.SKIP:
            effects += [*left_out(caused), CarriedOut(calendar.pair, name)]
            continue
        if order is What.SEND:
            caused.append(CarriedOut(calendar.pair, name))
        back = _back(calendar, caused)
        if back > calendar.now and not due.moves:
            again.append(back)
            continue
        quiet = _end_of_quiet_hours(calendar, caused)
        if quiet > calendar.now:
            again.append(quiet)
            continue
        wait = _wait(calendar, caused, effects, last_day=_last_day(calendar, due))
        if wait is not None and not due.moves:
            again.append(wait)
            continue
        if due.moves:
            # What this changes decides what else is owed: look again at once.
            return Look([*effects, *caused], calendar.now, tuple(held))
        effects += caused
    if effects:
        again.append(calendar.now)
    return Look(effects, min(again, default=None), tuple(held))


def _ordered(calendar: Calendar, due: Due) -> str:
    """Return by which name an organizer ordered something about a duty; what changes a state is in none."""
    return name_of(due.act(calendar)) if calendar.orders and not due.moves else ""


def _spared(effect: Effect) -> bool:
    """Whether a letter can be left out, since its reader asked for fewer."""
    return isinstance(effect, Send) and effect.to.fewer and effect.letter.name in CAN_BE_SPARED


# Topics in between, and questions that can wait; without them all goes on as well.
CAN_BE_SPARED = frozenset(
    {"icebreaker", "agenda-ask", "agenda-input", "check-in", "half-way", "still-useful"}
)


def _last_day(calendar: Calendar, due: Due) -> bool:
    if due.window is None:
        return True
    return calendar.now >= _end_of_window(calendar, due) - timedelta(days=1)


def _end_of_window(calendar: Calendar, due: Due) -> datetime:
    """Return when a duty is dropped: days on which it could not be done do not count."""
    days = (due.window or 0) + 1
    plain = due.at + timedelta(days=days)
    return max(plain, calendar.counted(due.at, days)) if calendar.still else plain


def _back(calendar: Calendar, caused: list[Effect]) -> datetime:
    """Return when routine letters may go, as far as breaks and absences say; what was promised goes."""
    pair = calendar.pair
    routine = [e for e in caused if isinstance(e, Send) and e.routine and not _promised(pair, e)]
    if not routine:
        return calendar.now
    today = local_day(calendar.now, pair.zone)
    days = (running(today, (*calendar.still, *send.to.absences)) for send in routine)
    back = max(days, default=today)
    return calendar.now if back == today else morning(back, pair.zone)


def _end_of_quiet_hours(calendar: Calendar, caused: list[Effect]) -> datetime:
    policy, now = calendar.policy, calendar.now
    zones = {effect.to.time_zone for effect in caused if isinstance(effect, Send | ShowManager)}
    zones |= {effect.of.time_zone for effect in caused if isinstance(effect, TellManager)}
    ends = (after_quiet_hours(now, z, policy.quiet_from_hour, policy.quiet_until_hour) for z in zones)
    return max(ends, default=now)


def _wait(calendar: Calendar, caused: list[Effect], already: list[Effect], last_day: bool) -> datetime | None:
    """Return when to try again, where somebody's budget holds these letters back: not before tomorrow.

    After noon the budget is that of eight o'clock: a letter that was held back in the morning does not slip
    out at any odd hour because somebody's mail happened to cause a look.
    """
    pair = calendar.pair
    routine = [e for e in caused if isinstance(e, Send) and e.routine and not _promised(pair, e)]
    if any(send.letter.name in ALWAYS and last_day for send in routine):
        return None
    eight = min(calendar.now, calendar.after(calendar.now, 0))
    weighed_at = calendar.now if calendar.now < eight + MORNING_HOURS else eight
    for reader in _readers(pair, routine):
        sent = calendar.routine.get(reader.id, ())
        today = any(at >= eight for at in sent) or any(
            isinstance(effect, Send) and effect.routine and effect.to.id == reader.id for effect in already
        )
        # The ask's day counts the agenda; the day it comes is full all the same.
        today = today or any(at >= eight for at in pair.written(PROMISED, pair.role_of(reader)))
        if today or not allows(sent, pair.introduced_at, calendar.policy, weighed_at):
            return calendar.after(calendar.now, 1)
    return None


def _promised(pair: Mentorship, send: Send) -> bool:
    """Whether this is an agenda whose day was named: it goes then, and counted on its ask's day."""
    current = pair.round
    named = current is not None and current.sent_at is None and not current.skipped
    return named and send.letter.name == PROMISED


def _readers(pair: Mentorship, routine: list[Send]) -> list[Person]:
    """Return whose budget these letters need: the ask's day counts the agenda for both."""
    asks = any(send.letter.name == PROMISED_BY for send in routine)
    readers = {send.to.id: send.to for send in routine} | ({pair.mentor.id: pair.mentor} if asks else {})
    return list(readers.values())


MORNING_HOURS = timedelta(hours=4)
PROMISED, PROMISED_BY = "agenda", "agenda-ask"

# The letters that go at their window's end, whatever the budget says.
ALWAYS = frozenset({"confidentiality-reminder", "closing-summary"})
