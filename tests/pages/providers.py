"""docs/organizer.md: the providers whose servers are known, as the table in the code has them."""

from __future__ import annotations

from mailer.providers import providers
from tests.pages.held import Row, table

WORDS = {
    "app": "an app password",
    "allow": "the usual one, once IMAP is allowed on its web page",
    "usual": "the usual one, or an app password with two-step verification",
    "bridge": "the one that its Bridge program shows",
    "none": "none: a login on its page ([OAuth2](oauth.md))",
}


def reference() -> str:
    """Return a row for each provider."""
    rows: list[Row] = [
        (one.name, f"`{one.imap}`", f"`{one.smtp}`", WORDS[one.password]) for one in providers()
    ]
    return table(("provider", "incoming", "outgoing", "password"), rows)
