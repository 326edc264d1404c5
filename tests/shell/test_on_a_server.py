"""What an organizer types where the store lies on a PostgreSQL server, and how it gets there."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from mentorpost.__main__ import main
from mentorpost.checkup import of_store
from mentorpost.settings import load
from store import outbox
from store.database import connect, disconnect
from store.restoring import NUMBERS_LEFT_OUT
from tests.stores import on_a_server
from tests.world import World

pytestmark = pytest.mark.postgresql


@pytest.fixture
def moved(two: World, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """A programme whose store was copied to a server, with settings that name it; return its url."""
    disconnect()
    url = on_a_server(tmp_path / "server", empty=True)
    done = CliRunner().invoke(main, ["store", "copy", two.service.settings.store_url, url])
    assert done.exit_code == 0, done.output
    assert "person: 2 rows, " in done.stdout
    assert "read back and the same" in done.stdout
    for folder in ("cur", "new", "tmp"):
        (tmp_path / "in" / folder).mkdir(parents=True)
    file = tmp_path / "mentorpost.toml"
    file.write_text(
        '[program]\nname = "Riverside Mentors"\naddress = "mentors@riverside.example"\n'
        'organizers = ["Ann Reyes <ann@riverside.example>"]\n'
        f'[store]\nurl = "{url}"\nfolder = "{tmp_path}"\n'
        f'[mailbox]\nurl = "maildir:{tmp_path / "in"}"\n[smtp]\nurl = "maildir:{tmp_path / "out"}"\n',
        encoding="utf-8",
    )
    monkeypatch.setenv("MENTORPOST_CONFIG", str(file))
    return url


def typed(*arguments: str) -> Result:
    return CliRunner().invoke(main, list(arguments))


def test_the_programme_goes_on_with_its_key_beside_it(moved: str, tmp_path: Path) -> None:
    key = (tmp_path / "mentorpost.key").read_bytes()

    done = typed("run", "--once")
    assert done.exit_code == 0, done.output
    assert '"people": 2' in typed("status", "--json").stdout
    assert (tmp_path / "mentorpost.key").read_bytes() == key


def test_a_backup_names_the_servers_own_tools(moved: str, tmp_path: Path) -> None:
    done = typed("backup")

    assert done.exit_code == 1
    assert "pg_dump" in done.stderr
    assert str(tmp_path / "mentorpost.key") in done.stderr
    assert done.stderr.count("\n") == 1


def test_a_restore_names_the_servers_own_tools(moved: str, tmp_path: Path) -> None:
    (tmp_path / "any.backup").write_bytes(b"x")

    done = typed("restore", str(tmp_path / "any.backup"))

    assert done.exit_code == 1
    assert "pg_restore" in done.stderr
    assert "--by-hand" in done.stderr


def test_what_was_put_back_by_hand_holds_what_waits_and_what_follows(moved: str, tmp_path: Path) -> None:
    assert typed("people", "add", "ada@example.org", "--name", "Ada", "--mentee").exit_code == 0
    last = _highest(moved)

    assert typed("restore", "--by-hand").exit_code == 0
    assert json.loads(typed("status", "--json").stdout)["letters_held"] == 1
    assert typed("people", "add", "ben@example.org", "--name", "Ben", "--mentee").exit_code == 0
    done = typed("run", "--once")
    assert done.exit_code == 0, done.output

    status = json.loads(typed("status", "--json").stdout)
    assert status["letters_held"] >= 2  # with what the calendar owed meanwhile
    assert status["letters_queued"] == 0
    assert list((tmp_path / "out").glob("new/*")) == []
    assert _highest(moved) > last + NUMBERS_LEFT_OUT


def _highest(url: str) -> int:
    connect(url)
    number = outbox.highest()
    disconnect()
    return number


def test_a_file_and_by_hand_together_are_a_slip_of_the_hand(moved: str) -> None:
    assert typed("restore", "x.backup", "--by-hand").exit_code == 2
    assert typed("restore").exit_code == 2


def test_doctor_hears_of_the_server(moved: str) -> None:
    store, running = of_store(load())

    assert "answers" in store.what
    assert "does not run" in running.what


def test_a_store_is_not_copied_onto_itself() -> None:
    done = typed("store", "copy", "sqlite:////tmp/none", "sqlite:////tmp/none")

    assert done.exit_code == 1
    assert "same store" in done.stderr
