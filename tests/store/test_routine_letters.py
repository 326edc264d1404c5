"""What counts against somebody's letter budget, as it is read out of the store."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from store import routine
from store.models import LetterRow
from tests.world import World

MAX, MIA = "max@example.org", "mia@example.com"


def _settled(folder: Path) -> World:
    world = World(folder)
    world.add(MAX, "Max Berger", mentor=True, mission="I count.")
    world.add(MIA, "Mia Okafor")
    world.reply(MIA, "welcome-mentee", f"request {world.person(MAX).code}\n\nI would like to learn to count.")
    world.reply(MAX, "request", "accept")
    world.reply(MIA, "introduction", "Hello Max, I never planned to work with numbers.")
    world.reply(MAX, "introduction", "Hello Mia, neither did I. Tell me about the first day.")
    world.reply(MIA, "agreement-form", "agree")
    world.reply(MAX, "agreement-review", "agree")
    return world


def _until(world: World, name: str, to: str) -> None:
    for _ in range(30):
        if any(got.name == name and got.to == to for got in world.after(days=1)):
            return
    raise AssertionError(f"{to} never got {name}")


def _agendas_of_max(world: World) -> list[LetterRow]:
    rows = LetterRow.select().where(LetterRow.name == "agenda", LetterRow.recipient == MAX)
    return list(rows.order_by(LetterRow.id))


def test_an_agenda_counts_for_both_on_the_day_that_the_mentee_was_asked(tmp_path: Path) -> None:
    world = _settled(tmp_path)
    _until(world, "agenda-ask", MIA)
    asked_at = world.latest("agenda-ask", MIA).at
    _until(world, "agenda", MAX)
    both = (world.person(MAX).id, world.person(MIA).id)

    counted = routine.letters(both, asked_at - timedelta(hours=1))
    world.close()

    assert [counted[person].count(asked_at) for person in both] == [1, 1]
    assert all(at < world.latest("agenda", MAX).at for moments in counted.values() for at in moments)


def test_an_agenda_that_is_still_to_come_has_its_place_for_who_was_not_asked(tmp_path: Path) -> None:
    world = _settled(tmp_path)
    _until(world, "agenda-ask", MIA)
    asked_at = world.latest("agenda-ask", MIA).at
    both = (world.person(MAX).id, world.person(MIA).id)

    counted = routine.letters(both, asked_at - timedelta(hours=1))
    world.close()

    assert "agenda" not in [got.name for got in world.letters if got.to == MAX and got.at >= asked_at]
    assert [counted[person].count(asked_at) for person in both] == [1, 1]


def test_an_agenda_that_somebodys_own_topic_brought_on_counts_for_nobody(tmp_path: Path) -> None:
    world = _settled(tmp_path)
    _until(world, "agenda-ask", MIA)
    world.reply(MIA, "agenda-ask", "Topic: how to ask for more time")
    world.close()

    assert [row.routine for row in _agendas_of_max(world)] == [False]
