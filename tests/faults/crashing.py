"""A programme in memory whose process may die at any call to the store, the mailbox or the wire.

Dying is an exception that nobody catches: what was not committed is rolled back, everything that the process
knew is forgotten, and the store is opened again. The mailbox and whoever got a letter remember.
"""

from __future__ import annotations

import email
import shutil
from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from mailer.values import Fetched, Outcome, Outgoing
from mentorpost.daemon import Daemon
from store.database import connect, disconnect
from store.models import database
from tests.stores import copy_store
from tests.world import Box, Wire, World


class Dead(BaseException):
    """The process ends here."""


class Calls:
    """Counts calls to the outside, and dies at the one that was chosen."""

    def __init__(self) -> None:
        self.left = 0  # 0: never

    def one(self) -> None:
        """Note a call; die where it was the one."""
        if self.left:
            self.left -= 1
            if self.left == 0:
                raise Dead


class CrashingBox(Box):
    """A mailbox at which the process may die, before something happened or after."""

    calls: Calls

    def fetch(self) -> Iterator[Sequence[Fetched]]:
        """Yield one mail after the other, each a batch."""
        for key, raw in list(self.mails.items()):
            self.calls.one()
            yield [Fetched(key, raw)]

    def done(self, keys: Sequence[str]) -> None:
        """Take these away."""
        for key in keys:
            self.calls.one()
            super().done([key])
        self.calls.one()


class CrashingWire(Wire):
    """A transport at which the process may die, before a letter left or after."""

    calls: Calls

    def send(self, outgoing: Outgoing) -> Outcome:
        """Send, and perhaps die."""
        self.calls.one()
        outcome = super().send(outgoing)
        self.calls.one()
        return outcome


class CrashingWorld(World):
    """A programme whose next run may die at its nth call."""

    def __init__(self, folder: Path, start: datetime) -> None:
        super().__init__(folder, start=start)
        self.folder = folder
        self.calls = Calls()
        box, wire = CrashingBox(), CrashingWire()
        box.calls = wire.calls = self.calls
        self.box: CrashingBox = box
        self.wire: CrashingWire = wire
        self.crashes = 0
        self.windows = 0  # deaths between a letter's leaving and the mark that it left
        self._begin()

    def run_until_dead(self, call: int) -> bool:
        """Run, die at that call, and begin anew; say whether it died. 0: die never."""
        before = len(self.wire.sent)
        self.calls.left = call
        try:
            self.daemon.once()
        except Dead:
            self.crashes += 1
            self._begin()
            self.windows += len(self.wire.sent) > before and not self._is_marked(self.wire.sent[-1].raw)
            return True
        finally:
            self.calls.left = 0
            self.letters += [self._got(mail) for mail in self.wire.sent[before:]]
        return False

    def _is_marked(self, raw: bytes) -> bool:
        number = email.message_from_bytes(raw)["Message-ID"]
        return bool(asked("SELECT 1 FROM letter WHERE message_id = ? AND state = 'sent'", number))

    def _begin(self) -> None:
        """Be a new process."""
        disconnect()
        opened: Any = connect(self.service.settings.store_url)
        ask, calls = opened.execute_sql, self.calls

        def asked(*arguments: Any, **more: Any) -> Any:
            calls.one()
            return ask(*arguments, **more)

        opened.execute_sql = asked
        self.daemon = Daemon(self.service, self.box, self.wire, lambda: self.now)


def copy_of(template: Path, folder: Path) -> Path:
    """Copy a closed programme's folder."""
    shutil.copytree(template, folder)
    copy_store(template, folder)
    return folder


def asked(query: str, *values: str) -> list[tuple[Any, ...]]:
    """Ask the open store."""
    return list(database.execute_sql(query, values).fetchall())
