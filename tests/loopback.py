"""What all servers of the tests have in common: they listen on this machine alone."""

from __future__ import annotations

import socket

HOST = "127.0.0.1"
PASSWORD = "secret"


def free_port() -> int:
    """Ask the system for a port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        port: int = probe.getsockname()[1]
        return port
