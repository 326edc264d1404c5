"""Who gives out tokens: the addresses of each provider, and what to ask it for. Nothing here connects."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from urllib.parse import quote

TENANT = "common"  # Microsoft: any organization, and personal accounts


@dataclass(frozen=True)
class Authority:
    """Where a login is asked for, where tokens are fetched, and what they shall allow."""

    name: str
    token_url: str
    device_url: str = ""  # RFC 8628: a code, typed on any other machine
    authorize_url: str = ""  # RFC 8252: a page, which leads back to this machine
    scopes: Sequence[str] = ()
    extra: Sequence[tuple[str, str]] = ()  # what its page wants to be told besides


@dataclass(frozen=True)
class Client:
    """What the provider knows us as: a program that the operator registered there."""

    authority: Authority
    client_id: str
    client_secret: str = field(default="", repr=False)


AUTHORITIES = {
    "microsoft": Authority(
        "Microsoft",
        token_url="https://login.microsoftonline.com/{tenant}/oauth2/v2.0/token",  # noqa: S106  # nosec B106
        device_url="https://login.microsoftonline.com/{tenant}/oauth2/v2.0/devicecode",
        scopes=(
            "https://outlook.office.com/IMAP.AccessAsUser.All",
            "https://outlook.office.com/SMTP.Send",
            "offline_access",
        ),
    ),
    "google": Authority(
        "Google",
        token_url="https://oauth2.googleapis.com/token",  # noqa: S106  # nosec B106
        authorize_url="https://accounts.google.com/o/oauth2/v2/auth",
        scopes=("https://mail.google.com/",),
        # Without these two a second login brings no token that lasts.
        extra=(("access_type", "offline"), ("prompt", "consent")),
    ),
}


def authority(name: str, tenant: str = "") -> Authority:
    """Return a provider that is known."""
    known = AUTHORITIES[name]
    place = quote(tenant or TENANT, safe="")
    return replace(
        known,
        token_url=known.token_url.format(tenant=place),
        device_url=known.device_url.format(tenant=place),
    )
