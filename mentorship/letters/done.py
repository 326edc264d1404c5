"""`done`: what was understood and changed, where no other letter says so. A kind of it for each sort of act.

Outside they are one letter, `done`. Each kind has its own fields and its own template, `done-KIND.txt`.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import ClassVar

from mentorship.letters.base import Letter, Line
from mentorship.letters.organizing import Ordered
from mentorship.recommendations import Unasked
from mentorship.requests import Request


@dataclass(frozen=True)
class Done(Letter):
    """It is done, in a sentence or two that the request picks. Frame.undo takes it back."""

    name: ClassVar[str] = "done"

    wanted: Request
    until: date | None = None
    number: int | None = None
    # NOT_YET, DECLINE: so the partner answered; ACCEPT: whom the draft goes to first; AGREE, CHANGE: who
    # has to say yes; WITHDRAW: whose waiting list they left, since another mentor accepted; HOURS: who hears.
    partner: str = ""
    rest: bool = False  # CHANGE: there was more in the mail than the lines that were understood
    silent: bool = False  # NOT_YET, DECLINE: the partner did not answer at all
    both_asked: bool = False  # TOPIC: the partner is asked about the same agenda
    drafts: str = ""  # HOURS, and an entry: with whom the reader settles a draft that says so now
    here_again: bool = False  # AVAILABLE: who was away is back
    recommended: bool = False  # DROP: what was dropped is a recommendation of the reader
    dropped: str = ""  # DECLINE: the role that the reader asked for and does not want any more
    settled: bool = False  # MONTHLY: both want it
    goals: tuple[str, ...] = ()  # GOAL_REACHED: both say so of one; these are still open
    dropped_mail: bool = False  # REPORT: what waited was deleted


@dataclass(frozen=True)
class DoneEntry(Done):
    """What is kept now about the reader, what is missing, and what could not be read."""

    template: ClassVar[str] = "done-entry"

    lines: tuple[Line, ...] = ()
    missing: tuple[Line, ...] = ()
    unread: tuple[Line, ...] = ()
    waits: bool = False  # for the organizer
    agree: bool = False  # all is there but the yes to the welcome
    agreed_with: str = ""  # with whom the reader's agreement says nothing of it
    asks: tuple[str, ...] = ()  # who is asked to recommend the reader
    later: bool = False  # ... when the reader is let in
    unasked: tuple[Unasked, ...] = ()


@dataclass(frozen=True)
class DoneAway(Done):
    """Nobody new, or no questions at all, until a day or until the reader says so."""

    template: ClassVar[str] = "done-away"

    begin: date | None = None  # the first day, where it is still to come
    with_whom: tuple[str, ...] = ()  # who hears until when the reader is away
    mentors: bool = False  # the reader is a mentor


@dataclass(frozen=True)
class DoneMeeting(Done):
    """A meeting was set, moved or called off."""

    template: ClassVar[str] = "done-meeting"

    at: datetime | None = None
    times: tuple[datetime, ...] = ()  # the partner may pick one
    cancelling: str = ""  # what the two agreed for that


@dataclass(frozen=True)
class DoneManager(Done):
    """About the reader's own manager. SEND: it went; DECLINE: it did not; WITHDRAW: taken back; ACCEPT, STOP:
    so the manager answered.
    """

    template: ClassVar[str] = "done-manager"

    manager: str = ""
    written: bool = False  # something went there, or an answer came


@dataclass(frozen=True)
class DoneDeciding(Done):
    """To the organizer: who is in and who is not, who still waits, who does not any more."""

    template: ClassVar[str] = "done-deciding"

    approved: tuple[str, ...] = ()
    declined: tuple[str, ...] = ()
    waiting: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()


@dataclass(frozen=True)
class DoneOrders(Done):
    """To the organizer, after the letter of the week: what was done, and where it was too late."""

    template: ClassVar[str] = "done-orders"

    ordered: tuple[Ordered, ...] = ()
    gone: tuple[str, ...] = ()


@dataclass(frozen=True)
class DoneAddress(Done):
    """NEW_ADDRESS, SECOND_ADDRESS: it was asked whether it is the reader's; `settled`: it is, from now on."""

    template: ClassVar[str] = "done-address"

    address: str = ""
