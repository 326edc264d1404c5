"""What `doctor` looks at on the machine itself: the settings, the disk, the store, whether a daemon runs.

Changes nothing.
"""

from __future__ import annotations

import shutil
import stat
from collections.abc import Iterator
from datetime import datetime

from mentorpost.findings import Finding, fault, look, ok
from mentorpost.login_file import NAME
from mentorpost.settings import Settings
from store.database import StoreError, is_file, path_of
from store.health import runs, seen

LEAST_FREE = 200_000_000  # bytes; a mail may have 25 MB
OTHERS = stat.S_IRWXG | stat.S_IRWXO


def of_settings(settings: Settings) -> Iterator[Finding]:
    """Look at what was set, and what was left out."""
    program, policy = settings.program, settings.policy
    if settings.file is None:
        yield look("settings", "no settings file, the embedded default is used", "mentorpost init")
    else:
        yield ok("settings", str(settings.file))
    if not program.organizers:
        yield fault(
            "settings", "nobody is told when something needs a person", "name organizers in [program]"
        )
    if program.safety_contact is None and program.organizers:
        first = program.organizers[0].address
        yield look(
            "settings",
            f"what somebody reports in confidence goes to {first}, since there is no safety_contact",
            "name one in [program]: not a mentor, and not the only organizer",
        )
    if settings.smtp.url.startswith("maildir:"):
        yield look(
            "settings", "letters go into a Maildir on this machine, and nobody gets them", "set [smtp] url"
        )
    if policy.approval == "automatic" and not settings.mailbox.trusted_authserv:
        yield look(
            "settings",
            "addresses of your own domain are let in without a proof that they are not forged",
            "set trusted_authserv in [mailbox]; below stands what this mailbox's server calls itself",
        )


def of_machine(settings: Settings) -> Iterator[Finding]:
    """Look at the disk and the files."""
    folder = settings.folder
    if not folder.is_dir():
        yield look("machine", f"{folder} is not there yet", "the first mentorpost run makes it")
        return
    free = shutil.disk_usage(folder).free
    room = f"{free / 1e9:.1f} GB free in {folder}"
    yield (
        ok("machine", room)
        if free > LEAST_FREE
        else fault("machine", room, "make room: mail waits until then")
    )
    store = [path_of(settings.store_url)] if is_file(settings.store_url) else []
    for path in (*store, folder / "mentorpost.key", folder / NAME):
        if path.exists() and path.stat().st_mode & OTHERS:
            yield fault("machine", f"others on this machine may read {path}", f"chmod 600 {path}")


def of_store(settings: Settings) -> Iterator[Finding]:
    """Look at the store: whole, and held by a daemon or by none."""
    try:
        found = seen(settings.store_url)
    except StoreError as error:
        mends = "mentorpost restore, from the latest backup"
        server = "see that the server runs and lets this user in, or mend store.url"
        yield fault("store", str(error), mends if is_file(settings.store_url) else server)
        return
    if found is None:
        there = path_of(settings.store_url)
        yield ok("store", f"{there} is not there yet; the first command makes it")
        return
    if found.damage:
        yield fault(
            "store", f"{found.name} is damaged: {found.damage}", "stop the daemon, then mentorpost restore"
        )
    else:
        whole = "is whole" if is_file(settings.store_url) else "answers"
        yield ok("store", f"{found.name} {whole}, {found.size / 1e6:.1f} MB")
    if runs(settings.store_url):
        yield ok("store", "mentorpost runs")
    else:
        yield look("store", "mentorpost does not run", "mentorpost run, or see mentorpost init --service")


def of_clock(said: datetime | None, now: datetime) -> Iterator[Finding]:
    """Compare this machine's clock with that of the server that took our letter in."""
    if said is None:
        return
    apart = abs((said - now).total_seconds())
    if apart < 300:
        yield ok("machine", "its clock and the mail server's agree")
    else:
        minutes = round(apart / 60)
        yield fault(
            "machine",
            f"its clock and the mail server's are {minutes} minutes apart",
            "set the clock, best by NTP: days are counted by it",
        )
