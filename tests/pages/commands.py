"""docs/commands.md: every command as its own help has it."""

from __future__ import annotations

from collections.abc import Iterator

import click

from mentorpost.__main__ import COMMANDS, main
from tests.pages.held import Row, table

Found = tuple[tuple[str, ...], click.Command]


def every_command(group: click.Group = main, path: tuple[str, ...] = ()) -> Iterator[Found]:
    """Yield each command and group with the words that name it, in the order of `--help`."""
    for name in group.list_commands(click.Context(group)):
        command = group.get_command(click.Context(group), name)
        assert command is not None
        yield (*path, name), command
        if isinstance(command, click.Group):
            yield from every_command(command, (*path, name))


def summary() -> str:
    """Return the first list: the commands and a line each."""
    rows: list[Row] = [(f"[`{name}`](#mentorpost-{name})", late.summary) for name, late in COMMANDS.items()]
    return table(("command", "what it does"), rows)


def reference() -> str:
    """Return a chapter for each command, a section for each of its own."""
    return "\n".join(_chapter(path, command) for path, command in every_command())


def _chapter(path: tuple[str, ...], command: click.Command) -> str:
    parts = [f"{'#' * (len(path) + 1)} mentorpost {' '.join(path)}\n", f"{_text(command.help)}\n"]
    if not isinstance(command, click.Group):
        words = ["mentorpost", *path, *(_usage(parameter) for parameter in command.params)]
        parts.append(f"    {' '.join(word for word in words if word)}\n")
        options = [option for option in command.params if isinstance(option, click.Option)]
        if options:
            rows: list[Row] = [(_names(option), _told(option)) for option in options]
            parts.append(table(("option", "what it does"), rows))
        parts.append(f"{_text(command.epilog)}\n")
    return "\n".join(parts)


def _usage(parameter: click.Parameter) -> str:
    if isinstance(parameter, click.Argument):
        return parameter.metavar or (parameter.name or "").upper()
    if parameter.required and isinstance(parameter, click.Option):
        return f"{parameter.opts[0]} {_value(parameter)}"
    return ""


def _names(option: click.Option) -> str:
    value = "" if option.is_flag else f" {_value(option)}"
    return f"`{', '.join(option.opts)}{value}`"


def _value(option: click.Option) -> str:
    if isinstance(option.type, click.DateTime):
        return "YYYY-MM-DD"
    return option.metavar or {"integer range": "N"}.get(option.type.name, option.type.name.upper())


def _told(option: click.Option) -> str:
    return (option.help or "") + (" Must be given." if option.required else "")


def _text(help_text: str | None) -> str:
    return "\n\n".join(" ".join(part.split()) for part in (help_text or "").split("\n\n")).strip()
