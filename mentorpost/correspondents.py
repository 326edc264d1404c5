"""Answers to letters of ours whose reader is no participant: the organizer, and whoever else is written to.

Such a mail acts only with the letter's token, from the address that the letter went to. Anything else is
left to those who deal with mail from nobody we know.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from inbox_rules.understand import understand
from inbox_rules.values import Asked, Authentication, Incoming, Understood
from mentorpost import alerts, approvals, digest, echoes, managers, recommended
from mentorpost.outsiders import from_elsewhere
from mentorpost.service import Service
from mentorship.letters.answering import OrganizerAlert
from mentorship.letters.joining import OrganizerApprove
from mentorship.letters.managers import ManagerAgreement, ManagerOver, WelcomeManager
from mentorship.letters.organizing import OrganizerDigest
from mentorship.requests import Request
from store import outbox
from store.models import LetterRow, ReceivedRow


@dataclass(frozen=True)
class Answer:
    """A mail that answers a letter of ours, proven to come from the letter's reader."""

    service: Service
    row: ReceivedRow
    incoming: Incoming
    letter: LetterRow  # whose token it carries
    question: LetterRow  # the same, or the one that it asks about again
    text: str  # what its author wrote
    request: Request | None  # what the rules for everybody read in it
    now: datetime
    understood: Understood | None = None  # all that they read


Handler = Callable[[Answer], str | None]
Proof = Callable[[Service, LetterRow, Incoming, datetime], bool]


def _from_its_reader(_service: Service, letter: LetterRow, incoming: Incoming, now: datetime) -> bool:
    known = letter.recipient.lower()  # blank: forgotten since, and the token is all that is left of it
    fresh = letter.expires_at is None or now < letter.expires_at
    return fresh and (not known or incoming.sender == known)


def _from_staff(service: Service, letter: LetterRow, incoming: Incoming, now: datetime) -> bool:
    """Who is organizer or safety contact no more commands nothing."""
    return service.is_staff(letter.recipient.lower()) and _from_its_reader(service, letter, incoming, now)


# Which letter's answers are dealt with by what; the outcome is one word for the log.
HANDLERS: dict[str, Handler] = {
    OrganizerApprove.name: approvals.answered,
    OrganizerAlert.name: alerts.answered,
    OrganizerDigest.name: digest.answered,
    WelcomeManager.name: managers.answered,
    ManagerAgreement.name: managers.answered,
    ManagerOver.name: managers.answered,
    **dict.fromkeys(recommended.LETTERS, recommended.answered),
}
# Whose reports are told with what the letter was about.
REPORTS: dict[str, Handler] = dict.fromkeys(recommended.LETTERS, recommended.reported)
TO_STAFF = frozenset({OrganizerApprove.name, OrganizerAlert.name, OrganizerDigest.name})
# What proves that a mail comes from the letter's reader, where that is not the letter's own address and day.
PROOFS: dict[str, Proof] = {
    **dict.fromkeys(recommended.LETTERS, recommended.proven),
    **dict.fromkeys(TO_STAFF, _from_staff),
}
# Answers that are never read as anything else, wherever they come from.
NEVER_ELSE = recommended.LETTERS


def answered(
    service: Service,
    row: ReceivedRow,
    incoming: Incoming,
    letter: LetterRow | None,
    now: datetime,
) -> str | None:
    """Deal with a mail of somebody who is no participant; None where it is none of these."""
    if letter is None or letter.person_id is not None or letter.asked_letter not in HANDLERS:
        return None
    asked = Asked(letter.asked_letter, letter.text, letter.subject)
    understood = understand(incoming, asked, now.date())
    request, text, reports = understood.request, understood.text, understood.request is Request.REPORT
    proven = PROOFS.get(letter.asked_letter, _from_its_reader)(service, letter, incoming, now)
    if not proven or incoming.authentication is Authentication.FAIL:
        never_else = letter.asked_letter in NEVER_ELSE and not reports
        return from_elsewhere(service, incoming, now) if never_else else None
    question = outbox.get(letter.asked_id) if letter.asked_id else letter
    if question is None:
        return None
    if request is None and echoes.is_echo(service, incoming.sender, None, text, (), now):
        return echoes.OUTCOME
    answer = Answer(service, row, incoming, letter, question, text, request, now, understood)
    if reports:
        handler = REPORTS.get(letter.asked_letter)
        return handler(answer) if handler else None
    return HANDLERS[letter.asked_letter](answer)
