"""Log in on a page of the provider that leads back to this machine (RFC 8252, with PKCE of RFC 7636).

Listens on 127.0.0.1 alone, for one answer. What comes counts only where it carries the state that we gave.
"""

from __future__ import annotations

import hmac
import secrets
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, HTTPServer
from urllib.parse import parse_qs, urlsplit

from oauthlib.oauth2 import WebApplicationClient

from mailer.errors import one_line
from mailer.oauth2.authority import Client
from mailer.oauth2.grants import Grant, Refused, redeem_code

HOST = "127.0.0.1"
WAIT_SECONDS = 900.0
SLICE_SECONDS = 0.5
VERIFIER_LETTERS = 64
DONE = "This is done. You can close this page and go back to the terminal."
NOT_DONE = "This did not work. Go back to the terminal: it says why."


@dataclass(frozen=True)
class Asked:
    """One question to a provider: its page, and what proves that an answer belongs to it."""

    page: str
    redirect: str
    state: str = field(repr=False)
    verifier: str = field(repr=False)


def ask(client: Client, port: int, login_hint: str = "") -> Asked:
    """Write the address of the page where somebody logs in."""
    forms = WebApplicationClient(client.client_id)
    redirect, state = f"http://{HOST}:{port}/", secrets.token_urlsafe(32)
    verifier = forms.create_code_verifier(VERIFIER_LETTERS)
    page = forms.prepare_request_uri(
        client.authority.authorize_url,
        redirect_uri=redirect,
        scope=list(client.authority.scopes),
        state=state,
        code_challenge=forms.create_code_challenge(verifier, "S256"),
        code_challenge_method="S256",
        **dict(client.authority.extra),
        **({"login_hint": login_hint} if login_hint else {}),
    )
    return Asked(page, redirect, state, verifier)


def answered(client: Client, asked: Asked, address: str) -> Grant:
    """Take the address that the page led to, as a browser shows it; change its code for tokens."""
    said = {key: values[0] for key, values in parse_qs(urlsplit(address.strip()).query).items()}
    if not hmac.compare_digest(said.get("state", "").encode(), asked.state.encode()):
        raise Refused("state", "that answer belongs to no question of ours; begin again")
    if "code" not in said:
        name, error = client.authority.name, one_line(said.get("error", "nothing"))
        raise Refused(error, f"{name} says {error}")
    return redeem_code(client, said["code"], asked.verifier, asked.redirect)


class Listener:
    """A page of our own on 127.0.0.1 that waits for the browser to come back."""

    def __init__(self, port: int = 0) -> None:
        self._server = _Server((HOST, port), _Page)
        self.port: int = self._server.server_address[1]

    def __enter__(self) -> Listener:
        return self

    def __exit__(self, *_: object) -> None:
        self._server.server_close()

    def wait(
        self, state: str, seconds: float = WAIT_SECONDS, clock: Callable[[], float] = time.monotonic
    ) -> str:
        """Return the address that the browser was led to; empty where it never came."""
        self._server.state = state
        end = clock() + seconds
        while not self._server.came and clock() < end:
            self._server.handle_request()
        return self._server.came


class _Server(HTTPServer):
    timeout = SLICE_SECONDS
    state = ""
    came = ""

    def handle_error(self, request: object, client_address: object) -> None:
        """Leave a browser that hangs up alone."""


class _Page(BaseHTTPRequestHandler):
    server: _Server
    timeout = 5.0  # whoever connects and says nothing holds nobody up

    def do_GET(self) -> None:
        said = parse_qs(urlsplit(self.path).query)
        # A browser asks for an icon, and another program of this machine for what it likes.
        if not hmac.compare_digest(said.get("state", [""])[0].encode(), self.server.state.encode()):
            self.send_error(404)
            return
        self.server.came = f"http://{HOST}{self.path}"
        words = (DONE if "code" in said else NOT_DONE).encode()
        self.send_response(200)
        self.send_header("Content-Type", "text/plain; charset=utf-8")
        self.send_header("Content-Length", str(len(words)))
        self.send_header("Referrer-Policy", "no-referrer")
        self.send_header("Connection", "close")
        self.end_headers()
        self.wfile.write(words)

    def log_message(self, format: str, *args: object) -> None:
        """Log nothing: the address holds a code."""
