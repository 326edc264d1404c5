"""Letters about reaching the goal, ending, and what comes afterwards."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import ClassVar, NamedTuple

from mentorship.letters.base import GoesTo, Letter, Role


class Why(StrEnum):
    """Why a mentorship is over, as far as its last letter says it. Nobody is ever blamed."""

    YOU_ENDED = "you ended"
    PARTNER_ENDED = "partner ended"
    ORGANIZER_ENDED = "organizer ended"
    NOT_AGREED = "not agreed"
    QUIET = "quiet"
    LONG_PAUSE = "long pause"
    NO_MATCH = "no match"
    TIME = "time"
    DAY = "day"  # the agreed day came, and there is nothing to look back on
    CLOSED = "closed"  # nobody says by whom
    MONTHLY_STOPPED = "monthly stopped"


class End(StrEnum):
    """To what kind of end the work of two people came, as `survey` and `reflection` say it."""

    REACHED = "reached"
    TIME = "time"
    MONTHLY = "monthly"  # closed, with a line a month
    OVER = "over"  # they know that it is over


class Talk(NamedTuple):
    """What one round was about: their own words for it, or the key of the suggestion."""

    key: str
    own: str = ""


@dataclass(frozen=True)
class GoalConfirm(Letter):
    """To the other: the partner says that the goal is reached; do they say so too (A8)?"""

    name: ClassVar[str] = "goal-confirm"

    partner: str
    goal: str  # several, a line each
    reply_by: date
    others: bool = False  # goals beside it stay open


@dataclass(frozen=True)
class WhichGoal(Letter):
    """To who says that a goal is reached, where they have several (E6): which one?"""

    name: ClassVar[str] = "which-goal"

    partner: str
    goals: tuple[tuple[int, str], ...]  # those that are open, with their numbers in the agreement


@dataclass(frozen=True)
class TimeIsUp(Letter):
    """To each: the agreed end is near: reached, extend, a line a month (A10), or close?"""

    name: ClassVar[str] = "time-is-up"
    routine: ClassVar[bool] = True

    partner: str
    goal: str
    ends_on: date | None  # None: they agreed on no end
    closes_on: date | None  # None: silence closes nothing
    partner_wants: date | None = None  # the partner would go on until this day
    again_on: date | None = None  # the yearly review of two who agreed on no end; when the next one is (C10)
    early: str = ""  # "you" or "partner": who finds that all is gained, before the agreed day
    early_end: str = ""  # what the two agreed for that, to who finds it (E15)
    monthly_wanted: bool = False  # the partner would close it and keep a line a month


@dataclass(frozen=True)
class Survey(Letter):
    """To the mentee at the end: one number, and more if wanted (A20, B21, B22). The mentor sees none."""

    name: ClassVar[str] = "survey"
    goes_to: ClassVar[GoesTo] = GoesTo.PERSON
    hidden_from_partner: ClassVar[bool] = True

    partner: str
    end: End
    result: str = ""  # what they wanted from it (B19)


@dataclass(frozen=True)
class Reflection(Letter):
    """To the mentor at the end: that it is over, and what to think about; nothing to answer (E28, E29)."""

    name: ClassVar[str] = "reflection"
    goes_to: ClassVar[GoesTo] = GoesTo.PERSON
    hidden_from_partner: ClassVar[bool] = True

    partner: str
    end: End
    rests: bool = False  # nobody new is sent to them until they say so (A11)


@dataclass(frozen=True)
class ClosingSummary(Letter):
    """To each, a week after the end: what the two did, released thanks, what next (A19, E30, E31).

    It is no routine letter: the last one named its week, and it comes then.
    """

    name: ClassVar[str] = "closing-summary"

    role: Role
    partner: str
    began: date
    ended: date
    goals: tuple[str, ...]  # those that are open
    reached: tuple[str, ...]
    talks: tuple[Talk, ...]
    mails: int  # that went between the two here, of both together
    meetings: int
    thanks: str  # what the partner wanted to tell them
    clause: str
    monthly: bool  # the line a month goes on
    rests: bool  # a mentor who gets nobody new until they say so
    again: bool  # the mentee may ask the same mentor again
    taken: tuple[str, ...] = ()  # suggestions of the partner's that the reader took up; nobody else sees that


@dataclass(frozen=True)
class Recognition(Letter):
    """To either: the partner's thanks, in their own words, where the summary has gone already (A19)."""

    name: ClassVar[str] = "recognition"

    partner: str
    thanks: str
    rests: bool = False  # a mentor who gets nobody new until they say so (A11)


class Served(NamedTuple):
    """One mentorship as its mentor may show it: when, how often, how much time, as agreed; not with whom."""

    began: date
    ended: date | None  # None: it goes on
    frequency: str = ""
    time: str = ""


@dataclass(frozen=True)
class Certificate(Letter):
    """To a mentor who asks: facts to show, that name nobody else, count nothing and praise nobody (A19)."""

    name: ClassVar[str] = "certificate"

    mentor: str
    served: tuple[Served, ...]


@dataclass(frozen=True)
class Maintenance(Letter):
    """To the mentee, monthly: a line to the mentor (A10)? The mentor hears only what is written."""

    name: ClassVar[str] = "maintenance"
    goes_to: ClassVar[GoesTo] = GoesTo.PARTNER_BUT_WORDS
    routine: ClassVar[bool] = True

    partner: str
    reached_on: date
    next_on: date
    has_room: bool
    number: int = 1  # months since then; each asks something else
    reached: bool = True  # their goal; else they closed it, and kept a line a month


@dataclass(frozen=True)
class RestartRequest(Letter):
    """To the other: the partner would like to start again (A12)."""

    name: ClassVar[str] = "restart-request"

    partner: str
    role: Role
    reply_by: date


@dataclass(frozen=True)
class WorkItOut(Letter):
    """To the one who asked to end, alone (A33, A34): end now, or what could be changed?"""

    name: ClassVar[str] = "work-it-out"
    hidden_from_partner: ClassVar[bool] = True

    partner: str
    ends_on: date
    early_end: str = ""  # what the two agreed for this (E15)
    can_pause: bool = True  # not before anything is settled


@dataclass(frozen=True)
class Closing(Letter):
    """To each: it is over. Kind, without a reason in it; nobody is left wondering (E27)."""

    name: ClassVar[str] = "closing"

    partner: str
    role: Role
    why: Why
    clause: str  # the pair's confidentiality clause, or empty
    reached: tuple[str, ...] = ()  # goals that both said were reached, while others were open
    rests: bool = False  # nobody new is sent to this mentor, and no other letter says so
