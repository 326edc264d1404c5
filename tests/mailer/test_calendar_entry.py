"""A calendar is told when two meet, and nothing about them (D17)."""

from __future__ import annotations

import email
from datetime import UTC, datetime

from icalendar import Calendar

from mailer.calendar_entry import calendar, entry_part
from mailer.language import language
from mentorship.meetings import Entry

NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)
ENTRY = Entry("conversation-1-1", datetime(2026, 3, 5, 18, tzinfo=UTC), 30, 0)
ADDRESS = "mentors@example.org"


def test_an_entry_says_when_and_nothing_else() -> None:
    (event,) = Calendar.from_ical(calendar(ENTRY, ADDRESS, NOW, language("en"))).walk("VEVENT")

    lines = event.to_ical().decode().split()
    assert dict(line.split(":", 1) for line in lines if not line.startswith(("BEGIN", "END"))) == {
        "CLASS": "PRIVATE",
        "DTEND": "20260305T183000Z",
        "DTSTAMP": "20260302T090000Z",
        "DTSTART": "20260305T180000Z",
        "ORGANIZER": "mailto:mentors@example.org",
        "SEQUENCE": "0",
        "STATUS": "CONFIRMED",
        "SUMMARY": "Conversation",
        "TRANSP": "OPAQUE",
        "UID": "conversation-1-1@example.org",
    }


def test_it_is_published_and_asks_for_no_answer() -> None:
    part = email.message_from_bytes(entry_part(ENTRY, ADDRESS, NOW, language("en")))

    assert part.get_content_type() == "text/calendar"
    assert part.get_param("method") == "PUBLISH"
    assert b"ATTENDEE" not in bytes(part.get_payload(decode=True))


def test_what_is_called_off_has_the_same_number_and_leaves_the_calendar() -> None:
    off = Entry(ENTRY.uid, ENTRY.begins, 30, 1, off=True)
    whole = Calendar.from_ical(calendar(off, ADDRESS, NOW, language("en")))
    (event,) = whole.walk("VEVENT")

    assert whole["METHOD"] == "CANCEL"
    assert event["UID"] == "conversation-1-1@example.org"
    assert (event["STATUS"], event["SEQUENCE"]) == ("CANCELLED", 1)
