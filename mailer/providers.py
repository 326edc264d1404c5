"""What common providers of mailboxes want: their servers, and which password (providers.toml)."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

TABLE = Path(__file__).with_name("providers.toml")
REFUSES = "none"  # takes no password from programs


class Provider(NamedTuple):
    """One provider: its servers as urls without a user, a word on its password, and what it is known by."""

    name: str
    imap: str
    smtp: str
    password: str  # which kind
    about_password: str  # a sentence
    domains: Sequence[str]
    mail_servers: Sequence[str]
    oauth2: str = ""  # what [oauth2] calls it, where somebody can log in there


@cache
def providers() -> tuple[Provider, ...]:
    """Return every provider of the table."""
    table = tomllib.loads(TABLE.read_text("utf-8"))
    sentences = table["password"]
    return tuple(
        Provider(
            row["name"],
            row["imap"],
            row["smtp"],
            row["password"],
            sentences[row["password"]].format(name=row["name"]),
            row.get("domains", ()),
            row.get("mail_servers", ()),
            row.get("oauth2", ""),
        )
        for row in table["provider"]
    )


def by_domain(domain: str) -> Provider | None:
    """Return whose domain this is."""
    return next((one for one in providers() if domain.lower() in one.domains), None)


def by_mail_servers(names: Sequence[str]) -> Provider | None:
    """Return whose servers take in the mail of a domain, by the names in its MX records."""
    for name in names:
        plain = f".{name.lower().rstrip('.')}"
        for provider in providers():
            if any(plain.endswith(f".{end}") for end in provider.mail_servers):
                return provider
    return None
