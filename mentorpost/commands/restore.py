"""`mentorpost restore`: go back to a backup. The store that is there is kept beside it."""

from __future__ import annotations

import os
from datetime import datetime, timedelta
from pathlib import Path

import click

from mentorpost.clock import wall_clock
from mentorpost.commands.common import one_line_errors, opened
from mentorpost.service import key_path
from mentorpost.settings import Settings, load
from store.backup import Held, look_into
from store.database import StoreError, is_file, one_daemon, path_of, shown
from store.restoring import hold_back
from store.restoring import restore as put_back


@click.command(epilog="Example: mentorpost restore backups/mentorpost-20270301-030000.backup")
@click.argument("file", type=click.Path(path_type=Path), required=False)
@click.option("--yes", is_flag=True, help="Do not ask.")
@click.option(
    "--by-hand", is_flag=True, help="The store is put back already, as by pg_restore: hold what follows."
)
@click.pass_obj
@one_line_errors
def restore(config: str | None, file: Path | None, yes: bool, by_hand: bool) -> None:
    """Put a backup in the store's place; the store that is there is kept beside it.

    Not while the service runs. When it starts again it reads once more what came since the backup and still
    lies in Processed. The letters that follow, and those that waited in the backup, are held, since they may
    have gone out before: look at them with `mentorpost mail queue`, then `mentorpost mail retry --held` or
    `mentorpost mail discard --held`. A store on a server is put back with its own tools, and then --by-hand.
    """
    if (file is None) is not by_hand:
        raise click.UsageError("name the FILE to go back to, or say --by-hand where the store is put back")
    if file is None:
        _hold_back(config)
        return
    settings = load(config)
    if not is_file(settings.store_url):
        raise StoreError(
            f"{shown(settings.store_url)} is put back by its server: pg_restore --clean --if-exists, "
            "then mentorpost restore --by-hand; see docs/postgresql.md"
        )
    store = path_of(settings.store_url)
    held = look_into(file)
    with one_daemon(settings.store_url):
        now = wall_clock()
        if not yes:
            click.echo(_described(held))
            click.confirm(f"Put it in the place of {store}? That one is kept", abort=True)
        kept = put_back(file, store, now)
        if held.key:
            _put_key_back(key_path(settings), held.key, now)
    for line in _said(held, kept, settings, now):
        click.echo(line)


def _hold_back(config: str | None) -> None:
    with opened(config) as service, one_daemon(service.settings.store_url):
        hold_back(wall_clock())
    click.echo(
        "Start mentorpost run: it reads again what came since and holds the letters that follow: "
        "mentorpost mail queue"
    )


def _described(held: Held) -> str:
    made = f"{held.at:%Y-%m-%d %H:%M} UTC" if held.at else "no day that is known"
    return f"This backup is of {made}: {held.people} people, {held.open_pairs} open mentorships."


def _said(held: Held, kept: Path | None, settings: Settings, now: datetime) -> list[str]:
    lines = [_described(held)]
    if kept is not None:
        lines.append(f"What was there is kept as {kept}; delete it when all is well.")
    days = settings.policy.relay_keep_days
    if held.at is not None and now - held.at > timedelta(days=days):
        lines.append(
            f"It is older than {days} days, so mail that came before is not in Processed any more. "
            "Who was forgotten since then is in it again: mentorpost people list"
        )
    lines.append(
        "Start mentorpost run: it reads again what came since and holds the letters that follow, "
        f"with {held.letters} that waited: mentorpost mail queue"
    )
    return lines


def _put_key_back(path: Path, key: bytes, now: datetime) -> None:
    """Without the key that they were written under, letters that are out there would prove nothing."""
    if path.exists():
        if path.read_bytes() == key:
            return
        path.rename(path.with_name(f"{path.name}.before-{now:%Y%m%d-%H%M%S}"))
    with open(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "wb") as file:
        file.write(key)
        file.flush()
        os.fsync(file.fileno())
