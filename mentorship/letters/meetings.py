"""Letters about a day and an hour on which two meet (D17, E18, E19)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import ClassVar

from mentorship.letters.base import GoesTo, Letter


class News(StrEnum):
    """What the other one said about a meeting."""

    SET = "set"  # they name the hour
    PICKED = "picked"  # they picked one of the times
    OFF = "off"
    MOVES = "moves"  # times are to come
    NONE_FITS = "none fits"


@dataclass(frozen=True)
class MeetingNews(Letter):
    """To the other one: what their partner said about a meeting, never why (E18)."""

    name: ClassVar[str] = "meeting"
    goes_to: ClassVar[GoesTo] = GoesTo.PARTNER

    partner: str
    news: News
    at: datetime | None = None
    on: date | None = None  # where no hour is known
    tell: str = ""  # what the other one wrote for exactly this reader


@dataclass(frozen=True)
class MeetingAsk(Letter):
    """To the other one: which of these times (E19)?"""

    name: ClassVar[str] = "meeting-ask"
    then_partner: ClassVar[bool] = True

    partner: str
    times: tuple[datetime, ...]
    was: datetime | None = None
    on: date | None = None
    tell: str = ""


@dataclass(frozen=True)
class MeetingTimes(Letter):
    """To who asked to move a meeting: which two or three times would do?"""

    name: ClassVar[str] = "meeting-times"
    then_partner: ClassVar[bool] = True

    partner: str
    at: datetime | None = None
    on: date | None = None
    cancelling: str = ""  # what the two agreed on that (E18)
