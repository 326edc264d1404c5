"""Further addresses of people, and what was refused in somebody's name."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from store import plain
from store.models import AddressRow, RefusalRow
from store.side_by_side import needs

REFUSALS_KEPT = timedelta(days=90)
MOST_REFUSALS = 20  # that are shown of one person


@dataclass(frozen=True)
class Refusal:
    """A mail in somebody's name that was not acted on."""

    at: datetime
    sender: str
    wanted: str
    why: str


def owner(address: str) -> int | None:
    """Return the number of the person to whom an address belongs, the first or a further one."""
    first = plain.number("SELECT id FROM person WHERE address = ?", address.lower())
    return first or plain.number("SELECT person_id FROM address WHERE address = ?", address.lower()) or None


def of(person: int) -> tuple[str, ...]:
    """Return somebody's further addresses, the oldest first."""
    rows = plain.execute("SELECT address FROM address WHERE person_id = ? ORDER BY id", person)
    return tuple(address for (address,) in rows)


def add(person: int, address: str, now: datetime) -> None:
    """Count an address as one more of somebody's."""
    needs(person)
    AddressRow.insert(person=person, address=address.lower(), since=now).on_conflict_ignore().execute()


def drop(person: int, address: str) -> bool:
    """Count it no more; say whether it was counted."""
    needs(person)
    gone = AddressRow.delete().where(AddressRow.person == person, AddressRow.address == address.lower())
    return bool(gone.execute())


def refuse(person: int, refusal: Refusal) -> None:
    """Note a mail in somebody's name that was not acted on."""
    needs(person)
    RefusalRow.create(
        person=person, at=refusal.at, sender=refusal.sender, wanted=refusal.wanted, why=refusal.why
    )


def refused(person: int) -> tuple[Refusal, ...]:
    """Return what was refused in somebody's name, the latest first."""
    rows = RefusalRow.select().where(RefusalRow.person == person).order_by(RefusalRow.id.desc())
    return tuple(Refusal(row.at, row.sender, row.wanted, row.why) for row in rows.limit(MOST_REFUSALS))


def forget_old(now: datetime) -> None:
    """Delete refusals that are long past."""
    plain.execute("DELETE FROM refusal WHERE at < ?", now - REFUSALS_KEPT)


def forget(person: int) -> None:
    """Delete both."""
    needs(person)
    AddressRow.delete().where(AddressRow.person == person).execute()
    RefusalRow.delete().where(RefusalRow.person == person).execute()
