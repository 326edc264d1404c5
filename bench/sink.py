"""An SMTP server of its own that takes every mail and keeps none: `python -m bench.sink PORT`."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Callable

from tests.loopback import HOST


class Sink(asyncio.Protocol):
    """One session, as short as it can be; `taken` is called with each mail."""

    def __init__(self, taken: Callable[[bytes], None] = lambda mail: None) -> None:
        self._taken = taken

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Greet."""
        assert isinstance(transport, asyncio.Transport)
        self._wire, self._left, self._in_mail = transport, b"", False
        self._wire.write(b"220 sink\r\n")

    def data_received(self, data: bytes) -> None:
        """Answer what has come whole."""
        self._left += data
        answers = []
        while True:
            end = self._left.find(b"\r\n.\r\n" if self._in_mail else b"\r\n")
            if end < 0:
                break
            if self._in_mail:
                self._taken(self._left[:end])
                self._left, self._in_mail = self._left[end + 5 :], False
                answers.append(b"250 OK\r\n")
                continue
            line, self._left = self._left[:end].upper(), self._left[end + 2 :]
            self._in_mail = line == b"DATA"
            hello = b"250-sink\r\n250-PIPELINING\r\n250-8BITMIME\r\n250 SMTPUTF8\r\n"
            answers.append(
                hello if line.startswith(b"EHLO") else b"354 go on\r\n" if self._in_mail else b"250 OK\r\n"
            )
            if line == b"QUIT":
                self._wire.write(b"".join(answers))
                self._wire.close()
                return
        self._wire.write(b"".join(answers))


async def serve(port: int) -> None:
    """Take mail until the process is told to end."""
    server = await asyncio.get_running_loop().create_server(Sink, HOST, port)
    async with server:
        await server.serve_forever()


if __name__ == "__main__":
    asyncio.run(serve(int(sys.argv[1])))
