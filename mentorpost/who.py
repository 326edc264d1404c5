"""Who wrote a mail, answering which letter of ours, and how sure that is (DESIGN, section 6).

Nothing is decided here. Somebody new is entered only where they ask to join.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from inbox_rules.glance import glance
from inbox_rules.understand import understand
from inbox_rules.values import Authentication, Incoming
from mentorpost.outsiders import newcomer
from mentorpost.service import Service
from mentorship import tokens
from mentorship.acts.addresses import ABOUT_ADDRESSES
from mentorship.acts.table import FITS, FITS_ELSE
from mentorship.answers import ANSWERS
from mentorship.evidence import Evidence
from mentorship.letters.answering import ConfirmIdentity
from mentorship.letters.done import Done
from mentorship.letters.joining import Stranger
from mentorship.people import Person, Status
from mentorship.requests import NEEDS, Request
from store import addresses, mentorships, outbox, people
from store.models import LetterRow

LETTERS_REMEMBERED = timedelta(days=120)


@dataclass(frozen=True)
class Who:
    """Who wrote, answering which letter, and how sure that is."""

    person: Person
    evidence: Evidence
    letter: LetterRow | None  # the one whose token the mail carries
    guessed: LetterRow | None = None  # the one that it must answer, without a token that says so


def who_wrote(incoming: Incoming, letter: LetterRow | None, now: datetime) -> Who | None:
    """Return whom we know by address or by the token of `letter`; None for everybody else."""
    known = people.by_address(incoming.sender) if incoming.sender else None
    if known is not None and known.status is Status.LEFT and letter is None:
        # Who left is a stranger, but for what is kept about them.
        asked = understand(incoming, None, now.date()).request
        if asked not in (Request.MY_DATA, Request.FORGET_ME):
            return None
    if letter is not None and letter.person_id is not None:
        same = known is not None and known.id == letter.person_id
        owner = known if same else people.by_id(letter.person_id)
        owner = owner if owner is not None and not owner.forgotten else None  # who is forgotten is a stranger
        fresh = letter.expires_at is None or now < letter.expires_at
        if owner is not None and known is not None and owner.id == known.id:
            evidence = Evidence.TOKEN if fresh else Evidence.ADDRESS
            if incoming.authentication is Authentication.FAIL:
                evidence = Evidence.REFUSED
            return Who(owner, evidence, letter)
        if owner is not None and known is None and fresh:
            proves = proves_its_address(letter, incoming.sender)
            proven = Evidence.TOKEN if proves else Evidence.TOKEN_ELSEWHERE
            refused = proves and incoming.authentication is Authentication.FAIL
            return Who(owner, Evidence.REFUSED if refused else proven, letter)
    if known is None:
        return None
    refused = incoming.authentication is Authentication.FAIL
    evidence = Evidence.REFUSED if refused else Evidence.ADDRESS
    return Who(known, evidence, None, _letter_by_subject(known, incoming.subject, now))


def proves_its_address(letter: LetterRow, sender: str) -> bool:
    """Whether a letter went to an address that is not yet its person's, or no longer, for an answer."""
    about = letter.wanted in ABOUT_ADDRESSES and letter.name in (ConfirmIdentity.name, Done.name)
    return about and letter.recipient == sender and letter.holds_id is None


def answered_letter(service: Service, incoming: Incoming) -> LetterRow | None:
    """Return the letter whose token the mail carries."""
    for candidate in incoming.tokens:
        number = tokens.letter_of(candidate.token, service.key)
        letter = outbox.get(number) if number is not None else None
        if letter is not None:
            return letter
    return None


def known_by(service: Service, raw: bytes) -> tuple[int | None, int | None]:
    """Return who seems to have written a mail and which letter of ours it answers, as its header says.

    Proves nothing: it says what is looked at first.
    """
    seen = glance(raw)
    numbers = (tokens.letter_of(candidate.token, service.key) for candidate in seen.tokens)
    letter = next((number for number in numbers if number is not None and outbox.get(number)), None)
    return (addresses.owner(seen.sender) if seen.sender else None), letter


def _letter_by_subject(person: Person, subject: str, now: datetime) -> LetterRow | None:
    """Find the letter that a reply without any token answers: the latest with its subject."""
    bare = subject.strip().casefold()
    for letter in outbox.latest_to(person.id, now - LETTERS_REMEMBERED):
        ours = letter.subject.strip().casefold()
        if ours and bare != ours and bare.endswith(ours):
            return letter
    return None


def latest_that_offers(person: Person, request: Request, now: datetime) -> LetterRow | None:
    """Find the letter that a bare word in a new mail must answer."""
    if not NEEDS[request].mentorship:
        return None
    for letter in outbox.latest_to(person.id, now - LETTERS_REMEMBERED):
        answers = ANSWERS.get(letter.name) if letter.name != "confirm-identity" else None
        pair = mentorships.load(letter.mentorship_id) if letter.mentorship_id else None
        fits = pair is not None and pair.state in FITS.get(request, FITS_ELSE)
        if answers is not None and fits and request in (*answers.offers, answers.yes, answers.no):
            return letter
    return None


def entered(service: Service, incoming: Incoming, letter: LetterRow | None, now: datetime) -> Who | None:
    """Enter somebody who asks to join, or find who left; they hold no role before that is decided on."""
    invited = letter is not None and letter.recipient == incoming.sender and letter.name == Stranger.name
    person = newcomer(service, incoming, letter if invited else None, now)
    if person is None:
        return None
    return Who(person, Evidence.TOKEN, letter) if invited else Who(person, Evidence.ADDRESS, None)
