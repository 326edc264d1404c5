"""What is installed with mentorpost: locked with hashes, each for a reason, none in the way of another."""

from __future__ import annotations

import configparser
import re
from importlib.metadata import packages_distributions

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.pages.held import DOCS, ROOT

LOCK = (ROOT / "requirements.lock").read_text("utf-8")
LOCKED = dict(re.findall(r"^([\w.-]+)==(\S+) \\$", LOCK, re.M))


def _setup() -> configparser.ConfigParser:
    setup = configparser.ConfigParser()
    setup.read(ROOT / "setup.cfg", encoding="utf-8")
    return setup


def _wanted() -> list[Requirement]:
    return [Requirement(line) for line in _setup()["options"]["install_requires"].split()]


def test_each_that_we_need_is_locked_in_a_version_that_we_allow() -> None:
    allowed = {canonicalize_name(one.name): one.specifier for one in _wanted()}

    assert allowed.keys() <= LOCKED.keys()
    assert [name for name, specifier in allowed.items() if LOCKED[name] not in specifier] == []


def test_each_that_is_locked_has_its_hashes() -> None:
    entries = re.split(r"^(?=\S)", LOCK, flags=re.M)[1:]

    assert len(entries) == len(LOCKED)
    assert [one.split()[0] for one in entries if not re.search(r"--hash=sha256:[0-9a-f]{64}", one)] == []


def test_the_page_of_dependencies_says_of_each_what_it_is_for() -> None:
    page = (DOCS / "dependencies.md").read_text("utf-8")
    rows = re.findall(r"^\| ([\w.-]+) \| (.+) \| ([\w, -]+) \|$", page, re.M)
    told = {name: needed_by for name, _, needed_by in rows if name != "name"}
    ours = {canonicalize_name(one.name) for one in _wanted()}

    assert told.keys() == LOCKED.keys()
    assert {name for name, needed_by in told.items() if "us" in needed_by.split(", ")} == ours


def test_nothing_that_is_locked_has_a_top_level_name_of_ours() -> None:
    rooms = {name.partition(".")[0] for name in _setup()["options"]["packages"].split()}
    installed = packages_distributions()
    theirs = {
        name: [one for one in installed.get(name, []) if canonicalize_name(one) in LOCKED] for name in rooms
    }

    assert rooms == {"mentorpost", "mentorship", "inbox_rules", "store", "mailer", "templates"}
    assert {name: by for name, by in theirs.items() if by} == {}
