"""The clock on the wall: the only place where it is read."""

from __future__ import annotations

from datetime import UTC, datetime


def wall_clock() -> datetime:
    """Return this moment, in UTC."""
    return datetime.now(UTC)
