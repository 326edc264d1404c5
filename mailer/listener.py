"""A mailbox that listens: another mail server on this machine hands its mail over by SMTP or LMTP.

The thread that listens only stores bytes, and says 250 when they are safe on disk. It relays nothing,
reads nothing of what it stores, and asks nobody for a password: it is for loopback alone.
"""

from __future__ import annotations

import asyncio
import logging
import threading
from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path
from socket import gethostname
from typing import AnyStr

from aiosmtpd.lmtp import LMTP
from aiosmtpd.smtp import SMTP, Envelope, Session

from mailer.backoff import Backoff
from mailer.clearing import Ours
from mailer.errors import MailboxLost
from mailer.files import trace_lines, unique_name, write_mail
from mailer.urls import Place
from mailer.values import Fetched
from mailer.waiting import SIZE_LIMIT, Offered, batches

# Every dialogue is logged with its addresses at INFO; ours keeps addresses out of there.
logging.getLogger("mail.log").setLevel(logging.WARNING)

# Mail servers pass on longer lines than RFC 5321 allows, so refusing them would lose mail.
LONGEST_LINE = 2**20


class ListeningMailbox:
    """Mail that was handed over, in a spool folder of this mailbox's own."""

    def __init__(self, place: Place, spool: Path, limit: int = SIZE_LIMIT) -> None:
        self._place = place
        self._folder = spool / f"{place.scheme}-{place.host.replace(':', '_')}-{place.port}"
        self.spool = f"{gethostname()}:{self._folder}"
        self._limit = limit
        self._arrived = threading.Event()
        self._offered = Offered()
        self._backoff = Backoff()
        self._server: _Server | None = None

    @property
    def port(self) -> int:
        """The port that is listened on, also where the url left the choice to the system."""
        return self._server.port if self._server else self._place.port

    def listen(self) -> None:
        """Begin to listen, where that did not happen yet."""
        if self._server:
            return
        try:
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            self._server = _Server(self._place, _Store(self._folder, self._arrived), self._limit)
        except OSError as error:
            raise self._lost(error) from error

    def wait(self, seconds: float) -> bool:
        """Wake as soon as a mail is stored."""
        if (rest := self._backoff.remaining()) > 0:
            self._arrived.wait(min(seconds, rest))
            return False
        self.listen()
        self._arrived.clear()  # before the look, so that a mail stored in between wakes us
        return self._news() or (self._arrived.wait(seconds) and self._news())

    def fetch(self) -> Iterator[Sequence[Fetched]]:
        """Yield what is stored, in the order in which it came."""
        self.listen()
        try:
            sizes = [(path, path.stat().st_size) for path in self._list()]
            for paths in batches(sizes):
                mails = [Fetched(path.name, path.read_bytes()) for path in paths]
                self._offered.add(mail.key for mail in mails)
                yield mails
        except OSError as error:
            raise self._lost(error) from error
        self._backoff.worked()

    def done(self, keys: Sequence[str]) -> None:
        """Drop from the spool; what is gone already is as good."""
        try:
            for key in keys:
                (self._folder / Path(key).name).unlink(missing_ok=True)
        except OSError as error:
            raise self._lost(error) from error

    def taken_since(self, moment: datetime) -> Iterator[Sequence[Fetched]]:
        """Yield nothing: what was dropped from the spool is gone."""
        yield from ()

    def clear(self, before: datetime, ours: Ours) -> int:
        """Delete what a power failure left half written: its sender got no 250 and has it still."""
        gone = 0
        try:
            for path in self._folder.glob("*.tmp"):
                if path.stat().st_mtime < before.timestamp():
                    path.unlink(missing_ok=True)
                    gone += 1
        except OSError as error:
            raise self._lost(error) from error
        return gone

    def close(self) -> None:
        """Stop listening; what is stored stays stored."""
        if self._server:
            self._server.stop()
            self._server = None

    def _lost(self, error: OSError) -> MailboxLost:
        self._backoff.failed()
        return MailboxLost(self._place, error.strerror or error)

    def _news(self) -> bool:
        return self._offered.news(path.name for path in self._list())

    def _list(self) -> list[Path]:
        return sorted(self._folder.glob("*.mentorpost")) if self._folder.is_dir() else []


class _Store:
    """What is done with a mail: it becomes a file."""

    def __init__(self, folder: Path, arrived: threading.Event) -> None:
        self._folder = folder
        self._arrived = arrived

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802
        sender = (envelope.mail_from or "").strip("<>")  # the empty one comes with its brackets
        raw = trace_lines(sender, *envelope.rcpt_tos) + (envelope.original_content or b"")
        name = unique_name()
        try:
            write_mail(raw, self._folder / f"{name}.tmp", self._folder / name)
        except OSError as error:
            logging.getLogger(__name__).error(
                "not stored cause=%s do=%s", error, "make room or free the folder"
            )
            return "452 4.3.1 Cannot store this mail now, try again later"
        self._arrived.set()
        return "250 2.0.0 Stored"


class _Smtp(SMTP):
    line_length_limit = LONGEST_LINE


class _Lmtp(LMTP):
    line_length_limit = LONGEST_LINE
    replies = 1

    async def smtp_DATA(self, arg: str) -> None:  # noqa: N802
        self.replies = len(self.envelope.rcpt_tos) or 1 if self.envelope else 1
        try:
            await super().smtp_DATA(arg)
        finally:
            self.replies = 1

    async def push(self, status: AnyStr) -> None:
        # RFC 2033, section 4.2: after the final dot one reply for each recipient.
        words = status if isinstance(status, bytes) else status.encode()
        final = not words.startswith((b"354", b"501", b"503"))
        for _ in range(self.replies if final else 1):
            await super().push(status)


class _Server:
    """One listening socket and the thread that serves it."""

    def __init__(self, place: Place, store: _Store, limit: int) -> None:
        kind = _Lmtp if place.scheme == "lmtp" else _Smtp
        self._loop = asyncio.new_event_loop()

        def session() -> asyncio.Protocol:
            protocol: asyncio.Protocol = kind(
                store, data_size_limit=limit, enable_SMTPUTF8=True, hostname="localhost", loop=self._loop
            )
            return protocol

        try:
            listening = self._loop.create_server(session, place.host, place.port)
            self._server = self._loop.run_until_complete(listening)
        except OSError:
            self._loop.close()
            raise
        self.port: int = self._server.sockets[0].getsockname()[1]
        self._thread = threading.Thread(target=self._loop.run_forever, name="listener", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Stop between two commands; a mail that is being stored is stored first."""
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.run_until_complete(self._end_sessions())
        self._loop.close()

    async def _end_sessions(self) -> None:
        self._server.close()
        sessions = asyncio.all_tasks() - {asyncio.current_task()}
        for session in sessions:
            session.cancel()
        await asyncio.gather(*sessions, return_exceptions=True)
        await asyncio.sleep(0)  # lets the closed connections say that they are lost
