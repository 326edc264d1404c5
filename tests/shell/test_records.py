"""After 400 days the store forgets that a letter or a mail was; what people then do with it harms nobody."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from mentorship.lifecycle import State
from store.models import LetterRow, ReceivedRow
from tests.world import World

MAX, MIA = "max@example.org", "mia@example.com"


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    """Two people who were introduced, and wrote to each other."""
    world = World(tmp_path)
    world.add(MAX, "Max Berger", mentor=True, mission="I count.")
    world.add(MIA, "Mia Okafor")
    world.reply(MIA, "welcome-mentee", f"request {world.person(MAX).code}\n\nI would like to learn to count.")
    world.reply(MAX, "request", "accept")
    world.reply(MIA, "introduction", "Hi Max,\n\nwhere do I begin?")
    yield world
    world.close()


def _of_the_pair() -> set[str]:
    return {row.name for row in LetterRow.select().where(LetterRow.mentorship == 1)}


def test_two_who_found_no_agreement_are_out_of_the_outbox_400_days_later(world: World) -> None:
    world.after(days=35)
    assert world.pair().state is State.ENDED
    world.after(days=380)
    assert "introduction" in _of_the_pair()

    world.write(MAX, "status")
    world.after(days=30)

    assert not _of_the_pair()
    assert world.pair().notes
    assert not ReceivedRow.select().where(ReceivedRow.mentorship == 1).exists()


def test_an_answer_to_a_letter_without_a_record_changes_nothing_by_a_guess(world: World) -> None:
    introduction, before = world.latest("introduction", MIA), world.pair().state
    LetterRow.delete().where(LetterRow.mentorship == 1).execute()

    fresh = world.reply(MIA, introduction, "end now")

    assert world.pair().state is before
    assert [(got.to, got.name) for got in fresh] == [(MIA, "confirm-identity")]


def test_the_same_old_mail_once_more_is_asked_about_and_never_done_again(world: World) -> None:
    mail = world.reply_mail(MIA, "introduction", "leave")
    world.after(days=450)
    world.write(MAX, "status")
    world.after(days=450)
    assert not ReceivedRow.select().where(ReceivedRow.sender == MIA).exists()

    fresh = world.deliver(mail)

    assert world.person(MIA).mentee
    assert [(got.to, got.name) for got in fresh] == [(MIA, "confirm-identity")]


def test_it_is_done_once_a_day_and_goes_on_where_it_was(world: World) -> None:
    world.after(days=500)
    left = LetterRow.select().count()

    world.after(hours=1)

    assert LetterRow.select().count() == left
