"""How much leaves: the provider's limits, the tripwire, and a flood from nobody we know."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from mailer.quotas import letters_a_day
from mailer.values import Delivery, Outcome
from mentorpost import outflow, writing
from mentorpost.settings import Settings
from mentorship.letters.answering import GotYourReport, HelpLetter, Relayed
from mentorship.letters.base import Letter
from mentorship.letters.rounds import Nudge
from mentorship.policy import Policy
from mentorship.requests import Request
from mentorship.volume import (
    MAILS_OF_ONE,
    Limits,
    Sent,
    Urgency,
    explained,
    is_far_too_much,
    may_leave,
    urgency,
)
from store import leaving, outbox, received, taking
from store.models import LetterRow, ReceivedRow, database
from tests.world import World

MAX, MIA, ANN = "max@example.org", "mia@example.com", "ann@riverside.example"
Start = Callable[..., World]


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Start]:
    """Begin a programme with limits of its own, and Mia and Max introduced to each other."""
    worlds: list[World] = []

    def begun(**policy: int) -> World:
        world = World(tmp_path, Policy(**policy))  # type: ignore[arg-type]  # each test names its own
        worlds.append(world)
        max_ = world.add(MAX, "Max Berger", mentor=True, mission="I count.")
        world.add(MIA, "Mia Okafor")
        world.reply(MIA, "welcome-mentee", f"request {max_.code}\n\nI want to learn to count.")
        world.reply(MAX, "request", "accept")
        return world

    yield begun
    for world in worlds:
        world.close()


def test_routine_letters_are_held_first_then_answers_and_never_a_report_or_the_pairs_own_mail() -> None:
    def held_from(name: str, *, routine: bool = False, report: bool = False) -> int | None:
        how = urgency(name, routine=routine, report=report)
        return next((n for n in range(101) if not may_leave(how, Sent(n, 0), Limits(100, 0))), None)

    assert held_from("agenda", routine=True) == 60
    assert held_from("status") == 80
    assert held_from("introduction") == 100
    assert held_from("relayed") is None
    assert held_from("closing") is None
    assert held_from("organizer-alert", report=True) is None


def test_without_a_limit_everything_may_leave() -> None:
    assert may_leave(Urgency.ROUTINE, Sent(10_000, 100_000), Limits(0, 0))


def test_the_limit_of_a_day_counts_as_well() -> None:
    assert not may_leave(Urgency.ACT, Sent(0, 500), Limits(0, 500))


def test_what_large_providers_allow_is_known() -> None:
    assert letters_a_day("smtps://ann%40example.org@smtp.gmail.com") == 500
    assert letters_a_day("smtp+starttls://smtp-mail.outlook.com:587") == 300
    assert letters_a_day("smtps://mail.example.org") == 0


def test_a_programme_of_any_size_can_write_to_everybody_in_one_morning() -> None:
    for people in (2, 50, 500):
        assert not is_far_too_much(Sent(3 * people, 4 * people), explained(people))
        assert is_far_too_much(Sent(explained(people).hour, 0), explained(people))


def test_letters_beyond_the_limit_wait_and_leave_later_urgent_ones_first(start: Start) -> None:
    world = start(letters_per_hour=10)
    _spend(world, 10)
    world.run()
    world.reply(MIA, "introduction", "Hello Max, my road was long.")
    passed = [got.name for got in world.letters if got.to == MAX][-1]
    before = [row.name for row in outbox.unsent()]
    _write(world, HelpLetter((Request.STATUS,)))
    held = world.run()
    world.now += timedelta(hours=2)
    later = world.run()

    assert passed == "relayed"
    assert held == []
    assert before == []
    assert [got.name for got in later] == ["help"]


def test_a_letter_that_is_held_waits_queued_without_an_attempt(start: Start) -> None:
    world = start(letters_per_hour=10)
    _spend(world, 10)
    _write(world, HelpLetter((Request.STATUS,)))
    world.run()
    (row,) = outbox.unsent()

    assert (row.state, row.attempts) == (outbox.QUEUED, 0)
    assert "held" in row.said


def test_the_most_urgent_of_all_that_waits_leaves_first(two: World) -> None:
    for letter in (Nudge("Max", two.now.date()), HelpLetter(()), GotYourReport()):
        _write(two, letter)

    assert [got.name for got in two.run()] == ["got-your-report", "help", "nudge"]


def test_where_the_server_says_enough_for_today_nothing_else_is_tried_for_an_hour(two: World) -> None:
    for _ in range(5):
        _write(two, HelpLetter(()))
    two.wire.outcomes = [Outcome(Delivery.DEFERRED, "550 5.4.5 daily quota exceeded", quota=True)]
    first = two.run()
    tried = [row.attempts for row in outbox.unsent()]
    two.now += timedelta(minutes=30)
    second = two.run()
    two.now += timedelta(minutes=40)
    third = two.run()

    assert (first, second) == ([], [])
    assert sorted(tried) == [0, 0, 0, 0, 1]
    assert len(third) == 5


def test_far_too_many_letters_pause_sending_and_every_organizer_is_told_once(two: World) -> None:
    two.service = two.daemon.service = replace(two.service, settings=_uncapped(two))
    for _ in range(200):
        _write(two, HelpLetter(()))
    left = two.run()
    two.daemon.lost.clear()
    two.now += timedelta(minutes=30)
    later = two.run()

    most = explained(2).hour
    assert len([got for got in left if got.to == MIA]) <= most
    assert [got.to for got in left if got.name == "organizer-alert"] == [ANN]
    assert later == []
    assert outflow.paused_since() is not None
    assert any("mentorpost mail resume" in sentence for sentence in two.daemon.lost)


def test_what_people_write_explains_the_letters_that_it_causes(two: World) -> None:
    two.service = two.daemon.service = replace(two.service, settings=_uncapped(two))
    for number in range(50):
        two.reply(MIA, "introduction", f"Hi Max,\n\nthis is thought number {number}.")
    for _ in range(150):
        _write(two, HelpLetter(()))
    left = two.run()

    assert len([got for got in left if got.to == MIA]) == 150 > explained(2).hour
    assert outflow.paused_since() is None


def test_a_machine_that_writes_without_end_explains_no_more_than_a_person_would(two: World) -> None:
    mia = two.person(MIA).id
    for number in range(130):  # and two that brought them together
        received.keep(f"9:{number}", f"digest {number}", b"", two.now)
    ReceivedRow.update(person=mia).execute()

    assert outflow.came(two.now) == MAILS_OF_ONE._replace(day=132)


def test_while_sending_is_paused_a_report_still_arrives(two: World) -> None:
    outflow.pause(two.service, two.now)
    letters = two.reply(MIA, "introduction", "report\nHe insults me.")

    assert {got.name for got in letters} == {"got-your-report", "organizer-alert"}


def test_what_waited_leaves_after_resume_and_is_counted_anew(two: World) -> None:
    outflow.pause(two.service, two.now)
    two.write(MIA, "status")
    held = two.run()
    outflow.resume(two.now)

    assert held == []
    assert [got.name for got in two.run()] == ["status"]
    assert not outflow.resume(two.now)


def test_strangers_are_only_counted_from_the_twentieth_in_an_hour_and_the_organizer_told_once(
    two: World,
) -> None:
    before = len(two.letters)
    for number in range(40):
        two.write(f"somebody{number}@elsewhere.example", "Good day, may I ask you something?")
    names = [(got.name, got.to) for got in two.letters[before:]]

    assert [name for name, _ in names].count("stranger") == 20
    assert names.count(("organizer-alert", ANN)) == 1


def test_forged_mails_in_somebodys_name_do_not_fill_their_mailbox(two: World) -> None:
    before = len(two.letters)
    for _ in range(20):
        two.write(MIA, "leave")

    assert len([got for got in two.letters[before:] if got.to == MIA]) <= 5


def test_the_letter_to_a_false_address_that_comes_back_is_told_to_nobody(two: World) -> None:
    before = len(two.letters)
    two.wire.outcomes = [Outcome(Delivery.FAILED, "550 5.1.1 no such user", about_address=True)]
    two.write("made.up@elsewhere.example", "Good day, may I ask you something?")

    assert two.letters[before:] == []


def test_a_participants_mail_is_served_before_the_flood_that_lies_in_front_of_it(two: World) -> None:
    for number in range(2_000):
        two.box.mails[f"junk:{number}"] = _junk(number)
    two.box.mails["mia"] = _status()
    two.daemon.fetch()
    waiting = received.waiting()
    (first, *_) = taking.next_mails(20).numbers
    row = received.get(first)

    assert waiting <= 301
    assert row is not None
    assert row.key == "mia"


def test_a_flood_is_handled_to_its_end_and_leaves_no_rows_behind(two: World) -> None:
    for number in range(700):
        two.box.mails[f"junk:{number}"] = _junk(number)
    began = time.monotonic()
    two.run()
    rows = LetterRow.select().where(LetterRow.name == "stranger").count()
    kept = received.count()
    two.after(31)

    assert time.monotonic() - began < 60
    assert two.box.mails == {}
    assert rows <= 20
    assert kept >= 700
    assert received.count() < 50


@pytest.mark.parametrize("name", ["relayed", "got-your-report"])
def test_the_urgent_are_as_urgent_in_the_store_as_in_the_table(two: World, name: str) -> None:
    letters: dict[str, Letter] = {
        "relayed": Relayed("Max", "Re: Mia", "Hello"), "got-your-report": GotYourReport(),
    }  # fmt: skip
    _write(two, HelpLetter(()))
    _write(two, letters[name])

    assert taking.letters(two.now, 1)[0].name == name


def _uncapped(two: World) -> Settings:
    return replace(two.service.settings, policy=Policy(answers_a_day=10_000))


def _spend(world: World, number: int) -> None:
    """Note that so many letters left within the hour."""
    row = LetterRow.select().first()
    with database.atomic():
        for place in range(number - leaving.sent_since(world.now - timedelta(hours=1))):
            LetterRow.create(
                name="done", recipient=row.recipient, created_at=world.now, state="sent", sent_at=world.now,
                message_id=f"<spent-{place}>",
            )  # fmt: skip


def _write(world: World, letter: Letter) -> None:
    with database.atomic():
        writing.write(world.service, writing.to_person(letter, world.person(MIA)), world.now)


def _junk(number: int) -> bytes:
    return (
        f"From: Offers <offer{number}@shop{number % 97}.example>\r\nTo: mentors@riverside.example\r\n"
        f"Subject: Only today, number {number}\r\nMessage-ID: <{number}@shop.example>\r\n\r\n"
        f"Buy now, and save {number} per cent.\r\n"
    ).encode()


def _status() -> bytes:
    return (
        f"From: Mia Okafor <{MIA}>\r\nTo: mentors@riverside.example\r\nSubject: Hello\r\n"
        "Message-ID: <late@example.com>\r\n\r\nstatus\r\n"
    ).encode()
