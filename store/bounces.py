"""Letters that came back: points for an address and day, and when it is tried again."""

from __future__ import annotations

from datetime import date, datetime

from peewee import fn

from store.models import BounceRow, PersonRow


def note(person: int, address: str, day: date, points: int) -> None:
    """Note that something came back; of one day and address the gravest counts, once."""
    mine = (BounceRow.person == person) & (BounceRow.address == address) & (BounceRow.day == day)
    known = BounceRow.get_or_none(mine)
    if known is None:
        BounceRow.create(person=person, address=address, day=day, points=points)
    elif known.points < points:
        BounceRow.update(points=points).where(mine).execute()


def score(person: int, address: str, since: date) -> int:
    """Return the points of an address since a day; what is older counts no more."""
    query = BounceRow.select(fn.SUM(BounceRow.points)).where(
        BounceRow.person == person, BounceRow.address == address, BounceRow.day >= since
    )
    return int(query.scalar() or 0)


def forget(person: int) -> None:
    """Begin anew: letters arrive, or go elsewhere."""
    BounceRow.delete().where(BounceRow.person == person).execute()
    probe(person, None)


def forget_old(before: date) -> None:
    """Delete what counts no more."""
    BounceRow.delete().where(BounceRow.day < before).execute()


def probe(person: int, at: datetime | None) -> None:
    """Say when it is tried whether letters arrive; None: not any more."""
    PersonRow.update(probe_at=at).where(PersonRow.id == person).execute()


def probes_due(now: datetime) -> tuple[int, ...]:
    """Return the numbers of those to whom a letter is sent that tries it."""
    rows = PersonRow.select(PersonRow.id).where(PersonRow.probe_at.is_null(False), PersonRow.probe_at <= now)
    return tuple(row.id for row in rows)


def next_probe() -> datetime | None:
    """Return when the next is tried."""
    row = (
        PersonRow.select(PersonRow.probe_at)
        .where(PersonRow.probe_at.is_null(False))
        .order_by(PersonRow.probe_at)
        .first()
    )
    return row.probe_at if row else None


def unreachable(person: int, since: date | None) -> None:
    """Note from when on no letter arrived; None: they do again."""
    PersonRow.update(unreachable_since=since).where(PersonRow.id == person).execute()


def unreachable_since(person: int) -> date | None:
    """Return from when on no letter arrived."""
    row = PersonRow.get_or_none(PersonRow.id == person)
    return row.unreachable_since if row else None
