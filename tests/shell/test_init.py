"""`init` ends with settings that work, and writes nothing that somebody else may read."""

from __future__ import annotations

import os
import shutil
import socket
import stat
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from mentorpost import service_files
from mentorpost.notify import READY, notify
from mentorpost.settings import load
from mentorpost.settings_file import toml, with_user
from tests.loopback import HOST, PASSWORD
from tests.rig import Dovecot
from tests.shell.test_doctor import SECONDS, Relay


@pytest.fixture
def relay(dovecot: Dovecot) -> Iterator[Relay]:
    """Start an SMTP server that hands mail to the Dovecot."""
    server = Relay(dovecot)
    server.start()
    yield server
    server.stop()


def _run(folder: Path, *arguments: str, stdin: str = "") -> subprocess.CompletedProcess[str]:
    config = str(folder / "mine" / "mentorpost.toml")
    return subprocess.run(
        [sys.executable, "-m", "mentorpost", "--config", config, *arguments],
        input=stdin, capture_output=True, text=True, timeout=SECONDS, check=False,
        env=os.environ | {"MENTORPOST_DATA": str(folder / "data"), "TZ": "Europe/Vienna"},
    )  # fmt: skip


def _talk(folder: Path, said: list[str], *arguments: str) -> subprocess.CompletedProcess[str]:
    """Type lines into a terminal of its own."""
    typed, terminal = os.openpty()
    config = str(folder / "mine" / "mentorpost.toml")
    os.write(typed, "".join(f"{line}\n" for line in said).encode())
    try:
        return subprocess.run(
            [sys.executable, "-m", "mentorpost", "--config", config, *arguments],
            stdin=terminal, capture_output=True, text=True, timeout=SECONDS, check=False,
            env=os.environ | {"MENTORPOST_DATA": str(folder / "data")},
        )  # fmt: skip
    finally:
        os.close(typed)
        os.close(terminal)


def _servers(dovecot: Dovecot, relay: Relay) -> list[str]:
    return ["--imap", f"imap://{HOST}:{dovecot.port}", "--smtp", f"smtp://{HOST}:{relay.port}"]


def test_a_conversation_ends_with_a_tested_mailbox(
    tmp_path: Path, dovecot: Dovecot, relay: Relay, user: str
) -> None:
    said = [
        'The "Riverside" Mentors',
        user,
        PASSWORD,
        "Ann Reyes",
        "ann@riverside.example",
        "Jo <jo@riverside.example>",
    ]
    done = _run(tmp_path, "init", *_servers(dovecot, relay), stdin="\n".join([*said, ""]))

    assert done.returncode == 0, done.stdout + done.stderr
    assert "the letter came back" in done.stdout
    assert "mentorpost.toml people add ADDRESS" in done.stdout
    assert PASSWORD not in done.stdout + done.stderr
    settings = load(str(tmp_path / "mine" / "mentorpost.toml"))
    assert settings.program.name == 'The "Riverside" Mentors'
    assert settings.program.organizers[0].address == "ann@riverside.example"
    assert settings.program.safety_contact is not None
    assert settings.program.time_zone == "Europe/Vienna"
    assert "Hours are those of this machine, Europe/Vienna; time_zone in the settings" in done.stdout
    assert settings.mailbox.password() == PASSWORD
    modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in (tmp_path / "mine").iterdir()}
    assert modes == {"mentorpost.toml": 0o600, "password": 0o600}
    assert PASSWORD not in (tmp_path / "mine" / "mentorpost.toml").read_text("utf-8")
    assert _run(tmp_path, "run", "--once").returncode == 0


def test_who_mistypes_in_the_conversation_is_asked_again(tmp_path: Path) -> None:
    (secret := tmp_path / "secret").write_text("s3cret\n")
    secret.chmod(0o600)
    said = [
        "Riverside Mentors",
        "mentors-riverside.invalid", "mentors@riverside.invalid",
        "imap riverside", "imaps://imap.riverside.invalid",
        "smtp.riverside.invalid:port", "smtp.riverside.invalid",
        "Ann Reyes",
        "ann", "mentors@riverside.invalid", "ann@riverside.example",
        "Jo Lind", "Jo Lind <jo@riverside.example>",
    ]  # fmt: skip
    done = _talk(tmp_path, said, "init", "--no-test", "--password-file", str(secret))

    assert done.returncode == 0, done.stdout + done.stderr
    for fault in (
        "'mentors-riverside.invalid' is no address; write it like",
        "it holds a space",
        "'smtp.riverside.invalid:port' is no server; write it like imap.example.org",
        "'ann' is no address; write it like",
        "that is the programme's own address; take one that you read yourself",
        "'Jo Lind' is no address that letters can go to; write it like",
    ):
        assert fault in done.stderr
    settings = load(str(tmp_path / "mine" / "mentorpost.toml"))
    assert settings.mailbox.url == "imaps://mentors%40riverside.invalid@imap.riverside.invalid/INBOX"
    assert settings.smtp.url == "smtps://mentors%40riverside.invalid@smtp.riverside.invalid"
    assert settings.program.organizers[0].address == "ann@riverside.example"
    assert settings.program.safety_contact is not None


