"""Mail leaves by SMTP: one connection for a batch, one recipient a mail, bytes as they are.

Encrypted and verified unless the url says otherwise. It queues nothing and tries nothing again by itself
but a connection that was lost before a mail was handed over.
"""

from __future__ import annotations

import re
import smtplib
import ssl
from dataclasses import replace
from types import TracebackType
from typing import Self

from mailer.backoff import Backoff
from mailer.errors import TransportLoginOver, TransportLost, TransportRefused, TransportTokenRefused, one_line
from mailer.secret import Secret
from mailer.smtp_login import log_in
from mailer.urls import Place
from mailer.values import Delivery, Outcome, Outgoing

# What we call ourselves where there is no name that anybody could look up.
HELO = "[127.0.0.1]"

# 5xx answers that mean "not today": the sending limits of the day at Google and at Microsoft.
ONLY_FOR_NOW = re.compile(r"^5\d\d[ -](5\.4\.5|5\.1\.90|5\.7\.705|5\.7\.708)\b")
TOO_LARGE = (552, 523)
CLOSING = 421  # RFC 5321, section 3.8: the server closes the connection
REFUSED_SECONDS = 300.0  # asking often with a wrong password locks the account
ADDRESS = re.compile(r"[^\s<>\x00-\x1f\x7f]+@[^\s<>@\x00-\x1f\x7f]+")
LINE_END = re.compile(rb"\r\n|\r|\n")


class _NotHandedOver(Exception):  # noqa: N818 - names here say what happened
    """The connection was lost while nothing of the mail had been sent yet."""


