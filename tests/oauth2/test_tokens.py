"""A token before each connect: kept while it is good, fetched when not, and what is so when none comes."""

from __future__ import annotations

import json
import logging
import stat
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path

import pytest

from mailer.errors import LoginOver, TokenLost
from mailer.oauth2.login import MARGIN
from mailer.oauth2.tokens import ASK_AGAIN
from mentorpost.login_file import LoginFile
from tests.oauth2.logins import Programme
from tests.token_server import TokenServer


@pytest.fixture
def programme(provider: TokenServer, tmp_path: Path) -> Programme:
    """Log a programme in."""
    made = Programme(provider, tmp_path)
    made.log_in()
    return made


def test_a_token_serves_until_five_minutes_before_its_end(programme: Programme) -> None:
    first = programme.tokens.token()
    programme.later(seconds=programme.provider.lifetime - MARGIN.total_seconds() - 1)
    same = programme.tokens.token()
    programme.later(seconds=1)
    fresh = programme.tokens.token()

    assert first == same != fresh
    assert programme.provider.refreshed == 2


def test_the_next_run_uses_the_token_of_the_one_before(programme: Programme, tmp_path: Path) -> None:
    token = programme.tokens.token()

    assert Programme(programme.provider, tmp_path).tokens.token() == token
    assert programme.provider.refreshed == 1


def test_a_token_that_lasts_is_replaced_by_each_that_comes(programme: Programme) -> None:
    for _ in range(5):
        programme.tokens.token()
        programme.later(hours=1)

    assert programme.kept.refresh_token in programme.provider.lasting
    assert programme.provider.refreshed == 5


def test_two_processes_fetch_one_token_and_neither_loses_the_login(
    programme: Programme, tmp_path: Path
) -> None:
    many = [Programme(programme.provider, tmp_path) for _ in range(8)]

    with ThreadPoolExecutor(8) as pool:
        tokens = list(pool.map(lambda one: one.tokens.token(), many))

    assert len(set(tokens)) == 1
    assert programme.provider.refreshed == 1


def test_a_clock_that_was_set_back_makes_no_old_token_good(programme: Programme) -> None:
    first = programme.tokens.token()
    programme.later(days=-1)

    assert programme.tokens.token() != first


def test_a_token_that_a_server_refused_is_given_to_nobody_again(programme: Programme) -> None:
    first = programme.tokens.token()
    programme.tokens.refused(first)

    fresh = programme.tokens.token()
    programme.tokens.refused(first)  # which is not the one that is kept

    assert fresh not in (first, "")
    assert programme.tokens.token() == fresh


def test_nobody_has_logged_in_yet(provider: TokenServer, tmp_path: Path) -> None:
    with pytest.raises(LoginOver, match="nobody has logged in yet"):
        Programme(provider, tmp_path).tokens.token()


def test_a_login_that_is_over_is_asked_about_once_an_hour(programme: Programme) -> None:
    programme.provider.lasting.clear()
    for _ in range(60):
        with pytest.raises(LoginOver, match="invalid_grant"):
            programme.tokens.token()
        programme.later(minutes=2)

    assert programme.provider.refreshed == 2
    assert programme.kept.over


def test_the_next_run_knows_that_the_login_is_over(programme: Programme, tmp_path: Path) -> None:
    programme.provider.lasting.clear()
    for _ in range(5):
        with pytest.raises(LoginOver):
            Programme(programme.provider, tmp_path).tokens.token()

    assert programme.provider.refreshed == 1


def test_a_new_login_counts_at_once(programme: Programme) -> None:
    programme.provider.lasting.clear()
    with pytest.raises(LoginOver):
        programme.tokens.token()

    programme.log_in()

    assert programme.provider.takes(programme.provider.user, programme.tokens.token())
    assert not programme.kept.over


def test_a_login_that_the_provider_takes_again_goes_on_by_itself(programme: Programme) -> None:
    taken = set(programme.provider.lasting)
    programme.provider.lasting.clear()
    with pytest.raises(LoginOver):
        programme.tokens.token()
    programme.provider.lasting.update(taken)
    programme.later(seconds=ASK_AGAIN.total_seconds())

    assert programme.tokens.token()
    assert not programme.kept.over


def test_a_provider_that_is_down_ends_no_login(programme: Programme) -> None:
    programme.provider.down = 1
    with pytest.raises(TokenLost) as lost:
        programme.tokens.token()

    assert not isinstance(lost.value, LoginOver)
    assert programme.tokens.token()


def test_a_disk_that_is_full_ends_no_login(
    programme: Programme, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    with monkeypatch.context() as full:
        full.setattr(LoginFile, "save", _no_room)
        first = programme.tokens.token()
        programme.later(hours=1)
        second = programme.tokens.token()
    programme.later(hours=1)

    assert len({first, second, programme.tokens.token()}) == 3
    assert programme.kept.refresh_token in programme.provider.lasting
    assert [line.levelno for line in caplog.records] == [logging.ERROR]


def _no_room(*_: object) -> None:
    raise OSError(28, "No space left on device")


# --- the file


def test_only_its_owner_may_read_the_file_of_a_login(programme: Programme) -> None:
    programme.tokens.token()

    modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in programme.file.path.parent.iterdir()}
    assert modes == {"mentorpost.login": 0o600, "mentorpost.login.lock": 0o600}


def test_a_login_that_others_may_read_is_refused_and_not_mended_silently(
    provider: TokenServer, open_folder: Path
) -> None:
    programme = Programme(provider, open_folder)
    programme.log_in()
    programme.file.path.chmod(0o644)

    with pytest.raises(LoginOver, match="chmod 600"):
        programme.tokens.token()
    assert programme.provider.refreshed == 0


@pytest.mark.parametrize("text", ["", "{}", "[]", "null", '{"refresh_token": "x"}', "\x00"])
def test_a_file_that_is_damaged_is_said_in_one_line(programme: Programme, text: str) -> None:
    programme.file.path.write_text(text)

    with pytest.raises(LoginOver, match="is damaged"):
        programme.tokens.token()


def test_what_is_kept_is_read_as_it_was_written(programme: Programme) -> None:
    programme.tokens.token()
    kept = programme.kept

    assert kept.since == kept.renewed_at == programme.now
    assert kept.good_until == programme.now + timedelta(seconds=programme.provider.lifetime)
    assert json.loads(programme.file.path.read_text())["access_token"] == kept.access_token
    assert kept.access_token not in repr(kept)
    assert kept.refresh_token not in repr(kept)
