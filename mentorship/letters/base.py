"""What every letter is: a frozen value whose fields are all that its template may use."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from mentorship.fields import Field


class GoesTo(StrEnum):
    """Who gets the reply to a letter. Its last line and its thread follow from this."""

    SERVICE = "service"
    PARTNER = "partner"
    PARTNER_BUT_WORDS = "partner but words"  # the partner, except for the words that the letter offers
    PERSON = "person"  # the service, and the organizer reads it
    SAFETY_CONTACT = "safety contact"


@dataclass(frozen=True)
class Letter:
    """One kind of mail that we write. The templates see its fields and a `Frame`, nothing else."""

    name: ClassVar[str]
    # Which file writes it, where a letter has several kinds; empty: the one of its name.
    template: ClassVar[str] = ""
    goes_to: ClassVar[GoesTo] = GoesTo.SERVICE
    # Whether the last line says that the partner cannot see the reply. Such a letter has a `partner`.
    hidden_from_partner: ClassVar[bool] = False
    # Whether the partner gets to see what an answer to the service makes of it: an agreement, an agenda.
    then_partner: ClassVar[bool] = False
    # Whether the last line names a person to turn to, where one is known.
    names_person: ClassVar[bool] = True
    # Routine letters are caused by the calendar alone; they count against a person's letter budget.
    routine: ClassVar[bool] = False
    expires_days: ClassVar[int] = 120


@dataclass(frozen=True)
class Frame:
    """What every letter may say beside its own fields: the programme, the reader, the person behind it."""

    programme: str
    address: str
    you: str  # the reader's first name
    person: str = ""  # the organizer's name, or empty where only an address is known
    person_address: str = ""
    safety_contact: str = ""
    alone: bool = False  # nobody but the two could read what is for a person
    emergency: str = ""
    introduction: str = ""  # a line of the organizers' own, in each introduction
    language: str = "en"
    time_zone: str = "UTC"
    # What was understood of the mail that caused this letter, and the word that takes it back.
    understood: str = ""
    undo: str = ""


@dataclass(frozen=True)
class Line:
    """One line of an agreement; `changed` marks what differs from the version before."""

    field: Field
    value: str
    changed: bool = False


@dataclass(frozen=True)
class Recommended:
    """What somebody wrote about a mentor and confirmed (A36). Their address is nobody's."""

    name: str
    words: str


@dataclass(frozen=True)
class Listing:
    """A mentor as the directory shows them."""

    code: str
    name: str
    mission: str
    has_room: bool = True
    lines: tuple[Line, ...] = ()  # what else they say about themselves to mentees
    recommended: tuple[Recommended, ...] = ()


class Role(StrEnum):
    """On which side of a mentorship somebody stands."""

    MENTOR = "mentor"
    MENTEE = "mentee"
