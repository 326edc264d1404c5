"""Secrets in the keyring of the machine, where it has one; loaded only when the settings name it."""

from __future__ import annotations

from types import ModuleType

from mentorpost.errors import SettingsError

SERVICE = "mentorpost"


def read(service: str, user: str) -> str | None:
    """Return what the keyring holds under these two names; None where there is nothing."""
    keyring = _keyring()
    try:
        found: str | None = keyring.get_password(service, user)
    except Exception as error:
        raise _closed(error) from error
    return found


def write(service: str, user: str, secret: str) -> None:
    """Keep a secret under these two names."""
    keyring = _keyring()
    try:
        keyring.set_password(service, user, secret)
    except Exception as error:
        raise _closed(error) from error


def password(service: str, user: str) -> str:
    """Return a password that has to be there."""
    found = (read(service, user) or "").strip("\r\n")  # what was piped into the keyring ends with its line
    if not found:
        raise SettingsError(f"the keyring holds no password for this; type: keyring set {service} {user}")
    return found


def _keyring() -> ModuleType:
    try:
        import keyring
    except ImportError:
        raise SettingsError(
            "the keyring needs more than is installed; "
            "in the folder of the program type: pipx install --force '.[keyring]'"
        ) from None
    return keyring


def _closed(error: Exception) -> SettingsError:
    # Each backend has errors of its own, and some write what they were asked for into them.
    return SettingsError(
        f"no keyring can be used here ({type(error).__name__}): unlock it, or keep the secret in a file; "
        "a service that begins with the machine usually has none"
    )
