"""`mentorpost letters list` and `preview`, as they are typed."""

from __future__ import annotations

import json
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

from mentorpost.commands.letters import letters
from mentorship.letters import LETTERS
from mentorship.letters.samples import SAMPLES


@pytest.fixture(autouse=True)
def own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for variable in ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME"):
        monkeypatch.setenv(variable, str(tmp_path))
    monkeypatch.delenv("MENTORPOST_CONFIG", raising=False)
    monkeypatch.chdir(tmp_path)


def typed(*words: str) -> Result:
    return CliRunner().invoke(letters, words)


def test_list_names_every_letter() -> None:
    lines = typed("list").stdout.split("\n")

    assert {line.split()[0] for line in lines[1:] if line} == set(LETTERS)


def test_list_as_json_says_what_answers_each_letter() -> None:
    rows = {row["name"]: row for row in json.loads(typed("list", "--json").stdout)}

    assert rows["request"]["answers"] == ["accept", "decline"]
    assert rows["request"]["to"] == "the mentor"
    assert rows["agenda"]["reply_goes_to"] == "the partner, but for the words"


@pytest.mark.parametrize("name", sorted(LETTERS))
def test_every_letter_can_be_previewed_as_text_and_as_html(name: str) -> None:
    text, html = typed("preview", name), typed("preview", name, "--html")

    assert text.exit_code == html.exit_code == 0
    assert "Subject: " in text.stdout
    assert html.stdout.startswith("<!DOCTYPE html>")


def test_preview_shows_the_other_samples() -> None:
    first, second = typed("preview", "request"), typed("preview", "request", "--sample", "2")

    assert first.stdout != second.stdout
    assert f"sample 1 of {len(SAMPLES['request'])}" in first.stderr


def test_preview_shows_a_letter_in_another_language() -> None:
    result = typed("preview", "request", "--language", "de")

    assert "Ihre Antwort geht an: Harbour Mentors." in " ".join(result.stdout.split())


def test_preview_in_a_language_without_letters_names_those_that_there_are() -> None:
    result = typed("preview", "request", "--language", "eo")

    assert result.exit_code == 1
    assert result.stderr.endswith("there are no letters in 'eo'; choose one of de, en, es, fr\n")


def test_a_letter_that_does_not_exist_ends_in_one_line_that_says_how_to_go_on() -> None:
    result = typed("preview", "love-letter")

    assert result.exit_code == 1
    assert result.stderr == 'Error: there is no letter "love-letter"; see: mentorpost letters list\n'


def test_a_sample_that_does_not_exist_ends_in_one_line() -> None:
    result = typed("preview", "forgotten", "--sample", "9")

    assert result.exit_code == 1
    assert "--sample 1 to 1" in result.stderr


def test_every_command_has_help_with_an_example() -> None:
    for name, command in letters.commands.items():
        assert isinstance(command, click.Command)
        shown = typed(name, "--help").stdout
        assert f"Example: mentorpost letters {name}" in shown
