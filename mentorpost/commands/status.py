"""`mentorpost status`: a glance, once or for as long as somebody watches."""

from __future__ import annotations

import sys
import time
from contextlib import suppress

import click

from mentorpost.clock import wall_clock
from mentorpost.commands.common import one_line_errors, opened, print_json
from mentorpost.commands.glance import glance, lines

EVERY_SECONDS = 2.0


@click.command(epilog="Example: mentorpost status --watch")
@click.option("--json", "as_json", is_flag=True, help="One JSON object.")
@click.option("--watch", is_flag=True, help="Show it again and again, until Ctrl-C.")
@click.pass_obj
@one_line_errors
def status(config: str | None, as_json: bool, watch: bool) -> None:
    """What runs, what waits, what needs a person."""
    if watch:
        if as_json or not sys.stdout.isatty():
            raise click.UsageError("--watch is for a terminal; leave it out to have the figures once")
        with suppress(KeyboardInterrupt):
            _watch(config)
        return
    with opened(config) as service:
        found = glance(service)
        shown = lines(found, service.settings)
    if as_json:
        print_json(found)
        return
    for line in shown:
        click.echo(line)


def _watch(config: str | None) -> None:
    """Draw a glance every two seconds; a store that can't be read meanwhile ends it, with its line."""
    while True:
        # Opened anew each time: a store that is put back by `restore` is another file.
        with opened(config) as service:
            shown = lines(glance(service), service.settings)
        click.clear()
        for line in [*shown, "", f"{wall_clock().astimezone():%H:%M:%S}, every two seconds; Ctrl-C ends it"]:
            click.echo(line)
        time.sleep(EVERY_SECONDS)
