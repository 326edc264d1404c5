"""Answers to letters of ours whose reader is no participant: the organizer, and whoever else is written to.

Such a mail acts only with the letter's token, from the address that the letter went to. Anything else is
left to those who deal with mail from nobody we know.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from inbox_rules.understand import understand
from inbox_rules.values import Asked, Authentication, Incoming
from mentorpost import approvals, managers
from mentorpost.service import Service
from mentorship.letters.joining import OrganizerApprove
from mentorship.letters.managers import ManagerAgreement, ManagerOver, WelcomeManager
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


Handler = Callable[[Answer], str]

# Which letter's answers are dealt with by what; the outcome is one word for the log.
HANDLERS: dict[str, Handler] = {
    OrganizerApprove.name: approvals.answered,
    WelcomeManager.name: managers.answered,
    ManagerAgreement.name: managers.answered,
    ManagerOver.name: managers.answered,
}


def answered(
    service: Service, row: ReceivedRow, incoming: Incoming, letter: LetterRow | None, now: datetime
) -> str | None:
    """Deal with a mail of somebody who is no participant; None where it is none of these."""
    if letter is None or letter.person_id is not None or letter.asked_letter not in HANDLERS:
        return None
    known = letter.recipient.lower()  # blank: forgotten since, and the token is all that is left of it
    if (known and incoming.sender != known) or incoming.authentication is Authentication.FAIL:
        return None
    if letter.expires_at is not None and letter.expires_at <= now:
        return None
    question = outbox.get(letter.asked_id) if letter.asked_id else letter
    asked = Asked(letter.asked_letter, letter.text, letter.subject)
    understood = understand(incoming, asked, now.date())
    if question is None or understood.request is Request.REPORT:
        return None
    answer = Answer(service, row, incoming, letter, question, understood.text, understood.request, now)
    return HANDLERS[letter.asked_letter](answer)
