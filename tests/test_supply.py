"""What is installed with mentorpost: locked with hashes, each for a reason, none in the way of another."""

from __future__ import annotations

import configparser
import re
from importlib.metadata import packages_distributions

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.pages.held import DOCS, ROOT

LOCK = (ROOT / "requirements.lock").read_text("utf-8")
LOGIN = (ROOT / "requirements-login.lock").read_text("utf-8")
PINNED = re.compile(r"^([\w.-]+)==(\S+) \\$", re.M)
LOCKED, LOGIN_LOCKED = dict(PINNED.findall(LOCK)), dict(PINNED.findall(LOGIN))
EXTRAS = ("oauth", "keyring")


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


def _extras() -> list[Requirement]:
    extras = _setup()["options.extras_require"]
    return [Requirement(line) for extra in EXTRAS for line in extras[extra].split()]


def test_what_an_extra_needs_is_locked_beside_the_same_versions_of_all_the_rest() -> None:
    wanted = {canonicalize_name(one.name): one.specifier for one in _extras()}

    assert [name for name, specifier in wanted.items() if LOGIN_LOCKED[name] not in specifier] == []
    assert LOCKED.items() < LOGIN_LOCKED.items()


@pytest.mark.parametrize(("lock", "locked"), [(LOCK, LOCKED), (LOGIN, LOGIN_LOCKED)], ids=["", "login"])
def test_each_that_is_locked_has_its_hashes(lock: str, locked: dict[str, str]) -> None:
    entries = re.split(r"^(?=\S)", lock, flags=re.M)[1:]

    assert len(entries) == len(locked)
    assert [one.split()[0] for one in entries if not re.search(r"--hash=sha256:[0-9a-f]{64}", one)] == []


def test_the_page_of_dependencies_says_of_each_what_it_is_for() -> None:
    page = (DOCS / "dependencies.md").read_text("utf-8")
    always, _, extras = page.partition("## What logging in and the keyring add")

    assert _told(always) == (set(LOCKED), _names(_wanted()))
    added = set(LOGIN_LOCKED) - set(LOCKED)
    assert _told(extras) == (added, _names(_extras()))


def _names(wanted: list[Requirement]) -> set[str]:
    return {canonicalize_name(one.name) for one in wanted}


def _told(text: str) -> tuple[set[str], set[str]]:
    """Return which libraries a part of the page names, and which of them it says that we need ourselves."""
    rows = re.findall(r"^\| ([\w.-]+) \| (.+) \| ([\w, -]+) \|$", text, re.M)
    told = {name: needed_by for name, _, needed_by in rows if name != "name"}
    return set(told), {name for name, needed_by in told.items() if "us" in needed_by.split(", ")}


def test_nothing_that_is_locked_has_a_top_level_name_of_ours() -> None:
    rooms = {name.partition(".")[0] for name in _setup()["options"]["packages"].split()}
    installed = packages_distributions()
    theirs = {
        name: [one for one in installed.get(name, []) if canonicalize_name(one) in LOGIN_LOCKED]
        for name in rooms
    }

    assert rooms == {"mentorpost", "mentorship", "inbox_rules", "store", "mailer", "templates"}
    assert {name: by for name, by in theirs.items() if by} == {}
