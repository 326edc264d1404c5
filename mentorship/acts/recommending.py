"""A mentor names who could recommend them, and takes a recommendation away (A36). Nobody is asked here."""

from __future__ import annotations

from dataclasses import dataclass

from mentorship.effects import DropRecommendations, Effect, NameRecommenders
from mentorship.evidence import Evidence
from mentorship.fields import Field
from mentorship.letters.base import Line
from mentorship.letters.done import Done
from mentorship.people import Status
from mentorship.recommendations import Standing, Unasked, Why, allowed, takes_a_place
from mentorship.requests import Request
from mentorship.scene import Effects, Scene


@dataclass(frozen=True)
class Heard:
    """What is said to a mentor about the people whom they named."""

    lines: tuple[Line, ...] = ()
    asks: tuple[str, ...] = ()  # the names of who is asked now
    later: bool = False  # ... when the mentor is let in
    unasked: tuple[Unasked, ...] = ()


def hear(scene: Scene) -> tuple[tuple[Effect, ...], Heard]:
    """Return what a line `Recommended by: …` causes, and what is said about it."""
    naming, mentor = scene.naming, scene.asker
    if naming is None:
        return (), Heard()
    if not (mentor.mentor or mentor.wants == "mentor"):
        return (), Heard(unasked=(Unasked(mentor.name, Why.MENTEE),))
    if naming.takes_back:
        return (DropRecommendations(mentor),), Heard((Line(Field.RECOMMENDED_BY, "-"),))
    fresh, refused = allowed(mentor, naming, scene.policy, scene.now)
    # Whoever is named again while it is open stands in the line, and is not asked again.
    open_ = {one.mark for one in naming.before if takes_a_place(one, scene.now)}
    kept = [one for one in naming.people if one in fresh or one.mark in open_]
    names = ", ".join(f"{one.name} <{one.address}>" for one in kept)
    lines = (Line(Field.RECOMMENDED_BY, names),) if names else ()
    later = mentor.status is not Status.APPROVED or not mentor.mentor
    heard = Heard(lines, tuple(one.name for one in fresh), later, refused)
    return ((NameRecommenders(mentor, fresh),) if fresh else ()), heard


def only_its_address_says_so(scene: Scene) -> bool:
    """Whether a recommendation that stands would be taken back by a mail that anybody could have written."""
    naming = scene.naming
    stands = naming is not None and any(one.standing is Standing.STANDS for one in naming.before)
    return (
        naming is not None
        and naming.takes_back
        and stands
        and scene.evidence is Evidence.ADDRESS
        and not scene.authenticated
    )


def drop(scene: Scene) -> Effects:
    """The mentor would rather not have it shown; who wrote it is not told."""
    number = scene.answered.about if scene.answered else 0
    yield DropRecommendations(scene.asker, number)
    yield scene.reply(Done(Request.DROP, recommended=True))
