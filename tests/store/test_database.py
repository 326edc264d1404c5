"""The store opens, migrates and locks as a service needs it that nobody watches."""

from __future__ import annotations

import re
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from peewee import SqliteDatabase
from playhouse.schema_diff import diff_models

from store.database import MIGRATIONS, StoreError, connect, data_version, disconnect, one_daemon, path_of
from store.fields import MomentField
from store.models import TABLES, database

pytestmark = pytest.mark.sqlite("test_postgresql.py has what a server's does")

NOW = datetime(2027, 3, 1, 9, 30, tzinfo=UTC)


@pytest.fixture
def url(tmp_path: Path) -> Iterator[str]:
    """A store of this test's own."""
    yield f"sqlite:///{tmp_path / 'deep' / 'store.sqlite3'}"
    disconnect()


def test_the_migrations_build_exactly_the_tables_of_the_models(url: str) -> None:
    opened = connect(url)

    assert not diff_models(opened, list(TABLES))


def test_an_index_over_a_part_of_a_table_is_the_same_in_migrations_and_models(url: str) -> None:
    def parts(path: Path) -> dict[str, str]:
        with closing(sqlite3.connect(path)) as store:
            found = store.execute("SELECT name, sql FROM sqlite_master WHERE sql LIKE '% WHERE %'")
            return {name: re.sub(r'"|IF NOT EXISTS|\s', "", sql) for name, sql in found}

    connect(url)
    disconnect()
    of_models = SqliteDatabase(str(path_of(url).with_name("models.sqlite3")))
    with of_models.bind_ctx(TABLES):
        of_models.create_tables(TABLES)
    of_models.close()

    assert parts(path_of(url)) == parts(path_of(url).with_name("models.sqlite3"))
    assert len(parts(path_of(url))) >= 7


def test_every_earlier_version_is_brought_up_to_date(url: str) -> None:
    from playhouse.migrations import Runner

    versions = sorted(path.stem for path in MIGRATIONS.glob("[0-9]*.py"))
    path = path_of(url)
    path.parent.mkdir(parents=True)
    for version in versions:
        path.unlink(missing_ok=True)
        old = SqliteDatabase(str(path))
        Runner(old, str(MIGRATIONS)).up(version)
        old.close()

        opened = connect(url)

        assert not diff_models(opened, list(TABLES)), f"from {version}"
        disconnect()


def test_opening_twice_changes_nothing(url: str) -> None:
    connect(url)
    disconnect()

    assert not diff_models(connect(url), list(TABLES))


def test_several_processes_that_start_at_once_migrate_once(url: str) -> None:
    program = f"from store.database import connect; connect({url!r})"
    running = [subprocess.Popen([sys.executable, "-c", program]) for _ in range(4)]

    assert [process.wait(timeout=60) for process in running] == [0, 0, 0, 0]
    assert not diff_models(connect(url), list(TABLES))


def test_the_settings_that_lose_nothing_are_on(url: str) -> None:
    connect(url)

    def pragma(name: str) -> object:
        return database.execute_sql(f"PRAGMA {name}").fetchone()[0]

    assert pragma("journal_mode") == "wal"
    assert pragma("synchronous") == 2
    assert pragma("foreign_keys") == 1
    assert pragma("secure_delete") == 1


def test_a_transaction_takes_its_lock_when_it_begins_not_when_it_writes(url: str) -> None:
    connect(url)

    with (
        closing(sqlite3.connect(path_of(url), timeout=0)) as other,
        database.atomic(),
        pytest.raises(sqlite3.OperationalError, match="locked"),
    ):
        other.execute("BEGIN IMMEDIATE")


def test_only_its_owner_can_read_the_store(url: str) -> None:
    connect(url)

    assert path_of(url).stat().st_mode & 0o777 == 0o600
    assert path_of(url).parent.stat().st_mode & 0o777 == 0o700


def test_a_second_daemon_is_refused_in_one_line(url: str) -> None:
    program = f"""
from store.database import StoreError, one_daemon
try:
    with one_daemon({url!r}):
        pass
except StoreError as error:
    print(error)
"""
    with one_daemon(url):
        done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)

    assert "another mentorpost runs on" in done.stdout
    assert done.stdout.count("\n") == 1


def test_a_store_of_a_newer_version_is_refused_in_a_line(url: str) -> None:
    connect(url)
    database.execute_sql("INSERT INTO schema_migration (name, applied) VALUES ('0999_later', '2027-01-01')")
    disconnect()

    with pytest.raises(StoreError, match="newer mentorpost"):
        connect(url)
    disconnect()


def test_what_another_process_writes_shows_in_the_data_version(url: str) -> None:
    connect(url)
    before = data_version()

    program = (
        f"from store.database import connect; connect({url!r});"
        "from store.models import database as d; d.execute_sql('CREATE TABLE other (x)')"
    )
    subprocess.run([sys.executable, "-c", program], check=True)

    assert data_version() != before


@pytest.mark.parametrize("url", ["mysql://here/db", "sqlite://file", "", "sqlite:///"])
def test_a_url_that_is_none_is_refused_in_a_sentence(url: str) -> None:
    with pytest.raises(StoreError, match="sqlite:///PATH"):
        connect(url)


def test_a_store_that_is_no_database_is_refused_in_a_sentence(tmp_path: Path) -> None:
    broken = tmp_path / "broken.sqlite3"
    broken.write_text("not a database, and long enough to be taken for a header of one" * 10)

    with pytest.raises(StoreError, match="cannot open the store"):
        connect(f"sqlite:///{broken}")
    disconnect()


def test_a_moment_is_stored_in_utc_and_sorts_as_time_does() -> None:
    field = MomentField()
    berlin = NOW.astimezone(timezone(timedelta(hours=2)))

    assert field.db_value(berlin) == field.db_value(NOW)
    assert field.python_value(field.db_value(NOW)) == NOW
    assert str(field.db_value(NOW)) < str(field.db_value(NOW + timedelta(microseconds=1)))


def test_a_naive_moment_is_refused() -> None:
    with pytest.raises(ValueError, match="time zone"):
        MomentField().db_value(datetime(2027, 3, 1))  # noqa: DTZ001 - the naive one that is refused
