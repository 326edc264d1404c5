"""An IMAP server that says what a test wants it to say, for what no real server can be made to do."""

from __future__ import annotations

import socket
from collections.abc import Callable

from tests.loopback import OneByOne

Answer = Callable[[str, str], "bytes | None"]  # tag, command -> what to send; None: the usual


class ScriptedImap(OneByOne):
    """Serves one connection after another; `answer` may overrule what is said to a command."""

    def __init__(self, answer: Answer = lambda tag, command: None) -> None:
        super().__init__()
        self.answer = answer
        self.commands: list[str] = []

    def serve(self, connection: socket.socket) -> None:
        """Talk until the client ends it."""
        with connection.makefile("rb") as lines:
            self._talk(connection, lines.readline)

    def _talk(self, connection: socket.socket, readline: Callable[[], bytes]) -> None:
        idling = ""
        connection.sendall(b"* OK [CAPABILITY IMAP4rev1 IDLE MOVE UIDPLUS] ready\r\n")
        while line := readline().decode().strip():
            tag, _, command = line.partition(" ")
            if tag == "DONE":
                tag, command = idling, tag
            if command == "IDLE":
                idling = tag
            self.commands.append(command)
            said = self.answer(tag, command)
            if said is None:
                said = usual(tag, command)
            if said == HANG_UP:
                return
            connection.sendall(said)


HANG_UP = b""


def usual(tag: str, command: str) -> bytes:
    """Say what an ordinary server with two mails says."""
    done = f"{tag} OK done\r\n"
    verb = command.replace("UID ", "").split(" ")[0].upper()
    said = {
        "CAPABILITY": f"* CAPABILITY IMAP4rev1 IDLE MOVE UIDPLUS\r\n{done}",
        "SELECT": f"* 2 EXISTS\r\n* OK [UIDVALIDITY 7] ok\r\n{done}",
        "IDLE": "+ idling\r\n",
        "SEARCH": f"* SEARCH 1 2\r\n{done}",
        "LOGOUT": f"* BYE bye\r\n{done}",
    }
    return said.get(verb, done).encode()
