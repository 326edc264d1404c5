"""Recommendations: rows to values and back. What is over keeps nothing that says who it was."""

from __future__ import annotations

from datetime import datetime

from mentorship.letters.base import Recommended
from mentorship.letters.recommending import ReferenceConfirm, ReferenceDone, ReferenceRequest, ReferenceStands
from mentorship.people import Person, Status
from mentorship.recommendations import Named, Recommendation, Standing
from store import plain
from store.models import LetterRow, NeverAskRow, ReceivedRow, RecommendationRow
from store.side_by_side import alone

# The letters to people who were named; an answer to what asks them again names one of these too.
TO_THEM = (ReferenceRequest.name, ReferenceConfirm.name, ReferenceDone.name)


def of(mentor: int) -> tuple[Recommendation, ...]:
    """Return everybody whom a mentor named ever, oldest first."""
    rows = RecommendationRow.select().where(RecommendationRow.mentor == mentor).order_by(RecommendationRow.id)
    return tuple(_value(row) for row in rows)


def get(number: int) -> Recommendation | None:
    """Find one by its number."""
    row = RecommendationRow.get_or_none(RecommendationRow.id == number)
    return _value(row) if row else None


def by(address: str) -> tuple[Recommendation, ...]:
    """Return those of which somebody is, or may become, the author."""
    rows = RecommendationRow.select().where(RecommendationRow.address == address.lower())
    return tuple(_value(row) for row in rows.order_by(RecommendationRow.id))


def standing(*mentors: int) -> dict[int, tuple[Recommended, ...]]:
    """Return what stands, by mentor: of these, or of all."""
    if mentors:
        of_these = "WHERE standing = ? AND mentor_id IN ?"
        rows = plain.select(RecommendationRow, of_these, Standing.STANDS, mentors)
    else:
        rows = plain.select(RecommendationRow, "WHERE standing = ?", Standing.STANDS)
    found: dict[int, tuple[Recommended, ...]] = {}
    for row in sorted(rows, key=lambda row: row.id):
        found[row.mentor_id] = (*found.get(row.mentor_id, ()), Recommended(row.name, row.words))
    return found


def name(mentor: Person, people: tuple[Named, ...], now: datetime) -> None:
    """Keep whom a mentor named; whoever was named before stays as they are."""
    alone()
    for one in people:
        RecommendationRow.insert(
            mentor=mentor.id,
            name=one.name,
            address=one.address.lower(),
            mark=one.mark,
            standing=Standing.NAMED,
            named_at=now,
        ).on_conflict_ignore().execute()


def to_ask() -> tuple[Recommendation, ...]:
    """Return who is named by a mentor who is in, and not asked yet, oldest first."""
    rows = plain.select(
        RecommendationRow,
        "WHERE standing = ? AND mentor_id IN (SELECT id FROM person WHERE id = mentor_id AND mentor "
        "AND status = ?) ORDER BY id",
        Standing.NAMED,
        Status.APPROVED,
    )
    return tuple(_value(row) for row in rows)


def is_open(mark: str) -> bool:
    """Whether somebody is asked already and has not answered, whoever named them."""
    asked = (RecommendationRow.standing == Standing.ASKED) & (RecommendationRow.mark == mark)
    return bool(RecommendationRow.select().where(asked).exists())


def due(now: datetime) -> tuple[Recommendation, ...]:
    """Return those whose time is over: nobody answered, or nobody said yes to what was shown."""
    rows = plain.select(
        RecommendationRow,
        "WHERE until <= ? AND (standing = ? OR shown <> '')",
        now,
        Standing.ASKED,
    )
    return tuple(_value(row) for row in sorted(rows, key=lambda row: row.id))


def of_who_left() -> tuple[Recommendation, ...]:
    """Return who is named by somebody who left, and was never asked."""
    rows = plain.select(
        RecommendationRow,
        "WHERE standing = ? AND mentor_id IN (SELECT id FROM person WHERE id = mentor_id AND status = ?) "
        "ORDER BY id",
        Standing.NAMED,
        Status.LEFT,
    )
    return tuple(_value(row) for row in rows)


def asked(one: Recommendation, now: datetime, until: datetime) -> None:
    """Note that somebody is asked."""
    _update(one, standing=Standing.ASKED, asked_at=now, until=until)


def show(one: Recommendation, words: str, signed: str, until: datetime | None) -> None:
    """Keep what was shown back and waits for a yes; no words: nothing waits any more."""
    _update(one, shown=words, name=signed, until=until)


def stand(one: Recommendation) -> None:
    """Let what was shown stand."""
    _update(one, standing=Standing.STANDS, words=one.shown, shown="", until=None)


def close(one: Recommendation, until: datetime | None) -> None:
    """Blank all that says who it was; it takes a place of the mentor's until then."""
    alone()
    letters = _letters(one)
    ReceivedRow.update(sender="", message_id="").where(ReceivedRow.letter << letters).execute()
    gone = LetterRow.next_at.is_null()
    LetterRow.update(text="", subject="", recipient="").where(LetterRow.id << letters, gone).execute()
    LetterRow.update(text="", subject="").where(
        LetterRow.name == ReferenceStands.name, LetterRow.about == one.id, gone
    ).execute()
    _update(one, standing=Standing.OVER, name="", address="", words="", shown="", until=until)


def drop(one: Recommendation, now: datetime) -> None:
    """Take one away at its mentor's wish; whoever was never asked may be named again."""
    alone()
    close(one, now)
    if one.asked_at is None:
        RecommendationRow.delete().where(RecommendationRow.id == one.id).execute()


def forget(person: Person) -> None:
    """Delete what others said of somebody, and what somebody said of others."""
    alone()
    for one in (*of(person.id), *by(person.address)):
        close(one, one.until)
    RecommendationRow.delete().where(RecommendationRow.mentor == person.id).execute()


def never_ask(mark: str, now: datetime) -> None:
    """Note that somebody is not asked again, whoever names them."""
    alone()
    NeverAskRow.insert(mark=mark, at=now).on_conflict_ignore().execute()


def may_be_asked(mark: str) -> bool:
    """Whether they never said that they want no such letter."""
    return not NeverAskRow.select().where(NeverAskRow.mark == mark).exists()


def latest_shown(one: Recommendation) -> int:
    """Return the number of the letter that showed the latest words back; 0 where there is none."""
    rows = LetterRow.select(LetterRow.id).where(
        LetterRow.about == one.id, LetterRow.name == ReferenceConfirm.name
    )
    row = rows.order_by(LetterRow.id.desc()).first()
    return row.id if row else 0


def shown_since(one: Recommendation, since: datetime) -> int:
    """Return how many letters somebody who was named got about it since then."""
    query = LetterRow.select().where(LetterRow.id << _letters(one), LetterRow.created_at > since)
    return int(query.count())


def _letters(one: Recommendation) -> list[int]:
    """Return the numbers of all letters about it to whoever was named."""
    theirs = LetterRow.name.in_(TO_THEM) | LetterRow.asked.in_(TO_THEM)
    rows = LetterRow.select(LetterRow.id).where(LetterRow.about == one.id, theirs)
    return [row.id for row in rows]


def _update(one: Recommendation, **what: str | datetime | None) -> None:
    alone()
    RecommendationRow.update(**what).where(RecommendationRow.id == one.id).execute()


def _value(row: RecommendationRow) -> Recommendation:
    return Recommendation(
        id=row.id,
        mentor=row.mentor_id,
        name=row.name,
        address=row.address,
        mark=row.mark,
        standing=Standing(row.standing),
        words=row.words,
        shown=row.shown,
        asked_at=row.asked_at,
        until=row.until,
    )
