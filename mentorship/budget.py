"""How many routine letters a person gets: one rule, over all their mentorships (DESIGN, "volume")."""

from __future__ import annotations

from datetime import datetime, timedelta

from mentorship.policy import Policy

# A letter of eight o'clock leaves some moments later; a week is over at eight all the same.
LATENESS = timedelta(hours=1)


def allows(sent: tuple[datetime, ...], introduced_at: datetime | None, policy: Policy, now: datetime) -> bool:
    """Say whether one more routine letter may go. `sent`: when the person's routine letters were written."""
    week = sum(now - timedelta(days=7) + LATENESS < at for at in sent)
    month = sum(now - timedelta(days=30) + LATENESS < at for at in sent)
    fresh = introduced_at is not None and now - introduced_at < timedelta(days=30)
    limit = policy.letters_in_first_30_days if fresh else policy.letters_in_30_days
    return week < policy.letters_in_7_days and month < limit
