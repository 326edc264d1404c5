"""Once a day: records of letters and mails that nothing asks for any more leave the store.

A little at a time, a transaction each; what is left goes on in the next round, also after a restart.
"""

from __future__ import annotations

import logging
import time
from datetime import UTC, datetime, timedelta

from mentorpost.service import Service
from store import chores, retention
from store.models import database

log = logging.getLogger(__name__)

EVERY = timedelta(hours=20)
KEPT = timedelta(days=400)
# A mail that still lies in the mailbox is known by its record.
LONGER_THAN_THE_MAIL = timedelta(days=60)
SECONDS = 2.0  # of a round
EVER = datetime(2000, 1, 1, tzinfo=UTC)
PASSES = (
    (chores.LETTERS_UP_TO, retention.forget_letters),
    (chores.MAILS_UP_TO, retention.forget_mails),
)


def forget_records(service: Service, now: datetime) -> None:
    """Delete what is old enough, where that is due; not everything at once."""
    if not chores.is_due(chores.RECORDS, now, EVERY):
        return
    policy = service.policy
    in_the_mailbox = timedelta(days=max(policy.relay_keep_days, policy.service_keep_days))
    before = now - max(KEPT, in_the_mailbox + LONGER_THAN_THE_MAIL)
    end = time.monotonic() + SECONDS
    for name, forget in PASSES:
        after = chores.at(name) or EVER
        while after < before:
            if time.monotonic() > end:
                return
            with database.atomic():
                after = forget(after, before) or before
                chores.done(name, after)
    with database.atomic():
        for name, _ in PASSES:
            chores.forget(name)
        chores.done(chores.RECORDS, now)
