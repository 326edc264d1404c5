"""A meeting for the reader's calendar, as a MIME part (RFC 5545, RFC 5546, RFC 6047).

It says when and nothing else: not who meets, nor about what, and no address but the programme's. It is
published and asks for no answer, so that no calendar writes to us in anybody's name.
"""

from __future__ import annotations

import base64
from datetime import UTC, datetime, timedelta

from icalendar import Calendar, Event, vCalAddress

from mailer.language import Language
from mentorship.meetings import Entry

TITLE = "Conversation"  # as a key of the phrases
FILE = "conversation.ics"


def entry_part(entry: Entry, address: str, now: datetime, words: Language) -> bytes:
    """Return the part: header, blank line, content."""
    method = "CANCEL" if entry.off else "PUBLISH"
    content = base64.encodebytes(calendar(entry, address, now, words)).replace(b"\n", b"\r\n")
    head = (
        f'Content-Type: text/calendar; charset="utf-8"; method={method}; name="{FILE}"\r\n'
        "Content-Transfer-Encoding: base64\r\n"
        f'Content-Disposition: attachment; filename="{FILE}"\r\n\r\n'
    )
    return head.encode("ascii") + content


def calendar(entry: Entry, address: str, now: datetime, words: Language) -> bytes:
    """Return what a calendar reads."""
    event = Event()
    event.add("uid", f"{entry.uid}@{address.partition('@')[2]}")
    event.add("dtstamp", now.astimezone(UTC))
    event.add("dtstart", entry.begins.astimezone(UTC))
    event.add("dtend", (entry.begins + timedelta(minutes=entry.minutes)).astimezone(UTC))
    event.add("summary", words.say("elsewhere", TITLE))
    event.add("class", "PRIVATE")
    event.add("sequence", entry.sequence)
    event.add("status", "CANCELLED" if entry.off else "CONFIRMED")
    event.add("transp", "TRANSPARENT" if entry.off else "OPAQUE")
    event.add("organizer", vCalAddress(f"mailto:{address}"))
    whole = Calendar()
    whole.add("prodid", "-//mentorpost//mentorpost//EN")
    whole.add("version", "2.0")
    whole.add("method", "CANCEL" if entry.off else "PUBLISH")
    whole.add_component(event)
    return bytes(whole.to_ical())
