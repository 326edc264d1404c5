"""Another worker beside us, in this process: its own connection, in a thread of its own."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import ExitStack, contextmanager, suppress

import psycopg

from store.models import database
from store.postgresql import Postgresql

PATIENCE_SECONDS = 30


class Beside:
    """Another worker: its own connection, in a thread of its own."""

    def __init__(self, url: str) -> None:
        self.store = Postgresql(url, "another")
        self._pool = ThreadPoolExecutor(1)
        self._work = ExitStack()

    def start(self) -> None:
        """Take a number."""
        self.do(lambda: self._work.enter_context(self.store.working()))

    def begin(self, act: object) -> Future[object]:
        """Let it do something, while we go on."""
        return self._pool.submit(self._as_itself, act)

    def do(self, act: object) -> object:
        """Let it do something, and wait for that."""
        return self.begin(act).result(PATIENCE_SECONDS)

    def stop(self) -> None:
        """Give the number back."""
        self.do(self._work.close)

    def close(self) -> None:
        """Be gone."""
        with suppress(Exception):
            self.stop()
        self._pool.submit(self.store.close).result(PATIENCE_SECONDS)
        self._pool.shutdown()

    def _as_itself(self, act: object) -> object:
        assert callable(act)
        with bound(self.store):
            return act()


_bound = threading.local()


@contextmanager
def bound(store: Postgresql) -> Iterator[None]:
    """Let this thread's work be done on this store."""
    _bound.store = store
    try:
        yield
    finally:
        _bound.store = None


class Either:
    """The store of whoever asks: each thread has its own."""

    def __init__(self, ours: Postgresql) -> None:
        self._ours = ours

    def __getattr__(self, name: str) -> object:
        return getattr(getattr(_bound, "store", None) or self._ours, name)


def end_other_connections(url: str) -> None:
    """End every connection but ours, as an administrator does, and wait until they are gone."""
    (ours,) = database.execute_sql("SELECT pg_backend_pid()").fetchone()
    others = "FROM pg_stat_activity WHERE datname = current_database() AND pid NOT IN (pg_backend_pid(), %s)"
    with psycopg.connect(url, autocommit=True) as admin:
        admin.execute(f"SELECT pg_terminate_backend(pid) {others}".encode(), (ours,))
        end = time.monotonic() + PATIENCE_SECONDS
        while admin.execute(f"SELECT 1 {others}".encode(), (ours,)).fetchone():
            assert time.monotonic() < end
