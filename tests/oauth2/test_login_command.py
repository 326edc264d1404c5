"""`login`, `run`, `doctor` and `status` where the mailbox takes tokens alone, as somebody types them."""

from __future__ import annotations

import json
import threading
import urllib.request
from collections.abc import Callable
from email.message import EmailMessage
from pathlib import Path

import pytest

from tests.oauth2.outside import SECONDS, Command
from tests.oauth2.test_grants import _led_to
from tests.rig import Catcher, Dovecot
from tests.token_server import KEY, SECRET, TokenServer


@pytest.fixture
def command(
    tmp_path: Path, provider: TokenServer, a_dovecot: Callable[..., Dovecot], catcher: Catcher
) -> Command:
    """Set a programme up whose mailbox takes tokens alone."""
    return Command(tmp_path, provider, a_dovecot(token_key=KEY), catcher)


def _asks_to_join(command: Command) -> None:
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = "mia@example.com", command.provider.user, "join as mentee"
    mail["Message-ID"] = "<1@example.com>"
    mail.set_content("join as mentee")
    command.dovecot.append(command.provider.user, mail.as_bytes())


def _shows_no_secret(command: Command, *said: str) -> bool:
    kept = json.loads(command.login.read_text())
    secrets = [kept["refresh_token"], kept["access_token"], SECRET, *command.provider.codes]
    return not [secret for secret in secrets if secret and secret in "".join(said)]


def test_somebody_types_a_code_and_the_programme_runs(command: Command) -> None:
    command.provider.answers.extend(["authorization_pending", "yes"])
    _asks_to_join(command)

    login = command.run("login")
    ran = command.run("run", "--once", "--verbose")

    assert login.returncode == 0, login.stderr
    assert command.provider.url("type") in login.stdout
    assert "WDJB-MJHT" in login.stdout
    assert "The mailbox opens; mails that wait there: 1" in login.stdout
    assert (ran.returncode, ran.stderr.count("ERROR")) == (0, 0), ran.stderr
    assert [mail.recipients for mail in command.catcher.mails] == [("mia@example.com",)]
    assert len(command.dovecot.mails(command.provider.user, "Processed")) == 1
    assert _shows_no_secret(command, login.stdout, login.stderr, ran.stdout, ran.stderr)


def test_somebody_opens_a_page_that_leads_back_to_the_command(command: Command) -> None:
    command.settle("authorize")
    process = command.started("login")
    assert process.stdout is not None
    page = next(line.strip() for line in process.stdout if line.startswith("https://"))
    with urllib.request.urlopen(page, timeout=SECONDS):  # noqa: S310 - the browser
        out, err = process.communicate(timeout=SECONDS)

    assert process.returncode == 0, err
    assert "The mailbox opens" in out
    assert command.run("run", "--once").returncode == 0


def test_who_has_no_browser_on_the_machine_pastes_the_address_that_it_ended_at(command: Command) -> None:
    command.settle("authorize")
    process = command.started("login", "--paste")
    assert process.stdout is not None
    page = next(line.strip() for line in process.stdout if line.startswith("https://"))
    out, err = process.communicate(_led_to(page) + "\n", SECONDS)

    assert process.returncode == 0, out + err
    assert "Logged in" in out


@pytest.mark.parametrize(
    ("answer", "how"), [("expired_token", "type the code within"), ("access_denied", "somebody said no")]
)
def test_a_login_that_fails_says_why_and_how_to_go_on_and_keeps_nothing(
    command: Command, answer: str, how: str
) -> None:
    command.provider.answers.append(answer)

    done = command.run("login")

    assert done.returncode == 1
    assert len(done.stderr.strip().splitlines()) == 1
    assert answer in done.stderr
    assert how in done.stderr
    assert not command.login.exists()


def test_whoever_logs_in_as_somebody_else_is_told_and_the_login_before_stays(command: Command) -> None:
    assert command.run("login").returncode == 0
    before = command.login.read_text()
    command.provider.user = "ann@example.org"

    done = command.run("login")

    assert done.returncode == 1
    assert "is the account that logged in" in done.stderr
    assert command.login.read_text() == before


def test_a_login_that_is_over_loses_no_mail_and_is_mended_by_logging_in_anew(command: Command) -> None:
    assert command.run("login").returncode == 0
    _asks_to_join(command)
    kept = json.loads(command.login.read_text())
    command.login.write_text(json.dumps(kept | {"good_until": "2020-01-01T00:00:00+00:00"}))
    command.provider.lasting.clear()

    closed = command.run("run", "--once")
    status, doctor = command.run("status"), command.run("doctor", "--no-letter")

    assert closed.returncode == 1
    assert closed.stderr.count("mentorpost login") == 1
    assert len(closed.stderr.strip().splitlines()) == 1, closed.stderr
    assert "the login is over since" in status.stdout
    assert "mentorpost login" in status.stdout
    assert doctor.returncode == 1
    assert "FAULT  login" in doctor.stdout
    assert _shows_no_secret(command, closed.stderr, status.stdout, doctor.stdout)
    assert command.catcher.mails == []

    assert command.run("login").returncode == 0
    assert command.run("run", "--once").returncode == 0
    assert [mail.recipients for mail in command.catcher.mails] == [("mia@example.com",)]
    assert "login is over" not in command.run("status").stdout


def test_a_service_says_once_that_the_login_is_over_and_goes_on_by_itself_after_a_new_one(
    command: Command,
) -> None:
    _asks_to_join(command)
    service = command.started("run")
    assert service.stderr is not None
    too_long = threading.Timer(SECONDS, service.kill)
    too_long.start()
    said = [next(line for line in service.stderr if "stays closed" in line)]
    assert command.run("login").returncode == 0
    for line in service.stderr:
        said.append(line)
        if "works again" in line:
            break
    service.terminate()
    _, rest = service.communicate(timeout=SECONDS)
    too_long.cancel()

    assert [line.partition(" ")[2] for line in said if "stays closed" in line] == [said[0].partition(" ")[2]]
    assert "works again" in said[-1]
    assert service.returncode == 0, rest
    assert [mail.recipients for mail in command.catcher.mails] == [("mia@example.com",)]


def test_doctor_shows_since_when_somebody_is_logged_in_and_how_old_the_token_is(command: Command) -> None:
    nobody = command.run("doctor", "--no-letter")
    assert command.run("login").returncode == 0

    done = command.run("doctor", "--no-letter")

    assert "nobody has logged in with the provider yet" in nobody.stdout
    assert "the latest token came 0 minutes ago" in done.stdout
    assert done.returncode == 0, done.stdout


def test_where_nothing_needs_a_login_it_is_said(command: Command) -> None:
    text = command.config.read_text().replace('auth = "oauth2"', 'auth = "password"')
    command.config.write_text(text)

    done = command.run("login")

    assert done.returncode == 1
    assert "nothing here needs a login" in done.stderr


def test_settings_with_a_secret_that_others_may_read_are_refused(
    provider: TokenServer, dovecot: Dovecot, catcher: Catcher, open_folder: Path
) -> None:
    command = Command(open_folder, provider, dovecot, catcher)
    command.config.chmod(0o644)

    done = command.run("login")

    assert "chmod 600" in done.stderr
    assert SECRET not in done.stderr
