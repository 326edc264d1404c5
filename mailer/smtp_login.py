"""Log in at the server that mail leaves by, with a password or a token."""

from __future__ import annotations

import smtplib

from mailer.errors import (
    LoginOver,
    TokenLost,
    TransportLoginOver,
    TransportLost,
    TransportRefused,
    TransportTokenRefused,
    one_line,
)
from mailer.secret import Secret, Tokens
from mailer.urls import Place
from mailer.xoauth2 import MECHANISM, Said


def log_in(server: smtplib.SMTP, place: Place, secret: Secret) -> None:
    """Log in where the url names a user. Raises TransportLost, and TransportRefused where it stays so."""
    if not place.user:
        return
    try:
        if isinstance(secret, str):
            server.login(place.user, secret)
        else:
            _by_token(server, place, secret)
    except smtplib.SMTPAuthenticationError as error:
        kind = TransportLost if error.smtp_code < 500 else TransportRefused
        raise kind(place, _answer(error)) from error
    except smtplib.SMTPNotSupportedError as error:
        raise TransportRefused(place, "it offers no login that we know") from error


def _by_token(server: smtplib.SMTP, place: Place, tokens: Tokens) -> None:
    if MECHANISM not in server.esmtp_features.get("auth", "").upper().split():
        raise TransportRefused(place, f"it takes no tokens ({MECHANISM})")
    token = _token(place, tokens)
    said = Said(place.user, token)
    try:
        server.auth(MECHANISM, said)
    except smtplib.SMTPAuthenticationError as error:
        if error.smtp_code < 500:
            raise
        tokens.refused(token)
        status = f" (status {said.status})" if said.status else ""
        raise TransportTokenRefused(place, _answer(error) + status) from error


def _token(place: Place, tokens: Tokens) -> str:
    try:
        return tokens.token()
    except LoginOver as error:
        raise TransportLoginOver(place, error.cause) from error
    except TokenLost as error:
        raise TransportLost(place, error.cause) from error


def _answer(error: smtplib.SMTPAuthenticationError) -> str:
    said = error.smtp_error
    return one_line(
        f"{error.smtp_code} {said.decode('utf-8', 'replace') if isinstance(said, bytes) else said}"
    )
