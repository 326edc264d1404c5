"""Several `mentorpost run` beside each other on one PostgreSQL, each with a listener of its own."""

from __future__ import annotations

import os
import signal
import smtplib
import subprocess
import sys
import time
from pathlib import Path
from typing import Self

from tests.loopback import HOST, free_port

STARTS_WITHIN_SECONDS = 60


class Worker:
    """One process; what it says lies in a file. Without a port it reads a mailbox that others read, too."""

    def __init__(self, config: Path, port: int | None) -> None:
        self.config, self.port = config, port
        self.said = config.with_suffix(".log")
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start, and wait until it takes mail."""
        command = [sys.executable, "-m", "mentorpost", "--config", str(self.config), "run"]
        with open(self.said, "ab") as said:
            self._process = subprocess.Popen(command, stdout=said, stderr=said, start_new_session=True)
        if self.port is None:
            return
        end = time.monotonic() + STARTS_WITHIN_SECONDS
        while time.monotonic() < end:
            assert self._process.poll() is None, self.said.read_text("utf-8")
            try:
                smtplib.LMTP(HOST, self.port, timeout=10).quit()
            except (OSError, smtplib.SMTPException):
                time.sleep(0.02)
            else:
                return
        raise AssertionError(f"{self.config.name} takes no mail: {self.said.read_text('utf-8')}")

    def kill(self) -> None:
        """Let it die where it stands."""
        self._end(signal.SIGKILL)

    def stop(self) -> None:
        """Ask it to stop, and wait for that."""
        self._end(signal.SIGTERM)

    def _end(self, number: signal.Signals) -> None:
        if self._process is not None and self._process.poll() is None:
            os.kill(self._process.pid, number)
            self._process.wait(STARTS_WITHIN_SECONDS)

    def hand_over(self, sender: str, to: str, raw: bytes) -> bool:
        """Hand a mail in as another mail server does; say whether it was taken."""
        try:
            with smtplib.LMTP(HOST, self.port or 0, timeout=20) as wire:
                wire.sendmail(sender, [to], raw)
        except smtplib.SMTPServerDisconnected:
            return False  # the one window: it may have been taken
        except (OSError, smtplib.SMTPException):
            return False
        return True


class Workers:
    """Workers on the store that lies beside `folder`'s key; each listens, or all read one mailbox."""

    def __init__(self, folder: Path, settings: str, count: int, mailbox: str = "") -> None:
        self.all = []
        for number in range(1, count + 1):
            port = None if mailbox else free_port()
            config = folder / f"worker{number}.toml"
            reads = mailbox or f'url = "lmtp://{HOST}:{port}"'
            config.write_text(f"{settings}\n[mailbox]\n{reads}\n", encoding="utf-8")
            self.all.append(Worker(config, port))

    def __enter__(self) -> Self:
        for worker in self.all:
            worker.start()
        return self

    def __exit__(self, *_: object) -> None:
        for worker in self.all:
            worker.stop()
