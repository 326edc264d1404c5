"""A mail that is too large to be fetched: its header is all there is, and it stays in the mailbox.

Its writer is told at once, so that nobody waits for an answer to what nobody got.
"""

from __future__ import annotations

from datetime import datetime

from mailer.waiting import SIZE_LIMIT
from mentorpost.perform import Stage, perform
from mentorpost.service import Service
from mentorpost.setting_aside import set_aside
from mentorship.effects import Send
from mentorship.letters.answering import NotPossible
from mentorship.mentorship import Mentorship
from mentorship.people import Person
from mentorship.requests import Request
from store import received
from store.models import ReceivedRow


def too_large(
    service: Service, row: ReceivedRow, person: Person | None, pair: Mentorship | None, now: datetime
) -> str:
    """Tell the writer, or the organizer where nobody is known to have written it; return the outcome."""
    stage = Stage(service, now)
    role = pair.role_of(person) if pair is not None and person is not None else None
    if person is not None:
        partner = pair.partner_of(role).first_name if pair is not None and role is not None else ""
        megabytes = min(service.policy.relay_megabytes, SIZE_LIMIT // 2**20)
        letter = NotPossible(Request.PASS_ON, "mail-too-large", partner=partner, megabytes=megabytes)
        perform(stage, [Send(person, letter, pair)])
        received.quarantine(row.id, received.TOO_LARGE)
    else:
        set_aside(service, row.id, received.TOO_LARGE, now)
    return received.TOO_LARGE
