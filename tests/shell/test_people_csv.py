"""People come and go as a table: every fault by its row, nothing half done, nobody asked twice."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from mentorpost import people_csv
from mentorpost.__main__ import main
from mentorpost.clock import wall_clock
from store.database import disconnect

HEAD = "address,name,role,statement,hours,language,time_zone\n"
TWO = (
    HEAD
    + 'max@example.org,Max Berger,mentor,"Books, and how to keep them",2,en,Europe/Berlin\n'
    + "Mia@example.com,Mia Okafor,mentee,,,,\n"
)


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A data folder of this test's own."""
    monkeypatch.setenv("MENTORPOST_DATA", str(tmp_path / "data"))
    monkeypatch.delenv("MENTORPOST_CONFIG", raising=False)
    monkeypatch.chdir(tmp_path)
    yield tmp_path
    disconnect()


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, arguments)


def bring(text: str | bytes, *options: str) -> Result:
    raw = text.encode() if isinstance(text, str) else text
    Path("members.csv").write_bytes(raw)
    return run("people", "import", "members.csv", *options)


def there() -> list[str]:
    return [row["address"] for row in json.loads(run("people", "list", "--json").stdout)]


def welcomed() -> list[str]:
    return [row["letter"] for row in json.loads(run("mail", "queue", "--json").stdout)]


def test_everybody_in_the_table_is_added_and_welcomed() -> None:
    done = bring(TWO)

    assert done.exit_code == 0, done.output
    assert sorted(there()) == ["max@example.org", "mia@example.com"]
    assert sorted(welcomed()) == ["welcome-mentee", "welcome-mentor"]
    shown = json.loads(run("people", "show", "max@example.org", "--json").stdout)
    assert (shown["mission"], shown["hours"]) == ("Books, and how to keep them", 2)
    assert shown["time_zone"] == "Europe/Berlin"


def test_a_dry_run_says_what_would_happen_and_does_nothing() -> None:
    done = bring(TWO, "--dry-run")

    assert "2 would be added" in done.stdout
    assert there() == welcomed() == []


def test_each_fault_is_named_by_its_row_and_nobody_is_added() -> None:
    done = bring(
        HEAD
        + "max@example.org,Max Berger,mentor,,,,\n"
        + "nobody,,king,,lots,english,Mars\n"
        + "MAX@example.org,Max Berger,mentee,,,,\n"
        + "mentoring@localhost,Us,mentor,,,,\n"
        + "märta@example.org,Märta Ek,mentee,,,,\n"
    )

    assert done.exit_code == 1
    for said in (
        "row 3: 'nobody' is no address", "row 3: the name is empty", "row 3: the role is 'king'",
        "row 3: hours is 'lots'", "row 3: language 'english' has no letters; write one of en",
        "row 3: time_zone 'Mars' is unknown",
        "row 4: MAX@example.org stands in row 2 already", "row 5: mentoring@localhost is the programme's own",
        "row 6: 'märta@example.org' has letters that our mail cannot go to",
    ):  # fmt: skip
        assert said in done.stderr
    assert there() == []


def test_whom_the_programme_knows_is_left_alone() -> None:
    bring(TWO)

    done = bring(TWO + "zoe@example.net,Zoe Quist,both,,,,\n")

    assert "1 added, 2 were here already" in done.stdout
    assert "row 2: max@example.org is here already" in done.stderr
    assert len(welcomed()) == 3


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("name,role\nMax,mentor\n", "no column address"),
        ("address,name,role,phone\n", "'phone' is no column"),
        ("address,name,role,role\n", "the column role stands there twice"),
        ("", "no column address, name, role"),
        ("address,name,role\n", "there is no row under the head"),
        ("address,name,role\nmax@example.org,Max,mentor,extra\n", "row 2: 4 cells under 3 columns"),
        ("address,name,role\nmax@example.org\n", "row 2: the name is empty"),
        (b"address,name,role\nmax@example.org,M\xe4x,mentor\n", "no UTF-8"),
        ('address,name,role\nmax@example.org,"Max\n', "row 2"),
    ],
)
def test_a_table_that_is_none_is_refused_in_a_sentence(text: str | bytes, fault: str) -> None:
    done = bring(text)

    assert done.exit_code == 1
    assert fault in done.stderr
    assert "Traceback" not in done.output


def test_what_spreadsheets_write_is_read() -> None:
    done = bring("\ufeffAddress;Name;Role;Time zone\r\nmax@example.org;Max Bergér;Mentor;\r\n;;;\r\n")

    assert done.exit_code == 0, done.output
    assert there() == ["max@example.org"]


def test_what_is_exported_can_be_imported_again() -> None:
    bring(TWO + 'zoe@example.net,Zoe Quist,both,"=1+1, she said\nand wrote",,,\n')

    exported = run("people", "export").stdout
    table = people_csv.read(exported.encode(), "")

    assert "'=1+1" in exported
    assert table.faults == ()
    assert {entry.address: entry.statement for entry in table.entries}["zoe@example.net"] == (
        "=1+1, she said\nand wrote"
    )
    assert [entry.address for entry in table.entries] == there()


def test_who_left_is_not_exported() -> None:
    bring(TWO)
    from mentorpost.settings import load
    from store import forgetting, people
    from store.database import connect

    connect(load().store_url)
    person = people.by_address("mia@example.com")
    assert person is not None
    forgetting.forget(person, wall_clock())

    assert "mia" not in run("people", "export").stdout
