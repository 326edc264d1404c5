"""`mentorpost lifecycle`: the table, drawn."""

from __future__ import annotations

import click

from mentorship.lifecycle import mermaid


@click.command(epilog="Example: mentorpost lifecycle > lifecycle.mmd")
def lifecycle() -> None:
    """Print the life of a mentorship as a Mermaid state diagram."""
    click.echo(mermaid())
