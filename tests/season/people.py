"""The people of a simulated season: how soon they answer, how often, in which language and mail client.

The shares and hours are assumptions, on the slow side: two in five answer nearly everything, half of it
within twelve hours; two in five within thirty hours, and one letter in five never; one in five answers less
than half.
"""

from __future__ import annotations

import random
from dataclasses import dataclass

from tests.clients import FORMATS

FIRST = (
    "Ada", "Bela", "Cleo", "Dario", "Esra", "Femi", "Greta", "Hugo", "Ines", "Jonas", "Kaya", "Lior", "Mira",
    "Nils", "Oona", "Pavel", "Quinn", "Rosa", "Sami", "Tove", "Ugo", "Vera", "Wim", "Xenia", "Yara", "Zeno",
    "Alba", "Boris", "Carla", "Dunja", "Emil", "Fleur", "Gita", "Hana", "Igor", "Jette",
)  # fmt: skip
LAST = ("Abel", "Brandt", "Costa", "Dahl", "Ek", "Ferri", "Guo", "Holm", "Ito", "Jansen", "Klein", "Lund")
TRADES = ("nurse", "baker", "lawyer", "teacher", "mechanic", "accountant", "librarian", "electrician")
LANGUAGES = ("en",) * 6 + ("de", "de", "es", "fr", "it", "nl", "pt")
MORNING, NIGHT = 7, 22


@dataclass(frozen=True)
class Habit:
    """How somebody deals with letters that ask for an answer."""

    answers: float  # the share of them that are answered at all
    hours: float  # half of the answers come within so many
    spread: float = 1.1  # of the logarithm


HABITS = (
    (0.40, Habit(0.95, 12)),
    (0.40, Habit(0.80, 30)),
    (0.20, Habit(0.40, 70)),
)


@dataclass(frozen=True)
class Someone:
    """A participant."""

    name: str
    address: str
    mentor: bool
    capacity: int
    language: str
    client: str
    habit: Habit
    trade: str

    @property
    def first_name(self) -> str:
        """What letters call them."""
        return self.name.split()[0]


def crowd(dice: random.Random, mentors: int, mentees: int) -> tuple[Someone, ...]:
    """Return so many people, each with ways of their own."""
    return tuple(someone(dice, number, mentor=number < mentors) for number in range(mentors + mentees))


def someone(dice: random.Random, number: int, *, mentor: bool) -> Someone:
    """Return the next one, who has an address that nobody else has."""
    first = FIRST[number % len(FIRST)]
    name = f"{first} {dice.choice(LAST)}"
    habit = dice.choices([habit for _, habit in HABITS], [share for share, _ in HABITS])[0]
    habit = HABITS[0][1] if number == 0 else habit  # who takes three mentees answers their mail
    return Someone(
        name,
        f"{first.lower()}{number}@{dice.choice(('example.org', 'example.com', 'example.net'))}",
        mentor,
        3 if number == 0 else 1,
        dice.choice(LANGUAGES),
        dice.choice(sorted(FORMATS)),
        habit,
        dice.choice(TRADES),
    )
