"""`mentorpost store`: the store itself, moved from one kind of database to another."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable

import click

from mentorpost.commands.common import one_line_errors
from store.copying import copy as copy_store
from store.database import shown

BAR_AFTER_SECONDS = 1.0
WIDTH = 40


@click.group()
def store() -> None:
    """The store itself: copy it into another database."""


@store.command(
    epilog="Example: mentorpost store copy sqlite:////var/lib/mentorpost/mentorpost.sqlite3 "
    "postgresql://mentorpost@db.example.org/mentorpost"
)
@click.argument("old", metavar="FROM")
@click.argument("fresh", metavar="TO")
@one_line_errors
def copy(old: str, fresh: str) -> None:
    """Copy a store into an empty one, from SQLite to PostgreSQL or back; both are urls as in store.url.

    Not while the service runs. Each table is read back and compared; a fault leaves TO empty. FROM stays as
    it is. Then name TO in the settings as store.url, and the folder with the key as store.folder.
    """
    copied = copy_store(old, fresh, _bar())
    for table in copied:
        click.echo(f"{table.table}: {table.rows} rows, {table.digest[:16]}")
    rows = sum(table.rows for table in copied)
    click.echo(f"{rows} rows are in {shown(fresh)}, read back and the same.")
    click.echo("Now set store.url to it, and store.folder to where mentorpost.key lies; then mentorpost run.")


def _bar() -> Callable[[int, int], None]:
    """Return what draws a bar on stderr once it takes longer than a moment, where somebody looks."""
    began = time.monotonic()

    def draw(done: int, total: int) -> None:
        if not sys.stderr.isatty() or time.monotonic() - began < BAR_AFTER_SECONDS:
            return
        filled = WIDTH * done // max(total, 1)
        end = "\n" if done == total else ""
        click.echo(
            f"\r[{'#' * filled}{'-' * (WIDTH - filled)}] {done} of {total} rows{end}", err=True, nl=False
        )

    return draw
