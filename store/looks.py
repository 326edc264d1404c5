"""Who had somebody's private words shown on the machine: kept, so that nobody looks unseen."""

from __future__ import annotations

from datetime import datetime

from store.models import PrivateLookRow


def note(person: int, by: str, now: datetime) -> None:
    """Keep that this user of the machine had the words of a person shown."""
    PrivateLookRow.create(person=person, by=by, at=now)


def at_person(person: int) -> list[tuple[datetime, str]]:
    """Return when the words of a person were shown, and to which user of the machine, oldest first."""
    rows = PrivateLookRow.select().where(PrivateLookRow.person == person).order_by(PrivateLookRow.id)
    return [(row.at, row.by) for row in rows]
