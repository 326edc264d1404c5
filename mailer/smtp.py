"""Mail leaves by SMTP: one connection for a batch, one recipient a mail, bytes as they are.

Encrypted and verified unless the url says otherwise. It queues nothing and tries nothing again by itself
but a connection that was lost before a mail was handed over.
"""

from __future__ import annotations

import smtplib
import ssl
from collections.abc import Generator, Iterable
from contextlib import suppress
from types import TracebackType
from typing import Self

from mailer.backoff import Backoff
from mailer.errors import TransportLoginOver, TransportLost, TransportRefused, TransportTokenRefused
from mailer.secret import Secret
from mailer.smtp_answers import cause
from mailer.smtp_dialogue import Dialogue, NotHandedOver, RefusesUs
from mailer.smtp_envelope import Spoken
from mailer.smtp_login import log_in
from mailer.urls import Place
from mailer.values import Outcome, Outgoing

# What we call ourselves where there is no name that anybody could look up.
HELO = "[127.0.0.1]"

REFUSED_SECONDS = 300.0  # asking often with a wrong password locks the account


class SmtpTransport:
    """A connection that opens with the first mail and is opened again where the server closed it."""

    def __init__(self, place: Place, secret: Secret = "", timeout: float = 60.0) -> None:  # nosec B107
        self._place = place
        self._secret = secret or place.password
        self._timeout = timeout
        self._dialogue: Dialogue | None = None
        self._no_entry: TransportRefused | None = None
        self._backoff = Backoff()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._dialogue and self._dialogue.may_end:
            with suppress(smtplib.SMTPException, OSError):
                self._dialogue.server.quit()
        self._drop()

    def send(self, outgoing: Outgoing) -> Outcome:
        """Hand one mail over; raise TransportLost where the fault is not this mail's."""
        (outcome,) = self.send_all([outgoing])
        return outcome

    def send_all(self, mails: Iterable[Outgoing]) -> Generator[Outcome]:
        """Hand mails over, one after the other; raise TransportLost where the fault is not one mail's.

        One mail is asked for ahead, but it leaves only when the outcome before it was taken.
        """
        coming = iter(mails)
        mail = next(coming, None)
        try:
            while mail is not None:
                begun = self._begun(mail)
                following = None
                if isinstance(begun, Spoken):
                    line = self._line()
                    following = next(coming, None) if line.together else None
                    begun = line.finish(begun, following)
                yield begun
                mail = following or next(coming, None)
        finally:
            if self._dialogue and not self._dialogue.may_end:
                self._drop()

    def _begun(self, mail: Outgoing) -> Spoken | Outcome:
        """Have an envelope taken; where the connection is lost, once more on a new one."""
        try:
            return self._line().begin(mail)
        except NotHandedOver:
            self._drop()  # the server had closed it between two mails, or bears no more than one command
        except RefusesUs as refusal:
            raise TransportRefused(self._place, refusal) from refusal
        try:
            return self._line(together=False).begin(mail)
        except NotHandedOver as lost:
            self._drop()
            raise TransportLost(self._place, lost) from lost
        except RefusesUs as refusal:
            raise TransportRefused(self._place, refusal) from refusal

    def _line(self, *, together: bool = True) -> Dialogue:
        """Return the open connection, or open one."""
        if self._dialogue is not None and not self._dialogue.usable:
            self._drop()
        if self._dialogue is None:
            if self._no_entry is not None and self._backoff.remaining() > 0:
                raise self._no_entry.again()
            try:
                server = self._opened()
            except TransportLoginOver:
                raise  # no server was asked
            except TransportRefused as refused:
                self._no_entry = refused
                self._backoff.failed(REFUSED_SECONDS)
                raise
            self._backoff.worked()
            self._dialogue = Dialogue(server, together=together)
        return self._dialogue

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
            raise TransportLost(self._place, cause(error)) from error
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

    def _drop(self) -> None:
        if self._dialogue:
            self._dialogue.server.close()
        self._dialogue = None


def _close(server: smtplib.SMTP | None) -> None:
    if server:
        server.close()
