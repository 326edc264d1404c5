"""One connection to an IMAP server: how it begins, how it is left alone, how it ends.

Knows nothing of what the mails are for. Passwords appear in no error and no log.
"""

from __future__ import annotations

import imaplib
import re
import select
import ssl
from typing import Any

from imapclient import IMAPClient, SocketTimeout
from imapclient.exceptions import IMAPClientError, LoginError

from mailer.errors import MailboxLost, MailboxRefused
from mailer.urls import Place

TIMEOUT = SocketTimeout(connect=20, read=60)
TIMEOUT_OF_GOODBYE = 2

# RFC 5530: refusals of a login that pass by themselves.
FOR_NOW = re.compile(r"\[(UNAVAILABLE|INUSE|LIMIT|SERVERBUG)\]", re.IGNORECASE)


class Connection(IMAPClient):  # type: ignore[misc] # imapclient ships no types
    """imapclient, which leaves unread what came in one packet with the answer to IDLE."""

    unread = False

    def idle(self) -> None:
        super().idle()
        self.unread = True

    def _poll_socket(self, sock: Any, timeout: float | None = None) -> object:
        if self.unread:  # it lies in a buffer where no poll sees it
            self.unread = False
            return [sock]
        return super()._poll_socket(sock, timeout)


def connect(place: Place, password: str) -> Connection:
    """Connect and log in."""
    try:
        connection = Connection(
            place.host, place.port, ssl=place.scheme == "imaps", timeout=TIMEOUT, use_uid=True
        )
    except (IMAPClientError, OSError) as error:
        raise MailboxLost(place, cause(error)) from error
    try:
        _log_in(connection, place, password or place.password)
    except MailboxLost:
        hang_up(connection)
        raise
    return connection


def _log_in(connection: Connection, place: Place, password: str) -> None:
    try:
        if password.isascii() and place.user.isascii():
            connection.login(place.user, password)
        else:
            connection.plain_login(place.user, password)
    except LoginError as error:
        # imapclient calls it a failed login, too, where the connection was lost meanwhile.
        lost = isinstance(error.__context__, imaplib.IMAP4.abort) or FOR_NOW.search(str(error))
        kind = MailboxLost if lost else MailboxRefused
        raise kind(place, cause(error)) from error
    except UnicodeError as error:
        raise MailboxRefused(place, "user or password hold letters beyond ASCII") from error
    except (IMAPClientError, OSError) as error:
        raise MailboxLost(place, cause(error)) from error


def own_name(connection: Connection, name: str) -> str:
    """Name a folder as this server wants it: some keep all of a user's folders below INBOX."""
    if not connection.has_capability("NAMESPACE"):
        return name
    personal = connection.namespace().personal
    return f"{personal[0][0]}{name}" if personal else name


def is_readable(connection: Connection) -> bool:
    """Say whether something waits to be read; the end of a dead connection does, for ever."""
    poll = select.poll()
    poll.register(connection.socket().fileno(), select.POLLIN)
    return bool(poll.poll(0))


def say_goodbye(connection: Connection) -> None:
    """Log out without waiting long for an answer."""
    try:
        connection.socket().settimeout(TIMEOUT_OF_GOODBYE)
        connection.logout()
    except (IMAPClientError, OSError):
        hang_up(connection)


def hang_up(connection: Connection) -> None:
    """Close without a word."""
    try:
        connection.shutdown()
    except (IMAPClientError, OSError):
        return


def cause(error: Exception) -> str:
    """Say what went wrong, without Python's decoration."""
    if isinstance(error, ssl.SSLCertVerificationError):
        return f"its certificate is not valid ({error.verify_message})"
    if isinstance(error, OSError) and error.strerror:
        return error.strerror
    words = re.sub(r"b(['\"])(.*)\1", r"\2", str(error))
    return words or type(error).__name__
