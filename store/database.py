"""Opening the store: which kind of database a url names, migrated, and bound to the tables."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast
from urllib.parse import urlsplit

from peewee import Database, DatabaseError

from store import sqlite
from store.kinds import Kind, StoreError, here
from store.models import database
from store.room import Room
from store.sqlite import Sqlite, damaged, is_damage

if TYPE_CHECKING:
    from store.postgresql import Postgresql

MIGRATIONS = Path(__file__).parent / "migrations"
HISTORY = "schema_migration"  # the table in which playhouse.migrations keeps what was done
SERVERS = ("postgresql", "postgres")

__all__ = [
    "MIGRATIONS",
    "StoreError",
    "cheaply",
    "check",
    "connect",
    "data_version",
    "disconnect",
    "give_back",
    "is_damage",
    "is_file",
    "levels",
    "migrate",
    "one_daemon",
    "path_of",
    "room",
    "server_of",
    "shorten_log",
    "shown",
    "working",
]


def is_file(url: str) -> bool:
    """Whether a url names a file of this machine, and no server."""
    return url.partition(":")[0] not in SERVERS


def shown(url: str) -> str:
    """Return a url as it may be shown: no password, nothing that is said to the server alone."""
    parts = urlsplit(url)
    user, at, host = parts.netloc.rpartition("@")
    return url if is_file(url) else f"{parts.scheme}://{user.partition(':')[0]}{at}{host}{parts.path}"


def path_of(url: str) -> Path:
    """Return the file that a `sqlite:///PATH` names."""
    scheme, _, path = url.partition(":///")
    if scheme != "sqlite" or not path:
        raise StoreError(
            f"store.url is {url!r}; write sqlite:///PATH, or postgresql://USER@HOST/DATABASE for a server"
        )
    return Path(path).expanduser()


def connect(url: str) -> Database:
    """Open the store, create or migrate it, and bind the tables to it; what was open before is closed."""
    disconnect()
    return _connect_file(path_of(url)) if is_file(url) else _connect_server(url)


def _connect_file(path: Path) -> Database:
    try:
        return _open(Sqlite(path))
    except (OSError, DatabaseError) as error:
        if is_damage(error):
            raise damaged(path, error) from error
        raise StoreError(
            f"cannot open the store {path}: {error}; check the folder's rights and free space, or store.url"
        ) from error


def _connect_server(url: str) -> Database:
    opened = server_of(url)
    try:
        return _open(opened)
    except DatabaseError as error:
        raise StoreError(
            f"cannot open the store {opened.name}: {' '.join(str(error).split())}; "
            "see that the server runs and lets this user in, or mend store.url"
        ) from error


def server_of(url: str) -> Postgresql:
    """Return the store of a server, not connected yet."""
    try:
        from store.postgresql import Postgresql
    except ImportError as error:
        raise StoreError(
            f"store.url names PostgreSQL, which needs more than is installed ({error}); "
            "in the folder of the program type: pipx install --force '.[postgresql]'"
        ) from error
    return Postgresql(url, shown(url))


def _open(opened: Sqlite | Postgresql) -> Database:
    database.initialize(opened)
    opened.connect(reuse_if_open=True)
    migrate(opened)
    return opened


def migrate(opened: Database) -> None:
    """Bring an open store up to date; raise StoreError where it is ahead of us."""
    missing, unknown = levels(opened)
    if unknown:
        raise StoreError("the store was used by a newer mentorpost; install that one, or go back to a backup")
    if missing:
        from playhouse.migrations import Runner  # it takes long to load, and once is enough for a store

        with cast("Kind", opened).migrating():
            Runner(opened, str(MIGRATIONS)).up()


def levels(opened: Database) -> tuple[set[str], set[str]]:
    """Return which migrations a store still misses, and which it has that are not known here."""
    known = {path.stem for path in MIGRATIONS.glob("[0-9]*.py")}
    done: set[str] = set()
    if opened.table_exists(HISTORY):
        execute: Callable[[str], Any] = opened.execute_sql
        done = {name for (name,) in execute(f"SELECT name FROM {HISTORY}").fetchall()}  # noqa: S608 # nosec B608
    return known - done, done - known


def check() -> None:
    """Look for damage from end to end; raise StoreError where there is any."""
    here().check()


def disconnect() -> None:
    """Close what `connect` opened."""
    if database.obj is not None and not database.is_closed():
        database.close()


@contextmanager
def one_daemon(url: str) -> Iterator[None]:
    """Hold the store for one daemon; a second raises StoreError. A server's store has to be open."""
    with sqlite.one_daemon(path_of(url)) if is_file(url) else here().one_daemon():
        yield


def working() -> AbstractContextManager[None]:
    """Hold the open store as its daemon: as the one, or on a server as one of several workers."""
    return here().working()


def data_version() -> str:
    """Return what changes when another process has written."""
    return here().data_version()


def shorten_log() -> None:
    """Take out of the store's log what was blanked in the store itself, where that is for us to do."""
    here().shorten_log()


def room(seconds: float) -> Room:
    """Return how much room the store takes, where that is for us to see to; look at all of it for so long."""
    return here().room(seconds)


def give_back(seconds: float) -> None:
    """Give room that holds nothing back to the disk; outside a transaction."""
    here().give_back(seconds)


def cheaply() -> AbstractContextManager[None]:
    """Write one mark whose loss would only repeat one letter with its Message-ID."""
    return here().cheaply()
