"""What the demo's story is made of: people, what they answer to which letter, and what must happen.

Values only. People react to letters, never to dates, so that the story stays true when timers change.
"""

from __future__ import annotations

from typing import NamedTuple


class Actor(NamedTuple):
    """Somebody who takes part, and the mail client that they answer with."""

    name: str
    address: str
    client: str  # a key of demo.clients.CLIENTS
    hour: int  # when they look at their mail
    mission: str = ""  # mentors have one

    @property
    def first_name(self) -> str:
        """What the story calls them."""
        return self.name.split()[0]

    @property
    def mentor(self) -> bool:
        """Whether they mentor; the others look for a mentor."""
        return bool(self.mission)


class Cue(NamedTuple):
    """The letter of this name that somebody gets for the nth time."""

    who: str  # first name
    letter: str
    nth: int = 1

    def __str__(self) -> str:
        return f"{self.letter} to {self.who} ({self.nth})"


class Answer(NamedTuple):
    """What somebody writes back, and after how many days.

    The words may hold {max}, the code that stands beside that name in the letter, and {until}, a day
    three weeks ahead.
    """

    cue: Cue
    days: int
    text: str
    caption: str = ""  # told before it


class Step(NamedTuple):
    """A letter that has to come, and what is told before it."""

    cue: Cue
    caption: str = ""


class Ending(NamedTuple):
    """How a mentorship has to stand at the end."""

    mentor: str
    mentee: str
    state: str


class Story(NamedTuple):
    """A whole programme."""

    cast: tuple[Actor, ...]
    answers: tuple[Answer, ...]
    steps: tuple[Step, ...]
    endings: tuple[Ending, ...]
    days: int
