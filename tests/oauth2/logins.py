"""A programme that has logged in at the provider of the tests, and the clock that it goes by."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

from mailer.oauth2.login import Login
from mailer.oauth2.tokens import KeptTokens
from mentorpost.login_file import NAME, LoginFile
from tests.token_server import TokenServer

NOW = datetime(2027, 3, 1, 9, 0, tzinfo=UTC)


class Programme:
    """What a process of the programme has: a login in a file, and a clock."""

    def __init__(self, provider: TokenServer, folder: Path, user: str = "") -> None:
        self.provider, self.now = provider, NOW
        self.file = LoginFile(folder / NAME, user)
        self.tokens = KeptTokens(provider.client(), self.file, lambda: self.now)

    def log_in(self) -> None:
        """Log in, as `mentorpost login` does when somebody has typed the code."""
        self.provider.grant()
        lasting = self.provider.lasting.pop()
        self.provider.lasting.add(lasting)
        self.file.save(Login(lasting, since=self.now, renewed_at=self.now))

    def later(self, **ago: float) -> None:
        """Let time pass."""
        self.now += timedelta(**ago)

    @property
    def kept(self) -> Login:
        """Return what is kept."""
        login = self.file.load()
        assert login is not None
        return login
