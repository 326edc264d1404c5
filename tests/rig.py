"""Real servers for the tests: a private Dovecot, and an SMTP server that catches what is sent."""

from __future__ import annotations

from tests.catcher import Catcher, Caught, Drop
from tests.dovecot import UMLAUT_PASSWORD, UMLAUT_USER, Dovecot, why_no_dovecot
from tests.loopback import HOST, PASSWORD, free_port

__all__ = [
    "HOST", "PASSWORD", "UMLAUT_PASSWORD", "UMLAUT_USER",
    "Catcher", "Caught", "Dovecot", "Drop", "free_port", "why_no_dovecot",
]  # fmt: skip
