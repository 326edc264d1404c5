"""Who works with whom, as addresses: asked where somebody of the programme's own people takes part too."""

from __future__ import annotations

from mentorship.lifecycle import OVER
from store.models import MentorshipRow


def partners_of(person: int) -> frozenset[str]:
    """Return the addresses of those with whom somebody works, or asks to."""
    mine = (MentorshipRow.mentor == person) | (MentorshipRow.mentee == person)
    rows = MentorshipRow.select().where(mine, MentorshipRow.state.not_in(list(OVER)))
    both = (one for row in rows for one in (row.mentor, row.mentee))
    return frozenset(str(one.address) for one in both if one.id != person)
