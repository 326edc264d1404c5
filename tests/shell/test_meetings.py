"""Both calendars hear of a meeting with letters that go anyway; neither learns an address (D17)."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from icalendar import Calendar

from tests.world import PROGRAMME, Got, World

MAX, MIA = "max@example.org", "mia@example.com"


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    """Two who work together."""
    made = World(tmp_path)
    made.add(MAX, "Max Berger", mentor=True, mission="I moved into accounting.")
    made.add(MIA, "Mia Okafor")
    made.write(MIA, f"request {made.person(MAX).code}")
    made.reply(MAX, "request", "accept")
    made.after(7)
    made.reply(MIA, "agreement-form", "How: by phone")
    made.reply(MAX, "agreement-review", "agree")
    yield made
    made.close()


def entries(letters: list[Got]) -> dict[str, str]:
    """Return what each one's calendar got."""
    found = {}
    for letter in letters:
        for part in letter.message.walk():
            if part.get_content_type() == "text/calendar":
                found[letter.to] = bytes(part.get_payload(decode=True)).decode()
    return found


def test_both_get_the_same_entry_and_its_changes(world: World) -> None:
    first = entries(world.write(MIA, "We meet on Friday at 18:00"))
    world.write(MAX, "I can't make it on Friday. Would Saturday at 10:00 work?")
    moved = entries(world.reply(MIA, "meeting-ask", "yes"))
    off = entries(world.write(MAX, "I have to cancel our call on Saturday"))

    for both in (first, moved, off):
        assert set(both) == {MAX, MIA}
        assert both[MAX] == both[MIA]
        assert MAX not in both[MIA]
        assert "ATTENDEE" not in both[MIA]
        assert f"ORGANIZER:mailto:{PROGRAMME}" in both[MIA]
    events = [Calendar.from_ical(one[MIA]).walk("VEVENT")[0] for one in (first, moved, off)]
    assert len({str(event["UID"]) for event in events}) == 1
    assert [str(event["SEQUENCE"]) for event in events] == ["0", "1", "2"]
    assert [str(event["STATUS"]) for event in events] == ["CONFIRMED", "CONFIRMED", "CANCELLED"]


def test_no_reason_reaches_the_other_one(world: World) -> None:
    letters = world.write(MAX, "I can't make it on Friday, my marriage is over.\nTell Mia: See you soon.")

    to_mia = next(got for got in letters if got.to == MIA)
    assert "See you soon" in to_mia.text
    assert "marriage" not in to_mia.message.as_string()


def test_two_who_only_write_are_told_how_to_say_that_they_meet(world: World) -> None:
    world.reply(MIA, "agreement-settled", "How: by mail")
    world.reply(MAX, "amendment", "agree")
    letters = world.write(MIA, "I can't make it on Friday")

    assert [got.to for got in letters] == [MIA]
    assert "we meet on Thursday at 18:00" in letters[0].text.replace("\n", " ")
