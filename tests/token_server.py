"""A provider of tokens of the tests' own, on loopback over TLS, as strict as RFC 6749, 7636 and 8628 are.

Its tokens are signed (RFC 7519, HS256), so that a mail server reads them and asks nobody.
"""

from __future__ import annotations

import hashlib
import hmac
import json
import secrets
import ssl
import threading
import time
from base64 import urlsafe_b64encode
from collections import deque
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs, urlencode, urlsplit

from mailer.oauth2.authority import Authority, Client
from tests.loopback import HOST

KEY = b"a key that the provider and the mail server share"
CLIENT_ID, SECRET = "mentorpost-of-the-tests", "not-much-of-a-secret"
DEVICE = "urn:ietf:params:oauth:grant-type:device_code"
LIFETIME = 3600

Form = dict[str, str]
Answer = tuple[int, dict[str, object]]


class No(Exception):  # noqa: N818 - it is an answer
    """An error as RFC 6749, section 5.2 has it."""

    def __init__(self, error: str, about: str = "", status: int = 400) -> None:
        self.error, self.about, self.status = error, about, status
        super().__init__(error)


@dataclass
class TokenServer:
    """One provider with one account, `user`."""

    certificate: Path
    user: str = "post@example.org"
    rotates: bool = True  # each refresh token is good once
    lifetime: int = LIFETIME
    about_over: str = ""  # what it says of a login that is over; {token} is the token that was shown
    key: bytes = KEY
    answers: deque[str] = field(default_factory=deque)  # to who asks whether the code was typed
    down: int = 0  # answer so many questions with 503
    interval: int = 1
    ends_in: int = 0  # how long a login lasts, where it says so
    asked: list[Form] = field(default_factory=list)
    lasting: set[str] = field(default_factory=set)  # refresh tokens that are good
    codes: dict[str, Form] = field(default_factory=dict)

    def __post_init__(self) -> None:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(self.certificate)
        self._server = ThreadingHTTPServer((HOST, 0), type("Page", (_Page,), {"tokens": self}))
        self._server.socket = context.wrap_socket(self._server.socket, server_side=True)
        self.port: int = self._server.server_address[1]
        self._thread = threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.01})
        self._thread.start()

    def stop(self) -> None:
        """Stop; nobody listens any more."""
        self._server.shutdown()
        self._server.server_close()
        self._thread.join(10)

    def url(self, path: str) -> str:
        """Write where a page of it is."""
        return f"https://{HOST}:{self.port}/{path}"

    def client(self, secret: str = SECRET) -> Client:
        """Return what it knows us as."""
        authority = Authority(
            "Tokens", self.url("token"), self.url("device"), self.url("authorize"), ("mail", "offline")
        )
        return Client(authority, CLIENT_ID, secret)

    @property
    def refreshed(self) -> int:
        """How often somebody asked for a fresh token."""
        return sum(form.get("grant_type") == "refresh_token" for form in self.asked)

    def access_token(self, seconds: int | None = None) -> str:
        """Sign a token."""
        now = int(time.time())
        until = now + (self.lifetime if seconds is None else seconds)
        return signed({"sub": self.user, "iat": now - 1, "exp": until, "jti": secrets.token_hex(4)}, self.key)

    def takes(self, user: str, token: str) -> bool:
        """Whether a mail server should let this user in."""
        head, _, sign = token.rpartition(".")
        return user == self.user and hmac.compare_digest(sign, _sign(head, self.key))

    def grant(self) -> Answer:
        """Give a token for now, and one that lasts."""
        lasting = secrets.token_urlsafe(24)
        self.lasting.add(lasting)
        said: dict[str, object] = {"token_type": "Bearer", "scope": "mail", "expires_in": self.lifetime}
        said |= {"refresh_token_expires_in": self.ends_in} if self.ends_in else {}
        return 200, {**said, "access_token": self.access_token(), "refresh_token": lasting}

    def token(self, form: Form) -> Answer:
        """Answer at the page of tokens."""
        self.asked.append(form)
        if self.down:
            self.down -= 1
            raise No("temporarily_unavailable", status=503)
        self._know(form)
        match form.get("grant_type"):
            case "refresh_token":
                return self._refresh(form["refresh_token"])
            case "authorization_code":
                return self._redeem(form)
            case kind if kind == DEVICE and form.get("device_code") in self.codes:
                if self.answers and (said := self.answers.popleft()) != "yes":
                    raise No(said)
                return self.grant()
        raise No("invalid_grant")

    def device(self, form: Form) -> Answer:
        """Give a code to type."""
        self._know(form)
        code = secrets.token_urlsafe(24)
        self.codes[code] = form
        said = {"verification_uri": self.url("type"), "expires_in": 60, "interval": self.interval}
        return 200, {"device_code": code, "user_code": "WDJB-MJHT", **said}

    def authorize(self, form: Form) -> str:
        """Log the one account in at once, and return where the browser is led."""
        assert form["response_type"] == "code"
        assert form["client_id"] == CLIENT_ID
        assert form["code_challenge_method"] == "S256"
        if not form["redirect_uri"].startswith(f"http://{HOST}:"):
            raise No("invalid_request")
        code = secrets.token_urlsafe(24)
        self.codes[code] = form
        said = {"error": self.answers.popleft()} if self.answers else {"code": code}
        return f"{form['redirect_uri']}?{urlencode({**said, 'state': form['state']})}"

    def _know(self, form: Form) -> None:
        if form.get("client_id") != CLIENT_ID or form.get("client_secret") != SECRET:
            raise No("invalid_client", status=401)

    def _refresh(self, lasting: str) -> Answer:
        if lasting not in self.lasting:
            raise No("invalid_grant", self.about_over.format(token=lasting))
        if self.rotates:
            self.lasting.remove(lasting)
            return self.grant()
        said = {"token_type": "Bearer", "expires_in": self.lifetime}
        return 200, {**said, "access_token": self.access_token()}

    def _redeem(self, form: Form) -> Answer:
        begun = self.codes.pop(form["code"], {})
        digest = hashlib.sha256(form.get("code_verifier", "").encode("ascii")).digest()
        if begun.get("code_challenge") != _base64(digest) or begun["redirect_uri"] != form.get(
            "redirect_uri"
        ):
            raise No("invalid_grant")
        return self.grant()


