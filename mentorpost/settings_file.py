"""Write a settings file and the file of its password, as `init` learnt them, for their owner's eyes alone."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from urllib.parse import quote, urlsplit, urlunsplit

from mentorpost.errors import SettingsError

Value = str | bool | Sequence[str]


def with_user(url: str, user: str) -> str:
    """Return the url of a server with its user, as the settings have it."""
    parts = urlsplit(url)
    host = f"[{parts.hostname}]" if ":" in (parts.hostname or "") else parts.hostname
    port = f":{parts.port}" if parts.port else ""
    path = "/INBOX" if parts.scheme.startswith("imap") and not parts.path.strip("/") else parts.path
    return urlunsplit((parts.scheme, f"{quote(user, safe='')}@{host}{port}", path, "", ""))


def toml(table: Mapping[str, Mapping[str, Value]]) -> str:
    """Return settings as TOML; what is empty is left out."""
    sections = []
    for section, keys in table.items():
        lines = [f"{key} = {_value(value)}" for key, value in keys.items() if value]
        if lines:
            sections.append("\n".join([f"[{section}]", *lines, ""]))
    return "\n".join(sections)


def write(path: Path, text: str, *, anew: bool = False) -> None:
    """Write a file that only its owner may read. One that is there stays, unless it is to be written anew."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    if path.exists() and not anew:
        raise SettingsError(f"{path} is there already; take another --config, or say --anew to write it anew")
    part = path.with_name(path.name + ".new")
    part.unlink(missing_ok=True)
    with os.fdopen(os.open(part, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "w", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    part.replace(path)


def _value(value: Value) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return _string(value)
    return "[" + ", ".join(_string(one) for one in value) + "]"


def _string(text: str) -> str:
    """Return a TOML basic string."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + "".join(c if c.isprintable() else f"\\u{ord(c):04x}" for c in escaped) + '"'
