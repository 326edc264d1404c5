"""Letters to somebody who has just been added, and to somebody whom we do not know."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from mentorship.letters.base import Letter


@dataclass(frozen=True)
class WelcomeMentor(Letter):
    """What to expect, what it costs, the ground rules (A32, D2, D6, D15); "no" deletes the entry."""

    name: ClassVar[str] = "welcome-mentor"

    mission: str  # as the organizer entered it, or empty


@dataclass(frozen=True)
class WelcomeMentee(Letter):
    """What to expect, what it costs, the ground rules (A32, D2, D6, D15); `mentors` begins."""

    name: ClassVar[str] = "welcome-mentee"


@dataclass(frozen=True)
class Stranger(Letter):
    """To an address that we do not know, at most once a day."""

    name: ClassVar[str] = "stranger"


@dataclass(frozen=True)
class Forgotten(Letter):
    """The last letter to somebody whose data was deleted."""

    name: ClassVar[str] = "forgotten"
