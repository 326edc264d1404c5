"""A mail goes to quarantine, and the organizer is told: once a day, however many follow."""

from __future__ import annotations

from datetime import datetime, timedelta

from mentorpost.perform import Stage, perform
from mentorpost.service import Service
from mentorship.effects import Office, Tell
from mentorship.letters.answering import OrganizerAlert
from store import chores, received

A_DAY = timedelta(days=1)


def set_aside(service: Service, number: int, why: str, now: datetime) -> None:
    """Put a mail into quarantine, inside the caller's transaction."""
    received.quarantine(number, why)
    if chores.is_due(chores.QUARANTINE_TOLD, now, A_DAY):
        chores.done(chores.QUARANTINE_TOLD, now)
        alert = OrganizerAlert("quarantine", "", "mentorpost mail quarantine")
        perform(Stage(service, now), [Tell(Office.ORGANIZER, alert)])
