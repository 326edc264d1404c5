"""A mail that does not arrive: its writer hears of it; an address that takes none is let go, and found."""

from __future__ import annotations

from itertools import count

from mailer.values import Delivery, Outcome
from mentorpost.commands.people_address import use_for as _use
from mentorship.delivery import FADES, FOR_GOOD
from mentorship.lifecycle import State
from mentorship.people import Status
from store import bounces
from store.models import LetterRow, database
from tests.world import Got, World

MAX, MIA, ANN = "max@example.org", "mia@example.com", "ann@riverside.example"
BOUNCE = """\
From: MAILER-DAEMON@riverside.example
To: mentors@riverside.example
Subject: Undelivered Mail Returned to Sender
Auto-Submitted: auto-replied
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="b"

--b
Content-Type: text/plain

It could not be delivered.
--b
Content-Type: message/delivery-status

Reporting-MTA: dns; mail.example.net

Final-Recipient: rfc822; {to}
Action: failed
Status: 5.1.1

--b
Content-Type: text/rfc822-headers

Message-ID: {number}

--b--
"""


def _names(letters: list[Got]) -> list[tuple[str, str]]:
    return sorted((got.name, got.to) for got in letters)


def test_a_mail_that_the_server_refuses_is_told_to_its_writer_at_once(two: World) -> None:
    two.wire.outcomes = [Outcome(Delivery.FAILED, "550 5.1.1 no such user max@example.org")]

    letters = two.reply(MIA, "introduction", "Hello Max, my road was long.")

    assert _names(letters) == [("not-possible", MIA)]
    told = next(got for got in letters if got.to == MIA)
    assert "Your mail didn't reach Max" in told.text
    assert MAX not in told.text


def test_a_mail_that_comes_back_later_is_told_once_and_a_letter_of_ours_never(two: World) -> None:
    (passed,) = two.reply(MIA, "introduction", "Hello Max, my road was long.")
    bounce = BOUNCE.format(to=MAX, number=passed.message["Message-ID"])
    ours = BOUNCE.format(to=MAX, number=two.latest("introduction", MAX).message["Message-ID"])

    first = two.deliver(bounce.encode())
    second = two.deliver(bounce.replace("It could", "Once more: it could").encode())
    third = two.deliver(ours.encode())

    assert _names(first) == [("not-possible", MIA)]
    assert second == []
    assert third == []


def test_after_a_report_nobody_hears_that_a_mail_came_back(two: World) -> None:
    (passed,) = two.reply(MIA, "introduction", "Hello Max, my road was long.")
    two.reply(MAX, "relayed", "report\nShe insults me.")

    letters = two.deliver(BOUNCE.format(to=MAX, number=passed.message["Message-ID"]).encode())

    assert letters == []


def test_three_days_of_bounces_with_two_tries_and_it_is_given_up(two: World) -> None:
    _come_back(two, MIA, "introduction")
    first = two.after(2)
    _come_back(two, MIA, "undeliverable")
    second = two.after(2)
    given_up = _come_back(two, MIA, "undeliverable")

    assert ("undeliverable", MIA) in _names(first)
    assert ("undeliverable", MIA) in _names(second)
    assert _names(given_up) == [("organizer-alert", ANN), ("undeliverable", MAX)]
    assert two.person(MIA).status is Status.UNDELIVERABLE
    assert all(MIA not in got.text for got in given_up if got.to == MAX)


def test_many_bounces_of_one_day_count_once(two: World) -> None:
    for _ in range(10):
        _come_back(two, MIA, "introduction")

    assert two.person(MIA).status is Status.APPROVED
    assert bounces.score(two.person(MIA).id, MIA, two.now.date()) == FOR_GOOD


def test_points_fade_in_a_month(two: World) -> None:
    _come_back(two, MIA, "introduction")
    person = two.person(MIA)
    two.after(31)

    assert bounces.score(person.id, MIA, (two.now - FADES).date()) == 0


def test_a_try_that_arrives_ends_it(two: World) -> None:
    _come_back(two, MIA, "introduction")
    letters = two.after(20)

    assert [got.to for got in letters if got.name == "undeliverable"] == [MIA]
    assert two.person(MIA).status is Status.APPROVED


