"""What goes over the network's edge, as values."""

from __future__ import annotations

from collections.abc import Generator, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from types import TracebackType
from typing import Protocol, Self

from mailer.clearing import Ours


@dataclass(frozen=True)
class Fetched:
    """One mail out of a mailbox; `key` names it there for good (UIDVALIDITY and UID, or a file name)."""

    key: str
    raw: bytes
    too_large: bool = False  # then `raw` holds the header only


class Mailbox(Protocol):
    """Where mail waits for us. All but `close` may raise MailboxLost, and may be called again afterwards."""

    @property
    def spool(self) -> str:
        """Where its mail lies, if that is this mailbox's own and no other worker can look into it."""

    def wait(self, seconds: float) -> bool:
        """Wait until mail is there, at most `seconds`; say whether it makes sense to fetch."""

    def fetch(self) -> Iterator[Sequence[Fetched]]:
        """Yield what waits, in batches of bounded size, without marking it."""

    def done(self, keys: Sequence[str]) -> None:
        """Take these mails out of the way for good: moved to Processed, or dropped from the spool."""

    def taken_since(self, moment: datetime) -> Iterator[Sequence[Fetched]]:
        """Yield again what `done` took away and came since that moment, as far as it is still there."""

    def clear(self, before: datetime, ours: Ours) -> int:
        """Delete mails of the programme's that came before, from where they were taken to; say how many."""

    def close(self) -> None:
        """Let go of the connection."""


@dataclass(frozen=True)
class Outgoing:
    """One mail for one recipient; `raw` is sent as it is."""

    sender: str  # envelope
    recipient: str
    raw: bytes


class Delivery(StrEnum):
    """What became of one attempt to send."""

    SENT = "sent"
    DEFERRED = "deferred"  # 4xx, or nobody there: try again later
    FAILED = "failed"  # 5xx: final


@dataclass(frozen=True)
class Outcome:
    """What became of one attempt to send, and the server's words."""

    delivery: Delivery
    said: str = ""
    quota: bool = False  # the server takes no more for a while, whoever it is for
    about_address: bool = False  # it is the recipient's address that was not taken, not this one mail


class Transport(Protocol):
    """Where mail leaves: opened for a batch, closed behind it."""

    def __enter__(self) -> Self: ...

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None: ...

    def send(self, outgoing: Outgoing) -> Outcome:
        """Hand one mail over. Raises TransportLost where the server could not be used at all."""

    def send_all(self, mails: Iterable[Outgoing]) -> Generator[Outcome]:
        """Hand mails over, and yield what became of each before the next one leaves.

        The next one may be asked for before that. Raises as `send`; closed early, it sends no more.
        """
        for mail in mails:
            yield self.send(mail)
