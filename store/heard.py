"""Marks of what was heard lately. Nobody can read from a mark what it stands for."""

from __future__ import annotations

from datetime import datetime, timedelta

from store import plain
from store.models import HeardRow

KEPT = timedelta(days=2)


def count(mark: str, since: datetime) -> int:
    """Return how often a mark was kept since then."""
    return plain.number("SELECT COUNT(*) FROM heard WHERE mark = ? AND at > ?", mark, since)


def keep(mark: str, now: datetime) -> None:
    """Keep a mark once more."""
    plain.insert(HeardRow, mark=mark, at=now)


def forget_old(now: datetime) -> None:
    """Delete marks that nothing looks at any more."""
    plain.execute("DELETE FROM heard WHERE at < ?", now - KEPT)