def test_an_address_that_the_server_refuses_at_once_counts_the_same(two: World) -> None:
    for _ in range(3):
        two.wire.outcomes = [Outcome(Delivery.FAILED, "550 5.1.1 no such user", about_address=True)]
        two.write(MAX, "status")
        two.after(1)

    assert bounces.score(two.person(MAX).id, MAX, (two.now - FADES).date()) >= FOR_GOOD


def test_a_letter_that_is_refused_for_what_it_says_is_no_fault_of_the_address(two: World) -> None:
    two.wire.outcomes = [Outcome(Delivery.FAILED, "554 5.7.1 looks like junk")]
    two.write(MAX, "status")

    assert bounces.score(two.person(MAX).id, MAX, two.now.date()) == 0


def test_while_letters_come_back_nothing_is_asked_and_no_time_runs_out(two: World) -> None:
    _give_up(two, MIA)
    letters = two.after(60)

    assert _names([got for got in letters if got.to in (MAX, MIA)]) == []
    assert two.pair().state is State.AGREEING


def test_mail_for_somebody_unreachable_waits_and_goes_on_with_the_address(two: World) -> None:
    _give_up(two, MIA)
    kept = two.reply(MAX, "introduction", "Hello Mia, are you there?")
    _address(two, MIA, "mia@example.net")
    letters = two.run()

    assert _names(kept) == [("not-possible", MAX)]
    assert "waits with me" in kept[0].text
    assert ("relayed", "mia@example.net") in _names(letters)
    assert ("undeliverable", MAX) in _names(letters)


def test_a_corrected_address_gets_what_it_never_had_and_the_days_between_do_not_count(two: World) -> None:
    introduction = two.latest("introduction", MIA)
    _give_up(two, MIA)
    two.after(40)
    _address(two, MIA, "mia@example.net")
    letters = two.run()
    (again,) = [got for got in letters if got.name == "introduction"]
    soon = two.after(3)

    assert again.to == "mia@example.net"
    assert again.message["Message-ID"] == introduction.message["Message-ID"]
    assert two.pair().state is State.AGREEING
    assert "closing" not in [got.name for got in soon]


def test_an_answer_to_the_letter_that_was_sent_again_is_proven(two: World) -> None:
    _give_up(two, MIA)
    _address(two, MIA, "mia@example.net")
    two.run()
    letters = two.reply("mia@example.net", "introduction", "Hello Max, my road was long.")

    assert _names(letters) == [("relayed", MAX)]


def test_whoever_writes_from_their_address_is_here_again(two: World) -> None:
    _give_up(two, MIA)
    letters = two.write(MIA, "status")

    assert two.person(MIA).status is Status.APPROVED
    assert {("status", MIA), ("undeliverable", MAX)} <= set(_names(letters))


def test_a_bounce_that_names_no_letter_of_ours_counts_for_nobody(two: World) -> None:
    for number in ("<made-up@riverside.example>", "<1a-aaaaaaaaaaaaaaaaaaaa@riverside.example>"):
        two.deliver(BOUNCE.format(to=MIA, number=number).encode())

    assert bounces.score(two.person(MIA).id, MIA, two.now.date()) == 0


def test_an_end_is_still_heard_while_the_other_one_cannot_be_reached(two: World) -> None:
    _give_up(two, MIA)
    two.reply(MAX, "introduction", "end now")
    letters = two.reply(MAX, "which-of-us", "end now") if two.pair().state is State.AGREEING else []

    assert two.pair().state is State.ENDED, letters


_bounces = count()


def _come_back(two: World, to: str, name: str) -> list[Got]:
    """The latest letter of a name to somebody comes back."""
    number = two.latest(name, to).message["Message-ID"]
    LetterRow.update(state="sent").where(LetterRow.message_id == str(number)).execute()
    bounce = BOUNCE.format(to=to, number=number).replace(
        "It could", f"For the {next(_bounces)}th time it could"
    )
    return two.deliver(bounce.encode())


def _give_up(two: World, address: str) -> None:
    _come_back(two, address, "introduction")
    for _ in range(2):
        two.after(2)
        _come_back(two, address, "undeliverable")
    assert two.person(address).status is Status.UNDELIVERABLE


def _address(two: World, address: str, new: str) -> None:
    """What `mentorpost people address` does."""
    with database.atomic():
        _use(two.service, address, new, second=False, now=two.now)
