"""What a week was, in numbers, from everybody's histories. Nobody's name and nobody's words are in it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import datetime
from typing import cast

from peewee import fn

from mentorship.letters.organizing import Week
from mentorship.lifecycle import Event, State
from mentorship.mentorship import CONTACT
from store.models import MentorshipRow, NoteRow


def week(since: datetime) -> Week:
    """Count what has happened since then."""
    counted = NoteRow.select(NoteRow.what, fn.COUNT(NoteRow.id)).where(NoteRow.at >= since)
    noted = Counter(dict(cast("Iterable[tuple[str, int]]", counted.group_by(NoteRow.what).tuples())))
    ended = (
        MentorshipRow.select(fn.COUNT(MentorshipRow.id))
        .where(MentorshipRow.state == State.ENDED, MentorshipRow.since >= since)
        .scalar()
    )
    return Week(
        requests=noted[Event.REQUEST] + noted[Event.JOIN_QUEUE],
        introduced=noted[Event.ACCEPT],
        settled=noted[Event.SETTLE],
        mails=noted[CONTACT],
        goals=noted[Event.REACH_GOAL],
        ended=int(ended),
    )
