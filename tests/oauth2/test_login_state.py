"""How a login stands, as `doctor` and `status` say it."""

from __future__ import annotations

from pathlib import Path

import pytest

from mailer.errors import LoginOver
from mentorpost.findings import Finding, Level
from mentorpost.login_state import of_login, over
from mentorpost.settings import Settings, load
from tests.oauth2.logins import Programme
from tests.stores import store_table
from tests.token_server import TokenServer

DAY = 86_400


@pytest.fixture
def programme(provider: TokenServer, tmp_path: Path) -> Programme:
    """Log a programme in."""
    made = Programme(provider, tmp_path)
    made.log_in()
    return made


def _settings(programme: Programme) -> Settings:
    folder = programme.file.path.parent
    path = folder / "mentorpost.toml"
    path.write_text(
        '[program]\nname = "R"\naddress = "r@example.org"\n'
        f"{store_table(folder)}"
        '[mailbox]\nurl = "imaps://r%40example.org@imap.example.org"\nauth = "oauth2"\n'
        '[oauth2]\nprovider = "google"\nclient_id = "1"\n'
    )
    return load(str(path))


def _finding(programme: Programme) -> Finding:
    (found,) = of_login(_settings(programme), programme.now)
    return found


def test_a_login_that_is_used_is_well(programme: Programme) -> None:
    programme.tokens.token()
    programme.later(hours=5)

    found = _finding(programme)

    assert (found.level, found.what) == (
        Level.OK,
        "with Google since 2027-03-01; the latest token came 5 hours ago",
    )
    assert over(_settings(programme)) is None


def test_a_login_that_is_announced_to_end_is_told_three_days_before(programme: Programme) -> None:
    programme.provider.rotates, programme.provider.ends_in = True, 7 * DAY
    programme.tokens.token()

    programme.later(days=3, hours=23)
    assert _finding(programme).level is Level.OK
    programme.later(hours=2)
    assert _finding(programme).level is Level.LOOK
    assert "ends this login on 2027-03-08" in _finding(programme).what


def test_an_end_that_each_token_puts_off_is_none(programme: Programme) -> None:
    programme.provider.ends_in = 1800
    programme.tokens.token()

    assert _finding(programme).level is Level.OK


def test_a_login_that_nobody_used_for_a_month_is_told(programme: Programme) -> None:
    programme.tokens.token()
    programme.later(days=31)

    assert "for 31 days" in _finding(programme).what


def test_a_login_that_is_over_is_a_fault_until_somebody_logs_in(programme: Programme) -> None:
    programme.provider.lasting.clear()
    with pytest.raises(LoginOver):
        programme.tokens.token()

    assert _finding(programme).level is Level.FAULT
    programme.later(hours=2)
    with pytest.raises(LoginOver):
        programme.tokens.token()
    assert "the login is over since 2027-03-01 09:00 UTC: Tokens says invalid_grant" in str(
        over(_settings(programme))
    )

    programme.log_in()
    assert _finding(programme).level is Level.OK


def test_a_login_that_cannot_be_read_is_a_fault(programme: Programme) -> None:
    programme.file.path.write_text("{}")

    assert "is damaged" in _finding(programme).what


def test_where_no_server_takes_tokens_there_is_nothing_to_say(tmp_path: Path) -> None:
    (tmp_path / "mentorpost.toml").write_text('[program]\nname = "R"\naddress = "r@example.org"\n')
    settings = load(str(tmp_path / "mentorpost.toml"))

    assert list(of_login(settings, None)) == []
