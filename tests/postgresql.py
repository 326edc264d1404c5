"""A PostgreSQL of the tests' own: in a folder of its own, on a socket in it, ended by its own process id.

It listens on no port, and writes nothing through to the disk, which a test has no need of. Root starts it as
the user that Debian's package made, since it refuses root.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import signal
import subprocess
import tempfile
import time
from pathlib import Path
from urllib.parse import quote

import psycopg
from psycopg import sql

USER = "mentorpost"
VERSIONS = Path("/usr/lib/postgresql")
# What a test has no need of: that anything outlives the server.
NOTHING_LASTS = "fsync=off", "full_page_writes=off", "autovacuum=off"
OPTIONS = (
    "listen_addresses=", "shared_buffers=64MB", "max_connections=100", "wal_level=minimal",
    "max_wal_senders=0", "logging_collector=off", "deadlock_timeout=100ms",
)  # fmt: skip


def _binaries() -> Path | None:
    """Return the folder of the newest server that is installed."""
    found = sorted(VERSIONS.glob("*/bin/postgres"), key=lambda path: int(path.parts[-3]))
    usual = shutil.which("postgres")
    return found[-1].parent if found else Path(usual).resolve().parent if usual else None


def why_no_postgresql() -> str:
    """Say why no PostgreSQL can be started here; empty where one can."""
    return "" if _binaries() else "postgresql is not installed (apt-get install postgresql)"


class Server:
    """A private server; whoever may enter its folder is its user."""

    def __init__(self, *, durable: bool = False) -> None:
        # Short, since the path of its socket must fit into 108 bytes.
        self.home = Path(tempfile.mkdtemp(prefix="postgresql-"))
        self._process: subprocess.Popen[bytes] | None = None
        self._options = OPTIONS if durable else (*OPTIONS, *NOTHING_LASTS)
        self._user = "postgres" if os.getuid() == 0 else None
        if self._user:
            shutil.chown(self.home, self._user, self._user)
        binaries = _binaries()
        assert binaries is not None
        self._binaries = binaries
        data = str(self.home / "data")
        initdb = [str(binaries / "initdb"), "-D", data, "-A", "trust", "-U", USER, "-E", "UTF8", "--no-sync"]
        made = subprocess.run(
            [*initdb, "--locale=C.UTF-8"], user=self._user, cwd="/", capture_output=True, text=True
        )
        assert made.returncode == 0, made.stderr
        self.start()

    def start(self) -> None:
        """Start, and wait until it lets us in."""
        options = [part for option in self._options for part in ("-c", option)]
        command = [str(self._binaries / "postgres"), "-D", str(self.home / "data"), "-k", str(self.home)]
        if setpriv := shutil.which("setpriv"):  # it ends with us, also where we are killed
            command = [setpriv, "--pdeathsig", "QUIT", *command]
        with open(self.home / "log", "ab") as log:
            self._process = subprocess.Popen(
                [*command, *options], user=self._user, cwd="/", stdout=log, stderr=log, start_new_session=True
            )
        for _ in range(1500):
            try:
                psycopg.connect(self.url("postgres")).close()
            except psycopg.OperationalError:
                time.sleep(0.02)
                assert self._process.poll() is None, (self.home / "log").read_text()
            else:
                return
        raise AssertionError("PostgreSQL did not start: " + (self.home / "log").read_text())

    def stop(self) -> None:
        """Stop it with all its sessions at once, as a power failure does."""
        if self._process is not None:
            os.kill(self._process.pid, signal.SIGQUIT)
            self._process.wait(60)
            self._process = None

    def remove(self) -> None:
        """Stop and leave nothing behind."""
        self.stop()
        # By a process of its own: one of several workers is not given the time that so many files take.
        subprocess.run(["sh", "-c", 'rm -rf "$0" &', str(self.home)], start_new_session=True, check=False)

    def url(self, name: str) -> str:
        """Write where a database is, as the settings do."""
        return url_of(self.home, name)


def url_of(home: Path, name: str) -> str:
    """Write where a database of the server in this folder is."""
    return f"postgresql://{USER}@/{name}?host={quote(str(home), safe='')}"


def name_for(folder: Path) -> str:
    """Return the name of the database that belongs to a test's folder."""
    return "t" + hashlib.sha256(str(folder).encode()).hexdigest()[:20]


def make(home: Path, name: str, template: str = "template1") -> None:
    """Make a database, if it is not there."""
    with psycopg.connect(url_of(home, "postgres"), autocommit=True) as admin:
        if admin.execute("SELECT 1 FROM pg_database WHERE datname = %s", (name,)).fetchone() is None:
            # Copying files takes half as long as writing every page to the log, which 15 and later do.
            copying = sql.SQL(" STRATEGY FILE_COPY" if admin.info.server_version >= 150_000 else "")
            admin.execute(
                sql.SQL("CREATE DATABASE {} TEMPLATE {}{}").format(
                    sql.Identifier(name), sql.Identifier(template), copying
                )
            )


def drop(home: Path, *names: str) -> None:
    """Take databases away, whoever still looks at them."""
    with psycopg.connect(url_of(home, "postgres"), autocommit=True) as admin:
        for name in names:
            admin.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name)))
