"""Every letter, as a value. `LETTERS` finds a letter's class by its name."""

from __future__ import annotations

from mentorship.letters import (
    agreeing,
    answering,
    choosing,
    done,
    ending,
    joining,
    managers,
    meetings,
    organizing,
    recommending,
    rounds,
)
from mentorship.letters.base import Letter

CHAPTERS = (
    *(joining, recommending, choosing, agreeing, rounds, meetings),
    *(ending, managers, organizing, answering, done),
)

LETTERS: dict[str, type[Letter]] = {
    letter.name: letter
    for chapter in CHAPTERS
    for letter in vars(chapter).values()
    if isinstance(letter, type) and issubclass(letter, Letter) and "name" in vars(letter)
}
