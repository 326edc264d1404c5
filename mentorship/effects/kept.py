"""What changes nothing but what is known of people and mentorships."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from mentorship.letters.base import Role
from mentorship.looking_back import NOTHING_SAID, LookingBack
from mentorship.managers import Manager
from mentorship.mentorship import Mentorship, Round
from mentorship.people import Person
from mentorship.proposals import Proposal
from mentorship.recommendations import Named


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
