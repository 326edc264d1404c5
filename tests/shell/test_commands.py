"""Every command helps, gives an example, and says in one line what is wrong."""

from __future__ import annotations

import getpass
import json
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

from mentorpost.__main__ import COMMANDS, main
from mentorpost.lazy import LazyGroup
from store.database import disconnect
from tests.stores import store_table

MAX = ("people", "add", "max@example.org", "--name", "Max Berger", "--mentor")


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A data folder of this test's own."""
    monkeypatch.setenv("MENTORPOST_DATA", str(tmp_path / "data"))
    monkeypatch.delenv("MENTORPOST_CONFIG", raising=False)
    monkeypatch.chdir(tmp_path)
    yield tmp_path
    disconnect()


def _run(*arguments: str, stdin: str | None = None) -> Result:
    return CliRunner().invoke(main, arguments, input=stdin)


def _every_command(
    group: click.Group, path: tuple[str, ...]
) -> Iterator[tuple[tuple[str, ...], click.Command]]:
    context = click.Context(group)
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        assert command is not None
        if isinstance(command, click.Group):
            yield from _every_command(command, (*path, name))
        else:
            yield (*path, name), command


assert isinstance(main, LazyGroup)
EVERY = list(_every_command(main, ()))


@pytest.mark.parametrize(("path", "command"), EVERY, ids=[" ".join(path) for path, _ in EVERY])
def test_each_command_has_help_and_an_example(path: tuple[str, ...], command: click.Command) -> None:
    shown = _run(*path, "--help")

    assert shown.exit_code == 0
    assert command.help
    assert f"Example: mentorpost {' '.join(path)}" in " ".join(shown.output.split())


def test_the_list_of_commands_says_what_each_group_does() -> None:
    shown = _run("--help").output

    for name, late in COMMANDS.items():
        assert name in shown
        assert late.summary.split()[0] in shown


def test_somebody_is_added_once() -> None:
    assert _run(*MAX).exit_code == 0

    again = _run(*MAX)
    assert again.exit_code == 1
    assert again.stderr == "Error: max@example.org is here already: mentorpost people show max@example.org\n"


def test_people_list_has_the_promised_fields() -> None:
    _run(*MAX)

    (row,) = json.loads(_run("people", "list", "--json").stdout)
    assert list(row) == ["address", "name", "roles", "status", "availability", "code"]
    assert (row["roles"], row["status"], row["availability"]) == (["mentor"], "approved", "available")


def test_people_show_adds_the_ratings_to_the_fields_of_the_list() -> None:
    _run(*MAX)
    (row,) = json.loads(_run("people", "list", "--json").stdout)

    shown = json.loads(_run("people", "show", "max@example.org", "--json").stdout)
    assert {key: shown[key] for key in row} == row
    assert shown["ratings"] == []


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("people", "show", "nobody@example.org"), "nobody here has the address"),
        (("people", "add", "no address", "--name", "A", "--mentor"), "is no address"),
        (
            ("people", "add", "märta@b.example", "--name", "M", "--mentee"),
            "take an address in the letters a to z",
        ),
        (
            ("people", "add", "a@märta.example", "--name", "M", "--mentee"),
            "write it like a@xn--mrta-loa.example",
        ),
        (("letters", "send", "introduction", "--to", "ann"), "is no address"),
        (("people", "add", "a@b.example", "--name", " ", "--mentor"), "the name is empty"),
        (("people", "add", "mentoring@localhost", "--name", "A", "--mentor"), "the programme's own address"),
        (("pairs", "show", "7"), "there is no mentorship 7"),
        (("pairs", "pause", "7"), "there is no mentorship 7"),
        (("pairs", "end", "7", "--yes"), "there is no mentorship 7"),
        (("mail", "show", "7"), "there is no mail 7"),
        (("mail", "retry", "q7"), "there is no mail q7"),
        (("mail", "discard", "x"), "is no number"),
        (("--config", "nowhere.toml", "status"), "there is no settings file"),
    ],
)
def test_each_fault_is_one_line_and_exit_1(arguments: tuple[str, ...], said: str) -> None:
    done = _run(*arguments)

    assert done.exit_code == 1
    assert said in done.stderr
    assert done.stderr.count("\n") == 1
    assert done.stdout == ""


