"""The pages say what the code does. UPDATE_DOCS=1 writes the parts that are written from it anew."""

from __future__ import annotations

import ast
import re
import shlex
from collections.abc import Iterator
from dataclasses import fields
from functools import cache
from pathlib import Path
from pkgutil import resolve_name

import click
import pytest

from mentorpost.__main__ import main
from mentorpost.settings import load
from mentorpost.settings_faults import SECTIONS
from mentorship.lifecycle import mermaid
from mentorship.policy import Policy
from tests.inbox_rules.mails import answer, outcome
from tests.pages import commands, conversation, kept, providers, requirements, settings, words
from tests.pages.held import DOCS, ROOT, code_spans, held, pages, toml_blocks

README = ROOT / "README.md"
ROOMS = ("mentorpost", "mentorship", "inbox_rules", "store", "mailer")
PAGES = {str(page.relative_to(ROOT)): page for page in pages()}
WITH_TOML = [name for name, page in PAGES.items() if toml_blocks(page)]
DECISIONS = sorted((DOCS / "decisions").glob("*.md"))


# --- parts that are written from the code


def test_the_readme_draws_the_life_cycle_as_the_code_has_it() -> None:
    drawn = f"```mermaid\n{mermaid()}\n```\n"

    assert held(README, "mentorpost lifecycle", drawn) == drawn


def test_the_conversation_of_the_readme_is_one_that_the_tests_have_seen() -> None:
    told = conversation.told()

    assert held(README, "a story of the tests", told) == told


@pytest.mark.parametrize("section", SECTIONS)
def test_the_page_of_settings_has_each_with_its_default(section: str) -> None:
    written = settings.section_table(section)

    assert held(DOCS / "settings.md", section, written) == written


def test_each_column_of_the_store_has_its_row_in_what_is_kept() -> None:
    placed = {table: " ".join(rows.values()).split() for table, rows in kept.KEPT.items()}

    assert {table: set(names) for table, names in placed.items()} == kept.columns()
    assert all(len(names) == len(set(names)) for names in placed.values())


def test_each_row_of_what_is_kept_speaks_of_something_that_is() -> None:
    spoken_of = {label for rows in kept.KEPT.values() for label in rows} | set(kept.BESIDE)

    assert sorted(kept.told()) == sorted(spoken_of)


def test_each_setting_has_its_sentence_and_none_is_left_over() -> None:
    said = {section: set(sentences) for section, sentences in settings.SENTENCES.items()}

    assert said == {section: set(keys) for section, keys in SECTIONS.items()}


def test_a_setting_that_nothing_reads_is_said_to_have_no_effect() -> None:
    read = {
        node.attr
        for room in ROOMS
        for path in (ROOT / room).rglob("*.py")
        for node in ast.walk(_tree(path))
        if isinstance(node, ast.Attribute)
    }
    sentences = settings.SENTENCES["policy"]
    idle = {name for name, sentence in sentences.items() if sentence.startswith(settings.NO_EFFECT)}

    assert idle == {field.name for field in fields(Policy)} - read


def test_the_page_of_commands_is_their_own_help() -> None:
    page = DOCS / "commands.md"
    summary, reference = commands.summary(), commands.reference()

    assert held(page, "mentorpost --help", summary) == summary
    assert held(page, "the help of each command", reference) == reference


def test_the_page_for_organizers_has_every_provider_that_is_known() -> None:
    reference = providers.reference()

    assert held(DOCS / "organizer.md", "providers", reference) == reference


def test_the_page_for_participants_has_every_word_that_works() -> None:
    reference = words.reference()

    assert held(DOCS / "participants.md", "words", reference) == reference


def test_each_word_that_works_stands_in_the_table_once() -> None:
    listed = [word for chapter in words.CHAPTERS.values() for word in chapter]

    assert sorted(listed) == sorted(words.served())


def test_each_word_is_read_as_the_table_writes_it() -> None:
    wrong = []
    for chapter in words.CHAPTERS.values():
        for word in chapter:
            written = words.WITH_MORE.get(word, word)
            read = [outcome(answer(letter, written)) for letter in (*words.offering(word), "-")]
            if word not in read:
                wrong.append(f"{word}: {read}")

    assert wrong == []


# --- what a page names is there


def _commands(text: str) -> Iterator[list[str]]:
    """Yield the words behind each `mentorpost` that a page tells its reader to type."""
    typed = re.sub(r"^[$#] |^\s*[-*0-9/ ]+\* \* \*\s+\S*(?=mentorpost)", "", text.strip())
    typed = re.sub(r"^(?:\S*/|ExecStart=\S*/)(?=mentorpost\b)", "", typed)
    if re.match(r"mentorpost( |$)", typed):
        yield shlex.split(typed.partition("#")[0].partition(" | ")[0].partition(" > ")[0])[1:]


@pytest.mark.parametrize("name", PAGES)
def test_each_command_that_a_page_names_is_one_with_these_options(name: str) -> None:
    wrong = []
    for span in code_spans(PAGES[name]):
        for typed in _commands(span):
            if not _is_a_command(typed):
                wrong.append(span)

    assert wrong == []


def _is_a_command(typed: list[str]) -> bool:
    command: click.Command = main
    waiting: list[str] = []
    for word in typed:
        if word.startswith("-"):
            if word not in _options(command):
                return False
            waiting.append(word)
        elif isinstance(command, click.Group) and not waiting:
            found = command.get_command(click.Context(command), word.partition("|")[0])
            if found is None:
                return False
            command = found
        else:
            waiting = []  # the value of an option, or an argument
    return True


