"""One column type of our own: a moment, stored in UTC so that text sorts as time does."""

from __future__ import annotations

from datetime import UTC, datetime

from peewee import TextField

FORMAT = "%Y-%m-%d %H:%M:%S.%f"


class MomentField(TextField):
    """An aware datetime. Peewee's own DateTimeField would keep any offset, and sort wrongly between them."""

    def db_value(self, value: datetime | None) -> str | None:
        """Return the text that is stored; refuse a naive datetime."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a moment needs a time zone")
        return value.astimezone(UTC).strftime(FORMAT)

    def python_value(self, value: str | None) -> datetime | None:
        """Return what was stored, as an aware datetime in UTC."""
        return None if value is None else datetime.strptime(value, FORMAT).replace(tzinfo=UTC)
