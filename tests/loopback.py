"""What all servers of the tests have in common: they listen on this machine alone."""

from __future__ import annotations

import socket
import threading
from abc import ABC, abstractmethod
from typing import Self

HOST = "127.0.0.1"
PASSWORD = "secret"


_given: set[int] = set()


def free_port() -> int:
    """Ask the system for a port that nobody listens on, and that was not given to anybody here before."""
    while True:
        with socket.socket() as probe:
            probe.bind((HOST, 0))
            port: int = probe.getsockname()[1]
        if port not in _given:
            _given.add(port)
            return port


class OneByOne(ABC):
    """Listens on a port of its own, in a thread, and serves one connection after the other."""

    def __init__(self) -> None:
        self.connections = 0
        self._listening = socket.create_server((HOST, 0))
        self.port: int = self._listening.getsockname()[1]
        self._thread = threading.Thread(target=self._serve, daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._listening.shutdown(socket.SHUT_RDWR)
        self._listening.close()
        self._thread.join(10)

    @abstractmethod
    def serve(self, connection: socket.socket) -> None:
        """Serve a connection until it ends; one that is lost is as good."""

    def _serve(self) -> None:
        while True:
            try:
                connection, _ = self._listening.accept()
            except OSError:
                return
            self.connections += 1
            with connection:
                try:
                    self.serve(connection)
                except OSError:
                    continue