def test_a_command_that_is_mistyped_is_answered_by_the_nearest() -> None:
    assert "did you mean 'people'?" in _run("peple", "list").stderr
    assert "No such command 'zzzz'" in _run("zzzz").stderr


@pytest.mark.parametrize(
    "arguments",
    [("break", "tomorrow"), ("report", "--since", "May"), ("pairs", "pause", "3", "--until", "31.1.2027")],
)
def test_a_day_that_is_none_is_answered_by_how_to_write_one(arguments: tuple[str, ...]) -> None:
    done = _run(*arguments)

    assert done.exit_code == 2
    assert f"{arguments[-1]!r} is no day; write it like 2027-05-03" in done.stderr


def test_one_round_says_where_mail_goes_when_it_is_asked_to(folder: Path) -> None:
    (file := folder / "mentorpost.toml").write_text(
        f'[program]\nname = "R"\naddress = "r@example.org"\n[mailbox]\nurl = "maildir:{folder}/in"\n'
        f'[smtp]\nurl = "maildir:{folder}/out"\n{store_table(folder)}'
    )
    file.chmod(0o600)

    assert f"Letters go out by maildir:{folder}/out" in _run("run", "--once", "--verbose").stdout
    assert _run("run", "--once").stdout == ""  # cron mails whatever is printed


def test_a_role_is_needed() -> None:
    assert _run("people", "add", "a@b.example", "--name", "A").exit_code == 2


def test_empty_lists_say_how_to_go_on() -> None:
    assert "mentorpost people add" in _run("people", "list").stdout
    assert "request CODE" in _run("pairs", "list").stdout
    assert json.loads(_run("pairs", "list", "--json").stdout) == []


def test_status_shows_what_waits() -> None:
    _run(*MAX)

    shown = json.loads(_run("status", "--json").stdout)
    assert (shown["people"], shown["letters_queued"], shown["running"]) == (1, 1, False)


def test_a_queued_letter_can_be_looked_at_and_discarded() -> None:
    _run(*MAX)
    (letter,) = json.loads(_run("mail", "queue", "--json").stdout)

    assert letter["letter"] == "welcome-mentor"
    assert "Hello Max" in _run("mail", "show", letter["id"]).stdout
    assert _run("mail", "discard", letter["id"]).exit_code == 0
    assert json.loads(_run("mail", "queue", "--json").stdout) == []


def test_who_looks_at_private_words_is_kept_with_the_person() -> None:
    _run(*MAX)
    assert json.loads(_run("people", "show", "max@example.org", "--json").stdout)["words_shown"] == []

    shown = json.loads(_run("people", "show", "max@example.org", "--private", "--json").stdout)
    assert shown["private"] == {}
    assert shown["kept"]["Address"] == "max@example.org"

    (seen,) = json.loads(_run("people", "show", "max@example.org", "--json").stdout)["words_shown"]
    assert seen.endswith(f" to {getpass.getuser()}")


def test_somebody_is_forgotten_by_command_after_a_question() -> None:
    _run(*MAX)

    assert _run("people", "forget", "max@example.org", stdin="n\n").exit_code == 1
    assert json.loads(_run("people", "list", "--json").stdout)[0]["name"] == "Max Berger"

    assert _run("people", "forget", "max@example.org", stdin="y\n").exit_code == 0
    assert "Max" not in _run("people", "list", "--json").stdout
    (letter,) = json.loads(_run("mail", "queue", "--json").stdout)
    assert (letter["letter"], letter["to"]) == ("forgotten", "max@example.org")


def test_a_match_is_proposed_by_the_command_as_the_help_shows_it() -> None:
    _run(*MAX)
    _run("people", "add", "mia@example.com", "--name", "Mia Okafor", "--mentee")

    proposed = _run("match", "propose", "mia@example.com", "max@example.org", "--why", "Both nursed.")

    assert (proposed.exit_code, proposed.stderr) == (0, "")
    assert "Mia Okafor is asked about Max Berger." in proposed.stdout
