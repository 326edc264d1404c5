"""Work that is done now and then: when it was done last, or comes next, so that a restart repeats nothing.

Holds names and times alone.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from store import plain
from store.models import ChoreRow

PAUSED = "sending paused"  # since when nothing leaves
RESUMED = "sending resumed"
FLOOD = "stranger flood"  # when the organizer was last told of many mails from nobody we know
CLEARING = "clearing"  # the mailbox's folders of old mail
RECORDS = "records"  # the store's records that nothing asks for any more
LETTERS_UP_TO = "records of letters"  # up to when they are gone; while that goes on
MAILS_UP_TO = "records of mails"
ROOM = "room"  # when the store last gave back, or tried to, what is empty
DIGEST = "digest"  # when it was written, or there was nothing to write
REHEARSAL = "rehearsal"  # since when one goes on
NEXT_DIGEST = "next digest"  # when it comes next
SEEN = "clock"  # what the clock said, about once an hour
RESTORED = "restored"  # from a backup of that moment; gone when what came since was read again
LOOKED = "looked"  # into the mailbox, to its end, by the one of several workers that does
QUARANTINE_TOLD = "quarantine told"  # the organizer, of a mail that was set aside


def is_due(name: str, now: datetime, every: timedelta) -> bool:
    """Whether a chore was last done so long ago; or in the future, where a clock was set back."""
    last = at(name)
    return last is None or not timedelta() <= now - last < every


def done(name: str, now: datetime) -> None:
    """Note that a chore is done."""
    plain.put(ChoreRow, "name", name=name, at=now)


def forget(name: str) -> None:
    """Take a chore from the list."""
    ChoreRow.delete().where(ChoreRow.name == name).execute()


def at(name: str) -> datetime | None:
    """Return the moment that is kept for a chore."""
    row = plain.get(ChoreRow, "name", name)
    return row.at if row else None
