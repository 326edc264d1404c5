"""What a pair's row holds as JSON beside its lists: the meeting that is known, and what they shared."""

from __future__ import annotations

import json
from datetime import datetime

from mentorship.letters.base import Role
from mentorship.meetings import Meeting
from mentorship.sharing import Outcome, Shared, What


def meeting_text(meeting: Meeting | None) -> str:
    """Return a meeting as it is kept."""
    if meeting is None:
        return ""
    return json.dumps(
        {
            "number": meeting.number,
            "sequence": meeting.sequence,
            "at": meeting.at.isoformat() if meeting.at else "",
            "off": meeting.off,
            "offered": [moment.isoformat() for moment in meeting.offered],
            "by": meeting.by or "",
        }
    )


def meeting_of(text: str) -> Meeting | None:
    """Return a meeting that was kept."""
    if not text:
        return None
    kept = json.loads(text)
    return Meeting(
        kept["number"],
        kept["sequence"],
        datetime.fromisoformat(kept["at"]) if kept["at"] else None,
        kept["off"],
        tuple(datetime.fromisoformat(moment) for moment in kept["offered"]),
        Role(kept["by"]) if kept["by"] else None,
    )


def shared_text(shared: tuple[Shared, ...]) -> str:
    """Return what two shared as it is kept."""
    return json.dumps([(one.what, one.words, one.by, one.at.isoformat(), one.outcome) for one in shared])


def shared_of(text: str) -> tuple[Shared, ...]:
    """Return what two shared."""
    return tuple(
        Shared(What(what), words, Role(by), datetime.fromisoformat(at), Outcome(outcome))
        for what, words, by, at, outcome in json.loads(text)
    )
