"""An SMTP server that says what a test wants it to say, for what no real server can be made to do."""

from __future__ import annotations

import socket
from collections.abc import Callable

from tests.loopback import OneByOne

Answer = Callable[[str], "bytes | None"]  # a command, or "." -> what to send; None: the usual

USUAL = {
    "ehlo": b"250-here\r\n250-PIPELINING\r\n250 SIZE 1000000\r\n",
    "data": b"354 go on\r\n",
    "quit": b"221 bye\r\n",
}


class ScriptedSmtp(OneByOne):
    """Serves one connection after another; `answer` may overrule what is said to a command."""

    def __init__(self, answer: Answer = lambda command: None, *, bears_one_at_a_time: bool = False) -> None:
        super().__init__()
        self.answer = answer
        self.writes: list[list[str]] = []  # the commands of each write of the client's
        self.mails: list[tuple[str, str]] = []  # to whom, and what
        self._bears_one = bears_one_at_a_time

    def serve(self, connection: socket.socket) -> None:
        """Talk until the client ends it."""
        connection.sendall(b"220 here\r\n")
        to: str | None = None
        content: list[str] | None = None
        while said := connection.recv(1 << 20):
            lines = said.decode().splitlines()
            commands: list[str] = []
            self.writes.append(commands)
            if self._bears_one and content is None and len(lines) > 1:
                return
            for line in lines:
                if content is not None and line != ".":
                    content.append(line)
                    continue
                commands.append(line)
                answer = self._answer(line, to)
                if line == ".":
                    if answer.startswith(b"250"):
                        self.mails.append((to or "", "\n".join(content or ())))
                    content = None
                elif line == "data" and answer.startswith(b"354"):
                    content = []
                else:
                    to = line.removeprefix("rcpt TO:").strip("<>") if answer.startswith(b"250") else None
                connection.sendall(answer)
                if answer in (b"", USUAL["quit"]):
                    return

    def _answer(self, line: str, before: str | None) -> bytes:
        answer = self.answer(line)
        if answer is None and line[:4] in ("rcpt", "data") and before is None:
            return b"503 5.5.1 not now\r\n"
        return USUAL.get(line[:4].lower(), b"250 ok\r\n") if answer is None else answer
