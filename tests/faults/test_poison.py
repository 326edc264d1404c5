"""One mail can never hold up the next: what is broken, slow or deadly is read past or set aside."""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from mentorpost.handle import handle
from mentorpost.outsiders import NO_ANSWER
from mentorpost.patience import ReadTooLong, patience
from mentorpost.service import Service
from store import received, taking
from store.models import ReceivedRow
from tests.faults.broken_mail import KINDS, MIA, broken_mails
from tests.world import World

ANN = "ann@riverside.example"


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    """A programme with one mentee."""
    world = World(tmp_path)
    world.add(MIA, "Mia Okafor")
    yield world
    world.close()


def _mail(number: int, word: str = "status") -> bytes:
    return f"From: {MIA}\r\nMessage-ID: <{number}@example.com>\r\nSubject: {word}\r\n\r\n{word}\r\n".encode()


def _poisoned(monkeypatch: pytest.MonkeyPatch, error: type[BaseException]) -> None:
    """Let every mail with "poison" in it fail."""

    def fail(service: Service, row: ReceivedRow, now: datetime) -> str:
        if b"poison" in bytes(row.mail or b""):
            raise error
        return handle(service, row, now)

    monkeypatch.setattr("mentorpost.handling.handle", fail)


@pytest.mark.parametrize(
    "each", [pytest.param(2, id="a-few"), pytest.param(20, id="several-hundred", marks=pytest.mark.long)]
)
def test_a_mailbox_of_broken_mails_is_read_through_and_the_good_ones_in_it_are_answered(
    each: int, world: World
) -> None:
    mails = [raw for _, raw in broken_mails(each)]
    for number, raw in enumerate(mails):
        world.box.mails[f"broken:{number:04}"] = raw
    for number in range(3):
        world.box.mails[f"broken:{number * 7:04}:good"] = _mail(number)

    letters = world.run()

    assert world.box.mails == {}
    assert received.waiting() == 0
    assert len([letter for letter in letters if letter.to == MIA and letter.name == "status"]) >= 3
    assert {row.outcome for row in received.in_quarantine()} <= {NO_ANSWER}, "it stumbles over none"


def test_the_broken_mails_of_the_tests_are_of_many_kinds_and_always_the_same() -> None:
    assert len(KINDS) >= 20
    assert broken_mails(1) == broken_mails(1)


def _goes_on_for_ever() -> None:
    while True:
        pass


def _lets_the_first_call_through() -> None:
    try:
        _goes_on_for_ever()
    except ReadTooLong:
        _goes_on_for_ever()


@pytest.mark.parametrize("reading", [_goes_on_for_ever, _lets_the_first_call_through])
def test_what_takes_too_long_is_broken_off_also_where_the_first_call_is_swallowed(
    reading: Callable[[], None],
) -> None:
    with pytest.raises(ReadTooLong), patience(0.01):
        reading()


def test_in_another_thread_nothing_is_measured_and_nothing_breaks() -> None:
    done = []

    def work() -> None:
        with patience(0.01):
            done.append(sum(range(10**6)))

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()

    assert done


def test_a_mail_that_takes_too_long_is_set_aside_and_the_next_one_is_answered(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    _poisoned(monkeypatch, ReadTooLong)
    world.box.mails = {"1": _mail(1, "poison"), "2": _mail(2)}

    letters = world.run()

    assert [letter.name for letter in letters if letter.to == MIA] == ["status"]
    (aside,) = received.in_quarantine()
    assert aside.outcome == "takes too long to read"


def test_the_organizer_is_told_once_a_day_of_what_was_set_aside(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    _poisoned(monkeypatch, ValueError)
    for number in range(5):
        world.box.mails[f"a{number}"] = _mail(number, "poison")
    first = world.run()
    for number in range(5, 9):
        world.box.mails[f"a{number}"] = _mail(number, "poison")
    second = world.run()
    world.now += timedelta(days=1, minutes=1)
    third = world.deliver(_mail(10, "poison"))

    told = [Counter(letter.to for letter in letters)[ANN] for letters in (first, second, third)]
    assert told == [1, 0, 1]
    assert len(received.in_quarantine()) == 10


def test_a_stop_between_two_mails_counts_for_none(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(4):
        world.box.mails[str(number)] = _mail(number)
    world.daemon.fetch()

    def stops(service: Service, row: ReceivedRow, now: datetime) -> str:
        world.daemon.stopping = True
        return handle(service, row, now)

    monkeypatch.setattr("mentorpost.handling.handle", stops)
    world.daemon._handle_waiting()

    assert [row.attempts for row in ReceivedRow.select().where(ReceivedRow.state == "waiting")] == [0, 0, 0]


def test_a_mail_of_which_only_the_header_is_here_is_not_tried_again(world: World) -> None:
    received.keep("large", "digest", b"From: x@example.com\r\n\r\n", world.now, too_large=True)
    world.run()
    (aside,) = received.in_quarantine()

    assert not received.retry(aside.id)
    assert [row.outcome for row in received.in_quarantine()] == ["too large"]


def test_a_mail_that_fails_is_undone_and_those_beside_it_stand(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails_late(service: Service, row: ReceivedRow, now: datetime) -> str:
        outcome = handle(service, row, now)
        if b"poison" in bytes(row.mail or b""):
            raise ValueError  # when its answer is written already
        return outcome

    monkeypatch.setattr("mentorpost.handling.handle", fails_late)
    for number, word in enumerate(("status", "hours 3 poison", "hours 4")):
        world.box.mails[str(number)] = _mail(number, word)
    world.daemon.fetch()
    world.daemon._handle_waiting()

    rows = [(row.state, row.attempts) for row in ReceivedRow.select().order_by(ReceivedRow.id)]
    assert rows == [("done", 1), ("quarantined", 3), ("done", 1)]
    assert world.person(MIA).hours == 4
    assert [letter.name for letter in world.run() if letter.to == MIA] == ["done", "status"]


def test_mails_in_which_the_process_died_are_tried_one_by_one(world: World) -> None:
    for number in range(5):
        world.box.mails[str(number)] = _mail(number)
    world.daemon.fetch()

    assert [taking.next_mails(3).numbers for _ in range(3)] == [(1, 2, 3), (4, 5), (1,)]
    assert taking.next_mails(3).attempts == 2
