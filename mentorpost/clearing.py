"""Once a day: nothing of the pair's own mail stays anywhere longer than it was promised.

Bodies are blanked in the store when they are sent. Here the store's log is emptied, and the mailbox deletes
from Processed, Sent and Trash what we wrote or have dealt with. A mailbox that cannot be used is no error
here: it is tried again.
"""

from __future__ import annotations

import logging
import re
from datetime import datetime, timedelta

from inbox_rules.digest import digest
from inbox_rules.header_text import message_ids
from mailer.errors import MailboxLost
from mailer.values import Mailbox
from mentorpost.service import Service
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
    """What the store knows of a mail."""

    def by_header(self, header: bytes) -> bool:
        """Whether we wrote the mail with this Message-ID, or have dealt with it."""
        field = MESSAGE_ID.search(header)
        numbers = message_ids(field[1].decode("utf-8", "replace")) if field else ()
        return any(outbox.by_message_id(number) or received.is_handled(number) for number in numbers[:1])

    def by_content(self, mail: bytes) -> bool:
        """Whether we have dealt with this very mail."""
        return received.is_handled_content(digest(mail))


def clear_away(service: Service, mailbox: Mailbox, now: datetime) -> None:
    """Do the day's clearing, where it is due."""
    with database.atomic():
        if not chores.is_due(chores.CLEARING, now, EVERY):
            return
        # Counted before it is done, as if it had been done long enough ago to be due again in an hour.
        chores.done(chores.CLEARING, now - EVERY + LOST_AGAIN)
    shorten_log()
    try:
        gone = mailbox.clear(now - timedelta(days=service.policy.relay_keep_days), KnownHere())
    except MailboxLost as error:
        # Whoever fetches says so, once; here it is tried again in an hour.
        log.debug("old mail could not be deleted: %s", error)
        return
    with database.atomic():
        chores.done(chores.CLEARING, now)
    if gone:
        log.info("deleted old mails=%d", gone)
