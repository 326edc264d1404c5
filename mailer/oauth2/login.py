"""A login with a provider as it is kept from one token to the next. Nothing here asks for one."""

from __future__ import annotations

from contextlib import AbstractContextManager
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Protocol

MARGIN = timedelta(minutes=5)


@dataclass(frozen=True)
class Login:
    """A login as it is kept."""

    refresh_token: str = field(repr=False)
    since: datetime  # somebody logged in
    renewed_at: datetime  # the provider gave the latest token
    access_token: str = field(default="", repr=False)
    good_until: datetime | None = None
    over: str = ""  # why the provider gives no more; empty: it does
    over_at: datetime | None = None
    asked_at: datetime | None = None  # for the last time since then
    ends_at: datetime | None = None  # as the provider announced it

    def without_token(self) -> Login:
        """Return it without the token that is good for a while."""
        return replace(self, access_token="", good_until=None)  # nosec B106

    def is_good(self, now: datetime) -> bool:
        """Whether its token is good for some minutes, by this machine's clock, which may have been set."""
        if not self.access_token or self.good_until is None:
            return False
        return self.renewed_at <= now + MARGIN and now + MARGIN < self.good_until


class Keeper(Protocol):
    """Where a login is kept. Several processes may use it."""

    def held(self) -> AbstractContextManager[object]:
        """Keep others from fetching a token at the same time."""

    def load(self) -> Login | None:
        """Return what is kept."""

    def save(self, login: Login) -> None:
        """Keep this instead."""
