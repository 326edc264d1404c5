"""What goes to somebody, and what becomes of mails that are held."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from mentorship.letters.base import Letter
from mentorship.managers import Lines, Manager, Shown
from mentorship.meetings import Entry
from mentorship.mentorship import Mentorship
from mentorship.people import Person
from mentorship.requests import Request


@dataclass(frozen=True)
class Send:
    """Write a letter to a participant."""

    to: Person
    letter: Letter
    mentorship: Mentorship | None = None
    about: int = 0  # version of the agreement that the letter shows
    understood: str = ""  # what was read in the mail that caused it, in a few words
    undo: Request | None = None
    holds: bool = False  # the mail at hand is kept with this letter, until it is answered
    answers: bool = True  # a direct answer to the mail at hand, where there is one
    by_act: bool = False  # somebody's act brought it on, though a duty wrote it: no routine letter
    entry: Entry | None = None  # for the reader's calendar

    @property
    def routine(self) -> bool:
        """Whether it counts against its reader's letter budget."""
        return self.letter.routine and not self.by_act


class Office(StrEnum):
    """Somebody of the programme who is written to by their office."""

    ORGANIZER = "organizer"
    SAFETY_CONTACT = "safety contact"


@dataclass(frozen=True)
class Tell:
    """Write a letter to the organizer or the safety contact."""

    office: Office
    letter: Letter
    mentorship: Mentorship | None = None
    about: Person | None = None  # to whom its reader may write by answering it


@dataclass(frozen=True)
class PassOn:
    """Pass the mail at hand on to the partner, as text with its attachments; or only some words of it."""

    to: Person
    mentorship: Mentorship
    text: str
    whole: bool = True
    suggests: bool = False  # the partner may say in a word what became of it


@dataclass(frozen=True)
class Hold:
    """Keep the mail at hand with this mentorship, until it is released; or only its words for the partner."""

    mentorship: Mentorship
    words_only: bool = False


@dataclass(frozen=True)
class Release:
    """Pass on every mail that is held with this mentorship, of some only the words for the partner."""

    mentorship: Mentorship


@dataclass(frozen=True)
class DropWaiting:
    """Blank every mail that is held with this mentorship."""

    mentorship: Mentorship


@dataclass(frozen=True)
class HandleWaiting:
    """Deal with every mail that is held with this mentorship as if it came now."""

    mentorship: Mentorship


@dataclass(frozen=True)
class PassHeldOn:
    """Pass on the mail that the answered letter kept; or let it wait with the pair's other mail."""

    to: Person
    mentorship: Mentorship
    waits: bool = False


@dataclass(frozen=True)
class DropHeld:
    """Blank the mail that the answered letter kept."""


@dataclass(frozen=True)
class KeepHeld:
    """Hand the mail that the answered letter kept to the organizer."""

    by: Person
    mentorship: Mentorship


@dataclass(frozen=True)
class ActHeld:
    """Do what the answered letter kept: its writer confirmed it."""


@dataclass(frozen=True)
class ShowManager:
    """Show somebody, word for word, what would go to their manager, and ask whether it may."""

    to: Person
    manager: Manager
    letter: Letter
    mentorship: Mentorship | None
    lines: Lines
    answers: bool = False  # a direct answer to the mail at hand


@dataclass(frozen=True)
class TellManager:
    """Write to somebody's manager: the words that were shown, or a letter that asks for nothing."""

    of: Person
    manager: Manager
    letter: Letter
    shown: Shown | None = None


@dataclass(frozen=True)
class SendAgain:
    """Send once more what came back and still waits for somebody's answer, a letter a mentorship."""

    person: Person


Going = (
    Send
    | Tell
    | ShowManager
    | TellManager
    | PassOn
    | Hold
    | Release
    | HandleWaiting
    | DropWaiting
    | PassHeldOn
    | KeepHeld
    | DropHeld
    | ActHeld
    | SendAgain
)
