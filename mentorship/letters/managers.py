"""Letters about somebody's own manager: shown first, then sent (D3, D5, D8).

A manager reads the name of the participant who asked for the letter, and of the organizer; no other name.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from mentorship.letters.base import Letter, Line, Role


@dataclass(frozen=True)
class ManagerPreview(Letter):
    """To whoever named their manager: this would go, word for word. Shall it?"""

    name: ClassVar[str] = "manager-preview"

    manager: str
    text: str  # the letter, with its subject
    partner: str = ""  # of the mentorship that it is about; hears nothing of it
    written: bool = False  # the manager had a letter before
    forgotten_on: date | None = None  # without an answer


@dataclass(frozen=True)
class WelcomeManager(Letter):
    """The manager's guide (D3): what mentoring is, who drives it (D5), what it costs, what stays private."""

    name: ClassVar[str] = "welcome-manager"

    employee: str
    employee_full: str
    role: Role
    time: str
    months: int


@dataclass(frozen=True)
class ManagerAgreement(Letter):
    """The times and the length of what was settled, and what holds when something urgent comes up (D10)."""

    name: ClassVar[str] = "manager-agreement"

    employee: str
    employee_full: str
    role: Role
    lines: tuple[Line, ...]
    first: bool = True  # nothing has gone to this manager before
    collides: bool = False  # one of the lines says what holds then


@dataclass(frozen=True)
class ManagerOver(Letter):
    """The last one: nothing more comes."""

    name: ClassVar[str] = "manager-over"

    employee: str
    employee_full: str
    over: bool = True  # False: it may go on, and the participant wants no more letters about it