def _options(command: click.Command) -> set[str]:
    found = {name for parameter in command.params for name in parameter.opts}
    return found | {"--help", "-h"}


def test_a_command_that_is_none_is_found() -> None:
    assert not _is_a_command(["people", "marry"])
    assert not _is_a_command(["run", "--twice"])
    assert _is_a_command(["--config", "mine.toml", "people", "show", "max@example.org", "--json"])


@pytest.mark.parametrize("name", PAGES)
def test_each_link_leads_somewhere(name: str) -> None:
    page = PAGES[name]
    links = re.findall(r"\]\(([^)#\s]+)(?:#[^)]*)?\)", page.read_text("utf-8"))
    broken = [link for link in links if not re.match(r"[a-z]+:", link) and not (page.parent / link).exists()]

    assert broken == []


# A file of this repository, by its path from the top.
FILE = re.compile(rf"(?:{'|'.join([*ROOMS, 'templates', 'tests', 'bench', 'docs'])})/[\w./-]*")


@pytest.mark.parametrize("name", PAGES)
def test_each_file_that_a_page_names_is_there(name: str) -> None:
    named = {span for span in code_spans(PAGES[name]) if FILE.fullmatch(span)}

    assert {path for path in named if not (ROOT / path).exists()} == set()


def test_each_box_of_the_figure_is_a_name_of_the_code() -> None:
    boxes = re.findall(r"\w+\[\"([\w.]+)\"\]", (DOCS / "architecture.md").read_text("utf-8"))

    assert len(boxes) > 10
    assert [box for box in boxes if not _is_a_name(box)] == []


def _is_a_name(dotted: str) -> bool:
    try:
        return bool(resolve_name(dotted))
    except (ImportError, AttributeError):
        return False


@pytest.mark.parametrize("name", WITH_TOML)
def test_each_settings_file_that_a_page_shows_can_be_used(name: str, tmp_path: Path) -> None:
    for block in toml_blocks(PAGES[name]):
        (tmp_path / "mentorpost.toml").write_text(block, "utf-8")

        assert load(str(tmp_path / "mentorpost.toml")).program.name


@pytest.mark.parametrize("name", PAGES)
def test_the_targets_of_make_that_a_page_names_are_there(name: str) -> None:
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text("utf-8"), re.M))
    named = {span.split()[1] for span in code_spans(PAGES[name]) if re.match(r"make [a-z-]+", span)}

    assert named <= targets


# --- requirements


def test_each_requirement_has_its_row_in_order() -> None:
    assert [row.id for row in requirements.rows()] == requirements.identifiers()
    assert len(requirements.lines()) == len(requirements.identifiers()), "a row cannot be read"


def test_what_shows_a_requirement_is_there() -> None:
    there = requirements.what_exists()
    missing = [
        f"{row.id}: {kind} {name}"
        for row in requirements.rows()
        for kind, name in row.named
        if name not in there[kind]
    ]

    assert missing == []


def test_what_is_served_is_shown_and_what_is_not_shows_nothing() -> None:
    wrong = []
    for row in requirements.rows():
        left = requirements.NAMED.sub("", row.shown).replace(",", "").strip()
        nothing = row.shown == requirements.NOTHING
        if nothing != (row.served == "not yet") or (left and not nothing):
            wrong.append(row.id)

    assert wrong == []


# --- errors


@cache
def _tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"))


def _said(room: str) -> Iterator[str]:
    for path in (ROOT / room).rglob("*.py"):
        for node in ast.walk(_tree(path)):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                yield node.value


def test_each_error_that_the_organizers_page_explains_is_one_that_we_print() -> None:
    page = (DOCS / "organizer.md").read_text("utf-8")
    chapter = page.partition("## What an error means")[2].partition("\n## ")[0]
    lines = re.findall(r"^\| `([^`]+)` \|", chapter, re.M)
    said = [text for room in ROOMS for text in _said(room)]
    pieces = [piece.strip() for line in lines for piece in line.split("…") if len(piece.strip()) > 3]

    assert len(lines) >= 12
    assert [piece for piece in pieces if not any(piece in text for text in said)] == []


# --- decisions


def test_decisions_are_numbered_without_a_gap() -> None:
    assert [int(path.name[:4]) for path in DECISIONS] == list(range(1, len(DECISIONS) + 1))


@pytest.mark.parametrize("path", DECISIONS, ids=lambda path: path.stem)
def test_a_decision_says_why_what_and_what_was_rejected(path: Path) -> None:
    text = path.read_text("utf-8")

    assert re.findall(r"^## (.*)$", text, re.M) == ["Context", "Decision", "What we rejected"]
    assert len(text.splitlines()) <= 40


def test_each_decision_that_the_code_cites_is_there() -> None:
    numbers = {path.name[:4] for path in DECISIONS}
    sources = [ROOT / "setup.cfg", *(path for room in ROOMS for path in (ROOT / room).rglob("*.py"))]
    cited = [
        cite for path in sources for cite in re.findall(r"docs/decisions/(\S*)", path.read_text("utf-8"))
    ]

    assert cited
    for cite in cited:
        name = cite.rstrip(").,;:")
        assert name in numbers or (DOCS / "decisions" / name).exists(), cite
