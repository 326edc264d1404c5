"""What a store on a PostgreSQL server promises of its own: its locks, its lost connections, its order."""

from __future__ import annotations

import email
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path
from typing import Any, cast

import psycopg
import pytest
from peewee import OperationalError
from playhouse.schema_diff import diff_models

from store import chores, people
from store.database import (
    MIGRATIONS,
    StoreError,
    connect,
    data_version,
    disconnect,
    one_daemon,
    server_of,
    shown,
)
from store.health import runs, seen
from store.models import TABLES, ChoreRow, PersonRow, database
from store.postgresql import Postgresql
from tests.postgresql import Server
from tests.stores import on_a_server
from tests.world import PROGRAMME, START, World

pytestmark = pytest.mark.postgresql


@pytest.fixture
def url(tmp_path: Path) -> Iterator[str]:
    """A store of this test's own, new and empty."""
    yield on_a_server(tmp_path / "fresh", empty=True)
    disconnect()
    from tests.stores import drop_within

    drop_within(tmp_path)


def here() -> Postgresql:
    return cast("Postgresql", database.obj)


def end_connections(url: str) -> None:
    """End every other connection to this database, as an administrator does."""
    with psycopg.connect(url, autocommit=True) as admin:
        admin.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
            "WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )


def test_the_migrations_build_exactly_the_tables_of_the_models(url: str) -> None:
    assert not diff_models(connect(url), list(TABLES))


def test_a_store_of_the_last_versions_is_brought_up_to_date(tmp_path: Path) -> None:
    from playhouse.migrations import Runner

    # The others are tried on SQLite; building each of them here takes a server a while.
    for version in sorted(path.stem for path in MIGRATIONS.glob("[0-9]*.py"))[-5:]:
        url = on_a_server(tmp_path / version, empty=True)
        old = server_of(url)
        with closing(old):
            Runner(old, str(MIGRATIONS)).up(version)

        assert not diff_models(connect(url), list(TABLES)), f"from {version}"
        disconnect()


def test_a_store_of_a_newer_version_is_refused_in_a_line(url: str) -> None:
    connect(url)
    here().execute_sql("INSERT INTO schema_migration (name, applied) VALUES ('0999_later', '2027-01-01')")
    disconnect()

    with pytest.raises(StoreError, match="newer mentorpost"):
        connect(url)


def test_several_processes_that_start_at_once_migrate_once(url: str) -> None:
    program = f"from store.database import connect; connect({url!r})"
    running = [subprocess.Popen([sys.executable, "-c", program]) for _ in range(3)]

    assert [process.wait(timeout=60) for process in running] == [0, 0, 0]
    assert not diff_models(connect(url), list(TABLES))


def test_bytes_alone_decide_the_order_of_texts(url: str) -> None:
    connect(url)
    names = ["b", "A", "a", "Ä", "B", "_", "z", "Z", "ß", " "]
    for name in names:
        chores.done(name, START)

    assert [row.name for row in ChoreRow.select().order_by(ChoreRow.name)] == sorted(names)


def test_a_text_with_a_sign_that_no_server_keeps_is_kept_without_it(url: str) -> None:
    connect(url)
    chores.done("a\0b", START)

    assert [row.name for row in ChoreRow.select()] == ["a\ufffdb"]


def test_a_transaction_takes_its_lock_when_it_begins_not_when_it_writes(url: str) -> None:
    connect(url)

    with closing(psycopg.connect(url)) as other, database.atomic():
        other.execute("SET lock_timeout = '50ms'")
        with pytest.raises(psycopg.errors.LockNotAvailable):
            other.execute("SELECT pg_advisory_xact_lock(hashtext('mentorpost in ' || current_schema()), 1)")


def test_another_writer_that_takes_too_long_is_an_error_that_is_tried_again(url: str) -> None:
    connect(url)
    with closing(psycopg.connect(url)) as other:
        other.execute("SELECT pg_advisory_xact_lock(hashtext('mentorpost in ' || current_schema()), 1)")
        database.execute_sql("SET lock_timeout = '50ms'")
        with pytest.raises(OperationalError, match="lock timeout"), database.atomic():
            pass

    with database.atomic():
        chores.done("after", START)
    assert chores.at("after") == START


