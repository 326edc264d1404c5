"""Send once more what came back: a letter a mentorship, the one that still waits for an answer.

It keeps its number, its token and its Message-ID, since its reader never had it.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from mailer.compose import Cover, compose
from mailer.render import Rendered
from mentorpost.service import Service
from mentorship import tokens
from mentorship.acts.waiting import waiting
from mentorship.letters import LETTERS
from mentorship.letters.answering import PASSED_ON
from mentorship.lifecycle import OVER, State
from mentorship.mentorship import Mentorship
from mentorship.people import Person
from store import bounces, mentorships
from store.models import LetterRow

REMEMBERED = timedelta(days=60)
# What nobody waits for, or what would come too late.
NEVER = PASSED_ON | {
    "undeliverable", "confirm-identity", "not-understood", "not-possible", "help", "status", "done",
    "stranger", "directory", "mentor-profile", "my-data", "resources", "meeting", "nudge", "round-check",
}  # fmt: skip
OF_A_REQUEST = frozenset({"request", "request-reminder", "request-waiting", "place-free", "match-proposal"})


def send_again(service: Service, person: Person, now: datetime) -> int:
    """Send again what somebody never had; return how many letters that is."""
    chosen: dict[int, LetterRow] = {}
    waits: dict[int, bool] = {}
    for row in bounces.bounced_to(person.id, now - REMEMBERED):
        pair = mentorships.load(row.mentorship_id) if row.mentorship_id else None
        if not _still(row, pair, now):
            continue
        role = pair.role_of(person) if pair else None
        open_now = pair is not None and role is not None and row.subject in waiting(pair, role)
        number = row.mentorship_id or 0
        if number not in chosen or (open_now and not waits[number]):
            chosen[number], waits[number] = row, open_now
    for row in chosen.values():
        _write(service, row, person, now)
    return len(chosen)


def _still(row: LetterRow, pair: Mentorship | None, now: datetime) -> bool:
    if row.name in NEVER or row.name not in LETTERS or not row.text or row.message_id is None:
        return False
    if row.expires_at is not None and row.expires_at <= now:
        return False
    if row.name in OF_A_REQUEST:
        return pair is not None and pair.state in (State.REQUESTED, State.WAITLISTED)
    return pair is None or pair.state not in OVER or row.name.startswith("closing")


def _write(service: Service, row: LetterRow, person: Person, now: datetime) -> None:
    cover = Cover(
        to_name=person.name,
        to_address=person.address,
        from_name=service.settings.program.name,
        address=service.address,
        delimiter=service.settings.mailbox.subaddress,
        token=tokens.make(row.id, service.key),
        message_id=row.message_id or "",
        date=now,
        short_ref=service.settings.mailbox.short_ref,
    )
    mail = compose(LETTERS[row.name], Rendered(row.subject, row.text), cover)
    bounces.write_again(row.id, person.address, mail)
