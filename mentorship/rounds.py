"""Which round comes when, and what it is about (B17, B20, E22)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta

from mentorship.activities import LOOKED_BACK_ON, activity_of
from mentorship.agreement import Agreement
from mentorship.backlog import OFFERED, pending, used_up
from mentorship.calendar import local_day
from mentorship.effects import Save, SaveRound, Send, sides
from mentorship.fields import Field
from mentorship.kinds import Kind
from mentorship.letters.base import Role
from mentorship.letters.rounds import Agenda, AgendaAsk, AgendaInput
from mentorship.line_terms import ASKS_BOTH, ASKS_NOBODY, IN_TURNS
from mentorship.meetings import entry_of
from mentorship.mentorship import GOAL_ASKED, Mentorship, Round, noted
from mentorship.own_parts import name_in
from mentorship.scene import Effects
from mentorship.sharing import suggested_since

PLAN = tuple(f"round-{number}" for number in range(2, 9))  # round 1, each other's past, is the introduction
FIRST_AGENDA = timedelta(days=5)  # after the agreement is settled, or after a pause
LAST_DAYS = timedelta(days=5)
GOAL_TOPIC = "round-4"
LISTENING_TOPIC = "ice-4"  # in its place, where no goal is asked for
SLOW = 14  # days between two rounds, from which the goal is the second topic, and so falls into weeks 3 to 5
ICEBREAKERS = ("ice-2", "ice-5", "ice-7")


def topic_of(number: int, days: int = SLOW) -> str:
    """Return the key of the topic that the default plan suggests for a round, from 1 on (A7)."""
    place = (number - 1) % len(PLAN)
    goal = PLAN.index(GOAL_TOPIC)
    if days >= SLOW and place in (goal - 1, goal):
        place = goal - 1 if place == goal else goal
    return PLAN[place]


def begins(pair: Mentorship, number: int) -> Role:
    """Return who writes first in a round: whom the agreement names, else the mentee, who drives (C11, D4)."""
    line = pair.agreement.value(Field.BEGINS) if pair.agreement else ""
    if line == IN_TURNS:
        return Role.MENTEE if number % 2 else Role.MENTOR
    if not line:
        return turn(pair, number)
    return Role.MENTOR if line == name_in(pair, pair.mentor) else Role.MENTEE


def begins_now(pair: Mentorship) -> Role:
    """Return who writes first in the round at hand."""
    return begins(pair, pair.round.number if pair.round else 1)


def next_agenda_day(pair: Mentorship) -> date | None:
    """Return the day of the next agenda; None for an informal pair, and in the last days of the others."""
    agreement = pair.agreement
    if agreement is None or agreement.rhythm is None or pair.settled_at is None:
        return None
    last = pair.round
    if last is None or last.asked_at < pair.settled_at:
        day = local_day(max(pair.settled_at, _start(pair)), pair.zone) + FIRST_AGENDA
    else:
        day = last.due_on + timedelta(days=agreement.rhythm.days)
    if pair.resumed_at is not None:
        day = max(day, local_day(pair.resumed_at, pair.zone) + FIRST_AGENDA)
    # No round begins in the last days: what comes next is asked then.
    return None if pair.ends_on is not None and day + LAST_DAYS > pair.ends_on else day


def turn(pair: Mentorship, number: int) -> Role:
    """Return whose topic a round is about: the mentee's, and of two peers each in turn (B3)."""
    return Role.MENTOR if pair.style == Kind.PEER and number % 2 == 0 else Role.MENTEE


def suggestion(pair: Mentorship, current: Round) -> str:
    """Return the key of the topic that we suggest; who only wants to be heard is asked for no goal (A21)."""
    topic = topic_of(current.number, _length(pair.agreement))
    if topic == GOAL_TOPIC and pair.style == Kind.LISTENING:
        return LISTENING_TOPIC
    return GOAL_TOPIC if _was_asked_in(pair, current) or asks_for_goal(pair, current) else topic


def asks_for_goal(pair: Mentorship, current: Round) -> bool:
    """Whether a round is the one in which a goal that is still open is settled (A7).

    Where something of their own took that round, or nobody wanted it, it is the next one.
    """
    if pair.agreement is None or pair.goal or pair.style == Kind.LISTENING:
        return False
    days = _length(pair.agreement)
    its_turn = topic_of(current.number, days) == GOAL_TOPIC
    passed = any(topic_of(number, days) == GOAL_TOPIC for number in range(1, current.number))
    left = pair.round is not None and pair.round.skipped and _was_asked_in(pair, pair.round)
    waits = passed and (pair.last(GOAL_ASKED) is None or left)
    return its_turn or waits or _was_asked_in(pair, current)


def _was_asked_in(pair: Mentorship, current: Round) -> bool:
    return any(note.what == GOAL_ASKED and note.at == current.asked_at for note in pair.notes)


