"""The programmes and servers that tests may ask for; a test whose server is not here is skipped, or fails."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import count
from pathlib import Path

import pytest

from mailer import phrases
from mentorpost import settings
from mentorship.policy import Policy
from store.sqlite import Sqlite
from tests import postgresql, stores
from tests.rig import Catcher, Dovecot, why_no_dovecot
from tests.world import World

Made = Callable[[Policy], World]

_numbers = count()


def pytest_configure() -> None:
    """Let the embedded default lie on the server too, where all stores do."""
    if not stores.ON_A_SERVER:
        return
    on_a_file = settings.embedded

    def embedded(folder: Path | None = None) -> settings.Settings:
        found = on_a_file(folder)
        return replace(found, store_url=stores.store_url(found.folder))

    setattr(settings, "embedded", embedded)  # noqa: B010 - the module's own function, for the whole run


def pytest_unconfigure() -> None:
    """Stop the server, if this process started one; a worker of several never comes to its own end."""
    stores.close()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what asks for a Dovecot, so that nobody has to remember it; skip what is of SQLite alone."""
    for item in items:
        if stores.ON_A_SERVER and (mark := item.get_closest_marker("sqlite")):
            item.add_marker(pytest.mark.skip(reason=f"of SQLite alone: {mark.args[0]}"))
        if {"dovecot", "a_dovecot"} & set(getattr(item, "fixturenames", ())):
            item.add_marker(pytest.mark.dovecot)


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Skip what needs a Dovecot where there is none; in CI it fails."""
    if item.get_closest_marker("dovecot") and (reason := why_no_dovecot()):
        missing(reason)
    needs_server = stores.ON_A_SERVER or item.get_closest_marker("postgresql")
    if needs_server and (reason := postgresql.why_no_postgresql()):
        missing(reason)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_teardown(item: pytest.Item) -> Iterator[None]:
    """Take away what a test kept on the server; a folder's files are pytest's to delete."""
    folder = getattr(item, "funcargs", {}).get("tmp_path")
    yield
    if folder is not None:
        stores.drop_within(folder)


def missing(reason: str) -> None:
    """Skip this test, or fail where nothing may be skipped."""
    if os.environ.get("CI") == "true":
        pytest.fail(reason, pytrace=False)
    pytest.skip(reason)


@pytest.fixture(autouse=True)
def every_sentence_of_ours_has_a_phrase(monkeypatch: pytest.MonkeyPatch) -> None:
    """Make a fault of what is a warning elsewhere: a sentence that no language could say."""

    def unknown(purpose: str) -> None:
        raise AssertionError(f"a sentence of ours is in no row of [{purpose}] in templates/en/phrases.toml")

    monkeypatch.setattr(phrases, "unknown", unknown)


@pytest.fixture(autouse=True)
def nothing_lies_in_a_file_while_all_lies_on_a_server(
    request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Make a fault of a test that says it runs on the server and does not."""
    if stores.ON_A_SERVER and not request.node.get_closest_marker("postgresql"):

        def refuse(opened: Sqlite, path: Path) -> None:
            raise AssertionError(f"{path} is a file; see tests/stores.py, or mark the test as of SQLite")

        monkeypatch.setattr(Sqlite, "__init__", refuse)


@pytest.fixture
def made(tmp_path: Path) -> Iterator[Made]:
    """Make a programme with a policy of the test's own."""
    worlds: list[World] = []

    def make(policy: Policy) -> World:
        worlds.append(World(tmp_path, policy))
        return worlds[-1]

    yield make
    for world in worlds:
        world.close()


@pytest.fixture
def two(tmp_path: Path) -> Iterator[World]:
    """Begin a programme with Mia and Max, who were introduced to each other."""
    world = World(tmp_path)
    max_ = world.add("max@example.org", "Max Berger", mentor=True, mission="I count.")
    world.add("mia@example.com", "Mia Okafor")
    world.reply("mia@example.com", "welcome-mentee", f"request {max_.code}\n\nI want to learn to count.")
    world.reply("max@example.org", "request", "accept")
    yield world
    world.close()


@pytest.fixture(scope="session")
def dovecot() -> Iterator[Dovecot]:
    """The Dovecot of this test run."""
    server = Dovecot()
    yield server
    server.remove()


@pytest.fixture
def a_dovecot() -> Iterator[Callable[..., Dovecot]]:
    """Start a Dovecot of one's own, to stop it or to set it up differently."""
    servers: list[Dovecot] = []

    def start(
        capability: str = "",
        prefix: str = "",
        separator: str = "/",
        certificate: Path | None = None,
        token_key: bytes = b"",
    ) -> Dovecot:
        servers.append(Dovecot(capability, prefix, separator, certificate, token_key))
        return servers[-1]

    yield start
    for server in servers:
        server.remove()


@pytest.fixture
def user() -> str:
    """Name a mailbox that no other test uses."""
    return f"post{next(_numbers)}@example.org"


@pytest.fixture
def catcher() -> Iterator[Catcher]:
    """An SMTP server that keeps what it gets."""
    server = Catcher()
    server.start()
    yield server
    server.stop()


@pytest.fixture(scope="session")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make a key and a certificate for 127.0.0.1, in one file, trusted by nobody."""
    if not shutil.which("openssl"):
        missing("openssl is not installed")
    path = tmp_path_factory.mktemp("tls") / "loopback.pem"
    subprocess.run(
        [
            "openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes",
            "-days", "2", "-subj", "/CN=127.0.0.1", "-addext", "subjectAltName=IP:127.0.0.1",
            "-keyout", str(path), "-out", str(path.with_suffix(".crt")),
        ],
        check=True, capture_output=True,
    )  # fmt: skip
    path.write_text(path.read_text() + path.with_suffix(".crt").read_text())
    return path
