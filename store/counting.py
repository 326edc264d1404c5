"""How much of everything there is, for whoever watches the machine: numbers by state, and the oldest of each.

No name, no address and no subject comes out of here.
"""

from __future__ import annotations

from datetime import datetime

from store import plain
from store.fields import moment_of
from store.outbox import DEFERRED, QUEUED
from store.received import WAITING


def people() -> dict[str, int]:
    """Return how many people there are, by status."""
    return _by("SELECT status, COUNT(*) FROM person GROUP BY status")


def mentorships() -> dict[str, int]:
    """Return how many mentorships there are, by state."""
    return _by("SELECT state, COUNT(*) FROM mentorship GROUP BY state")


def letters() -> dict[str, int]:
    """Return how many letters there are, by what became of them; old records of them are gone."""
    return _by("SELECT state, COUNT(*) FROM letter GROUP BY state")


def mails() -> dict[str, int]:
    """Return how many mails came, by where they stand."""
    return _by("SELECT state, COUNT(*) FROM received GROUP BY state")


def kinds() -> dict[str, int]:
    """Return how many mails came, by what kind they were read as."""
    return _by("SELECT kind, COUNT(*) FROM received WHERE kind <> '' GROUP BY kind")


def letters_written() -> int:
    """Return how many letters were ever written: the latest stays, and has the highest number."""
    return plain.number("SELECT MAX(id) FROM letter")


def mails_came() -> int:
    """Return how many mails ever came: the same."""
    return plain.number("SELECT MAX(id) FROM received")


def oldest_letter(now: datetime) -> datetime | None:
    """Return when the oldest letter was written that should have left by now."""
    return _moment(
        "SELECT MIN(created_at) FROM letter WHERE next_at IS NOT NULL AND next_at <= ? AND state IN ?",
        now,
        (QUEUED, DEFERRED),
    )


def oldest_mail() -> datetime | None:
    """Return when the oldest mail came that waits to be read."""
    return _moment("SELECT MIN(at) FROM received WHERE state = ?", WAITING)


def least_due() -> datetime | None:
    """Return the day of whatever the calendar owes a mentorship next."""
    return _moment("SELECT MIN(look_at) FROM mentorship WHERE look_at IS NOT NULL")


def _by(statement: str) -> dict[str, int]:
    return dict(sorted((str(name), int(number)) for name, number in plain.execute(statement)))


def _moment(statement: str, *values: object) -> datetime | None:
    for (moment,) in plain.execute(statement, *values):
        return moment_of(moment) if moment else None
    return None