def ask(pair: Mentorship, due_on: date, now: datetime) -> Effects:
    """Ask the mentee, or the peer whose turn it is, what the next round should be about."""
    upcoming = following(pair, due_on, now)
    # Where the goal is still open its round asks for it; the letter then is about the agreement (A7).
    open_goal = asks_for_goal(pair, upcoming)
    about = pair.agreement.version if pair.agreement and open_goal else 0
    role = turn(pair, upcoming.number)
    offered = () if open_goal else pending(pair)[:OFFERED]
    due, due_day = _goal_due(pair, upcoming)
    partner = pair.partner_of(role).first_name
    last = pair.round
    done = last is None or last.sent_at is None or last.skipped or open_goal
    wanted_to = "" if done or last is None else last.to_do
    topic = suggestion(pair, upcoming)
    letter = AgendaAsk(partner, topic, due_on, open_goal, offered, due, due_day, wanted_to)
    if open_goal:
        pair = noted(pair, GOAL_ASKED, None, upcoming.asked_at)
        yield Save(pair)
    yield SaveRound(pair, upcoming)
    yield Send(pair.person(role), letter, pair, about)
    if asks_both(pair):
        asked_too, name = pair.partner_of(role), pair.person(role).first_name
        yield Send(asked_too, AgendaInput(name, topic, due_on), pair)


def asks_both(pair: Mentorship) -> bool:
    """Whether the mentor is asked before each agenda, too (E21)."""
    return pair.agreement is not None and pair.agreement.value(Field.AGENDA) == ASKS_BOTH


def asks_nobody(pair: Mentorship) -> bool:
    """Whether the suggestion stands each time, and nobody is asked (E20)."""
    return pair.agreement is not None and pair.agreement.value(Field.AGENDA) == ASKS_NOBODY


def following(pair: Mentorship, due_on: date, now: datetime) -> Round:
    """Return the round after the latest, and what the mentor is asked about in it (E10)."""
    last = pair.round
    if last is None:
        return Round(1, now, due_on)
    done = last.own_topic if last.sent_at is not None and not last.skipped else ""
    looked_back_on = done if activity_of(done) in LOOKED_BACK_ON else last.feedback_on if last.skipped else ""
    return Round(last.number + 1, now, due_on, feedback_on=looked_back_on)


def send_agenda(pair: Mentorship, current: Round, now: datetime, by: Role | None = None) -> Effects:
    """Write the agenda to both; `by`: whose mail brought it on, where it was not the calendar.

    Where nobody named a topic, the first of the pair's own comes before a suggestion of ours (E8).
    """
    asks = not current.own_topic and asks_for_goal(pair, current)
    if not current.own_topic and not asks:
        current = replace(current, own_topic=next(iter(pending(pair)), ""))
    # Whose question the budget held back are asked next time; who wants no questions has it here.
    if asks and asks_nobody(pair):
        pair = noted(pair, GOAL_ASKED, None, current.asked_at)
        yield Save(pair)
    if current.own_topic:
        pair = used_up(pair, current.own_topic)
        yield Save(pair)
    starts = local_day(now, pair.zone)
    yield SaveRound(pair, replace(current, sent_at=now, due_on=max(current.due_on, starts)))
    ends = starts + timedelta(days=_length(pair.agreement))
    meets = pair.meeting if current.next and pair.meeting and pair.meeting.stands(now) else None
    entry = entry_of(pair.id, meets, pair.agreement)
    suggested = suggested_since(pair.shared, max(pair.written("agenda"), default=None))
    for role, person, partner in sides(pair):
        letter = Agenda(
            role,
            partner.first_name,
            starts,
            ends,
            suggestion(pair, current),
            current.own_topic,
            current.since,
            current.to_do,
            current.next,
            begins(pair, current.number) is Role.MENTOR,
            activity_of(current.own_topic) or "",
            current.feedback_on,
            pair.style,
            current.input,
            turn(pair, current.number) is not role,
            meets.at if meets else None,
            suggested,
        )
        yield Send(person, letter, pair, answers=role is by, entry=entry)


def filled(current: Round, fields: tuple[tuple[Field, str], ...], topic: str) -> Round:
    """Return the round with what its mentee wrote."""
    values = dict(fields)
    return replace(
        current,
        own_topic=topic or values.get(Field.TOPICS, current.own_topic),
        since=values.get(Field.SINCE, current.since),
        to_do=values.get(Field.TO_DO, current.to_do),
        next=values.get(Field.NEXT, current.next),
    )


def _goal_due(pair: Mentorship, upcoming: Round) -> tuple[str, date | None]:
    """Return the open goal whose day lies between the last agenda and the one that is asked for (A7)."""
    last = pair.round.due_on if pair.round else local_day(pair.settled_at or pair.since, pair.zone)
    for aim in pair.agreement.aims if pair.agreement else ():
        if aim.by is not None and last < aim.by <= upcoming.due_on and aim.words in pair.goals:
            return aim.words, aim.by
    return "", None


def _start(pair: Mentorship) -> datetime:
    if pair.starts_on is None or pair.settled_at is None:
        return pair.settled_at or pair.since
    return max(pair.settled_at, datetime.combine(pair.starts_on, pair.settled_at.timetz()))


def _length(agreement: Agreement | None) -> int:
    return agreement.rhythm.days if agreement and agreement.rhythm else 14
