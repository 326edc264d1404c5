"""Tell systemd that the service is ready, alive, or stopping; without systemd this does nothing.

Source: sd_notify(3), "Notes": a datagram to the socket that $NOTIFY_SOCKET names; "@" is a null byte.
"""

from __future__ import annotations

import os
import socket

READY, ALIVE, STOPPING = "READY=1", "WATCHDOG=1", "STOPPING=1"


def notify(state: str) -> None:
    """Say it, if somebody listens. Never raises: whoever supervises us is no reason to stop."""
    name = os.environ.get("NOTIFY_SOCKET", "")
    if not name.startswith(("/", "@")):
        return
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM | socket.SOCK_CLOEXEC) as speaker:
        try:
            speaker.sendto(state.encode(), name.replace("@", "\0", 1) if name.startswith("@") else name)
        except OSError:
            return
