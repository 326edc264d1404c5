"""Plain statements give and take exactly what the ORM does; it is only the way that is shorter."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path

import pytest

from mentorship.people import Status
from store import plain
from store.database import connect, disconnect
from store.models import TABLES, BreakRow, ChoreRow, LetterRow, PersonRow
from tests.stores import store_url

NOW = datetime(2027, 3, 1, 9, 30, 0, 5, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _a_store(tmp_path: Path) -> Iterator[None]:
    connect(store_url(tmp_path))
    yield
    disconnect()


def ada(**more: object) -> int:
    given: dict[str, object] = {
        "address": "ada@example.org",
        "name": "Ada",
        "code": "BCDF",
        "created_at": NOW,
    }
    return plain.insert(PersonRow, status=Status.APPROVED, **given, **more)


def test_what_is_inserted_is_what_the_orm_reads() -> None:
    number = ada(mentor=True, away_until=date(2027, 4, 1))

    row = PersonRow.get(PersonRow.id == number)
    assert (row.status, row.mentor, row.mentee) == ("approved", True, False)
    assert (row.created_at, row.away_until, row.capacity) == (NOW, date(2027, 4, 1), 1)


def test_what_the_orm_writes_is_read_alike_column_by_column() -> None:
    person = PersonRow.create(
        address="leo@example.org", name="Leo", code="GHJK", status="applied", mentor=True,
        away_until=date(2027, 4, 1), consented_at=NOW, created_at=NOW,
    )  # fmt: skip
    LetterRow.create(name="status", person=person, recipient="leo@example.org", state="queued",
                     created_at=NOW, mail=b"\0bytes")  # fmt: skip
    BreakRow.create(begin=date(2027, 8, 1), until=date(2027, 8, 20))

    for kind in (PersonRow, LetterRow, BreakRow):
        (row,) = plain.select(kind, "ORDER BY id")
        assert row.__data__ == kind.get().__data__


def test_a_row_is_put_in_the_place_of_the_one_with_its_key_and_keeps_its_number() -> None:
    plain.put(ChoreRow, "name", name="look", at=NOW)
    plain.put(ChoreRow, "name", name="other", at=NOW)
    plain.put(ChoreRow, "name", name="look", at=NOW + timedelta(hours=1))
    number = ada()
    said = {"name": "Ada B", "code": "BCDF", "status": Status.LEFT, "created_at": NOW}
    plain.put(PersonRow, "address", address="ada@example.org", **said)

    assert {row.name: row.at for row in ChoreRow} == {"look": NOW + timedelta(hours=1), "other": NOW}
    (person,) = PersonRow
    assert (person.id, person.name, person.status) == (number, "Ada B", "left")


def test_a_row_that_is_changed_is_changed_alone() -> None:
    number = ada()
    other = PersonRow.create(address="b@example.org", name="B", code="MNPQ", status="left", created_at=NOW)

    assert plain.update(PersonRow, number, hours=3, look_at=NOW)

    assert plain.get(PersonRow, "id", other.id) == other
    assert (PersonRow.get_by_id(number).hours, PersonRow.get_by_id(number).look_at) == (3, NOW)
    assert not plain.update(PersonRow, 99, hours=3)


def test_a_moment_of_any_zone_is_bound_in_utc_and_a_naive_one_is_refused() -> None:
    ada(look_at=NOW)
    east = NOW.astimezone(timezone(timedelta(hours=9)))

    assert plain.number("SELECT id FROM person WHERE look_at = ?", east) == 1
    with pytest.raises(ValueError, match="time zone"):
        plain.number("SELECT id FROM person WHERE look_at = ?", NOW.replace(tzinfo=None))


def test_a_list_finds_whoever_is_in_it_and_an_empty_one_nobody() -> None:
    ada()
    statement = "SELECT name FROM person WHERE code = ? AND status IN ? AND id IN ? AND mentor = ?"

    assert list(plain.execute(statement, "BCDF", {Status.APPROVED, Status.LEFT}, (1, 2, 3), False)) == [
        ("Ada",)
    ]
    assert list(plain.execute(statement, "BCDF", {Status.APPROVED}, (), False)) == []


def test_what_no_column_holds_is_refused() -> None:
    with pytest.raises(TypeError, match="no column holds a float"):
        plain.number("SELECT ?", 1.5)


@pytest.mark.parametrize("kind", TABLES)
def test_every_table_can_be_read_whole(kind: type[PersonRow]) -> None:
    assert plain.select(kind, "LIMIT 1") == []
