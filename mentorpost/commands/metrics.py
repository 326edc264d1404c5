"""`mentorpost metrics`: numbers for a monitoring system."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

import click

from mentorpost.clock import wall_clock
from mentorpost.commands.common import one_line_errors, opened
from mentorpost.metrics import measured, written

READABLE = 0o644  # by the exporter, which is another user


@click.command(epilog="Example: mentorpost metrics --file /var/lib/node_exporter/mentorpost.prom")
@click.option(
    "--file", "path", type=click.Path(path_type=Path, dir_okay=False), help="Write there, in one move."
)
@click.pass_obj
@one_line_errors
def metrics(config: str | None, path: Path | None) -> None:
    """Queue depths, ages and outcomes, as Prometheus reads them.

    For the textfile collector of its node exporter: call it by cron each minute. No name and no address is
    in it.
    """
    with opened(config) as service:
        text = written(measured(service, wall_clock()))
    if path is None:
        click.echo(text, nl=False)
        return
    _put(path, text)


def _put(path: Path, text: str) -> None:
    """Put a file in place at once: whoever reads it meanwhile has the old one or the new one."""
    number, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    new = Path(name)
    try:
        with open(number, "w", encoding="utf-8") as file:
            file.write(text)
        new.chmod(READABLE)
        os.replace(new, path)
    except OSError:
        new.unlink(missing_ok=True)
        raise
