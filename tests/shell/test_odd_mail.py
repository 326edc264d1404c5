"""Mails that say nothing, mails that answer somebody else's letter, and a service that was away."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from email.message import EmailMessage
from pathlib import Path

import pytest

from mentorship.lifecycle import State
from tests.world import World

MAX, MIA = "max@example.org", "mia@example.com"


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    """A programme in which Mia has asked Max."""
    world = World(tmp_path)
    world.add(MAX, "Max Berger", mentor=True, mission="I changed careers.")
    world.add(MIA, "Mia Okafor")
    world.write(MIA, "mentors")
    world.reply(MIA, "directory", f"request {world.person(MAX).code}\n\nI teach maths.")
    yield world
    world.close()


def _settle(world: World) -> None:
    world.reply(MAX, "request", "accept")
    world.after(days=7)
    world.reply(MIA, "agreement-form", "agree")
    world.reply(MAX, "agreement-review", "agree")


def test_an_answer_without_a_word_is_asked_about(world: World) -> None:
    answer = world.reply(MAX, "request", "")

    assert [got.name for got in answer] == ["not-understood"]
    assert "no words of yours" in answer[0].text


def test_an_attachment_alone_is_asked_about(world: World) -> None:
    letter = world.latest("request", MAX).message
    mail = EmailMessage()
    mail["From"], mail["To"] = MAX, str(letter["Reply-To"])
    mail["Subject"], mail["Message-ID"] = f"Re: {letter['Subject']}", "<scan@example.org>"
    mail.add_attachment(b"%PDF-1.4", maintype="application", subtype="pdf", filename="yes.pdf")

    answer = world.deliver(mail.as_bytes())

    assert [got.name for got in answer] == ["not-understood"]
    assert "don't open attachments" in " ".join(answer[0].text.split())


def test_who_answers_the_letter_of_the_other_one_hears_that_it_did_not_work(world: World) -> None:
    raw = world.reply_mail(MAX, "request", "accept").replace(MAX.encode(), MIA.encode())
    assert [got.name for got in world.deliver(raw)] == ["confirm-identity"]

    answer = world.reply(MIA, "confirm-identity", "yes")

    assert [(got.to, got.name) for got in answer] == [(MIA, "not-possible")]
    assert world.pair().state is State.REQUESTED


def test_a_refusal_offers_no_agreement_before_there_is_a_draft(world: World) -> None:
    world.reply(MAX, "request", "accept")

    (answer,) = world.reply(MAX, "request", "Oh sorry, decline")

    assert answer.name == "not-possible"
    assert "    end " in answer.text
    assert "    agree" not in answer.text


@pytest.mark.parametrize("days", [21, 31, 62, 100])
def test_after_a_long_absence_nobody_gets_two_letters_at_once(days: int, world: World) -> None:
    _settle(world)
    world.now += timedelta(days=days)

    letters = [got.to for got in world.run() if got.to in (MAX, MIA)]

    assert len(letters) == len(set(letters)) > 0


def test_a_confidence_is_not_passed_on_where_the_other_one_was_to_read_the_answer(world: World) -> None:
    world.reply(MAX, "request", "accept")

    answer = world.reply(MIA, "introduction", "I would like to end this")

    assert [(got.to, got.name) for got in answer] == [(MIA, "which-of-us")]


def test_a_report_in_a_new_mail_stops_the_only_partners_mail(world: World) -> None:
    world.reply(MAX, "request", "accept")

    told = world.write(MIA, "report Max was rude to me")
    after = world.reply(MAX, "introduction", "Hi Mia, how are you?")

    assert [got.name for got in told] == ["organizer-alert", "got-your-report"]
    assert [got for got in after if got.to == MIA] == []
