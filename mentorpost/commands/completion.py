"""`mentorpost completion`: what a shell needs to complete commands and options."""

from __future__ import annotations

import os
from pathlib import Path

import click
from click.shell_completion import get_completion_class

SHELLS = ("bash", "zsh", "fish")


@click.command(
    epilog="Example: mentorpost completion bash > ~/.local/share/bash-completion/completions/mentorpost"
)
@click.argument("shell", type=click.Choice(SHELLS), required=False)
@click.pass_context
def completion(ctx: click.Context, shell: str | None) -> None:
    """What completes commands and options in your shell.

    Without a SHELL, that of $SHELL. Put what it prints where your shell looks. For bash that is
    ~/.local/share/bash-completion/completions/mentorpost, for fish
    ~/.config/fish/completions/mentorpost.fish, for zsh a folder of $fpath, as the file _mentorpost. A new
    terminal knows it.
    """
    name = shell or Path(os.environ.get("SHELL", "")).name
    found = get_completion_class(name) if name in SHELLS else None
    if found is None:
        raise click.UsageError(f"name a shell: {', '.join(SHELLS)}")
    click.echo(found(ctx.find_root().command, {}, "mentorpost", "_MENTORPOST_COMPLETE").source())
