"""Once a day: nothing of the pair's own mail stays anywhere longer than it was promised.

Bodies are blanked in the store when they are sent. Here the store's log is emptied, and the mailbox deletes
from Processed, Sent and Trash what we wrote or have dealt with. A mailbox that cannot be used is no error
here: it is tried again.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from datetime import datetime, timedelta

from inbox_rules.digest import digest
from inbox_rules.header_text import message_ids
from mailer.clearing import Verdict
from mailer.errors import MailboxLost
from mailer.values import Mailbox
from mentorpost.between_us import between_us
from mentorpost.giving_back import give_room_back
from mentorpost.records import forget_records
from mentorpost.service import Service
from mentorship.policy import Policy
from store import chores, outbox, received
from store.database import shorten_log
from store.models import database

log = logging.getLogger(__name__)

# Less than a day, so that what is old enough never waits for a second one.
EVERY = timedelta(hours=20)
LOST_AGAIN = timedelta(hours=1)
# Of this field alone: what somebody keeps may name our mails in its References.
MESSAGE_ID = re.compile(rb"^message-id:([^\r\n]*(?:\r?\n[ \t][^\r\n]*)*)", re.IGNORECASE | re.MULTILINE)


class KnownHere:
    """What the store knows of a mail, and whether it may stay: where we spare what was for us alone."""

    def __init__(self, *, spares_ours: bool) -> None:
        self._spares_ours = spares_ours

    def by_header(self, header: bytes) -> Verdict:
        """Judge what we wrote under this Message-ID, or have dealt with."""
        field = MESSAGE_ID.search(header)
        numbers = message_ids(field[1].decode("utf-8", "replace")) if field else ()
        for number in numbers[:1]:
            if (letter := outbox.by_message_id(number)) is not None:
                # Letters to an organizer tell of others; one without a subject, of somebody forgotten.
                to_one = letter.person_id is not None and bool(letter.subject)
                return self._verdict(to_one and between_us(letter.name))
            if (mail := received.handled(number)) is not None:
                return self._verdict(mail.for_us)
        return Verdict.UNKNOWN

    def by_content(self, mail: bytes) -> Verdict:
        """Judge a mail that we have dealt with."""
        row = received.handled_content(digest(mail))
        return Verdict.UNKNOWN if row is None else self._verdict(row.for_us)

    def _verdict(self, for_us: bool) -> Verdict:
        return Verdict.STAYS if self._spares_ours and for_us else Verdict.GOES


def _passes(policy: Policy) -> Iterator[tuple[timedelta, KnownHere]]:
    """First what may stay least; each pass looks at what is old enough for it alone."""
    yield timedelta(days=policy.relay_keep_days), KnownHere(spares_ours=True)
    yield timedelta(days=max(policy.relay_keep_days, policy.service_keep_days)), KnownHere(spares_ours=False)


def clear_away(service: Service, mailbox: Mailbox, now: datetime) -> None:
    """Do whatever of this is due: the day's clearing, then the store's records and its room."""
    _clear(service, mailbox, now)
    forget_records(service, now)
    give_room_back(service, now)


def _clear(service: Service, mailbox: Mailbox, now: datetime) -> None:
    with database.atomic():
        if not chores.is_due(chores.CLEARING, now, EVERY):
            return
        # Counted before it is done, as if it had been done long enough ago to be due again in an hour.
        chores.done(chores.CLEARING, now - EVERY + LOST_AGAIN)
    shorten_log()
    try:
        gone = sum(mailbox.clear(now - days, known) for days, known in _passes(service.policy))
    except MailboxLost as error:
        # Whoever fetches says so, once; here it is tried again in an hour.
        log.debug("old mail could not be deleted: %s", error)
        return
    with database.atomic():
        chores.done(chores.CLEARING, now)
    if gone:
        log.info("deleted old mails=%d", gone)
