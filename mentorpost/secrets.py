"""Files that hold a secret: nobody but their owner may read them.

What another user of the machine could have read is no secret any more: it is refused, not mended silently.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import urlsplit

from mentorpost.errors import SettingsError


def holds_one(table: Mapping[str, Mapping[str, object]]) -> bool:
    """Whether a password stands in the settings themselves, by its own key or inside a url."""
    servers = [table.get(section, {}) for section in ("mailbox", "smtp", "store")]
    if table.get("oauth2", {}).get("client_secret"):
        return True
    return any(server.get("password") or _in_url(str(server.get("url", ""))) for server in servers)


def refuse_if_open(path: Path, holds: str = "a password", then: str = "change the password") -> None:
    """Raise SettingsError where somebody else may read this file; OSError where it is not there."""
    if os.name == "posix" and _is_open(path.resolve(strict=True)):
        raise SettingsError(
            f"others on this machine may read {path}, which holds {holds}; "
            f"type: chmod 600 {path}, and {then} if others have used this machine"
        )


def _is_open(path: Path) -> bool:
    """Whether others may read a file and pass through every folder on the way to it."""
    here = path.stat()
    # A file of root's that a service may read by its group is well kept; one of our own needs no group.
    readers = stat.S_IROTH | (stat.S_IRGRP if here.st_uid == os.getuid() else 0)
    passing = stat.S_IXOTH | stat.S_IXGRP
    return bool(here.st_mode & readers) and all(folder.stat().st_mode & passing for folder in path.parents)


def _in_url(url: str) -> bool:
    try:
        return bool(urlsplit(url).password)
    except ValueError:
        return False
