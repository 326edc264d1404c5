"""One column type of our own: a moment, stored in UTC so that text sorts as time does."""

from __future__ import annotations

from datetime import UTC, datetime

from peewee import TextField


def moment_text(value: datetime) -> str:
    """Return the text that is stored for a moment; refuse a naive datetime."""
    if value.tzinfo is None:
        raise ValueError("a moment needs a time zone")
    return value.astimezone(UTC).replace(tzinfo=None).isoformat(" ", "microseconds")


def moment_of(text: str) -> datetime:
    """Return what was stored, as an aware datetime in UTC."""
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


class MomentField(TextField):
    """An aware datetime. Peewee's own DateTimeField would keep any offset, and sort wrongly between them."""

    def db_value(self, value: datetime | None) -> str | None:
        """Return the text that is stored."""
        return None if value is None else moment_text(value)

    def python_value(self, value: str | None) -> datetime | None:
        """Return what was stored."""
        return None if value is None else moment_of(value)
