"""When two meet: one number for one meeting, and times in the hours that both named (D17, E19)."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from mentorship.letters.base import Role
from mentorship.meetings import Meeting, Slot, called_off, moment_of, set_for, times_in_common
from mentorship.sharing import Outcome, Shared, What, marked, suggested_since, taken

NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)  # a Monday
AT = datetime(2026, 3, 5, 18, tzinfo=UTC)


def test_a_meeting_that_moves_keeps_its_number_and_counts_its_changes() -> None:
    first = set_for(None, AT, NOW)
    moved = set_for(first, AT + timedelta(days=1), NOW)

    assert (moved.number, moved.sequence) == (first.number, first.sequence + 1)
    assert set_for(moved, moved.at or AT, NOW) == moved


def test_after_one_that_was_called_off_or_is_over_comes_another() -> None:
    first = set_for(None, AT, NOW)

    assert called_off(first).sequence == 1
    assert set_for(called_off(first), AT, NOW) == Meeting(2, at=AT)
    assert set_for(first, AT + timedelta(days=14), AT + timedelta(days=2)).number == 2


def test_three_times_are_proposed_on_days_of_their_own_and_none_of_them_too_soon() -> None:
    found = times_in_common(
        "Tue, Thu 18:00-20:00", "UTC", "Thu, Sat 19:00-21:00", "UTC", 30, NOW + timedelta(hours=20), None
    )

    assert found == tuple(datetime(2026, 3, day, 19, tzinfo=UTC) for day in (5, 12, 19))


def test_the_day_that_does_not_suit_is_not_proposed_nor_is_anything_where_one_named_no_hours() -> None:
    mine = "Thu 18:00-20:00"
    found = times_in_common(mine, "UTC", mine, "UTC", 30, NOW, date(2026, 3, 5))

    assert [moment.day for moment in found] == [12, 19, 26]
    assert times_in_common(mine, "UTC", "evenings, mostly", "UTC", 30, NOW, None) == ()


def test_an_hour_is_meant_by_the_clock_of_who_wrote_it() -> None:
    assert moment_of(Slot(date(2026, 3, 5), 18 * 60), "Europe/Berlin") == AT - timedelta(hours=1)


def test_what_was_taken_is_kept_for_the_end_and_says_nothing_before() -> None:
    shared = tuple(
        Shared(What.SUGGESTION, words, Role.MENTOR, NOW + timedelta(days=day))
        for day, words in enumerate(("read it", "ask her", "write it"))
    )
    shared = marked(shared, Outcome.DONE, Role.MENTEE, NOW)
    shared = marked(shared, Outcome.NOT_TAKEN, Role.MENTEE, None)

    assert taken(shared) == ("read it",)
    assert suggested_since(shared, NOW) == "write it"
    assert marked(shared, Outcome.TAKEN, Role.MENTOR, None) == shared
