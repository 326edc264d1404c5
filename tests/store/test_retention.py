"""Records of letters and mails go when nothing asks for them any more, and not before."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from mentorship.people import Person
from store import outbox, people, retention
from store.database import connect, disconnect
from store.models import LetterRow, MentorshipRow, ReceivedRow
from tests.stores import store_url

NOW = datetime(2027, 3, 1, 9, 30, tzinfo=UTC)
BEFORE = NOW - timedelta(days=400)
LONG_AGO, LATELY = BEFORE - timedelta(days=1), BEFORE + timedelta(days=1)
EVER = datetime(2000, 1, 1, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _store(tmp_path: Path) -> Iterator[None]:
    """A store with the two whom letters are about, and a latest letter, which always stays."""
    connect(store_url(tmp_path))
    for number in (1, 2):
        people.add(Person(0, f"{number}@example.org", "Mia Okafor", "", mentee=True), NOW)
    yield
    disconnect()


def _pair(state: str, since: datetime) -> int:
    pair = MentorshipRow.create(mentor=1, mentee=2, state=state, since=since, created_at=since)
    return int(pair.id)


def _letter(**more: object) -> int:
    usual = {"name": "done", "created_at": LONG_AGO, "state": outbox.SENT, "recipient": "1@example.org"}
    row = LetterRow.create(**{**usual, "person": 1, **more})
    return int(row.id)


def _mail(at: datetime = LONG_AGO, **more: object) -> int:
    number = ReceivedRow.select().count() + 1
    values: dict[str, object] = {"state": "done", "gone": True, "person": 1, **more}
    row = ReceivedRow.create(key=f"1:{number}", digest=f"{number:064}", at=at, **values)
    return int(row.id)


def _letters_left() -> set[int]:
    _letter(created_at=NOW)
    while retention.forget_letters(EVER, BEFORE) is not None:
        pass
    return {row.id for row in LetterRow.select()}


def test_the_record_of_a_letter_goes_when_it_is_old_enough() -> None:
    old, young = _letter(), _letter(created_at=LATELY)

    assert old not in (left := _letters_left())
    assert young in left


@pytest.mark.parametrize(
    "why",
    [
        {"text": "Hello Mia"},
        {"next_at": NOW},
        {"state": outbox.HELD},
        {"mail": b"Subject: hello"},
        {"name": "not-approved"},
        {"name": "reference-request", "person": None},
        {"name": "not-understood", "asked": "reference-confirm"},
    ],
)
def test_what_can_be_answered_or_waits_or_is_told_for_good_stays(why: dict[str, object]) -> None:
    kept = _letter(**why)

    assert kept in _letters_left()


@pytest.mark.parametrize(
    ("state", "since", "stays"),
    [("active", LONG_AGO, True), ("maintenance", LONG_AGO, True), ("ended", LATELY, True),
     ("ended", LONG_AGO, False), ("declined", LONG_AGO, False)],
)  # fmt: skip
def test_letters_about_two_stay_until_they_have_been_apart_for_long(
    state: str, since: datetime, stays: bool
) -> None:
    letter = _letter(name="check-in", mentorship=_pair(state, since), role="mentee")

    assert (letter in _letters_left()) is stays


def test_of_two_who_are_together_the_latest_of_each_kind_to_each_stays() -> None:
    pair = _pair("maintenance", LONG_AGO)
    first, other = (_letter(name="maintenance", mentorship=pair, role=role) for role in ("mentee", "mentor"))
    check_in = _letter(name="check-in", mentorship=pair, role="mentee")
    latest = _letter(name="maintenance", mentorship=pair, role="mentee")

    assert first not in (left := _letters_left())
    assert {other, check_in, latest} <= left


def test_a_number_is_never_given_twice_also_after_a_silence_of_years() -> None:
    highest = max(_letter() for _ in range(3))
    retention.forget_letters(EVER, BEFORE)

    assert _letter(created_at=NOW) > highest


def test_mails_that_are_dealt_with_go_and_all_others_stay() -> None:
    old = _mail()
    kept = {
        _mail(at=LATELY),
        _mail(gone=False),
        _mail(state="held", mail=b"Subject: hello"),
        _mail(state="quarantined", mail=b"Subject: hello"),
        _mail(at=NOW),
    }
    assert retention.forget_mails(EVER, BEFORE) is None

    assert {row.id for row in ReceivedRow.select()} == kept
    assert old not in kept


def test_a_question_about_a_mail_outlives_the_record_of_the_mail() -> None:
    mail = _mail()
    question = _letter(name="which-of-us", created_at=LATELY, holds=mail)
    _mail(at=NOW)
    retention.forget_mails(EVER, BEFORE)

    assert LetterRow.get_by_id(question).holds_id is None


def test_many_go_some_at_a_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(retention, "AT_ONCE", 10)
    for number in range(25):
        _letter(created_at=LONG_AGO - timedelta(minutes=number // 2))
    _letter(created_at=NOW)
    reached, times = EVER, 0
    while (until := retention.forget_letters(reached, BEFORE)) is not None:
        reached, times = until, times + 1

    assert times == 2
    assert LetterRow.select().count() == 1
