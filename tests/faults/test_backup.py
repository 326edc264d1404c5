"""A backup is whole, holds no word of a pair's own mail, and brings back a service that repeats nothing."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from mailer.values import Delivery, Outcome
from mentorship.lifecycle import State
from store import chores, held, outbox, received
from store.backup import copy_store, look_into
from store.database import MIGRATIONS, StoreError, connect, disconnect
from store.models import LetterRow, ReceivedRow
from store.restoring import NUMBERS_LEFT_OUT, restore
from tests.world import START, World

pytestmark = pytest.mark.sqlite("a server is backed up with its own tools")

MAX, MIA = "max@example.org", "mia@example.com"
SECRET = "I have not told my wife yet."


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    """A programme in which Mia has asked Max."""
    world = World(tmp_path)
    world.add(MAX, "Max Berger", mentor=True, mission="I changed careers.")
    world.add(MIA, "Mia Okafor")
    world.reply(MIA, "welcome-mentee", f"request {world.person(MAX).code}\n\nI teach maths.")
    yield world
    world.close()


LATER = Outcome(Delivery.DEFERRED, "451 later")


def _store(world: World) -> Path:
    return world.service.settings.folder / "mentorpost.sqlite3"


def _backup(world: World) -> Path:
    copy = world.service.settings.folder / "backups" / "one.backup"
    copy_store(_store(world), copy, world.service.key, world.now)
    return copy


def _go_back(world: World, copy: Path) -> Path | None:
    """Restore, as the command does while nothing runs; the mailbox stays as it is."""
    disconnect()
    kept = restore(copy, _store(world), world.now)
    connect(f"sqlite:///{_store(world)}")
    return kept


def _held() -> list[tuple[str, str]]:
    return [(row.name, row.recipient) for row in outbox.unsent() if row.state == outbox.HELD]


def test_a_backup_is_one_checked_file_that_only_its_owner_can_read(world: World) -> None:
    copy = _backup(world)

    assert [path.name for path in copy.parent.iterdir()] == ["one.backup"]
    assert copy.stat().st_mode & 0o777 == 0o600
    found = look_into(copy)
    assert (found.at, found.people, found.open_pairs, found.key) == (START, 2, 1, world.service.key)


def test_a_backup_holds_no_word_of_the_pairs_own_mail(world: World) -> None:
    world.reply(MAX, "request", "accept")
    world.wire.outcomes = [LATER]
    world.reply(MIA, "introduction", SECRET)
    assert LetterRow.select().where(LetterRow.text.contains(SECRET)).exists(), "it waits in the store itself"

    assert SECRET.encode() not in _backup(world).read_bytes()


def test_what_happened_since_the_backup_is_lived_through_again_and_its_letters_wait(world: World) -> None:
    copy = _backup(world)
    world.reply(MAX, "request", "accept")
    before = len(world.wire.sent)

    _go_back(world, copy)
    assert world.pair().state is State.REQUESTED
    world.run()

    assert world.pair().state is State.AGREEING
    assert len(world.wire.sent) == before, "nothing leaves before the organizer says so"
    assert sorted(_held()) == [("introduction", MIA), ("introduction", MAX)][::-1]
    assert chores.at(chores.RESTORED) is None

    world.run()
    assert len(world.wire.sent) == before
    held.send_all()
    assert sorted(got.to for got in world.run()) == [MAX, MIA]


def test_after_that_the_service_works_as_ever(world: World) -> None:
    copy = _backup(world)
    world.reply(MAX, "request", "accept")
    _go_back(world, copy)
    world.run()
    held.discard_all()

    assert [got.name for got in world.write(MIA, "status")] == ["status"]
    assert _held() == []


def test_what_waited_in_the_backup_is_held_with_its_words(world: World) -> None:
    world.wire.outcomes = [LATER]
    world.write(MIA, "status")
    copy = _backup(world)

    _go_back(world, copy)
    world.run()

    assert _held() == [("status", MIA)]
    held.send_all()
    assert [got.name for got in world.run()] == ["status"]


def test_what_the_calendar_owed_meanwhile_is_held_too(world: World) -> None:
    copy = _backup(world)
    world.after(days=5)
    assert "request-reminder" in world.got(MAX)
    before = len(world.wire.sent)

    _go_back(world, copy)
    world.run()

    assert len(world.wire.sent) == before
    assert ("request-reminder", MAX) in _held()


def test_a_letter_after_a_restore_never_has_the_number_of_one_that_went_out_before(world: World) -> None:
    copy = _backup(world)
    world.reply(MAX, "request", "accept")
    latest = outbox.highest()

    _go_back(world, copy)
    world.run()

    assert min(row.id for row in outbox.unsent() if row.state == outbox.HELD) > latest + NUMBERS_LEFT_OUT // 2


def test_an_answer_to_a_letter_that_the_backup_does_not_know_is_asked_about_and_never_guessed(
    world: World,
) -> None:
    world.reply(MAX, "request", "accept")
    world.after(days=7)
    copy = _backup(world)
    world.reply(MIA, "agreement-form", "agree")
    review = world.latest("agreement-review", MAX)

    _go_back(world, copy)
    world.box.processed.clear()
    world.run()
    (asked,) = world.reply(MAX, review, "agree")

    assert asked.name in ("confirm-identity", "not-understood", "not-possible")
    assert world.pair().state is State.AGREEING


def test_a_mail_that_waits_for_a_word_gets_its_own_words_back(world: World) -> None:
    world.reply(MAX, "request", "accept")
    world.reply(MIA, "introduction", "I would like to end this")
    (kept,) = ReceivedRow.select().where(ReceivedRow.state == received.HELD)
    copy = _backup(world)

    _go_back(world, copy)
    assert received.get(kept.id).mail is None  # type: ignore[union-attr]
    world.run()

    assert b"end this" in bytes(received.get(kept.id).mail or b"")  # type: ignore[union-attr]


def test_a_mail_that_waited_when_the_backup_was_made_is_read_again(world: World) -> None:
    raw = b"From: mia@example.com\r\nMessage-ID: <1@example.com>\r\nSubject: status\r\n\r\nstatus\r\n"
    world.box.mails["waiting:1"] = raw
    world.daemon.fetch()
    copy = _backup(world)
    world.run()

    _go_back(world, copy)
    world.run()

    assert _held() == [("status", MIA)]


def test_the_store_that_was_there_is_kept_with_all_that_it_held(world: World) -> None:
    copy = _backup(world)
    world.add("eva@example.org", "Eva Lund")

    kept = _go_back(world, copy)

    assert kept is not None
    assert look_into(kept).people == 3
    assert look_into(_store(world)).people == 2
    assert not list(_store(world).parent.glob(".mentorpost.sqlite3.restored*"))


def test_a_damaged_store_can_be_replaced_and_a_damaged_backup_is_refused(world: World) -> None:
    copy = _backup(world)
    disconnect()
    _store(world).write_bytes(b"not a database, and long enough to be taken for one" * 40)

    assert restore(copy, _store(world), world.now) is not None
    assert look_into(_store(world)).people == 2

    damage(copy)
    with pytest.raises(StoreError, match=r"is damaged|cannot be read"):
        restore(copy, _store(world), world.now + timedelta(seconds=1))
    assert look_into(_store(world)).people == 2


def damage(path: Path) -> None:
    """Write noise over a page in the middle."""
    with path.open("r+b") as file:
        file.seek(os.path.getsize(path) // 2 // 4096 * 4096)
        file.write(b"\xa5" * 8192)


def test_a_copy_that_somebody_made_by_hand_is_as_good(world: World) -> None:
    disconnect()
    copy = _store(world).with_name("copied")
    copy.write_bytes(_store(world).read_bytes())
    connect(f"sqlite:///{_store(world)}")

    _go_back(world, copy)
    world.run()

    assert world.pair().state is State.REQUESTED


def test_a_file_that_is_no_backup_is_refused_in_a_sentence(tmp_path: Path, world: World) -> None:
    other, text = tmp_path / "other.sqlite3", tmp_path / "text"
    with closing(sqlite3.connect(other)) as opened, opened:
        opened.execute("CREATE TABLE schema_migration (name TEXT)")
    text.write_text("hello")

    for wrong, says in ((other, "is no store"), (text, "cannot be read"), (tmp_path / "none", "there is no")):
        with pytest.raises(StoreError, match=says):
            restore(wrong, _store(world), world.now)


def test_a_backup_of_a_newer_version_is_refused(world: World) -> None:
    copy = _backup(world)
    with closing(sqlite3.connect(copy)) as opened, opened:
        opened.execute("INSERT INTO schema_migration (name, applied) VALUES ('9999_later', '2030-01-01')")

    with pytest.raises(StoreError, match="newer mentorpost"):
        restore(copy, _store(world), world.now)


def test_a_backup_of_an_older_version_is_brought_up_to_date(tmp_path: Path) -> None:
    from peewee import SqliteDatabase
    from playhouse.migrations import Runner

    old = SqliteDatabase(str(tmp_path / "old"))
    Runner(old, str(MIGRATIONS)).up(min(path.stem for path in MIGRATIONS.glob("[0-9]*.py")))
    old.close()

    with pytest.raises(StoreError):
        look_into(tmp_path / "none")
    restore(tmp_path / "old", tmp_path / "store.sqlite3", datetime(2026, 3, 2, tzinfo=UTC))
    connect(f"sqlite:///{tmp_path / 'store.sqlite3'}")

    assert chores.at(chores.RESTORED) is not None
    disconnect()


def test_a_backup_onto_a_file_that_is_there_changes_nothing(world: World) -> None:
    copy = _backup(world)
    before = copy.read_bytes()

    with pytest.raises(StoreError, match="is there already"):
        _backup(world)
    assert copy.read_bytes() == before
