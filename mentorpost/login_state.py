"""How a login with a provider stands, for `doctor` and `status`. Asks nobody and changes nothing."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

from mailer.errors import LoginOver
from mailer.oauth2.login import Login
from mentorpost.access import client_of, login_file, uses_tokens
from mentorpost.errors import SettingsError
from mentorpost.findings import Finding, fault, look, ok
from mentorpost.settings import Settings

DO = "mentorpost login"
SOON = timedelta(days=3)
# Providers end a login that nobody uses, Microsoft after 90 days.
UNUSED_FOR_LONG = timedelta(days=30)


def over(settings: Settings) -> str | None:
    """Say in a line that somebody has to log in; None where nobody has."""
    bad = next((one for one in of_login(settings, None) if one.level == "fault"), None)
    return f"{bad.what}: {bad.do}" if bad else None


def of_login(settings: Settings, now: datetime | None) -> Iterator[Finding]:
    """Look whether somebody is logged in, and since when."""
    if not uses_tokens(settings):
        return
    try:
        name = client_of(settings.oauth2).authority.name
        login = login_file(settings).load()
    except SettingsError:
        yield fault(
            "login",
            "what logging in needs is not installed",
            "in the folder of the program: pipx install --force '.[oauth]'",
        )
        return
    except LoginOver as error:
        yield fault("login", str(error), DO)
        return
    if login is None:
        yield fault("login", f"nobody has logged in with {name} yet; the mailbox stays closed", DO)
    elif login.over:
        since = f" since {login.over_at:%Y-%m-%d %H:%M} UTC" if login.over_at else ""
        yield fault("login", f"the login is over{since}: {login.over}; mail waits where it is", DO)
    elif now is not None and _ends_soon(login, now):
        yield look(
            "login",
            f"{name} ends this login on {login.ends_at:%Y-%m-%d}, as it does while a program is in testing",
            f"{DO}, and publish the program there",
        )
    elif now is not None and now - login.renewed_at > UNUSED_FOR_LONG:
        yield look(
            "login",
            f"nothing was fetched from {name} for {(now - login.renewed_at).days} days",
            "mentorpost run, before the provider ends the login",
        )
    elif now is not None:
        came = _ago(now - login.renewed_at)
        yield ok("login", f"with {name} since {login.since:%Y-%m-%d}; the latest token came {came}")


def _ends_soon(login: Login, now: datetime) -> bool:
    """Whether its end is near. Some are announced for some minutes, and each new token puts them off."""
    return login.ends_at is not None and login.ends_at - now < SOON <= login.ends_at - login.since


def _ago(passed: timedelta) -> str:
    minutes = max(0, round(passed.total_seconds() / 60))
    if minutes < 120:
        return f"{minutes} minutes ago"
    return f"{minutes // 60} hours ago" if minutes < 2880 else f"{minutes // 1440} days ago"
