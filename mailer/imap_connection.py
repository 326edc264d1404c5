"""One connection to an IMAP server: how it begins, how it is left alone, how it ends.

Knows nothing of what the mails are for. Passwords appear in no error and no log.
"""

from __future__ import annotations

import imaplib
import re
import select
import ssl
from collections.abc import Callable
from typing import Any, NamedTuple

from imapclient import IMAPClient, SocketTimeout
from imapclient.exceptions import IMAPClientError, LoginError

from mailer.errors import (
    LoginOver,
    MailboxLoginOver,
    MailboxLost,
    MailboxRefused,
    MailboxTokenRefused,
    TokenLost,
)
from mailer.secret import Secret, Tokens
from mailer.urls import Place
from mailer.xoauth2 import MECHANISM, Said

TIMEOUT = SocketTimeout(connect=20, read=60)
TIMEOUT_OF_GOODBYE = 2

# RFC 5530: refusals of a login that pass by themselves.
FOR_NOW = re.compile(r"\[(UNAVAILABLE|INUSE|LIMIT|SERVERBUG)\]", re.IGNORECASE)


class Connection(IMAPClient):  # type: ignore[misc] # imapclient ships no types
    """imapclient, which leaves unread what came in one packet with the answer to IDLE."""

    unread = False
    holds = 0  # mails, when the folder was last chosen

    def idle(self) -> None:
        super().idle()
        self.unread = True

    def _poll_socket(self, sock: Any, timeout: float | None = None) -> object:
        if self.unread:  # it lies in a buffer where no poll sees it
            self.unread = False
            return [sock]
        return super()._poll_socket(sock, timeout)


class _Login(NamedTuple):
    """One way to log in, and what it is when the server says no."""

    log_in: Callable[[Connection], object]
    refusal: type[MailboxRefused]
    status: Callable[[], str] = str


def connect(place: Place, secret: Secret) -> Connection:
    """Connect and log in; where a token is refused, once more with a fresh one."""
    if isinstance(secret, str):
        return _session(place, _by_password(place.user, secret or place.password))
    token = _token(place, secret)
    try:
        return _session(place, _by_token(place.user, token))
    except MailboxTokenRefused:
        # A clock that was set, or a change of the account: the token seemed good to us alone.
        secret.refused(token)
    fresh = _token(place, secret)
    try:
        return _session(place, _by_token(place.user, fresh))
    except MailboxTokenRefused:
        secret.refused(fresh)
        raise


def _by_password(user: str, password: str) -> _Login:
    if password.isascii() and user.isascii():
        return _Login(lambda connection: connection.login(user, password), MailboxRefused)
    return _Login(lambda connection: connection.plain_login(user, password), MailboxRefused)


def _by_token(user: str, token: str) -> _Login:
    said = Said(user, token)
    return _Login(
        lambda connection: connection.sasl_login(MECHANISM, said), MailboxTokenRefused, lambda: said.status
    )


def _token(place: Place, tokens: Tokens) -> str:
    try:
        return tokens.token()
    except LoginOver as error:
        raise MailboxLoginOver(place, error.cause) from error
    except TokenLost as error:
        raise MailboxLost(place, error.cause) from error


def _session(place: Place, login: _Login) -> Connection:
    try:
        connection = Connection(
            place.host, place.port, ssl=place.scheme == "imaps", timeout=TIMEOUT, use_uid=True
        )
    except (IMAPClientError, OSError) as error:
        raise MailboxLost(place, cause(error)) from error
    try:
        _log_in(connection, place, login)
    except MailboxLost:
        hang_up(connection)
        raise
    return connection


def _log_in(connection: Connection, place: Place, login: _Login) -> None:
    try:
        if login.refusal is MailboxTokenRefused and not connection.has_capability(f"AUTH={MECHANISM}"):
            raise MailboxRefused(place, f"it takes no tokens ({MECHANISM})")
        login.log_in(connection)
    except LoginError as error:
        # imapclient calls it a failed login, too, where the connection was lost meanwhile.
        lost = isinstance(error.__context__, imaplib.IMAP4.abort) or FOR_NOW.search(str(error))
        kind = MailboxLost if lost else login.refusal
        status = login.status()
        raise kind(place, cause(error) + (f" (status {status})" if status else "")) from error
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
