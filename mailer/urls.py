"""Where a mailbox is and where mail leaves, as the settings write it.

Opens nothing. What is sent or fetched in the clear stays on this machine unless `insecure` says otherwise.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from ipaddress import ip_address
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

from mailer.errors import BadUrl


@dataclass(frozen=True)
class Place:
    """What a url says; shown without user and password."""

    scheme: str
    host: str = ""
    port: int = 0
    user: str = ""
    password: str = field(default="", repr=False)
    path: str = ""  # IMAP folder, or folder of the file system

    def __str__(self) -> str:
        if self.scheme == "maildir":
            return f"maildir:{self.path}"
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"{self.scheme}://{host}:{self.port}" + (f"/{self.path}" if self.path else "")


class _Scheme(NamedTuple):
    port: int
    encrypted: bool = False
    needs_user: bool = False
    listens: bool = False
    folder: str = ""  # the IMAP folder where the url names none


# fmt: off
MAILBOXES = {
    "imaps": _Scheme(993,  encrypted=True, needs_user=True, folder="INBOX"),
    "imap":  _Scheme(143,  needs_user=True, folder="INBOX"),
    "lmtp":  _Scheme(8024, listens=True),
    "smtp":  _Scheme(8025, listens=True),
}
TRANSPORTS = {
    "smtps":         _Scheme(465, encrypted=True),
    "smtp+starttls": _Scheme(587, encrypted=True),
    "smtp":          _Scheme(25),
}
# fmt: on


def mailbox_place(url: str, insecure: bool = False) -> Place:
    """Read the url of a mailbox; raise BadUrl with one line that says what is wrong."""
    return _place(url, "[mailbox] url", MAILBOXES, insecure)


def transport_place(url: str, insecure: bool = False) -> Place:
    """Read the url that mail leaves by; raise BadUrl with one line that says what is wrong."""
    return _place(url, "[smtp] url", TRANSPORTS, insecure)


def is_loopback(host: str) -> bool:
    """Say whether nothing sent to this host leaves the machine."""
    if host == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False


def _place(url: str, setting: str, schemes: dict[str, _Scheme], insecure: bool) -> Place:
    name, _, rest = url.strip().partition(":")
    name = name.lower()
    if name == "maildir":
        return _maildir(url, setting, rest)
    if name not in schemes:
        known = ", ".join([*(f"{scheme}://" for scheme in schemes), "maildir:PATH"])
        raise BadUrl(setting, name if "://" in url else url, f"it must begin with one of {known}")
    return _network(url, setting, name, schemes[name], insecure)


def _maildir(url: str, setting: str, rest: str) -> Place:
    path = "/" + rest.lstrip("/") if rest.startswith("//") else rest
    if not path.strip("/"):
        raise BadUrl(setting, url, "it names no folder, as maildir:/home/ann/Mail does")
    return Place("maildir", path=str(Path(path).expanduser()))


def _network(url: str, setting: str, name: str, scheme: _Scheme, insecure: bool) -> Place:
    shown = f"{name}://…"  # what follows may hold a password
    if any(character.isspace() for character in url.strip()):
        raise BadUrl(setting, shown, "it holds a space; write a space as %20")
    if "?" in url or "#" in url:
        raise BadUrl(setting, shown, "it holds ? or #; write them as %3F and %23")
    try:
        parts = urlsplit(url.strip())
        port = parts.port
    except ValueError:
        raise BadUrl(
            setting, shown, "the host or port cannot be read; a port is a number up to 65535"
        ) from None
    host, user, path = parts.hostname or "", unquote(parts.username or ""), unquote(parts.path.strip("/"))
    if not host:
        raise BadUrl(setting, shown, f"it names no host, as {name}://mail.example.org does")
    if scheme.needs_user and not user:
        raise BadUrl(setting, shown, f"it names no user, as {name}://ann%40example.org@{host} does")
    if path and not scheme.folder:
        raise BadUrl(setting, shown, "nothing may follow the host and port")
    if scheme.listens and not is_loopback(host):
        raise BadUrl(setting, shown, "it listens for mail, and does so on 127.0.0.1 only")
    if not (scheme.encrypted or insecure or is_loopback(host)):
        raise BadUrl(
            setting, shown, "it is not encrypted; use " + _encrypted(name) + ", or set insecure = true"
        )
    password = unquote(parts.password or "")
    return Place(name, host, scheme.port if port is None else port, user, password, path or scheme.folder)


def _encrypted(name: str) -> str:
    return "imaps://" if name == "imap" else "smtps:// or smtp+starttls://"
