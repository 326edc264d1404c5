"""Records of letters and mails that nothing asks for any more: deleted, so that a store grows only so far.

What they held was blanked long before. Here goes that they were: by whom, to whom, when, under which number.
A record that tells something for good stays, and so does what the calendar of two people looks back on.
"""

from __future__ import annotations

from datetime import datetime

from mentorship.letters.joining import NotApproved
from mentorship.letters.recommending import ReferenceStands
from mentorship.lifecycle import OVER
from store import plain
from store.fields import moment_of
from store.outbox import DISCARDED, FAILED, SENT
from store.recommendations import TO_THEM

AT_ONCE = 1_000  # records that are looked at in one transaction
# That somebody was not let in; and letters about a recommendation, which can be taken back on any day.
TELL_FOR_GOOD = (NotApproved.name, ReferenceStands.name, *TO_THEM)
# The latest stays whatever it is: the next one's number is above it, and no number means two letters.
LETTERS = "next_at IS NULL AND text = '' AND created_at > ? AND created_at <= ?"
MAILS = "state = 'done' AND gone AND at > ? AND at <= ?"


def forget_letters(after: datetime, before: datetime) -> datetime | None:
    """Delete records of letters written between two moments; say up to when, or None where that is all.

    Of two who were together since `before` the latest of each kind stays: the calendar looks back on it.
    """
    until = _some("created_at", f"letter WHERE {LETTERS}", after, before)
    plain.execute(
        f"DELETE FROM letter WHERE {LETTERS} AND mail IS NULL AND state IN ? "  # noqa: S608  # nosec B608 - constants
        "AND name NOT IN ? AND asked NOT IN ? AND id < (SELECT MAX(id) FROM letter) "
        "AND (mentorship_id IS NULL OR EXISTS (SELECT 1 FROM mentorship "
        "WHERE mentorship.id = letter.mentorship_id AND mentorship.state IN ? AND since <= ?) "
        "OR EXISTS (SELECT 1 FROM letter AS later WHERE later.mentorship_id = letter.mentorship_id "
        "AND later.name = letter.name AND later.id > letter.id "
        "AND COALESCE(later.role, '') = COALESCE(letter.role, '')))",
        after,
        until or before,
        (SENT, FAILED, DISCARDED),
        TELL_FOR_GOOD,
        TELL_FOR_GOOD,
        OVER,
        before,
    )
    return until


def forget_mails(after: datetime, before: datetime) -> datetime | None:
    """Delete records of mails that came between two moments and are dealt with; the same."""
    until = _some("at", f"received WHERE {MAILS}", after, before)
    plain.execute(
        f"DELETE FROM received WHERE {MAILS} AND mail IS NULL "  # noqa: S608  # nosec B608 - constants
        "AND id < (SELECT MAX(id) FROM received)",
        after,
        until or before,
    )
    return until


def _some(moment: str, of: str, after: datetime, before: datetime) -> datetime | None:
    """Return up to when there are as many as one transaction looks at; None where there are fewer."""
    found = plain.execute(
        f"SELECT {moment} FROM {of} ORDER BY {moment} LIMIT 1 OFFSET ?",  # noqa: S608  # nosec B608 - constants
        after,
        before,
        AT_ONCE - 1,
    )
    return next((moment_of(text) for (text,) in found), None)
