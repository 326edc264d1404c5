"""A mail to the partner that does not arrive: its writer hears of it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

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


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    """Two people who were introduced."""
    world = World(tmp_path)
    world.add(MAX, "Max Berger", mentor=True, mission="I count.")
    world.add(MIA, "Mia Okafor")
    world.reply(MIA, "welcome-mentee", f"request {world.person(MAX).code}\n\nI would like to learn to count.")
    world.reply(MAX, "request", "accept")
    yield world
    world.close()


def _names(letters: list[Got]) -> list[tuple[str, str]]:
    return sorted((got.name, got.to) for got in letters)


def test_a_mail_that_the_server_refuses_is_told_to_its_writer_at_once(world: World) -> None:
    world.wire.outcomes = [Outcome(Delivery.FAILED, "550 5.1.1 no such user max@example.org")]

    letters = world.reply(MIA, "introduction", "Hello Max, my road was long.")

    assert _names(letters) == [("not-possible", MIA)]
    told = next(got for got in letters if got.to == MIA)
    assert "Your mail didn't reach Max" in told.text
    assert MAX not in told.text


def test_a_mail_that_comes_back_later_is_told_once_and_a_letter_of_ours_never(world: World) -> None:
    (passed,) = world.reply(MIA, "introduction", "Hello Max, my road was long.")
    bounce = BOUNCE.format(to=MAX, number=passed.message["Message-ID"])
    ours = BOUNCE.format(to=MAX, number=world.latest("introduction", MAX).message["Message-ID"])

    first = world.deliver(bounce.encode())
    second = world.deliver(bounce.replace("It could", "Once more: it could").encode())
    third = world.deliver(ours.encode())

    assert _names(first) == [("not-possible", MIA)]
    assert second == []
    assert third == []


def test_after_a_report_nobody_hears_that_a_mail_came_back(world: World) -> None:
    (passed,) = world.reply(MIA, "introduction", "Hello Max, my road was long.")
    world.reply(MAX, "relayed", "report\nShe insults me.")

    letters = world.deliver(BOUNCE.format(to=MAX, number=passed.message["Message-ID"]).encode())

    assert letters == []
