"""What commands share: opening the service and its store, and printing as JSON or as a table."""

from __future__ import annotations

import functools
import json
import logging
import sqlite3
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime
from typing import ParamSpec, TypeVar

import click
from peewee import DatabaseError

from mailer.errors import MailerError
from mentorpost.errors import MentorpostError
from mentorpost.log_format import Discreet
from mentorpost.service import Service, service_for
from mentorpost.settings import load
from store.database import StoreError, connect, disconnect, is_damage


class Day(click.DateTime):
    """A day as 2027-05-03; anything else is refused with how to write it."""

    def __init__(self) -> None:
        super().__init__(["%Y-%m-%d"])

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> datetime:
        """Read a day."""
        try:
            return super().convert(value, param, ctx)
        except click.BadParameter:
            self.fail(f"{value!r} is no day; write it like 2027-05-03", param, ctx)


P = ParamSpec("P")
R = TypeVar("R")

Cell = str | int | float | bool | None | Sequence["Cell"] | Mapping[str, "Cell"]


def one_line_errors(command: Callable[P, R]) -> Callable[P, R]:
    """Turn what a person can do something about into one line on stderr and exit code 1."""

    @functools.wraps(command)
    def wrapped(*args: P.args, **kwargs: P.kwargs) -> R:
        try:
            return command(*args, **kwargs)
        except (MentorpostError, StoreError, MailerError) as error:
            raise click.ClickException(_one_line(error)) from None
        except (DatabaseError, sqlite3.Error) as error:
            if is_damage(error):
                raise click.ClickException(
                    f"the store is damaged: {_one_line(error)}; go back to a backup: mentorpost restore FILE"
                ) from None
            raise click.ClickException(
                f"the store cannot be used: {_one_line(error)}; nothing was lost, try again when it is mended"
            ) from None
        except BrokenPipeError:
            raise  # whoever read our answer has seen enough; click ends quietly
        except OSError as error:
            raise click.ClickException(
                f"{_one_line(error)}; nothing was lost, mend it and try again"
            ) from None

    return wrapped


@contextmanager
def opened(config: str | None) -> Iterator[Service]:
    """Open the service that the settings describe, with its store."""
    service = service_for(load(config))
    connect(service.settings.store_url)
    try:
        yield service
    finally:
        disconnect()


def talk(level: int = logging.WARNING) -> None:
    """Log to stderr, one line an event, fields as key=value; no address, and no words of a mail."""
    handler = logging.StreamHandler()
    handler.setFormatter(Discreet())
    logging.basicConfig(level=level, handlers=[handler])


def print_json(value: Cell) -> None:
    """Print an answer as JSON."""
    click.echo(json.dumps(value, ensure_ascii=False, indent=2))


def print_table(rows: Sequence[Mapping[str, Cell]], empty: str) -> None:
    """Print rows under their column names; `empty` says what it means that there are none."""
    if not rows:
        click.echo(empty)
        return
    columns = list(rows[0])
    cells = [[_cell(row[column]) for column in columns] for row in rows]
    widths = [max(len(column), *(len(line[i]) for line in cells)) for i, column in enumerate(columns)]
    for line in (columns, *cells):
        click.echo("  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip())


def _cell(value: Cell) -> str:
    if value is None:
        return "-"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, (list, tuple)):
        return ", ".join(_cell(one) for one in value)
    return str(value)


def _one_line(error: BaseException) -> str:
    return " ".join(str(error).split())
