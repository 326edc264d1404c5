"""A wire that breaks at a chosen command: it stands between the program and a real server.

It breaks before the server got the command, or after, when the answer is lost whole or half-way.
"""

from __future__ import annotations

import re
import select
import socket
import struct
from enum import StrEnum
from typing import NamedTuple

from tests.loopback import HOST, OneByOne

RECEIVE = 65536


class Moment(StrEnum):
    """When the wire breaks, as the server sees the command."""

    BEFORE = "before it"
    WITHIN = "half-way through its answer"
    AFTER = "before its answer"


class Cut(NamedTuple):
    """Where the wire breaks: at the nth line of the client that matches; nothing: at the greeting."""

    line: str
    moment: Moment
    nth: int = 1


class CuttingWire(OneByOne):
    """Listens on a port of its own and passes everything on, until the cut; then once more all goes well."""

    def __init__(self, port: int, cut: Cut) -> None:
        super().__init__()
        self._to = port
        self._cut = cut
        self._left = cut.nth
        self.broken = False

    def serve(self, connection: socket.socket) -> None:
        """Pass on what one connection says, and what it is answered."""
        with socket.create_connection((HOST, self._to)) as server:
            self._carry(connection, server)

    def _carry(self, client: socket.socket, server: socket.socket) -> None:
        """Carry one connection to its end, or to the cut; the program has one at a time."""
        said, answered = b"", self._is_cut(b"")
        while True:
            ready, _, _ = select.select([client, server], [], [])
            if server in ready:
                answer = server.recv(RECEIVE)
                if answered:
                    half = len(answer) // 2 if self._cut.moment is Moment.WITHIN else 0
                    client.sendall(answer[:half])
                    return _tear(client)
                client.sendall(answer)
                if not answer:
                    return None
            if client in ready:
                more = client.recv(RECEIVE)
                if not more:
                    return None
                *lines, said = (said + more).splitlines(keepends=True) or [b""]
                if said.endswith(b"\n"):
                    lines, said = [*lines, said], b""
                for line in lines:
                    cut = self._is_cut(line)
                    if cut and self._cut.moment is Moment.BEFORE:
                        return _tear(client)
                    server.sendall(line)
                    answered = answered or cut

    def _is_cut(self, line: bytes) -> bool:
        """Whether this line is the one; the greeting answers the empty line that nobody says."""
        greeting = not line and not self._cut.line
        spoken = bool(line and self._cut.line) and re.search(self._cut.line.encode(), line) is not None
        if self.broken or not (greeting or spoken):
            return False
        self._left -= 1
        self.broken = self._left == 0
        return self.broken


def _tear(client: socket.socket) -> None:
    """Break the wire as a lost network does, without a goodbye."""
    client.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