def test_a_second_daemon_is_refused_in_one_line_and_the_first_is_seen(url: str) -> None:
    connect(url)
    program = f"""
from store.database import StoreError, connect, one_daemon
connect({url!r})
try:
    with one_daemon({url!r}):
        pass
except StoreError as error:
    print(error)
"""
    with one_daemon(url):
        done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
        assert runs(url)

    assert "another mentorpost runs on postgresql://" in done.stdout
    assert done.stdout.count("\n") == 1
    assert not runs(url)


def test_a_daemon_whose_connection_ended_holds_the_store_again_with_the_next(url: str) -> None:
    connect(url)

    with one_daemon(url):
        end_connections(url)
        with suppress(OperationalError):
            data_version()
        data_version()
        assert runs(url)


def test_a_daemon_whose_place_was_taken_meanwhile_ends_in_one_line(url: str) -> None:
    connect(url)

    with closing(psycopg.connect(url, autocommit=True)) as other, one_daemon(url):
        other.execute("SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory'")
        other.execute("SELECT pg_advisory_lock(hashtext('mentorpost in ' || current_schema()), 2)")
        with suppress(OperationalError):
            data_version()
        with pytest.raises(StoreError, match="another mentorpost runs"):
            data_version()


def test_a_transaction_whose_connection_ended_is_never_taken_for_committed(url: str) -> None:
    connect(url)

    def swallow() -> None:
        with database.atomic():
            chores.done("before", START)
            end_connections(url)
            with suppress(OperationalError):
                chores.done("after", START)

    with pytest.raises(OperationalError):
        swallow()

    assert chores.at("before") is None
    assert chores.at("after") is None


def test_a_transaction_that_the_server_gave_up_is_never_taken_for_committed(url: str) -> None:
    connect(url)
    execute: Any = database.execute_sql

    def swallow() -> None:
        with database.atomic():
            chores.done("before", START)
            with suppress(Exception):
                execute("SELECT 1 / 0")

    with pytest.raises(OperationalError, match="gave this transaction up"):
        swallow()

    assert chores.at("before") is None


def test_what_another_process_writes_shows_in_the_data_version_and_reading_does_not(url: str) -> None:
    connect(url)
    before = data_version()
    people.count()
    assert data_version() == before

    with closing(psycopg.connect(url, autocommit=True)) as other:
        other.execute("INSERT INTO chore (name, at) VALUES ('x', '')")

    assert data_version() != before


def test_no_password_is_ever_shown() -> None:
    secret = "postgresql://ann:secret@db.example.org:5433/mentors?sslmode=require&password=secret"

    assert shown(secret) == "postgresql://ann@db.example.org:5433/mentors"


@pytest.mark.parametrize("url", ["postgresql://127.0.0.1:1/none", "postgresql://?nonsense=1"])
def test_a_server_that_does_not_answer_is_one_sentence(url: str) -> None:
    with pytest.raises(
        StoreError, match=r"cannot open the store postgresql://|store\.url cannot be read"
    ) as said:
        connect(url)

    assert "\n" not in str(said.value)


def test_doctor_hears_how_large_the_store_is(url: str) -> None:
    connect(url)

    found = seen(url)

    assert found is not None
    assert found.name.startswith("postgresql://")
    assert found.size > 1_000_000
    assert here().size() == found.size


def test_a_server_that_is_gone_is_said_once_and_the_same_daemon_goes_on_when_it_is_back(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    server = Server()
    try:
        monkeypatch.setattr("tests.world.store_url", lambda _: server.url("postgres"))
        world = World(tmp_path)
        world.add("max@example.org", "Max Berger", mentor=True, mission="I count.")
        world.box.mails["one"] = world._new_mail("max@example.org", "status", PROGRAMME, "Hi")

        server.stop()
        usable = [world.daemon.usable(world.daemon.turn) for _ in range(2)]
        server.start()
        again = [world.daemon.usable(world.daemon.turn) for _ in range(2)]

        said = [record.message for record in caplog.records if "store cannot be written" in record.message]
        letters = {email.message_from_bytes(mail.raw)["Message-ID"] for mail in world.wire.sent}
        status = PersonRow.get().status
        world.close()
    finally:
        server.remove()
    assert usable == [False, False]
    assert again[-1]
    assert len(said) == 1
    assert len(letters) == 2  # one of them twice, where the crash took its mark along
    assert status == "approved"
