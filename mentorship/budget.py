"""How many routine letters a person gets: one rule, over all their mentorships (DESIGN, "volume")."""

from __future__ import annotations

from datetime import datetime, timedelta

from mentorship.policy import Policy

# A letter of eight o'clock leaves some moments later; a week is over at eight all the same.
LATENESS = timedelta(hours=1)


def allows(sent: tuple[datetime, ...], introduced_at: datetime | None, policy: Policy, now: datetime) -> bool:
    """Say whether one more routine letter may go. `sent`: when the person's routine letters were written."""
    week = sum(now - timedelta(days=7) + LATENESS < at for at in sent)
    begun = now - timedelta(days=30)
    settled_in = begun if introduced_at is None else introduced_at + timedelta(days=30)
    fresh = now < settled_in
    # The later 30 days begin behind the first: what came in those is not held against them.
    month = sum((begun if fresh else max(begun, settled_in)) + LATENESS < at for at in sent)
    limit = policy.letters_in_first_30_days if fresh else policy.letters_in_30_days
    return week < policy.letters_in_7_days and month < limit
