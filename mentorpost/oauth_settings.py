"""[oauth2]: with whom the programme logs in where a server takes tokens instead of a password."""

from __future__ import annotations

from dataclasses import dataclass, field

OWN = "own"
PROVIDERS = ("microsoft", "google", OWN)
KEPT_IN = ("file", "keyring")
AUTH = ("password", "oauth2")
URLS = ("device_url", "authorize_url", "token_url")


@dataclass(frozen=True)
class OAuth2:
    """[oauth2]"""

    provider: str
    client_id: str
    client_secret: str = field(default="", repr=False)
    tenant: str = ""
    keep_in: str = "file"
    device_url: str = ""
    authorize_url: str = ""
    token_url: str = ""
    scopes: tuple[str, ...] = ()


def oauth2_of(table: dict[str, object]) -> OAuth2 | None:
    """Read the section; None where there is none."""
    if not table:
        return None
    scopes = table.get("scopes", [])
    words = {key: str(value) for key, value in table.items() if key != "scopes"}
    return OAuth2(**words, scopes=tuple(map(str, scopes if isinstance(scopes, list) else [])))


def faults(table: dict[str, dict[str, object]]) -> list[str]:
    """Return what is wrong with it, and with `auth` of the two servers."""
    servers = {section: table.get(section, {}) for section in ("mailbox", "smtp")}
    section = table.get("oauth2", {})
    if not all(isinstance(one, dict) for one in (section, *servers.values())):
        return []  # which is said already
    auths = {name: server.get("auth", "password") for name, server in servers.items()}
    found = [
        f'[{name}] auth is {auth!r}; write "password" or "oauth2"'
        for name, auth in auths.items()
        if auth not in AUTH
    ]
    if not section:
        return found + [
            f'[{name}] auth = "oauth2" needs a section [oauth2]; see the page of settings'
            for name, auth in auths.items()
            if auth == "oauth2"
        ]
    return found + _faults_of_section(section)


def _faults_of_section(section: dict[str, object]) -> list[str]:
    provider, found = section.get("provider"), []
    if provider not in PROVIDERS:
        found.append(f'[oauth2] provider is {provider!r}; write "microsoft", "google" or "own"')
    if not section.get("client_id"):
        found.append("[oauth2] client_id is missing: what the provider calls the program that you registered")
    if section.get("keep_in", "file") not in KEPT_IN:
        found.append(f'[oauth2] keep_in is {section["keep_in"]!r}; write "file" or "keyring"')
    for key in URLS:
        url = str(section.get(key, ""))
        if url and provider != OWN:
            found.append(f'[oauth2] {key} is for provider = "own" alone')
        elif url and not url.startswith("https://"):
            found.append(f"[oauth2] {key} is {url!r}; it must begin with https://")
    ways = section.get("device_url") or section.get("authorize_url")
    if provider == OWN and not (section.get("token_url") and ways):
        found.append('[oauth2] provider = "own" needs token_url, and device_url or authorize_url')
    return found
