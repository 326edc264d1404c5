"""An SMTP server of the tests' own, on loopback: it keeps what it gets and answers as it is told."""

from __future__ import annotations

import asyncio
import ssl
from base64 import b64decode
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session

from tests.loopback import HOST, PASSWORD, free_port


@dataclass(frozen=True)
class Caught:
    """One mail that was sent, and its envelope."""

    session: int
    sender: str
    recipients: Sequence[str]
    options: Sequence[str]
    raw: bytes


class Drop(Enum):
    """The connection is lost instead of an answer."""

    BEFORE_250 = "the mail has not been taken"
    TAKEN = "the mail has been taken, but its 250 gets lost"
    AFTER_250 = "the mail has been taken, and the 250 sent"


class Catcher:
    """An SMTP server that keeps what it gets; answers are scripted a command at a time, else 250."""

    def __init__(self, scheme: str = "smtp", certificate: Path | None = None) -> None:
        self.scheme = scheme
        self.mails: list[Caught] = []
        self.answers: dict[str, deque[str | Drop]] = {"MAIL": deque(), "RCPT": deque(), "DATA": deque()}
        self.by_recipient: dict[str, str | Drop] = {}
        self.sessions = 0
        self.logins: list[str] = []
        self.tokens: Callable[[str, str], bool] | None = (
            None  # takes XOAUTH2 alone, where a token is this user's
        )
        self.challenged: list[bytes] = []  # what a refused client answered to the reason
        self.port = free_port()
        self.features: list[str] | None = None  # what EHLO offers, if not everything
        tls = None
        if certificate:
            tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            tls.load_cert_chain(certificate)
        self._controller = Controller(
            self, hostname=HOST, port=self.port, ready_timeout=10, server_hostname="catcher.example.org",
            ssl_context=tls if scheme == "smtps" else None,
            tls_context=tls if scheme == "smtp+starttls" else None,
            enable_SMTPUTF8=True, auth_require_tls=False, authenticator=self._log_in,
        )  # fmt: skip

    def start(self) -> None:
        """Listen, on the same port as before."""
        self._controller.start()
        self.sessions = 0  # starting makes a connection of its own

    def stop(self) -> None:
        """Stop; nobody listens any more."""
        if not self._controller.loop.is_closed():
            self._controller.stop(no_assert=True)

    @property
    def url(self) -> str:
        """Write where mail goes, as the settings do."""
        return f"{self.scheme}://{HOST}:{self.port}"

    def script(self, command: str, *answers: str | Drop) -> None:
        """Answer the next such commands so."""
        self.answers[command].extend(answers)

    def _log_in(
        self, server: SMTP, session: Session, envelope: Envelope, name: str, data: object
    ) -> AuthResult:
        assert isinstance(data, LoginPassword)
        self.logins.append(data.login.decode())
        return AuthResult(success=data.password == PASSWORD.encode(), handled=False)

    async def auth_XOAUTH2(self, server: SMTP, args: list[str]) -> AuthResult:  # noqa: N802
        """Take a token; say why not in a challenge, as Google does, and refuse after its answer."""
        said = b64decode(args[1]).decode()
        user, token = said.removeprefix("user=").removesuffix("\x01\x01").split("\x01auth=Bearer ")
        self.logins.append(user)
        if self.tokens is not None and self.tokens(user, token):
            return AuthResult(success=True)
        answer = await server.challenge_auth(b'{"status":"401","schemes":"bearer","scope":"mail"}')
        self.challenged.append(answer if isinstance(answer, bytes) else b"*")
        return AuthResult(success=False, handled=False, message="535 5.7.3 Authentication unsuccessful")

    async def _answer(self, server: SMTP, command: str, address: str = "") -> str:
        answer = self.by_recipient.get(address)
        if answer is None:
            answer = self.answers[command].popleft() if self.answers[command] else "250 OK"
        if isinstance(answer, Drop):
            await self._drop(server)
        return str(answer)

    async def _drop(self, server: SMTP) -> None:
        assert isinstance(server.transport, asyncio.Transport)
        server.transport.abort()
        await asyncio.Event().wait()  # until the lost connection cancels us

    async def handle_EHLO(  # noqa: N802
        self, server: SMTP, session: Session, envelope: Envelope, hostname: str, responses: list[str]
    ) -> list[str]:
        self.sessions += 1
        session.host_name = hostname
        server.command_size_limits["AUTH"] = 12288  # RFC 4954, section 4
        if self.tokens is not None:
            responses = ["250-AUTH XOAUTH2" if line.startswith("250-AUTH ") else line for line in responses]
        responses.insert(1, "250-PIPELINING")
        if self.features is None:
            return responses
        return [line for line in responses if line[4:].split()[0] in self.features] + ["250 HELP"]

    async def handle_MAIL(  # noqa: N802
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        if self.tokens is not None and not session.authenticated:
            return "530 5.7.0 Authentication required"
        answer = await self._answer(server, "MAIL")
        if answer.startswith("250"):
            envelope.mail_from, envelope.mail_options = address, options
        return answer

    async def handle_RCPT(  # noqa: N802
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        answer = await self._answer(server, "RCPT", address)
        if answer.startswith("250"):
            envelope.rcpt_tos.append(address)
        return answer

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802
        script = self.answers["DATA"]
        answer = script.popleft() if script else "250 OK"
        if answer is Drop.BEFORE_250:
            await self._drop(server)
        if isinstance(answer, Drop) or answer.startswith("250"):
            raw = envelope.original_content or b""
            recipients, options = tuple(envelope.rcpt_tos), tuple(envelope.mail_options)
            sender = (envelope.mail_from or "").strip("<>")  # the empty one comes with its brackets
            self.mails.append(Caught(self.sessions, sender, recipients, options, raw))
        if answer is Drop.TAKEN:
            await self._drop(server)
        if answer is Drop.AFTER_250:
            assert isinstance(server.transport, asyncio.Transport)
            await server.push("250 OK")
            server.transport.close()
            await asyncio.Event().wait()  # what was said behind the mail is not answered any more
        return "250 OK" if isinstance(answer, Drop) else answer
