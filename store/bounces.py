"""Letters that came back: points for an address and day, when it is tried again, and what goes elsewhere."""

from __future__ import annotations

from datetime import date, datetime

from peewee import fn

from store import plain
from store.models import BounceRow, LetterRow, PersonRow
from store.outbox import AT_ONCE, FAILED, QUEUED
from store.side_by_side import needs


def note(person: int, address: str, day: date, points: int) -> None:
    """Note that something came back; of one day and address the gravest counts, once."""
    needs(person)
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
    needs(person)
    BounceRow.delete().where(BounceRow.person == person).execute()
    probe(person, None)


def forget_old(before: date) -> None:
    """Delete what counts no more."""
    plain.execute("DELETE FROM bounce WHERE day < ?", before)


def probe(person: int, at: datetime | None) -> None:
    """Say when it is tried whether letters arrive; None: not any more."""
    needs(person)
    PersonRow.update(probe_at=at).where(PersonRow.id == person).execute()


def probes_due(now: datetime) -> tuple[int, ...]:
    """Return the numbers of those to whom a letter is sent that tries it."""
    rows = plain.execute("SELECT id FROM person WHERE probe_at <= ?", now)
    return tuple(sorted(number for (number,) in rows))


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
    needs(person)
    PersonRow.update(unreachable_since=since).where(PersonRow.id == person).execute()


def unreachable_since(person: int) -> date | None:
    """Return from when on no letter arrived."""
    row = PersonRow.get_or_none(PersonRow.id == person)
    return row.unreachable_since if row else None


def bounced_to(person: int, since: datetime) -> list[LetterRow]:
    """Return letters to somebody that came back or were refused, the latest first."""
    rows = LetterRow.select().where(
        LetterRow.person == person, LetterRow.created_at > since, LetterRow.state == FAILED
    )
    return list(rows.order_by(LetterRow.id.desc()))


def redirect(person: int, address: str) -> None:
    """Send what still waits for somebody to another address; what stands on the letter is as it was."""
    needs(person)
    LetterRow.update(recipient=address).where(
        LetterRow.person == person, LetterRow.next_at.is_null(False), LetterRow.name != "confirm-identity"
    ).execute()


def revoke(person: int, address: str, now: datetime) -> None:
    """Let nothing count any more that answers what somebody got at an address."""
    needs(person)
    LetterRow.update(expires_at=now).where(
        LetterRow.person == person, LetterRow.recipient == address
    ).execute()


def write_again(number: int, recipient: str, mail: bytes) -> None:
    """Put a letter that came back into the outbox once more, under its number and its Message-ID."""
    LetterRow.update(recipient=recipient, mail=mail, state=QUEUED, next_at=AT_ONCE, attempts=0).where(
        LetterRow.id == number
    ).execute()
