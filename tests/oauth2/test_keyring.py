"""Where the settings want it, passwords and logins lie in the keyring of the machine, and in no file."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.keyring_on_disk import BACKEND, WHERE
from tests.oauth2.outside import Command
from tests.rig import Catcher, Dovecot
from tests.token_server import KEY, TokenServer


@pytest.fixture
def keyring_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give this process and those that it starts a keyring."""
    path = tmp_path / "keyring" / "keys.json"
    path.parent.mkdir()
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", BACKEND)
    monkeypatch.setenv(WHERE, str(path))
    return path


def _python(program: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", program, *arguments], capture_output=True, text=True, check=False, timeout=60
    )


def _password_of(config: Path) -> subprocess.CompletedProcess[str]:
    read = "import sys; from mentorpost.settings import load; print(load(sys.argv[1]).mailbox.password())"
    return _python(read, str(config))


@pytest.fixture
def config(tmp_path: Path) -> Path:
    """Write settings whose password lies in the keyring."""
    path = tmp_path / "mentorpost.toml"
    path.write_text(
        '[program]\nname = "R"\naddress = "r@example.org"\n'
        '[mailbox]\nurl = "imaps://r%40example.org@imap.example.org"\npassword_keyring = "mentorpost"\n'
    )
    return path


def test_a_password_may_lie_in_the_keyring(config: Path, keyring_file: Path) -> None:
    _python("import keyring; keyring.set_password('mentorpost', 'r@example.org', 's3cret\\n')")

    assert _password_of(config).stdout == "s3cret\n"


def test_a_keyring_without_it_says_what_to_type(config: Path, keyring_file: Path) -> None:
    assert "keyring set mentorpost r@example.org" in _password_of(config).stderr


def test_a_machine_without_a_keyring_says_so_in_a_sentence(
    config: Path, keyring_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.fail.Keyring")
    assert "no keyring can be used here (NoKeyringError)" in _password_of(config).stderr

    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", BACKEND)
    keyring_file.parent.rmdir()
    assert "no keyring can be used here (KeyringLocked)" in _password_of(config).stderr


def test_without_the_library_it_is_said_what_to_install(config: Path) -> None:
    hidden = "import sys; sys.modules['keyring'] = None; from mentorpost.settings import load; "
    done = _python(hidden + "load(sys.argv[1]).mailbox.password()", str(config))

    assert "pipx install --force '.[keyring]'" in done.stderr


def test_doctor_says_what_is_not_installed_and_goes_on(config: Path) -> None:
    hidden = "import sys; sys.modules['keyring'] = None; from mentorpost.__main__ import main; main()"
    done = _python(hidden, "--config", str(config), "doctor", "--no-letter")

    assert done.returncode == 1
    assert "FAULT  mailbox" in done.stdout
    assert "pipx install --force '.[keyring]'" in done.stdout


def test_a_login_in_the_keyring_leaves_no_secret_in_a_file(
    tmp_path: Path,
    provider: TokenServer,
    a_dovecot: Callable[..., Dovecot],
    catcher: Catcher,
    keyring_file: Path,
) -> None:
    command = Command(tmp_path, provider, a_dovecot(token_key=KEY), catcher, keep_in="keyring")

    login, first, second = command.run("login"), command.run("run", "--once"), command.run("run", "--once")

    assert login.returncode == 0, login.stderr
    assert "kept in the keyring" in login.stdout
    assert (first.returncode, second.returncode) == (0, 0), first.stderr + second.stderr
    kept = json.loads(command.login.read_text())
    assert (kept["refresh_token"], kept["access_token"]) == ("", "")
    lasting = json.loads(keyring_file.read_text())[f"mentorpost {provider.user}"]
    assert lasting in provider.lasting
    assert lasting not in "".join(path.read_text(errors="replace") for path in tmp_path.glob("mentorpost*"))


def test_a_login_whose_keyring_is_locked_stays_closed_and_says_so(
    tmp_path: Path,
    provider: TokenServer,
    a_dovecot: Callable[..., Dovecot],
    catcher: Catcher,
    keyring_file: Path,
) -> None:
    command = Command(tmp_path, provider, a_dovecot(token_key=KEY), catcher, keep_in="keyring")
    assert command.run("login").returncode == 0
    keyring_file.rename(tmp_path / "away.json")
    keyring_file.parent.rmdir()

    done = command.run("run", "--once")

    assert done.returncode == 1
    assert "no keyring can be used here (KeyringLocked)" in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1
