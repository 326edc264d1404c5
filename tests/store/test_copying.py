"""A store moves from SQLite to PostgreSQL and back, and nothing of it is another."""

from __future__ import annotations

from pathlib import Path

import pytest

from mentorpost.settings import Settings
from store import mentorships, people, search
from store.copying import copy
from store.database import StoreError, connect, disconnect, one_daemon
from store.models import LetterRow, database
from tests.stores import on_a_server
from tests.world import World

pytestmark = pytest.mark.postgresql
MIA, MAX = "mia@example.com", "max@example.org"


@pytest.fixture
def lived(two: World) -> World:
    """A programme with letters, an agreement, held mail and a text with a sign that no server keeps."""
    two.reply(MIA, "introduction", "Hi Max,\n\nmy road: school, then teaching.")
    two.reply(MAX, "relayed", "Hi Mia,\n\nmine was bumpy.")
    two.after(days=3)
    LetterRow.update(said="a\0b").where(LetterRow.id == 1).execute()
    disconnect()
    return two


def _file(folder: Path, name: str) -> str:
    return f"sqlite:///{folder / name}"


def test_a_copy_there_and_back_holds_the_same_rows_with_the_same_digests(
    lived: World, tmp_path: Path
) -> None:
    settings: Settings = lived.service.settings
    server = on_a_server(tmp_path / "server", empty=True)

    there = copy(settings.store_url, server)
    back = copy(server, _file(tmp_path, "back.sqlite3"))

    assert there == back
    rows = {table.table: table.rows for table in there}
    assert rows["person"] == 2
    assert rows["mentorship"] == 1
    assert rows["letter"] > 6
    assert rows["history"] > 0


def test_a_copied_programme_lives_on_and_its_next_numbers_are_free(lived: World, tmp_path: Path) -> None:
    server = on_a_server(tmp_path / "server", empty=True)
    copy(lived.service.settings.store_url, server)
    connect(server)
    before = int(LetterRow.select().order_by(LetterRow.id.desc()).get().id)

    assert search.mentors("count").people == (1,)
    assert str(lived.pair().state) == "agreeing"
    person = lived.add("ada@example.org", "Ada Gray", mentor=True, mission="I paint.")
    lived.after(days=20)

    assert person.id == 3
    assert min(int(row.id) for row in LetterRow.select().where(LetterRow.person == 3)) == before + 1
    assert people.count() == 3
    assert len(mentorships.all_rows()) == 1


def test_what_is_not_empty_is_not_written_over(lived: World, tmp_path: Path) -> None:
    server = on_a_server(tmp_path / "server", empty=True)
    copy(lived.service.settings.store_url, server)

    with pytest.raises(StoreError, match="is not empty"):
        copy(lived.service.settings.store_url, server)


def test_tables_of_something_else_are_left_alone(lived: World, tmp_path: Path) -> None:
    server = on_a_server(tmp_path / "server", empty=True)
    connect(server)
    for table in database.get_tables():
        database.execute_sql(f'DROP TABLE "{table}" CASCADE')
    database.execute_sql("CREATE TABLE theirs (x int)")
    disconnect()

    with pytest.raises(StoreError, match="tables of something else"):
        copy(lived.service.settings.store_url, server)


def test_nothing_is_copied_while_a_daemon_works_on_it(lived: World, tmp_path: Path) -> None:
    url = lived.service.settings.store_url
    server = on_a_server(tmp_path / "server", empty=True)
    connect(url)
    opened = database.obj

    with one_daemon(url), pytest.raises(StoreError, match="another mentorpost runs"):
        copy(url, server)
    opened.close()


def test_a_store_that_is_not_there_is_not_made(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="there is no store"):
        copy(_file(tmp_path, "none.sqlite3"), _file(tmp_path, "other.sqlite3"))

    assert not (tmp_path / "none.sqlite3").exists()


def test_a_store_of_another_level_is_not_copied(lived: World, tmp_path: Path) -> None:
    url = lived.service.settings.store_url
    connect(url)
    database.execute_sql("DELETE FROM schema_migration WHERE name = '0019_private_looks'")
    disconnect()

    with pytest.raises(StoreError, match="is not up to date"):
        copy(url, on_a_server(tmp_path / "server", empty=True))
