"""`init` leads through a login with Microsoft or Google, here the provider of the tests."""

from __future__ import annotations

import json
import stat
import threading
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from mailer.oauth2.authority import AUTHORITIES
from mentorpost.__main__ import main
from mentorpost.access import login_file
from mentorpost.settings import load
from tests.loopback import HOST
from tests.rig import Dovecot
from tests.shell.test_doctor import Relay
from tests.token_server import CLIENT_ID, KEY, SECRET, TokenServer


@pytest.fixture
def reads_tokens(a_dovecot: Callable[..., Dovecot]) -> Dovecot:
    """Start a Dovecot that reads the tokens of the provider."""
    return a_dovecot(token_key=KEY)


@pytest.fixture
def relay(reads_tokens: Dovecot) -> Iterator[Relay]:
    """Start an SMTP server that hands mail to the Dovecot."""
    server = Relay(reads_tokens)
    server.start()
    yield server
    server.stop()


@pytest.fixture(autouse=True)
def both(provider: TokenServer, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Let the provider of the tests answer for the two that are known."""
    token, device, page = (provider.url(path) for path in ("token", "device", "authorize"))
    microsoft = replace(AUTHORITIES["microsoft"], token_url=token, device_url=device)
    monkeypatch.setitem(AUTHORITIES, "microsoft", microsoft)
    google = replace(AUTHORITIES["google"], token_url=token, authorize_url=page)
    monkeypatch.setitem(AUTHORITIES, "google", google)
    monkeypatch.setenv("MENTORPOST_DATA", str(tmp_path / "data"))


@pytest.fixture
def client_file(tmp_path: Path) -> Path:
    """Write what Google offers for a desktop program."""
    path = tmp_path / "client_secret.json"
    path.write_text(json.dumps({"installed": {"client_id": CLIENT_ID, "client_secret": SECRET}}))
    return path


def _init(folder: Path, user: str, *arguments: str, stdin: str = "") -> Result:
    known = ["--name", "Riverside", "--address", user, "--organizer", "Ann <ann@example.org>"]
    return CliRunner().invoke(
        main, ["--config", str(folder / "mine" / "mentorpost.toml"), "init", *known, *arguments], input=stdin
    )


def _servers(dovecot: Dovecot, relay: Relay) -> list[str]:
    return ["--imap", f"imap://{HOST}:{dovecot.port}", "--smtp", f"smtp://{HOST}:{relay.port}"]


def test_a_code_that_is_typed_ends_with_a_tested_mailbox(
    tmp_path: Path, provider: TokenServer, reads_tokens: Dovecot, relay: Relay, user: str, client_file: Path
) -> None:
    provider.answers.extend(["authorization_pending", "yes"])

    done = _init(
        tmp_path,
        user,
        *_servers(reads_tokens, relay),
        "--oauth2",
        "microsoft",
        "--client-file",
        str(client_file),
    )

    assert done.exit_code == 0, done.output
    assert "WDJB-MJHT" in done.output
    assert "the letter came back" in done.output
    settings = load(str(tmp_path / "mine" / "mentorpost.toml"))
    assert (settings.mailbox.auth, settings.smtp.auth) == ("oauth2", "oauth2")
    assert settings.oauth2 is not None
    assert settings.oauth2.client_id == CLIENT_ID
    login = login_file(settings)
    assert stat.S_IMODE(login.path.stat().st_mode) == 0o600
    kept = login.load()
    assert kept is not None
    assert kept.refresh_token in provider.lasting
    assert kept.refresh_token not in (tmp_path / "mine" / "mentorpost.toml").read_text()
    assert kept.refresh_token not in done.output
    assert SECRET not in done.output


def test_a_page_that_leads_back_ends_with_a_tested_mailbox(
    tmp_path: Path, reads_tokens: Dovecot, relay: Relay, user: str, client_file: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    browsers: list[threading.Thread] = []
    monkeypatch.setattr("mentorpost.logging_in.PAGE", _Opens(browsers))

    done = _init(
        tmp_path,
        user,
        *_servers(reads_tokens, relay),
        "--oauth2",
        "google",
        "--client-file",
        str(client_file),
    )

    browsers[0].join(10)
    assert done.exit_code == 0, done.output
    assert "the letter came back" in done.output


class _Opens(str):
    """What is printed, and somebody who opens the page that it names."""

    browsers: list[threading.Thread]

    def __new__(cls, browsers: list[threading.Thread]) -> _Opens:
        made = super().__new__(cls, "{page}")
        made.browsers = browsers
        return made

    def format(self, *_: object, **said: object) -> str:
        self.browsers.append(threading.Thread(target=_open, args=(str(said["page"]),)))
        self.browsers[0].start()
        return str(said["page"])


def _open(page: str) -> None:
    urllib.request.urlopen(page, timeout=20).close()  # noqa: S310


def test_a_login_that_is_declined_writes_nothing(
    tmp_path: Path, provider: TokenServer, reads_tokens: Dovecot, relay: Relay, user: str, client_file: Path
) -> None:
    provider.answers.append("authorization_declined")

    done = _init(
        tmp_path,
        user,
        *_servers(reads_tokens, relay),
        "--oauth2",
        "microsoft",
        "--client-file",
        str(client_file),
    )

    assert done.exit_code == 1
    assert "somebody said no on that page" in done.output
    assert not (tmp_path / "mine").exists()
    assert not (tmp_path / "data").exists()


def test_a_mailbox_at_microsoft_is_asked_for_a_login_and_for_no_password(tmp_path: Path) -> None:
    done = _init(
        tmp_path, "mentors@outlook.com", "--no-test", "--client-id", "11-22", "--tenant", "contoso.example"
    )

    assert done.exit_code == 0, done.output
    assert "docs/oauth.md" in done.output
    assert "login" in done.output
    settings = load(str(tmp_path / "mine" / "mentorpost.toml"))
    assert settings.mailbox.auth == "oauth2"
    assert settings.oauth2 is not None
    assert (settings.oauth2.provider, settings.oauth2.tenant) == ("microsoft", "contoso.example")


def test_where_nobody_answers_the_option_for_the_client_is_named(tmp_path: Path) -> None:
    done = _init(tmp_path, "mentors@outlook.com", "--no-test")

    assert done.exit_code == 2
    assert "say --client-id" in done.output


@pytest.mark.parametrize("text", ["{}", "[]", "not json", '{"installed": {"client_id": "x"}}'])
def test_a_file_that_is_not_googles_is_said_in_a_line(tmp_path: Path, text: str) -> None:
    (tmp_path / "client.json").write_text(text)

    done = _init(
        tmp_path,
        "m@gmail.com",
        "--no-test",
        "--oauth2",
        "google",
        "--client-file",
        str(tmp_path / "client.json"),
    )

    assert done.exit_code == 1
    assert "download it again" in done.output
