"""People: rows to values and back."""

from __future__ import annotations

import json
import secrets
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from functools import reduce
from operator import or_

from peewee import fn

from mentorship import terms
from mentorship.addresses import GOOGLE
from mentorship.addresses import plain as plain_address
from mentorship.fields import Field
from mentorship.lifecycle import TAKES_A_PLACE
from mentorship.people import Person, Status
from mentorship.scene import Place
from mentorship.stillness import Still
from store import addresses, plain, recommendations, search
from store.managers import manager_in
from store.models import PersonRow, RatingRow, UnlikeRow
from store.side_by_side import alone, needs

# No vowels and no look-alikes: codes are read aloud and typed on telephones, and must spell nothing.
CODE_LETTERS = "BCDFGHJKMNPQRTVWXZ2346789"
CODE_LENGTH = 4


def person_of(row: PersonRow) -> Person:
    """Return a row as a value."""
    return Person(
        id=row.id,
        address=row.address,
        name=row.name,
        code=row.code,
        mentor=row.mentor,
        mentee=row.mentee,
        status=Status(row.status),
        mission=row.mission,
        capacity=row.capacity,
        hours=row.hours,
        resting=row.resting,
        away_until=row.away_until,
        language=row.language,
        time_zone=row.time_zone,
        consented_at=row.consented_at,
        terms=row.terms,
        fewer=row.fewer,
        profile=tuple((Field(label), value) for label, value in json.loads(row.profile)),
        wants=row.wants,
        returned=row.returned,
        manager=manager_in(row.manager),
        absences=tuple(
            Still(date.fromisoformat(begin), date.fromisoformat(back))
            for begin, back in json.loads(row.absences)
        ),
    )


def add(person: Person, now: datetime) -> Person:
    """Keep a new person, and give them a number and a code of their own."""
    alone()
    row = PersonRow.create(
        address=person.address.lower(),
        name=person.name,
        code=_fresh_code(),
        mentor=person.mentor,
        mentee=person.mentee,
        status=person.status,
        mission=person.mission,
        capacity=person.capacity,
        language=person.language,
        time_zone=person.time_zone,
        profile=json.dumps(person.profile),
        returned=person.returned,
        created_at=now,
    )
    search.keep(person_of(row))
    return person_of(row)


def save(person: Person) -> None:
    """Keep somebody as they are now; their consent and their manager have functions of their own."""
    needs(person.id)
    PersonRow.update(
        address=person.address,
        name=person.name,
        mentor=person.mentor,
        mentee=person.mentee,
        status=person.status,
        mission=person.mission,
        capacity=person.capacity,
        hours=person.hours,
        resting=person.resting,
        away_until=person.away_until,
        language=person.language,
        time_zone=person.time_zone,
        fewer=person.fewer,
        profile=json.dumps(person.profile),
        wants=person.wants,
        returned=person.returned,
        absences=json.dumps([(one.begin.isoformat(), one.back.isoformat()) for one in person.absences]),
    ).where(PersonRow.id == person.id).execute()
    search.keep(person)


def same_mailbox(address: str, but: int = 0) -> Person | None:
    """Find somebody else whose address is another spelling of this one: who left first, then who is here."""
    domains = [address.rpartition("@")[2].lower()]
    if domains[0] in GOOGLE:
        domains = sorted(GOOGLE)
    rows = PersonRow.select().where(
        PersonRow.id != but,
        reduce(or_, (PersonRow.address.endswith(f"@{domain}") for domain in domains)),
    )
    found = [person_of(row) for row in rows if plain_address(row.address) == plain_address(address)]
    return min(found, key=lambda person: (person.status is not Status.LEFT, person.id), default=None)


def consent(person: Person, now: datetime) -> None:
    """Note the first own act of somebody, and the terms that held then."""
    needs(person.id)
    PersonRow.update(consented_at=now, terms=terms.VERSION).where(
        PersonRow.id == person.id, PersonRow.consented_at.is_null()
    ).execute()


def consent_anew(person: Person) -> None:
    """Let somebody who left and comes back agree once more."""
    needs(person.id)
    PersonRow.update(consented_at=None, terms="").where(PersonRow.id == person.id).execute()


def look_at_all(now: datetime) -> None:
    """List everybody who waits to be listed some day."""
    alone()
    PersonRow.update(look_at=now).where(PersonRow.look_at > now).execute()


def look_again(person: int, at: datetime | None) -> None:
    """Say when somebody who waits for approval is put before the organizer; None: not any more."""
    needs(person)
    PersonRow.update(look_at=at).where(PersonRow.id == person).execute()


def due(now: datetime) -> tuple[int, ...]:
    """Return the numbers of those whose time has come."""
    rows = plain.execute("SELECT id FROM person WHERE look_at <= ?", now)
    return tuple(sorted(number for (number,) in rows))


def next_look() -> datetime | None:
    """Return when somebody's time comes next."""
    row = (
        PersonRow.select(PersonRow.look_at)
        .where(PersonRow.look_at.is_null(False))
        .order_by(PersonRow.look_at)
        .first()
    )
    return row.look_at if row else None