def test_an_option_that_cannot_be_meant_writes_nothing(tmp_path: Path) -> None:
    done = _run(
        tmp_path, "init", "--no-test", "--name", "R", "--address", "mentors@gmail.com",
        "--organizer", "Ann Reyes", "--password-command", "pass mail",
    )  # fmt: skip

    assert done.returncode == 1
    assert "organizers holds 'Ann Reyes'" in done.stderr
    assert done.stderr.count("\n") == 1
    assert not (tmp_path / "mine" / "mentorpost.toml").exists()


def test_settings_that_are_there_stay(tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "mentorpost.toml").write_text("mine")

    done = _run(tmp_path, "init")

    assert done.returncode == 1
    assert "--anew" in done.stderr
    assert (tmp_path / "mine" / "mentorpost.toml").read_text() == "mine"


def test_where_nobody_answers_the_missing_option_is_named(tmp_path: Path) -> None:
    done = _run(tmp_path, "init", "--name", "Riverside")

    assert done.returncode == 2
    assert "nobody is there to answer; say --address" in done.stderr


def test_a_wrong_password_writes_nothing(tmp_path: Path, dovecot: Dovecot, relay: Relay, user: str) -> None:
    done = _run(
        tmp_path, "init", "--name", "R", "--address", user, *_servers(dovecot, relay), stdin="wrong\n"
    )

    assert done.returncode == 1
    assert "refuses us" in done.stderr
    assert not (tmp_path / "mine").exists() or not list((tmp_path / "mine").iterdir())


def test_what_is_known_goes_by_options_and_is_read_as_it_was_said(tmp_path: Path) -> None:
    (secret := tmp_path / "secret").write_text("s3cret\n")
    secret.chmod(0o600)
    done = _run(
        tmp_path, "init", "--no-test", "--name", "Ünion \\ \"1\"", "--address", "mentors@gmail.com",
        "--organizer", "Ann Reyes <ann@example.org>", "--password-file", str(secret),
    )  # fmt: skip

    assert done.returncode == 0, done.stderr
    assert "app password" in done.stdout
    settings = load(str(tmp_path / "mine" / "mentorpost.toml"))
    assert settings.program.name == 'Ünion \\ "1"'
    assert settings.mailbox.url == "imaps://mentors%40gmail.com@imap.gmail.com/INBOX"
    assert settings.smtp.url == "smtps://mentors%40gmail.com@smtp.gmail.com"
    assert settings.smtp.password() == "s3cret"


@pytest.mark.parametrize(
    "text", ["plain", 'a "quote"', "back\\slash", "line\nbreak", "tab\t", "\x7f", "ü “”"]
)
def test_what_is_written_as_toml_is_read_back(text: str) -> None:
    assert tomllib.loads(toml({"program": {"name": text, "organizers": [text]}})) == {
        "program": {"name": text, "organizers": [text]}
    }


def test_a_user_is_put_into_a_url_whatever_it_holds() -> None:
    assert with_user("imaps://[::1]:1993", "a/b@c.org") == "imaps://a%2Fb%40c.org@[::1]:1993/INBOX"


def test_the_unit_is_one_that_systemd_takes_and_leaves_little_open(tmp_path: Path) -> None:
    if not shutil.which("systemd-analyze"):
        pytest.skip("systemd-analyze is not here")
    folder = tmp_path / "my 100% folder"
    folder.mkdir()
    unit = tmp_path / "mentorpost.service"
    command = Path(shutil.which("true") or "/bin/true")
    unit.write_text(service_files.unit("R", "root", command, folder / "mentorpost.toml", folder))

    checked = subprocess.run(
        ["systemd-analyze", "verify", str(unit)], capture_output=True, text=True, check=False, timeout=SECONDS
    )
    rated = subprocess.run(
        ["systemd-analyze", "security", "--offline=true", "--threshold=30", str(unit)],
        capture_output=True, text=True, check=False, timeout=SECONDS,
    )  # fmt: skip
    assert [line for line in checked.stderr.splitlines() if "mentorpost.service" in line] == []
    assert rated.returncode == 0, rated.stdout[-400:]


def test_the_service_prints_a_unit_and_a_line_for_cron(tmp_path: Path) -> None:
    _run(
        tmp_path, "init", "--no-test", "--name", "R", "--address", "r@gmail.com",
        "--organizer", "a@example.org", "--password-command", "echo s3cret",
    )  # fmt: skip
    done = _run(tmp_path, "init", "--service")

    assert done.returncode == 0, done.stderr
    assert "Type=notify" in done.stdout
    assert f"--config {tmp_path}/mine/mentorpost.toml run" in done.stdout
    assert "*/5 * * * *" in done.stdout


@pytest.mark.parametrize("abstract", [True, False])
def test_systemd_hears_that_the_service_is_ready(
    abstract: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    name = f"@mentorpost-test-{os.getpid()}" if abstract else str(tmp_path / "notify")
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as heard:
        heard.bind(name.replace("@", "\0", 1))
        heard.settimeout(5)
        monkeypatch.setenv("NOTIFY_SOCKET", name)
        notify(READY)
        assert heard.recv(100) == b"READY=1"
    notify(READY)  # nobody listens any more, and nothing happens
