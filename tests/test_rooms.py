"""Who may import whom, and which rooms do no I/O and read no clock, held to the syntax trees."""

from __future__ import annotations

import ast
import configparser
import sys
from collections.abc import Iterator
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent

# fmt: off
MAY_IMPORT: dict[str, set[str]] = {
    "mentorpost":  {"mailer", "store", "inbox_rules", "mentorship", "templates"},
    "mailer":      {"mentorship", "templates"},
    "store":       {"mentorship"},
    "inbox_rules": {"mentorship"},
    "mentorship":  set(),
    "templates":   set(),
}
# fmt: on
PURE = ("inbox_rules", "mentorship")
IO_MODULES = {
    "aiosmtpd", "asyncio", "ftplib", "glob", "http", "imapclient", "imaplib", "logging.handlers",
    "multiprocessing", "peewee", "poplib", "select", "selectors", "shutil", "smtplib", "socket",
    "socketserver", "sqlite3", "ssl", "subprocess", "tempfile", "threading", "time", "urllib.request",
}  # fmt: skip
CLOCKS = {"now", "utcnow", "today"}


def files(room: str) -> list[Path]:
    return sorted((ROOT / room).rglob("*.py"))


def imports(tree: ast.AST, package: str) -> Iterator[str]:
    """Yield the full name of every module that is imported, relative ones made absolute."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            above = package.split(".")[: package.count(".") + 2 - node.level] if node.level else []
            module = ".".join([*above, *([node.module] if node.module else [])])
            yield module
            yield from (f"{module}.{alias.name}" for alias in node.names)


def wrong_imports(source: str, package: str) -> list[str]:
    room = package.partition(".")[0]
    allowed = MAY_IMPORT[room] | {room}
    tops = {name.partition(".")[0] for name in imports(ast.parse(source), package)}
    wrong = {top for top in tops & MAY_IMPORT.keys() if top not in allowed}
    if room == "mentorship":
        wrong |= tops - sys.stdlib_module_names - {room}
    return sorted(wrong)


def impurities(source: str, package: str) -> list[str]:
    """Name what does I/O or reads a clock in this source."""
    tree = ast.parse(source)
    found = [name for name in imports(tree, package) if {name, name.partition(".")[0]} & IO_MODULES]
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        match node.func:
            case ast.Attribute(attr=name) if name in CLOCKS:
                found.append(f"{name}()")
            case ast.Name(id="open" | "print" | "input" as name):
                found.append(f"{name}()")
    return found


def sources(room: str) -> Iterator[tuple[str, str, str]]:
    """Yield path, dotted package and text of each file of a room."""
    for path in files(room):
        yield (
            str(path.relative_to(ROOT)),
            ".".join(path.relative_to(ROOT).parent.parts),
            path.read_text("utf-8"),
        )


@pytest.mark.parametrize("room", sorted(MAY_IMPORT))
def test_a_room_imports_only_the_rooms_below_it(room: str) -> None:
    wrong = {path: names for path, package, text in sources(room) if (names := wrong_imports(text, package))}

    assert wrong == {}


@pytest.mark.parametrize("room", PURE)
def test_a_pure_room_does_no_io_and_reads_no_clock(room: str) -> None:
    wrong = {path: names for path, package, text in sources(room) if (names := impurities(text, package))}

    assert wrong == {}


@pytest.mark.parametrize(
    ("source", "package"),
    [
        ("import store.models", "mailer"),
        ("from inbox_rules.values import Kind", "store"),
        ("def late():\n    from mentorpost import cli", "inbox_rules.kinds"),
        ("import peewee", "mentorship"),
    ],
)
def test_an_arrow_that_points_the_wrong_way_is_found(source: str, package: str) -> None:
    assert wrong_imports(source, package)


@pytest.mark.parametrize(
    "source",
    [
        "import socket",
        "from urllib import request",
        "from time import time",
        "import datetime\ndatetime.datetime.now()",
        "from datetime import date\ndate.today()",
        "open('x')",
    ],
)
def test_a_clock_or_a_file_in_a_pure_room_is_found(source: str) -> None:
    assert impurities(source, "mentorship")


def test_relative_imports_are_read_as_what_they_mean() -> None:
    tree = ast.parse("from . import a\nfrom .b import c\nfrom .. import d")

    assert {"x.y.a", "x.y.b.c", "x.d"} <= set(imports(tree, "x.y"))


def test_setup_cfg_lists_exactly_the_packages_of_the_tree() -> None:
    settings = configparser.ConfigParser()
    settings.read(ROOT / "setup.cfg", "utf-8")
    listed = settings["options"]["packages"].split()

    tree = {
        ".".join(init.parent.relative_to(ROOT).parts)
        for room in MAY_IMPORT
        for init in (ROOT / room).rglob("__init__.py")
    }

    assert sorted(listed) == sorted(tree)


def test_every_folder_with_python_in_it_is_a_package() -> None:
    bare = {path.parent for room in MAY_IMPORT for path in files(room)}

    assert [str(folder) for folder in bare if not (folder / "__init__.py").exists()] == []


def test_no_dependency_ships_a_top_level_name_of_ours() -> None:
    owners = packages_distributions()

    assert {room: set(owners.get(room, ())) - {"mentorpost"} for room in MAY_IMPORT} == {
        room: set() for room in MAY_IMPORT
    }
