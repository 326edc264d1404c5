"""`mentorpost backup`: one file that holds the store and the key, made while the service works."""

from __future__ import annotations

import re
from datetime import datetime
from pathlib import Path

import click

from mentorpost.clock import wall_clock
from mentorpost.commands.common import one_line_errors, opened
from mentorpost.service import key_path
from store.backup import copy_store
from store.database import StoreError, is_file, path_of, shown

NAME = re.compile(r"mentorpost-\d{8}-\d{6}\.backup")


@click.command(epilog="Example: mentorpost backup --keep 14    (a line for cron)")
@click.argument("file", type=click.Path(path_type=Path), required=False, metavar="[FILE]")
@click.option("--keep", type=click.IntRange(min=1), help="Delete all but the newest N; only without FILE.")
@click.pass_obj
@one_line_errors
def backup(config: str | None, file: Path | None, keep: int | None) -> None:
    """Copy the store, and the key of the letters, into one file while the service works.

    The copy is checked from end to end. What pairs write to each other is blanked in it. Without FILE it goes
    into the folder backups beside the store, named by the time in UTC. Your settings file is not in it.
    """
    if file is not None and keep is not None:
        raise click.UsageError("--keep is for the folder backups; leave FILE away")
    with opened(config) as service:
        if not is_file(service.settings.store_url):
            raise StoreError(
                f"{shown(service.settings.store_url)} is backed up by its server: pg_dump --format=custom, "
                f"with {key_path(service.settings)} beside it; see docs/postgresql.md"
            )
        store, now = path_of(service.settings.store_url), wall_clock()
        copy = file or store.parent / "backups" / _name(now)
        held = copy_store(store, copy, service.key, now)
        dropped = _keep_newest(copy.parent, keep) if keep else 0
    gone = f"; {dropped} older deleted" if dropped else ""
    click.echo(f"{copy}: {held.people} people, {copy.stat().st_size // 1024} KB, checked{gone}.")


def _name(now: datetime) -> str:
    return f"mentorpost-{now:%Y%m%d-%H%M%S}.backup"


def _keep_newest(folder: Path, keep: int) -> int:
    """Delete older backups of ours; a file of any other name stays. Their names sort as time does."""
    ours = sorted(path for path in folder.iterdir() if NAME.fullmatch(path.name))
    for path in ours[:-keep]:
        path.unlink(missing_ok=True)
    return len(ours[:-keep])
