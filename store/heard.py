"""Marks of what was heard lately. Nobody can read from a mark what it stands for."""

from __future__ import annotations

from datetime import datetime, timedelta

from peewee import fn

from store.models import HeardRow

KEPT = timedelta(days=2)


def count(mark: str, since: datetime) -> int:
    """Return how often a mark was kept since then."""
    query = HeardRow.select(fn.COUNT(HeardRow.id)).where(HeardRow.mark == mark, HeardRow.at > since)
    return int(query.scalar())


def keep(mark: str, now: datetime) -> None:
    """Keep a mark once more."""
    HeardRow.create(mark=mark, at=now)


def forget_old(now: datetime) -> None:
    """Delete marks that nothing looks at any more."""
    HeardRow.delete().where(HeardRow.at < now - KEPT).execute()
