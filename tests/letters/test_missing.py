"""`mentorpost letters missing` says what a language lacks; nobody gets letters in one that lacks anything."""

from __future__ import annotations

import configparser
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from mailer import language as languages
from mailer import missing
from mailer.language import LABELS, PHRASES, TOPICS
from mailer.render import environment, render
from mentorpost.commands.letters import letters
from mentorship.letters.samples import SAMPLES, frame
from tests.letters import marked

ROOT = Path(__file__).parent.parent.parent


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Another language beside English, complete at first; its folder."""
    templates = marked.made(tmp_path)
    monkeypatch.setattr(languages, "TEMPLATES", templates)
    caches = (languages.language, environment, missing.shipped, missing.is_shipped)
    for cache in caches:
        cache.cache_clear()
    yield templates / marked.CODE
    for cache in caches:
        cache.cache_clear()


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


def test_a_complete_language_lacks_nothing_and_is_shipped(own: Path) -> None:
    assert missing.gaps(marked.CODE) == ()
    assert missing.shipped() == ("en", marked.CODE)


def test_english_lacks_nothing() -> None:
    assert missing.gaps("en") == ()


def test_what_is_not_there_is_named_and_the_language_is_not_shipped(own: Path) -> None:
    (own / "nudge.txt").unlink()
    change(own / LABELS, f'"accept" = "{marked.marked("accept")}"', "")
    change(own / TOPICS, '["ice-1"]\n', "[ice-99]\n")
    change(own / PHRASES, f'"you sound undecided" = "{marked.marked("you sound undecided")}"', "")

    assert missing.gaps(marked.CODE) == (
        "nudge.txt: the letter is not there",
        "labels.toml: [commands] lacks 'accept'",
        "topics.toml: [ice-1] lacks line and begin",
        "phrases.toml: [doubts] lacks 'you sound undecided'",
    )
    assert missing.shipped() == ("en",)


def test_a_letter_that_is_missing_is_written_in_english_rather_than_not_at_all(own: Path) -> None:
    (own / "nudge.txt").unlink()

    text = render(SAMPLES["nudge"][0], frame(marked.CODE)).text

    assert "Which of these comes closest?" in text


def test_placeholders_and_fields_that_english_does_not_have_are_named(own: Path) -> None:
    change(own / PHRASES, marked.marked("what you would like to say about") + " {who}", "{wish}")
    change(own / "nudge.txt", "{{ partner }}", "{{ mentee_name }}")

    named = " ".join(missing.gaps(marked.CODE))

    assert "nudge.txt: it uses mentee_name, which the letter does not have" in named
    assert "has wish, which the English one has not" in named


def test_the_command_lists_what_is_missing_and_ends_with_1(own: Path) -> None:
    (own / "nudge.txt").unlink()

    result = CliRunner().invoke(letters, ["missing", marked.CODE])

    assert result.exit_code == 1
    assert f"{marked.CODE}: nudge.txt: the letter is not there" in result.stdout


def test_the_command_names_an_offered_word_that_is_not_understood(own: Path) -> None:
    change(own / LABELS, marked.marked("decline"), "plugh")
    change(own / "request.txt", f"    {marked.marked('decline')}", "    plugh")

    result = CliRunner().invoke(letters, ["missing", marked.CODE])

    assert result.exit_code == 1
    assert f'{marked.CODE}: request: "plugh" is read as' in result.stdout


def test_the_command_says_of_english_that_nothing_is_missing() -> None:
    result = CliRunner().invoke(letters, ["missing", "en"])

    assert result.exit_code == 0
    assert result.stdout == "Nothing is missing in en.\n"


def test_a_language_that_is_not_there_ends_in_one_line(own: Path) -> None:
    result = CliRunner().invoke(letters, ["missing", "eo"])

    assert result.exit_code == 1
    assert result.stdout == "eo: there is no templates/eo/labels.toml\n"


def test_every_language_is_in_the_package() -> None:
    setup = configparser.ConfigParser()
    setup.read(ROOT / "setup.cfg", "utf-8")
    folders = {path.parent.name for path in (ROOT / "templates").glob("*/labels.toml")}

    packaged = setup["options"]["packages"].split()
    data = setup["options.package_data"]

    assert {f"templates.{code}" for code in folders} <= set(packaged)
    for code in folders:
        assert data[f"templates.{code}"] == data["templates.en"], code
        assert (ROOT / "templates" / code / "__init__.py").is_file()
