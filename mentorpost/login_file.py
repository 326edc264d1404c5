"""A login with a provider, kept between two runs: in a file beside the store that only its owner may read.

Where the settings want the keyring, the token that lasts lies there and the one for an hour nowhere. The file
then holds no secret, only when somebody logged in and how it stands.
"""

from __future__ import annotations

import fcntl
import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from mailer.errors import LoginOver, TokenLost, one_line
from mailer.oauth2.login import Login
from mentorpost import keyrings, secrets, settings_file
from mentorpost.errors import SettingsError

NAME = "mentorpost.login"
MOMENTS = ("since", "renewed_at", "good_until", "over_at", "asked_at", "ends_at")


class LoginFile:
    """One login. `user` is its name in the keyring; without one the file holds everything."""

    def __init__(self, path: Path, user: str = "") -> None:
        self.path, self._user = path, user
        self._for_now: Login | None = None  # with the token that the file does not hold

    @property
    def in_keyring(self) -> bool:
        """Whether the token that lasts lies in the keyring."""
        return bool(self._user)

    @contextmanager
    def held(self) -> Iterator[None]:
        """Keep other processes from fetching a token at the same time."""
        self.path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        lock = self.path.with_name(self.path.name + ".lock")
        with os.fdopen(os.open(lock, os.O_CREAT | os.O_RDWR, 0o600)) as file:
            fcntl.flock(file, fcntl.LOCK_EX)
            yield

    def load(self) -> Login | None:
        """Return what is kept; None where nobody has logged in. Raises LoginOver where it can't be used."""
        try:
            secrets.refuse_if_open(self.path, "the tokens of a login", "log in anew")
            login = _login(json.loads(self.path.read_text("utf-8")))
            if not self._user:
                return login
            lasting = keyrings.read(keyrings.SERVICE, self._user)
        except FileNotFoundError:
            return None
        except OSError as error:
            raise LoginOver(f"{self.path} cannot be read: {error.strerror}") from None
        except (ValueError, TypeError, KeyError):
            raise LoginOver(f"{self.path} is damaged") from None
        except SettingsError as error:
            raise LoginOver(str(error)) from None
        if not lasting:
            raise LoginOver("the keyring holds no login for this programme")
        now = self._for_now
        same = now is not None and (now.refresh_token, now.renewed_at) == (lasting, login.renewed_at)
        return now if same else replace(login, refresh_token=lasting)

    def save(self, login: Login) -> None:
        """Keep this login instead. Raises OSError, or TokenLost where there is no keyring."""
        kept = login
        if self._user:
            try:
                keyrings.write(keyrings.SERVICE, self._user, login.refresh_token)
            except SettingsError as error:
                raise TokenLost(str(error)) from None
            self._for_now, kept = login, replace(login.without_token(), refresh_token="")  # nosec B106
        settings_file.write(self.path, json.dumps(_table(kept), indent=2) + "\n", anew=True)


def _table(login: Login) -> dict[str, str | None]:
    moments = {name: getattr(login, name) for name in MOMENTS}
    words = {"refresh_token": login.refresh_token, "access_token": login.access_token, "over": login.over}
    return words | {name: moment.isoformat() if moment else None for name, moment in moments.items()}


def _login(table: dict[str, str | None]) -> Login:
    return Login(
        refresh_token=str(table["refresh_token"]),
        since=_moment(table["since"]),
        renewed_at=_moment(table["renewed_at"]),
        access_token=str(table["access_token"]),
        good_until=_or_none(table.get("good_until")),
        over=one_line(table["over"]),
        over_at=_or_none(table.get("over_at")),
        asked_at=_or_none(table.get("asked_at")),
        ends_at=_or_none(table.get("ends_at")),
    )


def _or_none(text: str | None) -> datetime | None:
    return _moment(text) if text else None


def _moment(text: str | None) -> datetime:
    moment = datetime.fromisoformat(text or "")
    if moment.tzinfo is None:
        raise ValueError(text)
    return moment
