"""A Maildir as the mailbox that is read, and as the place that mail is delivered to.

Other programs may read, flag and move its mails meanwhile. Done mail moves to the folder Processed, which
mail readers show beside it; from there, and from the folders of what was sent and thrown away, only old mail
of the programme's is deleted.
"""

from __future__ import annotations

import logging
import math
import os
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Self

from mailer.backoff import Backoff
from mailer.clearing import MOST_LOOKED_AT, PROCESSED, Ours, Verdict
from mailer.errors import MailboxLost, TransportLost
from mailer.files import trace_lines, unique_name, write_mail
from mailer.values import Delivery, Fetched, Outcome, Outgoing, Transport
from mailer.waiting import HEADER_LIMIT, SIZE_LIMIT, Offered, batches, header_of

log = logging.getLogger(__name__)

LOOK_SECONDS = 0.5
# Names that mail readers give to the folders of what was sent and of what was thrown away.
FOLDERS_CLEARED = (
    PROCESSED, "Sent", "Sent Items", "Sent Messages", "Trash", "Deleted Items", "Deleted Messages",
)  # fmt: skip


DIGITS = 20  # of a moment in nanoseconds, so that text sorts as time does


class MaildirMailbox:
    """Mail out of new/ and cur/; the key is the file's name without its flags."""

    spool = ""  # every worker may look into it

    def __init__(
        self, path: Path, limit: int = SIZE_LIMIT, sleep: Callable[[float], None] = time.sleep
    ) -> None:
        self._path = path
        self._limit = limit
        self._sleep = sleep
        self._offered = Offered()
        self._backoff = Backoff()

    def wait(self, seconds: float) -> bool:
        """Look twice a second. Counted, not timed: a frozen clock must not make this endless."""
        if (rest := self._backoff.remaining()) > 0:
            self._sleep(min(seconds, rest))
            return False
        looks = math.ceil(seconds / LOOK_SECONDS)
        for _ in range(looks):
            if self._news():
                return True
            self._sleep(seconds / looks)
        return self._news()

    def fetch(self, since: datetime | None = None) -> Iterator[Sequence[Fetched]]:
        """Yield what waits, oldest first."""
        waiting = self._waiting(int(since.timestamp() * 10**9) if since else 0)
        sizes = ((file, min(size, self._limit)) for file in waiting if (size := self._size(file)) is not None)
        for files in batches(sizes):
            mails = [mail for file in files if (mail := self._read(file)) is not None]
            self._offered.add(mail.key for mail in mails)
            if mails:
                yield mails

    def done(self, keys: Sequence[str]) -> None:
        """Move to the folder Processed; what is gone already is as good."""
        wanted = set(keys)
        processed = self._path / f".{PROCESSED}"
        try:
            if not (processed / "cur").is_dir():
                make_maildir(processed)
                (processed / "maildirfolder").touch()
            for file in [file for file in self._files() if _key(file) in wanted]:
                folder, name = file.split("/")
                # Where another program moved it meanwhile, it stays and is known when it comes again.
                with suppress(FileNotFoundError):
                    (self._path / folder / name).rename(
                        processed / "cur" / (name if ":2," in name else f"{name}:2,")
                    )
        except OSError as error:
            raise self._lost(error) from error

    def taken_since(self, moment: datetime) -> Iterator[Sequence[Fetched]]:
        """Yield what lies in Processed and came since then."""
        folder = self._path / f".{PROCESSED}"
        if not (folder / "cur").is_dir():
            return
        for batch in MaildirMailbox(folder, self._limit).fetch(since=moment):
            yield [replace(mail, key=f"{PROCESSED}/{mail.key}") for mail in batch]

    def clear(self, before: datetime, ours: Ours) -> int:
        """Delete old mail from Processed, Sent and Trash; what is gone already is as good."""
        gone = 0
        try:
            for folder in FOLDERS_CLEARED:
                for path in _old_files(self._path / f".{folder}", before.timestamp()):
                    with suppress(FileNotFoundError):
                        raw = path.read_bytes()
                        verdict = ours.by_header(header_of(raw))
                        if verdict is Verdict.UNKNOWN:
                            verdict = ours.by_content(raw)
                        if verdict is Verdict.GOES:
                            path.unlink()
                            gone += 1
        except OSError as error:
            raise self._lost(error) from error
        return gone

    def close(self) -> None:
        """Nothing is held open."""

    def _news(self) -> bool:
        return self._offered.news(_key(file) for file in self._files())

    def _files(self) -> Iterator[str]:
        """Give folder and name of each mail, as a text: of a hundred thousand there is no room for more."""
        try:
            for folder in ("new", "cur"):
                with os.scandir(self._path / folder) as found:
                    yield from (f"{folder}/{entry.name}" for entry in found if not entry.name.startswith("."))
        except FileNotFoundError as error:
            raise self._lost(error, "there is no Maildir of that name") from error
        except OSError as error:
            raise self._lost(error) from error
        self._backoff.worked()

    def _waiting(self, earliest_ns: int) -> Iterator[str]:
        """Give those that came since then, oldest first."""
        stamped = []
        for file in self._files():
            with suppress(FileNotFoundError):
                arrived = self._stat(file).st_mtime_ns
                if arrived >= earliest_ns:
                    folder, name = file.split("/")
                    stamped.append(f"{arrived:0{DIGITS}d}{name}/{folder}")
        stamped.sort()
        for one in stamped:
            name, folder = one[DIGITS:].split("/")
            yield f"{folder}/{name}"

    def _stat(self, file: str) -> os.stat_result:
        try:
            return (self._path / file).stat()
        except FileNotFoundError:
            raise
        except OSError as error:
            raise self._lost(error) from error

    def _size(self, file: str) -> int | None:
        """Return how large a mail is; None where another program took it meanwhile."""
        with suppress(FileNotFoundError):
            return self._stat(file).st_size
        return None

    def _read(self, file: str) -> Fetched | None:
        """Read one mail; None where another program took it meanwhile, the next look will find it."""
        key = _key(file)
        try:
            with (self._path / file).open("rb") as opened:
                if os.fstat(opened.fileno()).st_size > self._limit:
                    return Fetched(key, header_of(opened.read(HEADER_LIMIT)), too_large=True)
                return Fetched(key, opened.read())
        except FileNotFoundError:
            return None
        except OSError as error:
            log.error("unreadable mail=%s cause=%s do=%s", key, error.strerror, "make the file readable")
            self._offered.add([key])
            return None

    def _lost(self, error: OSError, cause: str = "") -> MailboxLost:
        self._backoff.failed()
        return MailboxLost(f"maildir:{self._path}", cause or error.strerror or error)


