"""A group of commands whose modules are loaded only when they are run, so that `--help` answers at once."""

from __future__ import annotations

import gc
from collections.abc import Mapping
from difflib import get_close_matches
from importlib import import_module
from typing import NamedTuple

import click


class Late(NamedTuple):
    """A command that is loaded when it is needed: "module:attribute", and its line in the list."""

    where: str
    summary: str


class LazyGroup(click.Group):
    """A click group over a table of late commands."""

    def __init__(self, *, late: Mapping[str, Late], **attributes: object) -> None:
        super().__init__(**attributes)  # type: ignore[arg-type]  # click's own keywords, passed through
        self.late = late

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Name the commands in the order of the table."""
        return list(self.late)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Load one command."""
        late = self.late.get(cmd_name)
        if late is None:
            return None
        module, _, attribute = late.where.partition(":")
        gc.disable()  # what is loaded stays, so there is nothing in it to look for
        try:
            command: click.Command = getattr(import_module(module), attribute)
        finally:
            gc.enable()
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command; of one that is mistyped, name the nearest."""
        if args and args[0] not in self.late and (near := get_close_matches(args[0], self.late, 1)):
            raise click.UsageError(f"there is no command {args[0]!r}; did you mean {near[0]!r}?", ctx)
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the list without loading anything."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, late.summary) for name, late in self.late.items()])
