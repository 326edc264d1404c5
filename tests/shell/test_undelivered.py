"""A mail to the partner that does not arrive: its writer hears of it."""

from __future__ import annotations

from mailer.values import Delivery, Outcome
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