def awaiting() -> list[Person]:
    """Return everybody who is to be put before the organizer, in the order in which they came."""
    rows = PersonRow.select().where(PersonRow.look_at.is_null(False)).order_by(PersonRow.id)
    return [person_of(row) for row in rows]


def by_address(address: str) -> Person | None:
    """Find somebody by one of their addresses, in any case."""
    number = addresses.owner(address)
    return by_id(number) if number is not None else None


def by_id(number: int) -> Person | None:
    """Find somebody by number."""
    row = plain.get(PersonRow, "id", number)
    return person_of(row) if row else None


def by_ids(*numbers: int) -> dict[int, Person]:
    """Return the people of these numbers."""
    return {row.id: person_of(row) for row in plain.select(PersonRow, "WHERE id IN ?", numbers)}


def by_code(code: str) -> Person | None:
    """Find somebody by code, in any case."""
    row = PersonRow.get_or_none(PersonRow.code == code.upper())
    return person_of(row) if row else None


def everybody() -> list[Person]:
    """Return all people, by name."""
    return [person_of(row) for row in PersonRow.select().order_by(PersonRow.name, PersonRow.id)]


def loads(*mentors: int) -> dict[int, int]:
    """Return how many places are taken: of these mentors, or of each."""
    taken = "SELECT mentor_id, COUNT(*) FROM mentorship WHERE state IN ?"
    if not mentors:
        return dict(plain.execute(f"{taken} GROUP BY 1", TAKES_A_PLACE))
    of_these = "AND mentor_id IN ?"
    return dict(plain.execute(f"{taken} {of_these} GROUP BY 1", TAKES_A_PLACE, mentors))


def places(*mentors: int) -> tuple[Place, ...]:
    """Return approved mentors with the places that are taken: these, or all."""
    if mentors:
        return places_of(mentors)
    approved = plain.select(PersonRow, "WHERE mentor AND status = ? ORDER BY id", Status.APPROVED)
    return _places(approved)


def places_of(mentors: Collection[int] = (), codes: Collection[str] = ()) -> tuple[Place, ...]:
    """Return approved mentors with the places that are taken: those of these numbers and of these codes."""
    approved = plain.select(
        PersonRow,
        "WHERE (id IN ? OR code IN ?) AND mentor AND status = ? ORDER BY id",
        frozenset(mentors),
        frozenset(codes),
        Status.APPROVED,
    )
    return _places(approved, *(row.id for row in approved)) if approved else ()


def _places(approved: list[PersonRow], *mentors: int) -> tuple[Place, ...]:
    taken, scores, said = loads(*mentors), _scores(*mentors), recommendations.standing(*mentors)
    return tuple(
        Place(person_of(row), taken.get(row.id, 0), scores.get(row.id, ()), said.get(row.id, ()))
        for row in approved
    )


def _scores(*mentors: int) -> dict[int, tuple[int, ...]]:
    found: dict[int, tuple[int, ...]] = {}
    if mentors:
        of_these = "SELECT mentor_id, score FROM rating WHERE mentor_id IN ? ORDER BY at, id"
        rows = plain.execute(of_these, mentors)
    else:
        rows = plain.execute("SELECT mentor_id, score FROM rating ORDER BY at, id")
    for mentor, score in rows:
        found[mentor] = (*found.get(mentor, ()), score)
    return found


def unlikes(*people: int) -> frozenset[tuple[int, str]]:
    """Return who does not want to be matched with which code: of these people, or of all."""
    if people:
        rows = plain.execute("SELECT person_id, code FROM unlike WHERE person_id IN ?", frozenset(people))
    else:
        rows = plain.execute("SELECT person_id, code FROM unlike")
    return frozenset((person, code) for person, code in rows)


def unlike(person: Person, code: str) -> None:
    """Note a match that somebody does not want."""
    needs(person.id)
    UnlikeRow.insert(person=person.id, code=code.upper()).on_conflict_ignore().execute()


@dataclass(frozen=True)
class Rating:
    """A rating on record."""

    mentorship: int
    score: int
    at: datetime


def ratings(person: Person) -> list[Rating]:
    """Return the numbers that a mentor was given."""
    rows = RatingRow.select().where(RatingRow.mentor == person.id).order_by(RatingRow.at, RatingRow.id)
    return [Rating(row.mentorship_id, row.score, row.at) for row in rows]


def count() -> int:
    """Return how many people there are."""
    return int(PersonRow.select(fn.COUNT(PersonRow.id)).scalar())


def count_up_to(most: int) -> int:
    """The same, but stop counting there."""
    return plain.number("SELECT COUNT(*) FROM (SELECT 1 FROM person LIMIT ?) AS some_of_them", most)


def _fresh_code() -> str:
    while True:
        code = "".join(secrets.choice(CODE_LETTERS) for _ in range(CODE_LENGTH))
        # A code of digits alone would be read as a number.
        if any(letter.isalpha() for letter in code) and not PersonRow.get_or_none(PersonRow.code == code):
            return code
