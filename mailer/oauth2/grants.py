"""What is asked of a provider, and what its answers mean; oauthlib writes the forms and reads the tokens.

No token, code or secret stands in an error, whatever the provider writes into its answer.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from urllib.parse import urlencode

from oauthlib.oauth2 import Client as Forms
from oauthlib.oauth2 import DeviceClient, OAuth2Error, WebApplicationClient

from mailer.errors import LoginOver, TokenLost, one_line
from mailer.oauth2.authority import Client
from mailer.oauth2.post import Table, post, table_of

LIFETIME_SECONDS = 3600  # RFC 6749, section 5.1: an answer may leave it out
# Errors that pass by themselves, beside every 5xx and 429.
FOR_NOW = ("temporarily_unavailable", "server_error")
OK, TOO_MANY = 200, 429
TRACE = re.compile(r"\s{0,8}(?:Trace ID|Correlation ID|Timestamp):")


@dataclass(frozen=True)
class Grant:
    """What a provider gave: a token for now, and the one that brings the next."""

    access_token: str = field(repr=False)
    refresh_token: str = field(repr=False)  # empty: the one that we have stays good
    seconds: int
    lasts_seconds: int = 0  # how long the login goes on, where the provider says so; Google does for tests


@dataclass(frozen=True)
class DeviceCode:
    """What somebody types at a page of the provider, and how we ask whether they did (RFC 8628)."""

    device_code: str = field(repr=False)
    user_code: str
    page: str
    seconds: int
    interval: int


class Refused(LoginOver):
    """The provider said no; `error` is its word for why."""

    def __init__(self, error: str, cause: str) -> None:
        self.error = error
        super().__init__(cause)


def device_code(client: Client) -> DeviceCode:
    """Begin a login by a code."""
    authority = client.authority
    asked = {"client_id": client.client_id, "scope": " ".join(authority.scopes), **_secret(client)}
    answer = table_of(_answer(client, authority.device_url, urlencode(asked)))
    try:
        return DeviceCode(
            str(answer["device_code"]),
            str(answer["user_code"]),
            str(answer.get("verification_uri") or answer["verification_url"]),
            int(str(answer.get("expires_in", 900))),
            max(1, int(str(answer.get("interval", 5)))),
        )
    except (KeyError, ValueError):
        raise TokenLost(f"{authority.name} gives an answer that holds no code") from None


def redeem_device_code(client: Client, code: DeviceCode) -> Grant:
    """Ask whether somebody has typed the code. Raises Refused; "authorization_pending" is: not yet."""
    forms = DeviceClient(client.client_id)
    body = forms.prepare_request_body(code.device_code, include_client_id=True, **_secret(client))
    return _grant(client, forms, body, (code.device_code,))


def redeem_code(client: Client, code: str, verifier: str, redirect: str) -> Grant:
    """Change the code of a page that led back to us for tokens."""
    forms = WebApplicationClient(client.client_id)
    body = forms.prepare_request_body(code, redirect, code_verifier=verifier, **_secret(client))
    return _grant(client, forms, body, (code, verifier))


def refresh(client: Client, refresh_token: str) -> Grant:
    """Fetch a fresh token. Raises Refused where the login is over."""
    forms = WebApplicationClient(client.client_id)
    body = forms.prepare_refresh_body(
        refresh_token=refresh_token,
        scope=" ".join(client.authority.scopes),
        client_id=client.client_id,
        **_secret(client),
    )
    return _grant(client, forms, body, (refresh_token,))


def _secret(client: Client) -> dict[str, str]:
    return {"client_secret": client.client_secret} if client.client_secret else {}


def _grant(client: Client, forms: Forms, body: str, secrets: Sequence[str]) -> Grant:
    text = _answer(client, client.authority.token_url, body, secrets)
    try:
        token = forms.parse_request_body_response(text)
        access, refreshing = str(token["access_token"]), str(token.get("refresh_token") or "")
        lasts = int(token.get("refresh_token_expires_in") or 0)
        return Grant(access, refreshing, int(token.get("expires_in") or LIFETIME_SECONDS), lasts)
    except (OAuth2Error, ValueError, TypeError, KeyError):
        raise TokenLost(f"{client.authority.name} gives an answer that holds no token") from None


def _answer(client: Client, url: str, form: str, secrets: Sequence[str] = ()) -> str:
    """Return what the provider says where it says yes."""
    name = client.authority.name
    status, text = post(url, form)
    said = table_of(text)
    error = said.get("error")
    if isinstance(error, str) and error and status < 500 and status != TOO_MANY and error not in FOR_NOW:
        raise Refused(error, f"{name} says {_why(said, (*secrets, client.client_secret))}")
    if status != OK or error:
        raise TokenLost(f"{name} gives no token now: it answers {status}")
    return text


def _why(said: Table, secrets: Sequence[str]) -> str:
    """Return the provider's reason, without what it adds for its own log and without any secret of ours."""
    error, about = one_line(said["error"]), str(said.get("error_description") or "")
    for secret in filter(None, secrets):
        about = about.replace(secret, "…")
    about = TRACE.split(one_line(about))[0].strip()
    return f"{error} ({about})" if about else error
