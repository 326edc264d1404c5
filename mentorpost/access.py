"""What we show a server: the password of the settings, or a token of whom somebody logged in with."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from mailer.secret import Secret
from mentorpost.clock import wall_clock
from mentorpost.errors import SettingsError
from mentorpost.oauth_settings import OWN, OAuth2
from mentorpost.settings import Server, Settings

if TYPE_CHECKING:
    from mailer.oauth2.authority import Client
    from mentorpost.login_file import LoginFile


def secret(settings: Settings, server: Server, clock: Callable[[], datetime] = wall_clock) -> Secret:
    """Return what this server is shown."""
    if server.auth != "oauth2":
        return server.password()
    client = client_of(settings.oauth2)
    from mailer.oauth2.tokens import KeptTokens

    return KeptTokens(client, login_file(settings), clock)


def uses_tokens(settings: Settings) -> bool:
    """Whether anything of the settings needs a login."""
    return "oauth2" in (settings.mailbox.auth, settings.smtp.auth)


def client_of(oauth2: OAuth2 | None) -> Client:
    """Return with whom we log in, and as what."""
    if oauth2 is None:
        raise SettingsError("there is no section [oauth2] in the settings; see docs/oauth.md")
    try:
        import oauthlib  # noqa: F401
    except ImportError:
        raise SettingsError(
            "logging in needs more than is installed; "
            "in the folder of the program type: pipx install --force '.[oauth]'"
        ) from None
    from mailer.oauth2.authority import Authority, Client, authority

    if oauth2.provider != OWN:
        known = authority(oauth2.provider, oauth2.tenant)
    else:
        known = Authority(
            "the provider", oauth2.token_url, oauth2.device_url, oauth2.authorize_url, oauth2.scopes
        )
    return Client(known, oauth2.client_id, oauth2.client_secret)


def login_file(settings: Settings) -> LoginFile:
    """Return where the login is kept."""
    from mentorpost.login_file import NAME, LoginFile

    in_keyring = settings.oauth2 is not None and settings.oauth2.keep_in == "keyring"
    return LoginFile(settings.folder / NAME, settings.program.address if in_keyring else "")
