"""An SMTP server in a process of its own, which keeps each mail as a file.

`python -m bench.catching PORT FOLDER`; a file is a line `X-Envelope-To` and the mail as it was sent.
"""

from __future__ import annotations

import itertools
import signal
import sys
from pathlib import Path

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session

from tests.loopback import HOST


class Keep:
    """Write each mail into the folder, numbered in the order in which it came."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._numbers = itertools.count()

    async def handle_EHLO(  # noqa: N802
        self, server: SMTP, session: Session, envelope: Envelope, hostname: str, responses: list[str]
    ) -> list[str]:
        session.host_name = hostname
        return [responses[0], "250-PIPELINING", *responses[1:]]

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802
        to = f"X-Envelope-To: {', '.join(envelope.rcpt_tos)}\r\n".encode()
        path = self._folder / f"{next(self._numbers):07d}.eml"
        path.write_bytes(to + (envelope.original_content or b""))
        return "250 OK"


def main() -> None:
    """Serve until the process is told to end."""
    port, folder = int(sys.argv[1]), Path(sys.argv[2])
    controller = Controller(Keep(folder), hostname=HOST, port=port, ready_timeout=10)
    controller.start()
    (folder / "ready").touch()
    signal.sigwait({signal.SIGTERM, signal.SIGINT})
    controller.stop()


if __name__ == "__main__":
    main()
