"""A backend for the keyring library that needs no desktop: a file that the environment names."""

from __future__ import annotations

import json
import os
from pathlib import Path

from keyring.backend import KeyringBackend
from keyring.errors import KeyringLocked

BACKEND = f"{__name__}.OnDisk"
WHERE = "KEYRING_OF_THE_TESTS"


class OnDisk(KeyringBackend):
    """Keeps what it is given; where there is no such folder, it is locked."""

    priority = 1.0

    def get_password(self, service: str, username: str) -> str | None:
        return self._table().get(f"{service} {username}")

    def set_password(self, service: str, username: str, password: str) -> None:
        table = self._table() | {f"{service} {username}": password}
        self._path().write_text(json.dumps(table))

    def _table(self) -> dict[str, str]:
        path = self._path()
        if not path.exists():
            return {}
        table: dict[str, str] = json.loads(path.read_text())
        return table

    def _path(self) -> Path:
        path = Path(os.environ[WHERE])
        if not path.parent.is_dir():
            raise KeyringLocked(f"locked for {path}")
        return path
