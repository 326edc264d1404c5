"""What a decision asks the shell to do: plain values, carried out in one transaction, in this order."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from mentorship.letters.base import Letter, Role
from mentorship.looking_back import NOTHING_SAID, LookingBack
from mentorship.managers import Lines, Manager, Shown
from mentorship.meetings import Entry
from mentorship.mentorship import Mentorship, Round
from mentorship.people import Person
from mentorship.proposals import Proposal
from mentorship.recommendations import Named
from mentorship.requests import Request


@dataclass(frozen=True)
class Save:
    """Keep this mentorship as it is now; its new notes are appended to the history."""

    mentorship: Mentorship


@dataclass(frozen=True)
class SavePerson:
    """Keep this person as they are now."""

    person: Person


@dataclass(frozen=True)
class SaveRound:
    """Keep a round of a mentorship."""

    mentorship: Mentorship
    round: Round


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


@dataclass(frozen=True)
class Skip:
    """Take a letter as written that nobody gets: an organizer left it out."""

    to: Person
    letter: str
    mentorship: Mentorship


@dataclass(frozen=True)
class CarriedOut:
    """An organizer's order about a letter is done; the next of its kind comes as ever."""

    mentorship: Mentorship
    letter: str


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
class Rate:
    """Keep the mentee's rating of the mentor (A20), and their words."""

    mentorship: Mentorship
    score: int
    words: str
    back: LookingBack = NOTHING_SAID  # what else could be read


@dataclass(frozen=True)
class Keep:
    """Keep an answer for the organizer to read: a check-in, a survey, feedback. Never for the partner."""

    mentorship: Mentorship | None
    by: Person
    what: str  # name of the answered letter
    number: int | None
    words: str


@dataclass(frozen=True)
class Consent:
    """The first own act of somebody: they agree to the ground rules, as of now (A32)."""

    person: Person


@dataclass(frozen=True)
class ConsentAnew:
    """Somebody who left comes back: what they agreed to then holds no more."""

    person: Person


@dataclass(frozen=True)
class Await:
    """Put somebody before the organizer with the next letter of the kind, or no longer."""

    person: Person
    waits: bool = True


@dataclass(frozen=True)
class Forget:
    """Delete everything that says who this was; the history stays without a name."""

    person: Person


@dataclass(frozen=True)
class TakeBack:
    """Strike the latest line of this kind out of a mentorship's history: it was not so."""

    mentorship: Mentorship
    what: str
    by: Role


@dataclass(frozen=True)
class Unlike:
    """Never suggest these two to each other; known to nobody else."""

    person: Person
    code: str


@dataclass(frozen=True)
class SaveProposal:
    """Keep what a mentee answered to a match that was proposed."""

    proposal: Proposal


@dataclass(frozen=True)
class SaveManager:
    """Keep somebody's manager as they are now; None: forget who it was, and everything written about it."""

    person: Person
    manager: Manager | None


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
class NameRecommenders:
    """Keep whom a mentor named; each is asked once, when that may be."""

    mentor: Person
    people: tuple[Named, ...]


@dataclass(frozen=True)
class DropRecommendations:
    """Take away what stands for a mentor and who is named: one by its number, or all."""

    mentor: Person
    number: int = 0


@dataclass(frozen=True)
class UseAddress:
    """Count an address as somebody's: as the one that letters go to, or as one more."""

    person: Person
    address: str
    second: bool = False


@dataclass(frozen=True)
class DropAddress:
    """Count an address as somebody's no more, nor what answers the letters that went there.

    Without one it is the one that was added last.
    """

    person: Person
    address: str = ""


@dataclass(frozen=True)
class Unreachable:
    """No letter arrives at somebody's address, since a day; None: they arrive again."""

    person: Person
    since: date | None


@dataclass(frozen=True)
class SendAgain:
    """Send once more what came back and still waits for somebody's answer, a letter a mentorship."""

    person: Person


# What changes nothing but what is known of people and mentorships.
Kept = (
    Save
    | SavePerson
    | SaveRound
    | SaveProposal
    | SaveManager
    | Consent
    | ConsentAnew
    | Await
    | Rate
    | Keep
    | TakeBack
    | Unlike
    | NameRecommenders
    | DropRecommendations
    | Forget
    | UseAddress
    | DropAddress
    | Unreachable
    | Skip
    | CarriedOut
)

# What goes to somebody, and what becomes of mails that are held.
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

Effect = Kept | Going


def sides(mentorship: Mentorship) -> tuple[tuple[Role, Person, Person], ...]:
    """Return (role, person, partner) for both."""
    return (
        (Role.MENTEE, mentorship.mentee, mentorship.mentor),
        (Role.MENTOR, mentorship.mentor, mentorship.mentee),
    )
