"""`mentorpost people address`: letters go elsewhere, and the address of before hears of it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from mentorpost.__main__ import main
from store.database import disconnect

MAX = ("people", "add", "max@example.org", "--name", "Max Berger", "--mentor")


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A data folder of this test's own."""
    monkeypatch.setenv("MENTORPOST_DATA", str(tmp_path / "data"))
    monkeypatch.delenv("MENTORPOST_CONFIG", raising=False)
    monkeypatch.chdir(tmp_path)
    yield tmp_path
    disconnect()


def _run(*arguments: str) -> Result:
    return CliRunner().invoke(main, arguments)


def test_an_address_is_corrected_by_a_command_and_the_old_one_is_told() -> None:
    _run(*MAX)
    moved = _run("people", "address", "max@example.org", "Max.Berger@example.net")
    shown = json.loads(_run("people", "show", "max.berger@example.net", "--json").output)
    queue = json.loads(_run("mail", "queue", "--json").output)

    assert moved.output == "Letters to Max Berger go to max.berger@example.net.\n"
    assert shown["address"] == "max.berger@example.net"
    assert [(row["letter"], row["to"]) for row in queue][-2:] == [
        ("done", "max@example.org"),
        ("done", "max.berger@example.net"),
    ]


def test_a_further_address_is_added_found_and_removed() -> None:
    _run(*MAX)
    _run("people", "address", "max@example.org", "max@work.example", "--second")
    shown = json.loads(_run("people", "show", "max@work.example", "--json").output)
    _run("people", "address", "max@work.example", "--remove")

    assert (shown["address"], shown["addresses"]) == ("max@example.org", ["max@work.example"])
    assert _run("people", "show", "max@work.example").exit_code == 1


WRONG = (
    (("max@example.org", "ann"), "is no address"),
    (("max@example.org", "mia@example.com"), "is somebody else's"),
    (("max@example.org", "mentoring@localhost"), "the programme's own address"),
    (("max@example.org", "--remove"), "name another"),
    (("nobody@example.org", "new@example.org"), "nobody here has the address"),
    (("max@example.org",), "say ADDRESS NEW"),
)


@pytest.mark.parametrize(("arguments", "said"), WRONG)
def test_an_address_that_cannot_be_meant_is_named_in_one_line(arguments: tuple[str, ...], said: str) -> None:
    _run(*MAX)
    _run("people", "add", "mia@example.com", "--name", "Mia Okafor", "--mentee")
    done = _run("people", "address", *arguments)

    assert done.exit_code != 0
    assert said in done.output
