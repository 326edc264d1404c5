"""A match that the organizer proposes; the mentee decides (A37, B9)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from mentorship.people import Person
from mentorship.policy import Policy


class Reply(StrEnum):
    """What became of a proposal; silence is no reply and means no."""

    ACCEPTED = "accepted"
    DECLINED = "declined"


@dataclass(frozen=True)
class Proposal:
    """Two people, and why the organizer thought of them; both read it, the mentor only after a yes."""

    id: int
    mentee: Person
    mentor: Person
    why: str
    at: datetime
    answer: Reply | None = None
    kind: str = ""  # peer, reverse, listening

    def open(self, policy: Policy, now: datetime) -> bool:
        """Whether an answer is still waited for."""
        return self.answer is None and now < self.at + timedelta(days=policy.proposal_answer)
