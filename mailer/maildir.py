"""A Maildir as the mailbox that is read, and as the place that mail is delivered to.

Other programs may read, flag and move its mails meanwhile. Done mail moves to the folder Processed, which
mail readers show beside it; from there, and from the folders of what was sent and thrown away, only old mail
of the programme's is deleted.
"""

from __future__ import annotations

import logging
import math
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import NamedTuple, Self

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


class _Waiting(NamedTuple):
    arrived_ns: int
    key: str
    path: Path
    size: int


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
        earliest = since.timestamp() * 10**9 if since else 0
        waiting = sorted(mail for mail in self._list() if mail.arrived_ns >= earliest)
        by_key = {mail.key: mail for mail in waiting}
        sizes = ((mail.key, min(mail.size, self._limit)) for mail in waiting)
        for keys in batches(sizes):
            mails = [mail for key in keys if (mail := self._read(by_key[key])) is not None]
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
            for mail in [mail for mail in self._list() if mail.key in wanted]:
                name = mail.path.name if ":2," in mail.path.name else f"{mail.key}:2,"
                # Where another program moved it meanwhile, it stays and is known when it comes again.
                with suppress(FileNotFoundError):
                    mail.path.rename(processed / "cur" / name)
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
        return self._offered.news(mail.key for mail in self._list())

    def _list(self) -> list[_Waiting]:
        found = []
        try:
            for folder in ("new", "cur"):
                for path in (self._path / folder).iterdir():
                    if path.name.startswith("."):
                        continue
                    with suppress(FileNotFoundError):
                        stat = path.stat()
                        key = path.name.partition(":2,")[0]
                        found.append(_Waiting(stat.st_mtime_ns, key, path, stat.st_size))
        except FileNotFoundError as error:
            raise self._lost(error, "there is no Maildir of that name") from error
        except OSError as error:
            raise self._lost(error) from error
        self._backoff.worked()
        return found

    def _read(self, mail: _Waiting) -> Fetched | None:
        """Read one mail; None where another program took it meanwhile, the next look will find it."""
        try:
            with mail.path.open("rb") as file:
                if mail.size > self._limit:
                    return Fetched(mail.key, header_of(file.read(HEADER_LIMIT)), too_large=True)
                return Fetched(mail.key, file.read())
        except FileNotFoundError:
            return None
        except OSError as error:
            log.error("unreadable mail=%s cause=%s do=%s", mail.key, error.strerror, "make the file readable")
            self._offered.add([mail.key])
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
