"""A mailbox over IMAP: waits by IDLE where the server has it, and by asking once a minute where not.

Trusts no \\Seen flag, fetches nothing before it knows the size, marks nothing by fetching, and never says
a bare EXPUNGE, which would delete what somebody else marked.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime, timedelta

from imapclient.exceptions import IMAPClientAbortError, IMAPClientError

from mailer.backoff import Backoff
from mailer.clearing import PROCESSED, Ours
from mailer.errors import MailboxLoginOver, MailboxLost, MailboxRefused
from mailer.imap_clearing import clear
from mailer.imap_connection import Connection, cause, connect, hang_up, is_readable, own_name, say_goodbye
from mailer.imap_search import search
from mailer.secret import Secret
from mailer.urls import Place
from mailer.values import Fetched
from mailer.waiting import HEADER_LIMIT, LOOK_AGAIN_SECONDS, SIZE_LIMIT, Offered, batches

log = logging.getLogger(__name__)

POLL_SECONDS = 60.0
REFUSED_SECONDS = 300.0  # asking often with a wrong password locks the account
UIDS_AT_ONCE = 500
IDLE_REFUSALS = 3


class ImapMailbox:
    """The key of a mail is UIDVALIDITY and UID: it holds for good, also over a change of UIDVALIDITY."""

    spool = ""  # every worker may look into it

    def __init__(
        self,
        place: Place,
        secret: Secret = "",  # nosec B107
        limit: int = SIZE_LIMIT,
        *,
        poll_seconds: float = POLL_SECONDS,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
        since: datetime | None = None,
    ) -> None:
        self._place, self._secret, self._limit = place, secret, limit
        self._poll_seconds, self._clock, self._sleep = poll_seconds, clock, sleep
        # RFC 3501, section 6.4.4: a day without a zone, so one more is asked for.
        self._criteria = ["UNDELETED", *(["SINCE", (since - timedelta(days=1)).date()] if since else [])]
        self._backoff, self._offered = Backoff(clock), Offered(clock)
        self._left: set[int] = set()  # done, but the server cannot take them away
        self._connection: Connection | None = None
        self._lost: MailboxLost | None = None  # why there is none
        self._validity, self._processed = 0, ""
        self._look, self._looked_at = True, clock()  # to look: something may have come since the last search
        self._idling_since: float | None = None
        self._idle_refusals = 0

    def wait(self, seconds: float) -> bool:
        """Wait for news; a lost server is tried again by later calls, not more often than is kind."""
        if (rest := self._rest()) > 0:
            self._sleep(min(seconds, rest))
            return False
        with self._connected(idling=True) as connection:
            if self._look and self._news(connection):
                return True
            idle = connection.has_capability("IDLE") and self._idle_refusals < IDLE_REFUSALS
            self._look = self._idle(connection, seconds) if idle else self._pause(seconds)
            news = self._look and self._news(connection)
        self._backoff.worked()
        return news

    def fetch(self) -> Iterator[Sequence[Fetched]]:
        """Yield what waits and is not marked as deleted, oldest first."""
        self._look = True
        with self._connected() as connection:
            validity = self._validity
            uids = self._waiting(connection)
        for some in (uids[at : at + UIDS_AT_ONCE] for at in range(0, len(uids), UIDS_AT_ONCE)):
            with self._connected() as connection:
                sizes = self._sizes(connection, some)
            for batch in batches((uid, min(size, self._limit)) for uid, size in sizes.items()):
                with self._connected() as connection:
                    if self._validity != validity:
                        return  # these UIDs name other mails now
                    mails = self._read(connection, batch, sizes)
                # Those that cannot be read, too: they are no news before the next look at everything.
                self._offered.add(self._key(uid) for uid in batch)
                if mails:
                    yield mails
        self._backoff.worked()

    def done(self, keys: Sequence[str]) -> None:
        """Move to the folder Processed. Keys of an earlier UIDVALIDITY name nothing any more."""
        if not keys:
            return
        self._look = True
        with self._connected() as connection:
            pairs = (key.split(":") for key in keys)
            uids = [int(uid) for validity, uid in pairs if int(validity) == self._validity]
            # RFC 5530, EXPUNGEISSUED: a whole command is refused for one mail that somebody took meanwhile.
            there = set(self._waiting(connection)) if uids else set()
            uids = [uid for uid in uids if uid in there]
            for at in range(0, len(uids), UIDS_AT_ONCE):
                self._move(connection, uids[at : at + UIDS_AT_ONCE])

    def taken_since(self, moment: datetime) -> Iterator[Sequence[Fetched]]:
        """Yield what lies in Processed and came since the day of that moment, on a connection of its own."""
        with self._connected() as connection:
            place = replace(self._place, path=self._folder(connection))
        processed = ImapMailbox(place, self._secret, self._limit, since=moment)
        try:
            for batch in processed.fetch():
                yield [replace(mail, key=f"{PROCESSED}/{mail.key}") for mail in batch]
        finally:
            processed.close()

    def clear(self, before: datetime, ours: Ours) -> int:
        """Delete old mail from Processed, Sent and Trash, on a connection of its own."""
        return clear(self._place, self._secret, before, ours)

    def close(self) -> None:
        """Log out."""
        if self._connection:
            if self._idling_since is None:
                say_goodbye(self._connection)
            else:
                hang_up(self._connection)
        self._connection = None

    # The connection.

    @contextmanager
    def _connected(self, idling: bool = False) -> Iterator[Connection]:
        """Give a connection that is ready for a command; any error in between ends it."""
        if self._lost is not None and self._rest() > 0:
            raise self._lost.again()
        try:
            connection = self._connection or self._connect()
            if not idling:
                self._stop_idling(connection)
            yield connection
        except MailboxLost as lost:
            self._drop(lost)
            raise
        except (IMAPClientError, OSError) as error:
            self._drop(gone := MailboxLost(self._place, cause(error)))
            raise gone from error

    def _connect(self) -> Connection:
        connection = self._connection = connect(self._place, self._secret)
        try:
            chosen = connection.select_folder(self._place.path)
        except IMAPClientAbortError:
            raise
        except IMAPClientError as error:
            raise MailboxRefused(self._place, cause(error)) from error
        validity = int(chosen.get(b"UIDVALIDITY", 0))
        if validity != self._validity:
            self._left.clear()
        self._validity, self._processed = validity, ""
        connection.holds = int(chosen.get(b"EXISTS", 0))
        self._idling_since = None
        self._look = True
        self._offered.forget()
        return connection

    def _drop(self, lost: MailboxLost) -> None:
        if self._connection:
            hang_up(self._connection)
        self._connection, self._lost = None, lost
        if not isinstance(lost, MailboxLoginOver):  # else no server was asked, and a new login counts at once
            self._backoff.failed(REFUSED_SECONDS if isinstance(lost, MailboxRefused) else 0.0)

    def _rest(self) -> float:
        return 0.0 if self._connection else self._backoff.remaining()

    # Waiting.

    def _idle(self, connection: Connection, seconds: float) -> bool:
        """Wait by IDLE, which stays open between calls; say whether to look."""
        now = self._clock()
        if self._idling_since is None:
            try:
                connection.idle()
            except IMAPClientAbortError:
                raise
            except IMAPClientError:  # refused, or news before the answer, which imapclient cannot take
                self._idle_refusals += 1
                hang_up(connection)
                self._connection = None
                return False
            self._idling_since = now
            said = connection.idle_check(0)
            if self._tells_news(said):
                return True
        left = self._idling_since + LOOK_AGAIN_SECONDS - now
        said = connection.idle_check(max(0.0, min(seconds, left)))
        if not said and is_readable(connection):
            self._stop_idling(connection)  # raises where the server is gone: then it is no news
            return True
        if left <= seconds:
            self._offered.forget()
            return True
        return self._tells_news(said)

    def _tells_news(self, said: Sequence[Sequence[object]]) -> bool:
        if any(line and line[0] == b"BYE" for line in said):
            raise MailboxLost(self._place, "the server said goodbye")
        return any(len(line) > 1 and line[1] in (b"EXISTS", b"RECENT") for line in said)

    def _stop_idling(self, connection: Connection) -> None:
        if self._idling_since is not None:
            self._idling_since = None
            connection.idle_done()
            self._idle_refusals = 0

    def _pause(self, seconds: float) -> bool:
        """Wait until it is time to ask; say whether it is."""
        left = max(0.0, self._looked_at + self._poll_seconds - self._clock())
        self._sleep(min(seconds, left))
        return left <= seconds

    # What waits.

    def _news(self, connection: Connection) -> bool:
        self._look = self._offered.news(map(self._key, self._waiting(connection)))
        return self._look

    def _waiting(self, connection: Connection) -> list[int]:
        self._stop_idling(connection)
        self._looked_at = self._clock()
        connection.noop()  # RFC 3501, section 6.1.2: the server may keep news to itself until asked
        return sorted(search(connection, self._place.path, self._criteria) - self._left)

    def _sizes(self, connection: Connection, uids: list[int]) -> dict[int, int]:
        answer = connection.fetch(uids, ["RFC822.SIZE"])
        return {uid: int(answer[uid].get(b"RFC822.SIZE", 0)) for uid in uids if uid in answer}

    def _read(self, connection: Connection, batch: list[int], sizes: dict[int, int]) -> list[Fetched]:
        """Read a batch. Where the server chokes on it, one by one: one bad mail must not hold up the rest."""
        try:
            return self._read_together(connection, batch, sizes)
        except IMAPClientAbortError:
            raise
        except IMAPClientError as error:
            if len(batch) > 1:
                return [mail for uid in batch for mail in self._read(connection, [uid], sizes)]
            text = "unreadable mail=%s cause=%s do=%s"
            log.error(text, self._key(batch[0]), cause(error), "move this mail out of the folder")
            return []

    def _read_together(
        self, connection: Connection, batch: list[int], sizes: dict[int, int]
    ) -> list[Fetched]:
        """Read a batch by one command; what somebody deleted meanwhile is missing in it."""
        fits = [uid for uid in batch if sizes[uid] <= self._limit]
        large = [uid for uid in batch if sizes[uid] > self._limit]
        mails = {
            uid: Fetched(self._key(uid), parts[b"BODY[]"])
            for uid, parts in connection.fetch(fits, ["BODY.PEEK[]"]).items()
            if parts.get(b"BODY[]") is not None
        }
        for uid, parts in connection.fetch(large, [f"BODY.PEEK[HEADER]<0.{HEADER_LIMIT}>"]).items():
            header = parts.get(b"BODY[HEADER]<0>")
            if header is not None:
                mails[uid] = Fetched(self._key(uid), header, too_large=True)
        return [mails[uid] for uid in batch if uid in mails]

    def _key(self, uid: int) -> str:
        return f"{self._validity}:{uid}"

    # Out of the way.

    def _move(self, connection: Connection, uids: list[int]) -> None:
        folder = self._folder(connection)
        if connection.has_capability("MOVE"):
            connection.move(uids, folder)
            return
        connection.copy(uids, folder)
        connection.add_flags(uids, [b"\\Deleted"], silent=True)
        if connection.has_capability("UIDPLUS"):
            connection.uid_expunge(uids)
        else:
            self._left.update(uids)

    def _folder(self, connection: Connection) -> str:
        """Name the folder Processed as this server wants it, and see that it exists."""
        if not self._processed:
            name = own_name(connection, PROCESSED)
            if not connection.folder_exists(name):
                connection.create_folder(name)
                connection.subscribe_folder(name)
            self._processed = name
        return self._processed
