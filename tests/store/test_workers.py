"""Several workers on one server: what one has taken nobody else takes, and who writes about whom waits."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from concurrent.futures import Future
from contextlib import suppress
from datetime import timedelta
from pathlib import Path

import pytest
from peewee import OperationalError

from mentorpost.drain import drain
from mentorpost.service import service_for
from mentorpost.settings import load
from mentorship.people import Person
from store import chores, leaving, outbox, people, received, side_by_side, taking
from store.database import StoreError, connect, disconnect, one_daemon
from store.kinds import here
from store.models import LetterRow, database
from store.postgresql import Postgresql
from store.side_by_side import Busy, about, if_free
from tests.store.beside import PATIENCE_SECONDS, Beside, Either, end_other_connections
from tests.stores import drop_within, on_a_server
from tests.world import PROGRAMME, START, Wire

pytestmark = pytest.mark.postgresql

SOON = 0.3  # long enough for what does not wait


@pytest.fixture
def url(tmp_path: Path) -> Iterator[str]:
    """A store with four people, and mails of three of them."""
    url = on_a_server(tmp_path)
    connect(url)
    for name in ("ada", "ben", "cleo", "dan"):
        people.add(Person(0, f"{name}@example.org", name.title(), "", mentor=True, mentee=False), START)
    for number, author in enumerate((1, 1, 2, 3), start=1):
        received.keep(f"key {number}", f"digest {number}", b"Subject: hello\r\n\r\nhello", START)
        received.put_first(f"key {number}", author, None)
    yield url
    disconnect()
    drop_within(tmp_path)


@pytest.fixture
def beside(url: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[Beside]:
    """We are worker 1, and this is worker 2."""
    ours = database.obj
    assert isinstance(ours, Postgresql)
    monkeypatch.setattr(database, "obj", Either(ours))
    beside = Beside(url)
    with ours.working():
        beside.start()
        yield beside
        beside.close()
    monkeypatch.setattr(database, "obj", ours)


def worker_of(number: int) -> int:
    row = received.get(number)
    assert row is not None
    return row.worker


def test_each_has_a_number_that_is_free_again_when_it_ends(beside: Beside, url: str) -> None:
    third = Beside(url)
    third.start()
    numbers = [here().worker, beside.store.worker, third.store.worker]
    beside.stop()
    beside.start()
    third.close()

    assert numbers == [1, 2, 3]
    assert beside.store.worker == 2


def test_one_leads_until_its_connection_ends(beside: Beside, url: str) -> None:
    assert beside.do(lambda: here().leads())
    assert not here().leads()

    end_other_connections(url)

    assert here().leads()


def take() -> int | None:
    """Take one mail; return its number."""
    numbers = taking.next_mails(1).numbers
    return numbers[0] if numbers else None


def test_a_mail_is_taken_once_and_the_next_of_its_author_waits(beside: Beside) -> None:
    assert [take(), beside.do(take), beside.do(take)] == [1, 3, 4]
    assert beside.do(take) is None, "the other mail of the first author"

    received.finish(1, "words")
    assert beside.do(take) == 2


def test_a_mail_that_was_taken_before_an_earlier_one_is_early(beside: Beside) -> None:
    second = received.get(2)
    assert second is not None

    assert taking.is_early(second)
    take()
    assert not taking.is_early(second), "we ourselves have the first"
    assert beside.do(lambda: taking.is_early(second))
    received.finish(1, "words")
    assert not beside.do(lambda: taking.is_early(second))


def test_what_the_dead_had_taken_is_given_back_and_what_the_living_have_is_not(
    beside: Beside, url: str
) -> None:
    beside.do(take)
    taking.give_back_of_the_dead()
    living = worker_of(1)

    beside.stop()
    taking.give_back_of_the_dead()

    assert living == 2
    assert worker_of(1) == 0
    again = received.get(1)
    assert again is not None
    assert again.attempts == 1, "the attempt stays on record"


def test_a_letter_is_taken_once_and_comes_back_with_the_death_of_its_worker(beside: Beside) -> None:
    for number in (1, 2):
        LetterRow.create(
            name="done", recipient=f"{number}@example.org", state="queued", next_at=START, created_at=START
        )

    ours = taking.letters(START, 1)
    theirs = beside.do(lambda: taking.letters(START, 10))

    assert [mail.id for mail in ours] == [1]
    assert isinstance(theirs, list)
    assert [mail.id for mail in theirs] == [2]
    beside.stop()
    taking.give_back_of_the_dead()
    assert [mail.id for mail in taking.letters(START, 10)] == [2]


def test_letters_that_are_still_ours_from_before_are_sent_by_whoever_comes_next(
    beside: Beside, url: str, tmp_path: Path
) -> None:
    config = tmp_path / "mentorpost.toml"
    config.write_text(
        f'program = {{name = "Riverside", address = "{PROGRAMME}"}}\n'
        f'store = {{url = "{url}", folder = "{tmp_path}"}}\n'
        'mailbox = {url = "maildir:in"}\nsmtp = {url = "maildir:out"}\n'
    )
    service, wire = service_for(load(str(config))), Wire()
    queue(1)
    assert beside.do(lambda: taking.letters(START, 10))

    beside.do(lambda: drain(service, wire, START))

    assert len(wire.sent) == 1, "the store was lost before, and nobody else takes what a living worker has"


def test_what_left_or_was_discarded_meanwhile_is_not_held_back_to_be_sent_again(beside: Beside) -> None:
    queue(3)
    sent, dropped, waits = taking.letters(START, 3)
    outbox.mark_sent(sent, START, "250 OK")
    outbox.discard(dropped.id)

    leaving.hold_back([sent.id, dropped.id, waits.id], START + timedelta(hours=1), "held")
    outbox.mark_deferred(dropped, START + timedelta(hours=1), "450 later")
    taking.give_letters_back()

    assert outbox.due(START + timedelta(hours=2), 10) == [waits.id]


def test_a_leader_that_cannot_do_it_lets_another_one(beside: Beside) -> None:
    assert here().leads()
    assert not beside.do(lambda: here().leads())

    here().let_others_lead()

    assert beside.do(lambda: here().leads())
    assert not here().leads()


def queue(count: int) -> None:
    """Let letters wait."""
    for number in range(count):
        LetterRow.create(
            name="done", recipient=f"{number}@example.org", state="queued", next_at=START, created_at=START,
            mail=b"Subject: hello\r\n\r\nhello\r\n",
        )  # fmt: skip


def test_two_write_about_different_people_at_once_and_about_the_same_in_turn(beside: Beside) -> None:
    def ours() -> tuple[bool, Future[object], Future[object]]:
        other = beside.do(lambda: about(lambda: {3}, lambda: "done"))
        waits = beside.begin(lambda: about(lambda: {1, 3}, lambda: worker_of(4)))
        with pytest.raises(TimeoutError):
            waits.result(SOON)
        received.describe(4, worker=7)
        return other == "done", waits, waits

    at_once, waits, _ = about(lambda: {1, 2}, ours)

    assert at_once
    assert waits.result(PATIENCE_SECONDS) == 7, "it sees what was done before it"


def test_whoever_does_not_want_to_wait_is_told(beside: Beside) -> None:
    def ours() -> None:
        with pytest.raises(Busy):
            beside.do(lambda: if_free({2, 3}, lambda: None))
        assert beside.do(lambda: if_free({3, 4}, lambda: "free")) == "free"

    about(lambda: {1, 2}, ours)


def test_a_transaction_that_is_about_more_people_begins_anew_with_them(beside: Beside) -> None:
    held: list[frozenset[int] | None] = []

    def act() -> None:
        held.append(here().held)
        chores.done(f"try {len(held)}", START)
        side_by_side.needs(1, None)
        side_by_side.needs(4)

    about(lambda: {1}, act)

    assert held == [frozenset({1}), frozenset({1, 4})]
    assert chores.at("try 1") is None, "what was begun is undone"
    assert chores.at("try 2") == START


def test_what_is_about_everybody_is_done_alone(beside: Beside) -> None:
    held: list[frozenset[int] | None] = []

    def act() -> Future[object]:
        held.append(here().held)
        side_by_side.alone()
        waits = beside.begin(lambda: about(lambda: {3}, lambda: None))
        with pytest.raises(TimeoutError):
            waits.result(SOON)
        return waits

    waits = about(lambda: {1}, act)

    assert held == [frozenset({1}), None]
    assert waits.result(PATIENCE_SECONDS) is None


def test_a_mail_of_nobody_we_know_is_handled_alone(beside: Beside) -> None:
    def act() -> frozenset[int] | None:
        return here().held

    assert about(lambda: None, act) is None
    assert about(lambda: (), act) == frozenset()


def test_two_that_wait_for_each_other_are_both_done(beside: Beside) -> None:
    for name in ("a", "b"):
        chores.done(name, START)
    met = threading.Barrier(2)

    def crossing(first: str, then: str, moment: int) -> None:
        tries: list[int] = []

        def act() -> None:
            tries.append(1)
            chores.done(first, START + timedelta(hours=moment))
            if len(tries) == 1:
                met.wait(PATIENCE_SECONDS)
            chores.done(then, START + timedelta(hours=moment))

        about(lambda: {moment}, act)

    other = beside.begin(lambda: crossing("b", "a", 2))
    crossing("a", "b", 1)
    other.result(PATIENCE_SECONDS)

    assert chores.at("a") == chores.at("b")


def test_nobody_copies_or_restores_while_one_works_nor_works_meanwhile(beside: Beside, url: str) -> None:
    stranger = Beside(url)

    with pytest.raises(StoreError, match="another mentorpost runs"):
        stranger.do(lambda: stranger.store.one_daemon().__enter__())
    stranger.close()


def test_nobody_works_while_the_store_is_held(url: str) -> None:
    with one_daemon(url):
        stranger = Beside(url)
        with pytest.raises(StoreError, match="restored or copied"):
            stranger.start()
        stranger.close()


def test_who_loses_the_connection_has_its_number_again_and_no_longer_what_was_given_back(
    beside: Beside, url: str
) -> None:
    beside.do(take)
    mail = received.get(1)
    assert mail is not None
    end_other_connections(url)
    taking.give_back_of_the_dead()

    with suppress(OperationalError):
        beside.do(taking.is_mail_free)
    assert not beside.do(lambda: taking.has(mail))
    assert beside.store.worker == 2
    assert beside.do(take) is not None
