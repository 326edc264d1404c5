"""Two programmes in one database of a server, a schema each: neither sees or holds up the other."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from mentorship.people import Person
from store import people
from store.database import connect, disconnect, one_daemon
from store.health import runs
from store.models import TABLES, database
from tests.stores import drop_within, on_a_server
from tests.world import START

pytestmark = pytest.mark.postgresql


@pytest.fixture
def two(tmp_path: Path) -> Iterator[tuple[str, str]]:
    """The urls of two schemas of one database."""
    url = on_a_server(tmp_path, empty=True)
    with psycopg.connect(url, autocommit=True) as admin:
        admin.execute("CREATE SCHEMA riverside")
        admin.execute("CREATE SCHEMA hillside")
    yield f"{url}&options=-csearch_path%3Driverside", f"{url}&options=-csearch_path%3Dhillside"
    disconnect()
    drop_within(tmp_path)


def _join(name: str) -> None:
    people.add(Person(0, f"{name}@example.org", name.title(), "", mentee=True), START)


def test_each_has_its_own_people_under_numbers_of_its_own(two: tuple[str, str]) -> None:
    for url, name in zip(two, ("mia", "max"), strict=True):
        connect(url)
        _join(name)

    for url, name in zip(two, ("mia", "max"), strict=True):
        connect(url)
        assert [(one.id, one.address) for one in people.everybody()] == [(1, f"{name}@example.org")]


def test_each_has_all_tables_and_none_lies_elsewhere(two: tuple[str, str]) -> None:
    for url in two:
        connect(url)
    rows = database.execute_sql(
        "SELECT schemaname, tablename FROM pg_tables WHERE schemaname !~ '^(pg_|info)'"
    )
    found: dict[str, set[str]] = {}
    for schema, table in rows.fetchall():
        found.setdefault(schema, set()).add(table)

    assert set(found) == {"riverside", "hillside"}
    assert all(tables >= {str(table._meta.table_name) for table in TABLES} for tables in found.values())


def test_a_daemon_of_the_one_leaves_the_other_free(two: tuple[str, str]) -> None:
    connect(two[0])
    with one_daemon(two[0]):
        assert [runs(url) for url in two] == [True, False]
