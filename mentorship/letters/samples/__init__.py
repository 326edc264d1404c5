"""One sample of every letter at least, one for each role and variant: for previews, tests and the handbook.

Dates are fixed, since nothing here reads a clock. Each chapter of letters has a file of samples.
"""

from __future__ import annotations

from mentorship.letters.answering import OrganizerAlert
from mentorship.letters.base import Frame, Letter
from mentorship.letters.done import DoneDeciding, DoneOrders
from mentorship.letters.joining import OrganizerApprove, Stranger, WelcomeMentor
from mentorship.letters.managers import ManagerAgreement, ManagerOver, WelcomeManager
from mentorship.letters.organizing import OrganizerDigest
from mentorship.letters.recommending import ReferenceConfirm, ReferenceDone, ReferenceRequest, ReferenceStands
from mentorship.letters.samples.agreeing import SAMPLES as OF_AGREEING
from mentorship.letters.samples.answering import SAMPLES as OF_ANSWERING
from mentorship.letters.samples.choosing import SAMPLES as OF_CHOOSING
from mentorship.letters.samples.done import SAMPLES as OF_DONE
from mentorship.letters.samples.ending import SAMPLES as OF_ENDING
from mentorship.letters.samples.joining import SAMPLES as OF_JOINING
from mentorship.letters.samples.managers import SAMPLES as OF_MANAGERS
from mentorship.letters.samples.meetings import SAMPLES as OF_MEETINGS
from mentorship.letters.samples.organizing import SAMPLES as OF_ORGANIZING
from mentorship.letters.samples.recommending import SAMPLES as OF_RECOMMENDING
from mentorship.letters.samples.rounds import SAMPLES as OF_ROUNDS


def frame(language: str = "en", understood: str = "", undo: str = "", you: str = "Mia") -> Frame:
    """Return the frame that previews use: a programme with an organizer and a safety contact."""
    return Frame(
        programme="Harbour Mentors",
        address="mentors@example.org",
        you=you,
        person="Ann Reyes",
        person_address="ann@example.org",
        safety_contact="Jo Lind",
        language=language,
        time_zone="Europe/Berlin",
        understood=understood,
        undo=undo,
    )


def reader(letter: Letter) -> str:
    """Return the first name of whoever would read a sample."""
    partner = getattr(letter, "partner", "Max")
    if isinstance(letter, OrganizerAlert | OrganizerApprove | OrganizerDigest | DoneDeciding | DoneOrders):
        return "Ann"
    if isinstance(letter, WelcomeManager | ManagerAgreement | ManagerOver):
        return "Dana"
    if isinstance(letter, ReferenceRequest | ReferenceConfirm | ReferenceDone):
        return "Nora"
    if isinstance(letter, ReferenceStands):
        return "Max"
    if isinstance(letter, Stranger):
        return ""
    return "Max" if partner == "Mia" or isinstance(letter, WelcomeMentor) else "Mia"


def _by_name(*letters: Letter) -> dict[str, tuple[Letter, ...]]:
    table: dict[str, tuple[Letter, ...]] = {}
    for letter in letters:
        table[letter.name] = (*table.get(letter.name, ()), letter)
    return table


SAMPLES: dict[str, tuple[Letter, ...]] = _by_name(
    *OF_JOINING,
    *OF_CHOOSING,
    *OF_AGREEING,
    *OF_ROUNDS,
    *OF_MEETINGS,
    *OF_ENDING,
    *OF_MANAGERS,
    *OF_ORGANIZING,
    *OF_ANSWERING,
    *OF_DONE,
    *OF_RECOMMENDING,
)
