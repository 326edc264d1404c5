"""Look at a mailbox before anybody relies on it: what its server can, and whether a mail comes back.

Of mails it reads and deletes nothing but the one that it is asked to look for.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from imapclient.exceptions import IMAPClientError
from imapclient.imapclient import JUNK

from mailer.clearing import PROCESSED
from mailer.errors import MailboxLost, MailboxRefused
from mailer.imap_connection import Connection, cause, connect, hang_up, own_name, say_goodbye
from mailer.secret import Secret
from mailer.urls import Place

LOOK_SECONDS = 1.0


class Seen(NamedTuple):
    """What stands in a mailbox, and what its server can."""

    waiting: int
    idle: bool  # news come by themselves (RFC 2177)
    move: bool  # RFC 6851
    uidplus: bool  # RFC 4315
    processed: bool  # the folder for what is dealt with is there


class Came(NamedTuple):
    """A mail that came back."""

    folder: str
    junk: bool
    raw: bytes
    seconds: float


def look_at(place: Place, secret: Secret) -> Seen:
    """Log in and look. Raises MailboxLost, or MailboxRefused where somebody has to correct the settings."""
    if place.scheme == "maildir":
        return _look_at_maildir(place)
    connection = connect(place, secret)
    try:
        try:
            chosen = connection.select_folder(place.path, readonly=True)
        except IMAPClientError as error:
            raise MailboxRefused(place, cause(error)) from error
        can = {name: connection.has_capability(name) for name in ("IDLE", "MOVE", "UIDPLUS")}
        processed = connection.folder_exists(own_name(connection, PROCESSED))
    except (IMAPClientError, OSError) as error:
        hang_up(connection)
        raise MailboxLost(place, cause(error)) from error
    except MailboxRefused:
        hang_up(connection)
        raise
    say_goodbye(connection)
    return Seen(int(chosen.get(b"EXISTS", 0)), can["IDLE"], can["MOVE"], can["UIDPLUS"], processed)


def look_for(
    place: Place, secret: Secret, mark: str, seconds: float, sleep: Callable[[float], None] = time.sleep
) -> Came | None:
    """Wait for the mail whose subject holds `mark`, take it out of the mailbox and return it.

    It may lie in the folder that is read, in Processed where a daemon was quicker, or among the junk.
    """
    began = time.monotonic()
    while True:
        found = (
            _in_maildir(Path(place.path), mark) if place.scheme == "maildir" else _look(place, secret, mark)
        )
        waited = time.monotonic() - began
        if found is not None or waited >= seconds:
            return found._replace(seconds=waited) if found else None
        sleep(LOOK_SECONDS)


def _look(place: Place, secret: Secret, mark: str) -> Came | None:
    connection = connect(place, secret)
    try:
        junk = connection.find_special_folder(JUNK)
        for folder in dict.fromkeys((place.path, own_name(connection, PROCESSED), junk)):
            if folder and connection.folder_exists(folder):
                raw = _taken(connection, folder, mark)
                if raw is not None:
                    return Came(folder, folder == junk, raw, 0.0)
    except (IMAPClientError, OSError) as error:
        raise MailboxLost(place, cause(error)) from error
    finally:
        say_goodbye(connection)
    return None


def _taken(connection: Connection, folder: str, mark: str) -> bytes | None:
    connection.select_folder(folder)
    uids = connection.search(["SUBJECT", mark, "UNDELETED"])
    if not uids:
        return None
    raw: bytes = connection.fetch(uids[:1], ["BODY.PEEK[]"])[uids[0]][b"BODY[]"]
    connection.add_flags(uids, [b"\\Deleted"], silent=True)
    if connection.has_capability("UIDPLUS"):
        connection.uid_expunge(uids)
    return raw


def _look_at_maildir(place: Place) -> Seen:
    path = Path(place.path)
    try:
        waiting = sum(1 for name in ("new", "cur") for _ in (path / name).iterdir())
    except OSError as error:
        raise MailboxLost(place, error.strerror or "it cannot be read") from error
    return Seen(waiting, idle=True, move=True, uidplus=True, processed=(path / f".{PROCESSED}").is_dir())


def _in_maildir(path: Path, mark: str) -> Came | None:
    for folder in (path, path / f".{PROCESSED}"):
        for name in ("new", "cur"):
            for file in (folder / name).glob("*"):
                raw = file.read_bytes()
                if mark.encode() in raw:
                    file.unlink()
                    return Came(folder.name, False, raw, 0.0)
    return None