class _Page(BaseHTTPRequestHandler):
    tokens: TokenServer

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"])).decode("ascii")
        if self.path == "/moved":
            self._say(307, b"", ("Location", self.tokens.url("token")))
            return
        try:
            pages = {"/token": self.tokens.token, "/device": self.tokens.device}
            status, said = pages[self.path](_form(body))
        except No as no:
            status, said = no.status, {"error": no.error, "error_description": no.about}
        self._say(status, json.dumps(said).encode(), ("Content-Type", "application/json"))

    def do_GET(self) -> None:
        where = self.tokens.authorize(_form(urlsplit(self.path).query))
        self._say(302, b"", ("Location", where))

    def _say(self, status: int, raw: bytes, header: tuple[str, str]) -> None:
        self.send_response(status)
        self.send_header(*header)
        self.send_header("Content-Length", str(len(raw)))
        self.end_headers()
        self.wfile.write(raw)

    def log_message(self, format: str, *args: object) -> None:
        """Log nothing."""


def signed(claims: dict[str, object], key: bytes = KEY) -> str:
    """Sign what a token says."""
    head = _base64(json.dumps({"alg": "HS256", "typ": "JWT"}).encode())
    said = f"{head}.{_base64(json.dumps(claims).encode())}"
    return f"{said}.{_sign(said, key)}"


def _sign(said: str, key: bytes) -> str:
    return _base64(hmac.new(key, said.encode(), hashlib.sha256).digest())


def _base64(raw: bytes) -> str:
    return urlsafe_b64encode(raw).decode().rstrip("=")


def _form(text: str) -> Form:
    return {key: values[0] for key, values in parse_qs(text, keep_blank_values=True).items()}
