"""Letters of the months together: agendas, care in silence, reminders, pauses."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import ClassVar

from mentorship.letters.base import GoesTo, Letter, Role
from mentorship.preparation import Preparing


@dataclass(frozen=True)
class AgendaAsk(Letter):
    """To the mentee, or the peer whose turn it is: what should this round be about (E20)?

    In silence the suggested topic stands.
    """

    name: ClassVar[str] = "agenda-ask"
    then_partner: ClassVar[bool] = True
    routine: ClassVar[bool] = True

    partner: str
    topic: str  # a key of the template's list of topics
    agenda_on: date
    goal: bool = False  # the goal is still open: what shall be different, how would both know, by when?
    offered: tuple[str, ...] = ()  # the pair's own topics, which come before a suggestion of ours
    due: str = ""  # a goal whose day comes with this round
    due_on: date | None = None
    wanted_to: str = ""  # what stood under To do in the last agenda (A25)


@dataclass(frozen=True)
class AgendaInput(Letter):
    """To the other one, mostly the mentor, where the two agreed on it: anything to add (E21)?"""

    name: ClassVar[str] = "agenda-input"
    then_partner: ClassVar[bool] = True
    routine: ClassVar[bool] = True

    partner: str
    topic: str  # a key of the template's list of topics
    agenda_on: date


@dataclass(frozen=True)
class Agenda(Preparing):
    """To both: since last time, to talk about, to do, next (E22). Exactly one topic leads (B17)."""

    name: ClassVar[str] = "agenda"
    goes_to: ClassVar[GoesTo] = GoesTo.PARTNER_BUT_WORDS
    routine: ClassVar[bool] = True

    role: Role
    partner: str
    starts: date
    ends: date
    topic: str  # a key of the template's list of topics; the suggestion
    own_topic: str = ""  # what the mentee wrote instead
    since: str = ""
    to_do: str = ""
    next: str = ""
    mentor_begins: bool = False  # they agreed that the mentor writes first
    activity: str = ""  # role play, lead a meeting, attend an event: what the topic is to be done as
    feedback_on: str = ""  # what the mentee did since the last round, on which the mentor's view comes first
    kind: str = ""  # peer, reverse, listening
    input: str = ""  # what the mentor adds
    input_is_yours: bool = False
    at: datetime | None = None  # when they meet next; the letter brings it for the calendar
    suggested: str = ""  # the latest suggestion since the last agenda (A24)


@dataclass(frozen=True)
class Nudge(Letter):
    """To the mentee, first: no mail was seen here for longer than the two agreed on (E24, D4)."""

    name: ClassVar[str] = "nudge"
    routine: ClassVar[bool] = True
    hidden_from_partner: ClassVar[bool] = True

    partner: str
    last_seen: date
    wrote_last: bool = False  # the reader's mail was the last


@dataclass(frozen=True)
class RoundCheck(Letter):
    """To each alone, after the nudge: is it time, fit, subject, or mail? Names the day it would close."""

    name: ClassVar[str] = "round-check"
    routine: ClassVar[bool] = True
    hidden_from_partner: ClassVar[bool] = True

    partner: str
    last_seen: date
    closes_on: date
    wrote_last: bool = False  # the reader's mail was the last: the silence is not about them (E27)


@dataclass(frozen=True)
class ConfidentialityReminder(Letter):
    """The pair's own clause again, when the talk turns personal (E23)."""

    name: ClassVar[str] = "confidentiality-reminder"
    routine: ClassVar[bool] = True

    partner: str
    clause: str


@dataclass(frozen=True)
class CheckIn(Letter):
    """To each alone, in the third week, read by the organizer (B15, D12, D13)."""

    name: ClassVar[str] = "check-in"
    goes_to: ClassVar[GoesTo] = GoesTo.PERSON
    routine: ClassVar[bool] = True
    hidden_from_partner: ClassVar[bool] = True

    partner: str


@dataclass(frozen=True)
class HalfWay(Preparing):
    """To each alone, half-way: check-in, goal and clause in one."""

    name: ClassVar[str] = "half-way"
    goes_to: ClassVar[GoesTo] = GoesTo.PERSON
    routine: ClassVar[bool] = True
    hidden_from_partner: ClassVar[bool] = True

    partner: str
    goal: str  # several, a line each
    clause: str
    ends_on: date
    result: str = ""  # to the mentee: what they wanted from it (B19)


@dataclass(frozen=True)
class StillUseful(Letter):
    """To each alone: an informal pair, or one that meets elsewhere: still useful (E2)?"""

    name: ClassVar[str] = "still-useful"
    routine: ClassVar[bool] = True
    hidden_from_partner: ClassVar[bool] = True

    partner: str
    next_on: date
    informal: bool = False  # they write when there is something, here or elsewhere


@dataclass(frozen=True)
class Paused(Letter):
    """To both: paused, until a date or open."""

    name: ClassVar[str] = "paused"

    partner: str
    by_you: bool
    until: date | None
    ends_on: date | None  # an open pause closes on this day, unless somebody resumes
    asks_again: bool = False
    by_organizer: bool = False


@dataclass(frozen=True)
class Resumed(Letter):
    """To both: they go on."""

    name: ClassVar[str] = "resumed"

    partner: str
    by: Role | None  # None: the date came
    by_you: bool
    next_agenda: date | None
    passed: date | None = None  # the agreed end, which came in the pause; both are asked how to go on


@dataclass(frozen=True)
class PartnerAway(Letter):
    """To the partner of who said until when they are away: nobody wonders, and mail waits for them."""

    name: ClassVar[str] = "partner-away"
    goes_to: ClassVar[GoesTo] = GoesTo.PARTNER

    partner: str
    begin: date | None  # None: from now on
    until: date


@dataclass(frozen=True)
class ProgrammeBreak(Letter):
    """To who works together, shortly before the programme pauses: nothing comes, and nothing is counted."""

    name: ClassVar[str] = "programme-break"
    routine: ClassVar[bool] = True

    title: str  # as the organizer calls it, or empty
    begin: date
    until: date
    back_on: date
