"""`mentorpost run`: the daemon, or one round of it for cron."""

from __future__ import annotations

import gc
import logging

import click

from mailer.open import open_mailbox, open_transport
from mentorpost import when_mail_comes
from mentorpost.access import secret
from mentorpost.commands.common import one_line_errors, opened, talk
from mentorpost.daemon import Daemon
from mentorpost.errors import MentorpostError
from mentorpost.service import Service
from store import taking
from store.database import check, working

# New objects after which Python looks for circles to throw away; a mail makes few.
LOOKS_AFTER = 10_000


@click.command(epilog="Example: mentorpost run --once    (a line for cron)")
@click.option(
    "--once", is_flag=True, help="All waiting mail, all that is due, all that is queued; then exit."
)
@click.option("--verbose", "-v", is_flag=True, help="Log every mail and letter to stderr.")
@click.pass_obj
@one_line_errors
def run(config: str | None, once: bool, verbose: bool) -> None:
    """Read mail, answer it, and write what is due.

    Without --once it goes on until it is stopped. With --once it exits 0 when it did what it could, and 1
    only where mailbox, store or SMTP could not be used at all.
    """
    talk(logging.INFO if verbose else logging.WARNING)
    gc.freeze()  # what was loaded stays
    gc.set_threshold(LOOKS_AFTER)
    with opened(config) as service, working():
        check()
        taking.give_all_back()
        if not once or verbose or service.settings.file is None:
            _introduce(service, once)  # cron mails whatever is printed
        settings = service.settings
        mailbox = open_mailbox(
            settings.mailbox.url,
            secret(settings, settings.mailbox),
            spool=settings.folder / "spool",
            insecure=settings.mailbox.insecure,
        )
        transport = open_transport(
            settings.smtp.url, secret(settings, settings.smtp), insecure=settings.smtp.insecure
        )
        daemon = Daemon(service, mailbox, transport)
        if not once:
            when_mail_comes.load()
        try:
            daemon.once() if once else daemon.forever()
        finally:
            mailbox.close()
        if once and daemon.lost:
            raise MentorpostError("; ".join(dict.fromkeys(daemon.lost)))


def _introduce(service: Service, once: bool) -> None:
    settings = service.settings
    if settings.file is None:
        click.echo(f"No settings file: running on the embedded default, in {settings.folder}")
    click.echo(f"{settings.program.name} <{settings.program.address}>")
    click.echo(f"Mail comes in by {_without_user(settings.mailbox.url)}")
    click.echo(f"Letters go out by {_without_user(settings.smtp.url)}")
    if settings.smtp.url.startswith("maildir:"):
        click.echo(f"Read them with any mail reader: mutt -f {settings.smtp.url.removeprefix('maildir:')}")
    if not once:
        click.echo("Stop with Ctrl-C.")


def _without_user(url: str) -> str:
    scheme, separator, rest = url.partition("://")
    return f"{scheme}{separator}{rest.rpartition('@')[2]}" if separator else url
