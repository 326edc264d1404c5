"""XOAUTH2, the way in which IMAP and SMTP servers take a token: what is said, and what a refusal wants.

Sends nothing. A server that refuses says why in a challenge, and goes on only when it got an empty answer.
"""

from __future__ import annotations

import json

MECHANISM = "XOAUTH2"


class Said:
    """What we answer to each challenge of one login: who we are and the token, then nothing more."""

    def __init__(self, user: str, token: str) -> None:
        self._first = f"user={user}\x01auth=Bearer {token}\x01\x01"
        self._asked = 0
        self.status = ""  # why a server refused, as it wrote it

    def __call__(self, challenge: bytes | None = None) -> str:
        self._asked += 1
        if self._asked == 1:
            return self._first
        self.status = _status(challenge or b"")
        return ""


def _status(challenge: bytes) -> str:
    """Return the status in a challenge such as {"status":"401","schemes":"Bearer"}, and nothing else."""
    try:
        said = json.loads(challenge)
    except ValueError:
        return ""
    status = said.get("status") if isinstance(said, dict) else None
    return status[:20] if isinstance(status, str) and status.replace("_", "").isalnum() else ""
