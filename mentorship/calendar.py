"""Days as people count them: local dates, eight in the morning, months of unequal length."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

MORNING = time(8, 0)


def local_day(moment: datetime, zone: str) -> date:
    """Return the date of `moment` where somebody lives."""
    return moment.astimezone(_zone(zone)).date()


def morning(day: date, zone: str) -> datetime:
    """Return 08:00 local time of `day`, in UTC: when that which is counted in days falls due."""
    return datetime.combine(day, MORNING, _zone(zone)).astimezone(UTC)


def midnight(day: date, zone: str) -> datetime:
    """Return when `day` begins where somebody lives, in UTC."""
    return datetime.combine(day, time(), _zone(zone)).astimezone(UTC)


def at_clock(day: date, minutes: int, zone: str) -> datetime:
    """Return when a clock there shows so many minutes after midnight on `day`, in UTC."""
    return datetime.combine(day, time(minutes // 60, minutes % 60), _zone(zone)).astimezone(UTC)


def days_after(moment: datetime, days: float, zone: str) -> datetime:
    """Return 08:00 local time of the day that many days after `moment`."""
    return morning(local_day(moment, zone) + timedelta(days=int(days)), zone)


def next_morning(moment: datetime, zone: str) -> datetime:
    """Return the next 08:00 local time, today's where it has not come yet."""
    today = morning(local_day(moment, zone), zone)
    return today if moment < today else days_after(moment, 1, zone)


def after_quiet_hours(moment: datetime, zone: str, quiet_from: int, quiet_until: int) -> datetime:
    """Return `moment`, or the end of the quiet hours that it falls into."""
    local = moment.astimezone(_zone(zone))
    if quiet_until <= local.hour < quiet_from:
        return moment
    day = local.date() + timedelta(days=1 if local.hour >= quiet_from else 0)
    return datetime.combine(day, time(quiet_until), _zone(zone)).astimezone(UTC)


def add_months(day: date, months: int) -> date:
    """Return the same day of a later month, or that month's last day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    for last in (day.day, 30, 29, 28):
        try:
            return date(year, month + 1, last)
        except ValueError:
            continue
    raise AssertionError("every month has a 28th")


def is_zone(name: str) -> bool:
    """Whether a time zone has this name."""
    try:
        return bool(ZoneInfo(name))
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return False


def _zone(name: str) -> ZoneInfo:
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError):
        return ZoneInfo("UTC")