class MaildirTransport(Transport):
    """Delivers all mail for everybody into one Maildir; header lines say whom each was for."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        return None

    def send(self, outgoing: Outgoing) -> Outcome:
        """Deliver one mail, with the line ends that files have."""
        if any(character in "\r\n\0" for character in outgoing.sender + outgoing.recipient):
            return Outcome(Delivery.FAILED, "501 an address holds a line end")
        raw = (trace_lines(outgoing.sender, outgoing.recipient) + outgoing.raw).replace(b"\r\n", b"\n")
        name = unique_name()
        try:
            make_maildir(self._path)
            write_mail(raw, self._path / "tmp" / name, self._path / "new" / name)
        except OSError as problem:
            raise TransportLost(f"maildir:{self._path}", problem.strerror or problem) from problem
        return Outcome(Delivery.SENT, f"250 {name}")


def _key(file: str) -> str:
    """Return a file's name without its folder and its flags."""
    return file.partition("/")[2].partition(":2,")[0]


def _old_files(folder: Path, before: float) -> list[Path]:
    """Return the mails of a folder that came before a moment, the newest of them."""
    found: list[tuple[float, Path]] = []
    for inner in ("new", "cur"):
        if not (folder / inner).is_dir():
            continue
        for path in (folder / inner).iterdir():
            with suppress(FileNotFoundError):
                changed = path.stat().st_mtime
                if changed < before and not path.name.startswith("."):
                    found.append((changed, path))
    return [path for _, path in sorted(found, reverse=True)[:MOST_LOOKED_AT]]


def make_maildir(path: Path) -> None:
    """Make the three folders that a Maildir is, where they are missing."""
    for folder in ("tmp", "new", "cur"):
        (path / folder).mkdir(mode=0o700, parents=True, exist_ok=True)
