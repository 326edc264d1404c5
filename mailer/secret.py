"""What a server is shown to prove who we are: a password, or a token that is fetched before each connect."""

from __future__ import annotations

from typing import Protocol


class Tokens(Protocol):
    """Where tokens come from."""

    def token(self) -> str:
        """Return one that is good for some minutes. Raises TokenLost, and LoginOver where it stays so."""

    def refused(self, token: str) -> None:
        """Hear that a server did not take this one, so that it is given to nobody again."""


Secret = str | Tokens
