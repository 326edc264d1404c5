"""Every way on which a mentorship ends, or its work does, reaches both with a letter (E27)."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from mentorpost.perform import Stage as OnStage
from mentorpost.perform import perform
from mentorship.acts import organizing
from mentorship.lifecycle import STEPS, By, Event, State
from mentorship.policy import Policy
from store.models import PersonRow, database
from tests.transcript import MAX, MIA, WAY
from tests.world import World

Way = Callable[[World], object]
FAREWELLS = {"closing", "survey", "reflection"}


def go(world: World, state: str) -> None:
    last = max(place for place, (after, _) in enumerate(WAY) if after == state)
    for _, what in WAY[: last + 1]:
        if isinstance(what, int):
            world.after(what)
        else:
            world.reply(*what)


def says(sender: str, letter: str, text: str) -> Way:
    return lambda world: world.reply(sender, letter, text)


def waits(days: float) -> Way:
    return lambda world: world.after(days)


def organizer_ends(world: World) -> None:
    with database.atomic():
        perform(OnStage(world.service, world.now), organizing.end(world.pair(), Policy(), world.now))
    world.run()


# fmt: off
START = {
    State.AGREEING: "agreeing", State.ACTIVE: "active", State.PAUSED: "active", State.ENDING: "active",
    State.MAINTENANCE: "maintenance",
}
INTO: dict[State, tuple[Way, ...]] = {
    State.PAUSED: (says(MIA, "agreement-settled", "pause"),),
    State.ENDING: (says(MIA, "agreement-settled", "end"),),
}
LETTER = {
    State.ACTIVE: "agreement-settled", State.PAUSED: "paused",
    State.ENDING: "agreement-settled", State.MAINTENANCE: "agreement-settled",
}
DONE = says(MIA, "agreement-settled", "done")
WAYS: dict[Event, tuple[Way, ...]] = {
    Event.NOT_AGREED:   (waits(40),),
    Event.QUIET:        (waits(70),),
    Event.LONG_PAUSE:   (waits(100),),
    Event.REACH_GOAL:   (says(MIA, "agreement-settled", "goal reached"), says(MAX, "goal-confirm", "accept")),
    Event.KEEP_MONTHLY: (DONE, says(MIA, "time-is-up", "monthly"), says(MAX, "time-is-up", "monthly")),
    Event.STOP_MONTHLY: (waits(150),),
}
# fmt: on


def way(before: State, event: Event, by: By) -> tuple[Way, ...]:
    """Return what happens on one way that the table knows."""
    writer = MAX if by is By.MENTOR else MIA
    if event is Event.CLOSE:
        return (DONE, waits(16) if by is By.SERVICE else says(writer, "time-is-up", "close"))
    if event is Event.END:  # a mentor, who gets no letter each month, ends it with the word
        stops = (waits(32), says(MIA, "maintenance", "stop"))
        return stops if by is By.MENTEE else (says(MAX, "agreement-settled", "end"),)
    if event is Event.END_NOW:
        if by is By.ORGANIZER:
            return (organizer_ends,)
        if by is By.SERVICE:
            return (waits(9),)
        own = writer == MIA and before is State.ENDING
        letter = (
            ("request" if writer == MAX else "request-sent") if before is State.AGREEING else LETTER[before]
        )
        return (says(writer, "work-it-out" if own else letter, "end now"),)
    return WAYS[event]


ENDS = [
    (step.before, step.event, by)
    for step in STEPS
    if step.after is State.ENDED or (step.before is State.ACTIVE and step.after is State.MAINTENANCE)
    if step.event is not Event.REPORT
    for by in sorted(step.by)
]


@pytest.mark.parametrize("weeks", [0, 3], ids=["at once", "after weeks"])
@pytest.mark.parametrize(
    ("before", "event", "by"), ENDS, ids=[" ".join(map(str, end)).replace(" ", "-") for end in ENDS]
)
def test_both_hear_of_every_end(tmp_path: Path, before: State, event: Event, by: By, weeks: int) -> None:
    world = World(tmp_path)
    try:
        for address, name, mentor in ((MAX, "Max Berger", True), (MIA, "Mia Okafor", False)):
            person = world.add(address, name, mentor=mentor, mission="I moved.")
            PersonRow.update(code=f"K7M{2 if mentor else 3}").where(PersonRow.id == person.id).execute()
        go(world, START[before])
        if weeks and START[before] == "active":
            world.after(7 * weeks + 1)
        for act in INTO.get(before, ()):
            act(world)
        assert world.pair().state is before
        since = len(world.letters)

        for act in way(before, event, by):
            act(world)

        assert world.pair().last(event, Event.END_NOW) is not None
        told = {(got.to, got.name) for got in world.letters[since:] if got.name in FAREWELLS}
        assert {to for to, _ in told} == {MAX, MIA}
    finally:
        world.close()
