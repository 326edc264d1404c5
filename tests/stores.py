"""What the tests live on: SQLite, or with MENTORPOST_TEST_STORE=postgresql a server of their own.

A folder has one store: whoever names the folder, in this process or another, gets the same.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from functools import cache
from pathlib import Path
from typing import Any

import psycopg

from store.kinds import here
from tests import postgresql

ON_A_SERVER = os.environ.get("MENTORPOST_TEST_STORE", "sqlite") == "postgresql"
# The server's folder and the process that started it; processes that a test starts find it there.
SERVER = "MENTORPOST_TEST_SERVER"
TEMPLATE = "as_new"

_servers: list[postgresql.Server] = []
_made: dict[str, Path] = {}  # the folder of each database


def store_url(folder: Path, name: str = "mentorpost.sqlite3") -> str:
    """Return the url of a folder's store; a new one is empty, or only migrated."""
    return on_a_server(folder) if ON_A_SERVER else f"sqlite:///{folder / name}"


def on_a_server(folder: Path, *, empty: bool = False) -> str:
    """Return the url of a folder's store on the server, whatever the other tests live on."""
    home, name = _home(), postgresql.name_for(folder)
    if name not in _made:
        postgresql.make(home, name, "template1" if empty else TEMPLATE)
        _made[name] = folder
    return postgresql.url_of(home, name)


def store_table(folder: Path, name: str = "mentorpost.sqlite3") -> str:
    """Return what a settings file says of a folder's store; what lies beside it lies in that folder."""
    url = store_url(folder, name)
    return f'[store]\nurl = "{url}"\n' + (f'folder = "{folder}"\n' if ON_A_SERVER else "")


def copy_store(old: Path, fresh: Path) -> None:
    """Give a folder a copy of another's store, which nobody has open; a file was copied with its folder."""
    if ON_A_SERVER:
        name = postgresql.name_for(fresh)
        postgresql.make(_home(), name, postgresql.name_for(old))
        _made[name] = fresh


def ask(folder: Path, query: str, name: str = "mentorpost.sqlite3") -> list[tuple[Any, ...]]:
    """Ask a folder's store, beside whoever has it open; change nothing."""
    if ON_A_SERVER:
        with psycopg.connect(on_a_server(folder)) as server:
            return server.execute(query.encode()).fetchall()
    with closing(sqlite3.connect(f"file:{folder / name}?mode=ro", uri=True, timeout=10)) as file:
        return file.execute(query).fetchall()


@contextmanager
def as_worker() -> Iterator[None]:
    """Work as `run` does: on a server as one of several workers, who hold only whom they write about."""
    if not ON_A_SERVER:
        yield
        return
    with here().working():
        yield


def drop_within(folder: Path) -> None:
    """Take away the databases of a folder and of those in it."""
    gone = [name for name, of in _made.items() if of.is_relative_to(folder)]
    if gone:
        postgresql.drop(_home(), *gone)
    for name in gone:
        del _made[name]


def close() -> None:
    """Stop the server that this process started."""
    while _servers:
        _servers.pop().remove()


@cache
def _home() -> Path:
    """Return the folder of the server, started where nobody has."""
    if SERVER in os.environ:
        return Path(os.environ[SERVER])
    server = postgresql.Server()
    _servers.append(server)
    os.environ[SERVER] = str(server.home)
    postgresql.make(server.home, TEMPLATE)
    from store.database import connect, disconnect

    connect(server.url(TEMPLATE))
    disconnect()
    return server.home
