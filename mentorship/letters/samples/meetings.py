"""Samples of the letters about a day and an hour."""

from __future__ import annotations

from datetime import UTC, date, datetime

from mentorship.letters.base import Letter
from mentorship.letters.meetings import MeetingAsk, MeetingNews, MeetingTimes, News

AT = datetime(2027, 2, 18, 17, 0, tzinfo=UTC)
TIMES = (
    datetime(2027, 2, 22, 17, 0, tzinfo=UTC),
    datetime(2027, 2, 24, 17, 0, tzinfo=UTC),
    datetime(2027, 3, 1, 17, 0, tzinfo=UTC),
)
TELL = "I am looking forward to it all the same."

SAMPLES: tuple[Letter, ...] = (
    MeetingNews("Max", News.SET, AT),
    MeetingNews("Max", News.PICKED, AT),
    MeetingNews("Mia", News.OFF, AT),
    MeetingNews("Mia", News.OFF, on=date(2027, 2, 18), tell=TELL),
    MeetingNews("Mia", News.OFF),
    MeetingNews("Mia", News.MOVES, AT),
    MeetingNews("Mia", News.MOVES, on=date(2027, 2, 18), tell=TELL),
    MeetingNews("Max", News.NONE_FITS),
    MeetingAsk("Mia", TIMES, AT),
    MeetingAsk("Mia", TIMES, on=date(2027, 2, 18), tell=TELL),
    MeetingAsk("Max", TIMES[:1]),
    MeetingTimes("Max", AT, cancelling="a mail the day before"),
    MeetingTimes("Max", on=date(2027, 2, 18)),
    MeetingTimes("Max"),
)
