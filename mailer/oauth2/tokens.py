"""A token before each connect: the one that is kept while it is good for some minutes, else a fresh one.

Where a login is over the provider is asked again once an hour, and at once when somebody has logged in anew.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta

from mailer.errors import LoginOver, TokenLost
from mailer.oauth2.authority import Client
from mailer.oauth2.grants import Grant, Refused, refresh
from mailer.oauth2.login import Keeper, Login

log = logging.getLogger(__name__)

ASK_AGAIN = timedelta(hours=1)
NOBODY = "nobody has logged in yet"


def begin(grant: Grant, now: datetime) -> Login:
    """Return the login that a first grant makes."""
    return _renewed(Login(grant.refresh_token, since=now, renewed_at=now), grant, now)


class KeptTokens:
    """The tokens of one login."""

    def __init__(self, client: Client, keeper: Keeper, clock: Callable[[], datetime]) -> None:
        self._client, self._keeper, self._clock = client, keeper, clock
        self._unsaved: Login | None = None  # a disk that is full must not end a login

    def token(self) -> str:
        """Return one that is good for some minutes. Raises TokenLost, and LoginOver where it stays so."""
        login = self._load()
        if login is not None and login.is_good(self._clock()):
            return login.access_token
        with self._keeper.held():
            login = self._load()  # another process may have been quicker
            if login is None:
                raise LoginOver(NOBODY)
            now = self._clock()
            return login.access_token if login.is_good(now) else self._fetch(login, now)

    def refused(self, token: str) -> None:
        """Forget a token that a server did not take."""
        with self._keeper.held():
            login = self._load()
            if login is not None and login.access_token == token:
                self._save(login.without_token())

    def _fetch(self, login: Login, now: datetime) -> str:
        if login.over and login.asked_at is not None and abs(now - login.asked_at) < ASK_AGAIN:
            raise LoginOver(login.over)
        try:
            grant = refresh(self._client, login.refresh_token)
        except Refused as refused:
            over_at = login.over_at or now
            self._save(replace(login.without_token(), over=refused.cause, over_at=over_at, asked_at=now))
            raise
        self._save(_renewed(login, grant, now))
        return grant.access_token

    def _load(self) -> Login | None:
        if self._unsaved is not None:
            self._save(self._unsaved)
        return self._unsaved or self._keeper.load()

    def _save(self, login: Login) -> None:
        try:
            self._keeper.save(login)
        except (OSError, TokenLost) as error:
            # The provider may have taken back the token before this one.
            if self._unsaved is None:
                log.error("login not saved cause=%s: mend that, it is tried again", error)
            self._unsaved = login
        else:
            self._unsaved = None


def _renewed(login: Login, grant: Grant, now: datetime) -> Login:
    return replace(
        login,
        refresh_token=grant.refresh_token or login.refresh_token,
        access_token=grant.access_token,
        renewed_at=now,
        good_until=now + timedelta(seconds=grant.seconds),
        over="",
        over_at=None,
        asked_at=None,
        ends_at=now + timedelta(seconds=grant.lasts_seconds) if grant.lasts_seconds else None,
    )
