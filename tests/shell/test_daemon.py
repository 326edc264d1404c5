"""A mail that fails is kept and holds up no other; what is nobody's fault counts for nobody."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from peewee import OperationalError

from mailer.errors import TransportLost
from mailer.values import Delivery, Fetched, Outcome, Outgoing
from mentorpost.errors import StoreLostError
from mentorpost.handle import handle
from mentorpost.service import Service
from mentorship.duties import owed
from mentorship.duties.look import Calendar, Look
from store import outbox, received
from store.models import LetterRow, ReceivedRow
from tests.world import World

MIA = "mia@example.com"


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    """A programme with one mentee."""
    world = World(tmp_path)
    world.add(MIA, "Mia Okafor")
    yield world
    world.close()


def _mail(number: int, word: str = "status") -> bytes:
    return f"From: {MIA}\r\nMessage-ID: <{number}@example.com>\r\nSubject: {word}\r\n\r\n{word}\r\n".encode()


def _poisoned(monkeypatch: pytest.MonkeyPatch, error: Exception) -> None:
    """Let every mail with "poison" in it fail."""

    def fail(service: Service, row: ReceivedRow, now: datetime) -> str:
        if b"poison" in bytes(row.mail or b""):
            raise error
        return handle(service, row, now)

    monkeypatch.setattr("mentorpost.handling.handle", fail)


def test_a_mail_that_fails_three_times_is_set_aside_and_the_others_are_answered(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    _poisoned(monkeypatch, ValueError("boom"))
    world.box.mails = {"1": _mail(1), "2": _mail(2, "poison"), "3": _mail(3)}

    letters = world.run()

    assert [letter.name for letter in letters if letter.to == MIA] == ["status", "status"]
    assert [letter.name for letter in letters if letter.to == "ann@riverside.example"] == ["organizer-alert"]
    (aside,) = received.in_quarantine()
    assert (aside.key, aside.attempts) == ("2", 3)
    assert world.box.mails == {}


def test_a_mail_in_quarantine_can_be_tried_again(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as poisoned:
        _poisoned(poisoned, ValueError("boom"))
        world.deliver(_mail(2, "poison").replace(b"\r\n\r\npoison", b"\r\n\r\nstatus, not poison"))
    (aside,) = received.in_quarantine()

    received.retry(aside.id)
    world.run()

    assert received.in_quarantine() == []


@pytest.mark.parametrize(
    "error", [OperationalError("disk full"), sqlite3.OperationalError("locked"), OSError(28, "full")]
)
def test_a_full_disk_or_a_locked_store_counts_for_no_mail(
    error: Exception, world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as poisoned:
        _poisoned(poisoned, error)
        for _ in range(5):
            with pytest.raises(StoreLostError):
                world.deliver(_mail(2, "poison"))

    assert received.in_quarantine() == []
    assert received.waiting() == 1


class Killed(BaseException):
    """The process ends here."""


def _kills(world: World, monkeypatch: pytest.MonkeyPatch, times: int, word: bytes) -> None:
    """Start the daemon again and again, and end it inside each mail with this word."""

    def die(service: Service, row: ReceivedRow, now: datetime) -> str:
        if word in bytes(row.mail or b""):
            raise Killed
        return handle(service, row, now)

    with monkeypatch.context() as dying:
        dying.setattr("mentorpost.handling.handle", die)
        for _ in range(times):
            with pytest.raises(Killed):
                world.daemon.work()


def test_three_kills_do_not_set_the_innocent_rest_of_a_batch_aside(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    world.box.mails = {str(number): _mail(number) for number in range(5)}
    world.daemon.fetch()

    _kills(world, monkeypatch, 3, b"status")

    assert len([letter for letter in world.run() if letter.to == MIA]) == 5
    assert received.in_quarantine() == []


def test_a_mail_that_ends_the_process_three_times_is_set_aside(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    world.box.mails = {"1": _mail(1, "poison"), "2": _mail(2)}
    world.daemon.fetch()

    _kills(world, monkeypatch, 3, b"poison")
    letters = world.run()

    assert [letter.name for letter in letters if letter.to == MIA] == ["status"]
    assert [aside.key for aside in received.in_quarantine()] == ["1"]


def test_the_same_mail_under_another_number_is_known(world: World) -> None:
    assert len(world.deliver(_mail(1))) == 1

    again = b"Received: from elsewhere\r\nX-Spam: no\r\n" + _mail(1)
    assert world.deliver(again) == []


def test_the_same_message_id_with_other_words_is_another_mail(world: World) -> None:
    world.deliver(_mail(1))

    assert [letter.name for letter in world.deliver(_mail(1, "help"))] == ["help"]


def test_a_mail_that_is_too_large_waits_for_a_person(world: World) -> None:
    world.daemon._store([Fetched("1", _mail(1), too_large=True)])
    world.run()

    (aside,) = received.in_quarantine()
    assert aside.outcome == "too large"


def test_a_letter_that_is_put_off_goes_out_later_under_its_message_id(world: World) -> None:
    world.wire.outcomes = [Outcome(Delivery.DEFERRED, "451 later")]
    assert world.deliver(_mail(1)) == []
    (row,) = outbox.unsent()
    assert (row.state, row.said) == (outbox.DEFERRED, "451 later")

    world.now += timedelta(minutes=6)
    (letter,) = world.run()

    assert letter.message["Message-ID"] == row.message_id


def test_a_letter_that_is_refused_for_good_is_told_to_the_organizer_once(world: World) -> None:
    world.wire.outcomes = [Outcome(Delivery.FAILED, "550 5.1.1 unknown")]

    told = world.deliver(_mail(1)) + world.run()
    assert told == []

    told = [letter for letter in world.after(21) if letter.to == "ann@riverside.example"]

    assert [letter.name for letter in told] == ["organizer-digest"]
    assert LetterRow.get(LetterRow.name == "status").state == outbox.FAILED


def test_a_server_that_cannot_be_used_leaves_everything_queued(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    def lost(_: Outgoing) -> Outcome:
        raise TransportLost("smtp.riverside.example", "refused")

    with monkeypatch.context() as broken:
        broken.setattr(world.wire, "send", lost)
        assert world.deliver(_mail(1)) == []
        assert len(world.daemon.lost) == 1
        assert [row.state for row in outbox.unsent()] == [outbox.QUEUED]

    assert [letter.name for letter in world.run()] == ["status"]


def test_a_mentorship_that_fails_holds_up_no_other(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in (1, 2):
        world.add(f"max{number}@example.org", "Max Berger", mentor=True)
        world.add(f"eva{number}@example.org", "Eva Lund")
        code = world.person(f"max{number}@example.org").code
        world.reply(f"eva{number}@example.org", "welcome-mentee", f"request {code}")
    broken = world.pair(1).mentor.id

    def fail(calendar: Calendar) -> Look:
        if calendar.pair.mentor.id == broken:
            raise ValueError("boom")
        return owed(calendar)

    monkeypatch.setattr("mentorpost.tick.owed", fail)
    letters = world.after(days=5)

    assert {letter.to for letter in letters if letter.name == "request-reminder"} == {"max2@example.org"}