class SmtpTransport:
    """A connection that opens with the first mail and is opened again where the server closed it."""

    def __init__(self, place: Place, secret: Secret = "", timeout: float = 60.0) -> None:  # nosec B107
        self._place = place
        self._secret = secret or place.password
        self._timeout = timeout
        self._server: smtplib.SMTP | None = None
        self._no_entry: TransportRefused | None = None
        self._backoff = Backoff()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._server:
            try:
                self._server.quit()
            except (smtplib.SMTPException, OSError):
                self._server.close()
            self._server = None

    def send(self, outgoing: Outgoing) -> Outcome:
        """Hand one mail over; raise TransportLost where the fault is not this mail's."""
        if not _well_formed(outgoing):
            return Outcome(Delivery.FAILED, "501 an address that SMTP cannot carry")
        reused = self._server is not None
        try:
            return self._hand_over(self._connected(), outgoing)
        except _NotHandedOver as lost:
            self._drop()
            if not reused:
                raise TransportLost(self._place, lost) from lost
        try:  # the server had closed the connection between two mails
            return self._hand_over(self._connected(), outgoing)
        except _NotHandedOver as lost:
            self._drop()
            raise TransportLost(self._place, lost) from lost

    def _connected(self) -> smtplib.SMTP:
        if self._server is None:
            if self._no_entry is not None and self._backoff.remaining() > 0:
                raise self._no_entry.again()
            try:
                self._server = self._opened()
            except TransportLoginOver:
                raise  # no server was asked
            except TransportRefused as refused:
                self._no_entry = refused
                self._backoff.failed(REFUSED_SECONDS)
                raise
            self._backoff.worked()
        return self._server

    def _opened(self) -> smtplib.SMTP:
        """Connect and log in; where a token is refused, once more with a fresh one."""
        try:
            return self._open()
        except TransportTokenRefused:
            return self._open()

    def _open(self) -> smtplib.SMTP:
        server: smtplib.SMTP | None = None
        try:
            server = self._connect()
            self._greet(server)
        except TransportLost:
            _close(server)
            raise
        except UnicodeError as error:
            _close(server)
            raise TransportRefused(self._place, "user or password hold letters beyond ASCII") from error
        except (smtplib.SMTPException, OSError) as error:
            _close(server)
            raise TransportLost(self._place, _cause(error)) from error
        return server

    def _connect(self) -> smtplib.SMTP:
        place = self._place
        if place.scheme == "smtps":
            context = ssl.create_default_context()
            return smtplib.SMTP_SSL(place.host, place.port, HELO, timeout=self._timeout, context=context)
        return smtplib.SMTP(place.host, place.port, HELO, timeout=self._timeout)

    def _greet(self, server: smtplib.SMTP) -> None:
        server.ehlo_or_helo_if_needed()
        if self._place.scheme == "smtp+starttls":
            if not server.has_extn("starttls"):
                raise TransportRefused(self._place, "it offers no STARTTLS")
            server.starttls(context=ssl.create_default_context())
            server.ehlo_or_helo_if_needed()
        log_in(server, self._place, self._secret)

    def _hand_over(self, server: smtplib.SMTP, outgoing: Outgoing) -> Outcome:
        raw = LINE_END.sub(b"\r\n", outgoing.raw)
        try:
            sender, recipient = _ascii_domain(outgoing.sender), _ascii_domain(outgoing.recipient)
        except UnicodeError:
            return Outcome(Delivery.FAILED, "501 a domain that has no ASCII form")
        if not (sender + recipient).isascii() and not server.has_extn("smtputf8"):
            return Outcome(Delivery.FAILED, "553 the server carries no addresses with letters beyond ASCII")
        refusal = self._begin(server, sender, _options(server, sender + recipient, raw))
        return refusal or self._finish(server, recipient, raw)

    def _begin(self, server: smtplib.SMTP, sender: str, options: list[str]) -> Outcome | None:
        """Name the sender; where that fails, it is no fault of this mail, and all others share it."""
        try:
            code, said = server.mail(sender, options)
        except (smtplib.SMTPException, OSError) as error:
            raise _NotHandedOver(_cause(error)) from error
        words = _words(code, said)
        if code == CLOSING:
            raise _NotHandedOver(words)
        if code >= 500 and code not in TOO_LARGE and not ONLY_FOR_NOW.match(words):
            self._reset(server)
            raise TransportRefused(self._place, words)
        return self._refused(server, code, said) if code >= 300 else None

    def _finish(self, server: smtplib.SMTP, recipient: str, raw: bytes) -> Outcome:
        """Name the recipient and send the mail; whatever fails now must not hold up the mail behind it."""
        try:
            code, said = server.rcpt(recipient)
            if code >= 300:
                return replace(self._refused(server, code, said), about_address=True)
            code, said = server.data(raw)
        except smtplib.SMTPDataError as error:
            return self._refused(server, error.smtp_code, _bytes(error.smtp_error))
        except (smtplib.SMTPException, OSError) as error:
            self._drop()
            # It may have arrived: sending again carries the same Message-ID.
            return Outcome(Delivery.DEFERRED, one_line(f"no answer to the mail: {_cause(error)}"))
        return (
            self._refused(server, code, said) if code >= 300 else Outcome(Delivery.SENT, _words(code, said))
        )

    def _refused(self, server: smtplib.SMTP, code: int, said: bytes) -> Outcome:
        words = _words(code, said)
        if code == CLOSING:
            self._drop()
        else:
            self._reset(server)
        quota = ONLY_FOR_NOW.match(words) is not None
        final = code >= 500 and not quota
        return Outcome(Delivery.FAILED if final else Delivery.DEFERRED, words, quota)

    def _reset(self, server: smtplib.SMTP) -> None:
        try:
            server.rset()
        except (smtplib.SMTPException, OSError):
            self._drop()

    def _drop(self) -> None:
        _close(self._server)
        self._server = None


def _options(server: smtplib.SMTP, addresses: str, raw: bytes) -> list[str]:
    options = [f"size={len(raw)}"] if server.has_extn("size") else []
    # A server without 8BITMIME gets the bytes all the same: rewriting them would break signatures,
    # and no server of this century minds.
    if not raw.isascii() and server.has_extn("8bitmime"):
        options.append("body=8bitmime")
    if not addresses.isascii():
        options.append("smtputf8")
    return options


def _well_formed(outgoing: Outgoing) -> bool:
    return all(ADDRESS.fullmatch(address) for address in (outgoing.sender or "a@b", outgoing.recipient))


def _ascii_domain(address: str) -> str:
    local, _, domain = address.rpartition("@")
    return f"{local}@{domain if domain.isascii() else domain.encode('idna').decode()}" if local else address


def _words(code: int, said: bytes) -> str:
    return one_line(f"{code} {said.decode('utf-8', 'replace')}")


def _cause(error: Exception) -> str:
    if isinstance(error, smtplib.SMTPResponseException):
        return _words(error.smtp_code, _bytes(error.smtp_error))
    if isinstance(error, ssl.SSLCertVerificationError):
        return f"its certificate is not valid ({error.verify_message})"
    if isinstance(error, OSError) and error.strerror:
        return error.strerror
    return str(error) or type(error).__name__


def _bytes(said: bytes | str) -> bytes:
    return said if isinstance(said, bytes) else said.encode()


def _close(server: smtplib.SMTP | None) -> None:
    if server:
        server.close()
