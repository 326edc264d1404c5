"""Breaks for everybody that a command set, beside those of the settings."""

from __future__ import annotations

from datetime import date, datetime

from mentorship.lifecycle import OVER
from mentorship.stillness import Break
from store import plain
from store.models import BreakRow, MentorshipRow


def everything() -> tuple[Break, ...]:
    """Return them all, first to last."""
    rows = plain.select(BreakRow, "ORDER BY begin")
    return tuple(Break(row.begin, row.until, row.name) for row in rows)


def add(one: Break, now: datetime) -> None:
    """Keep a break, and look anew at everybody whom it concerns."""
    BreakRow.create(begin=one.begin, until=one.until, name=one.name)
    _look_anew(now)


def drop(begin: date, now: datetime) -> bool:
    """Call a break off; say whether there was one."""
    gone = bool(BreakRow.delete().where(BreakRow.begin == begin).execute())
    _look_anew(now)
    return gone


def _look_anew(now: datetime) -> None:
    MentorshipRow.update(look_at=now).where(MentorshipRow.state.not_in(list(OVER))).execute()
