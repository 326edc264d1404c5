"""A provider of tokens that this process trusts."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.token_server import TokenServer


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """Make a folder that everybody may look into, with all folders above it."""
    with tempfile.TemporaryDirectory(dir="/tmp") as made:
        folder = Path(made)
        folder.chmod(0o755)
        yield folder


@pytest.fixture
def provider(certificate: Path, user: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[TokenServer]:
    """Start a provider with one account, which is the test's own mailbox."""
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    server = TokenServer(certificate, user)
    yield server
    server.stop()
