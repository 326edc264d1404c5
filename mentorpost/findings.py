"""What `doctor` finds: one line of what is so, and where it is not right, one of what to do."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Level(StrEnum):
    """How much a finding matters."""

    OK = "ok"
    LOOK = "look"  # it works, and could be better
    FAULT = "fault"  # the programme does not work like this


@dataclass(frozen=True)
class Finding:
    """One thing that was looked at."""

    about: str  # settings, machine, store, login, mailbox, sending, back
    level: Level
    what: str
    do: str = ""


def ok(about: str, what: str) -> Finding:
    """It is as it should be."""
    return Finding(about, Level.OK, what)


def look(about: str, what: str, do: str) -> Finding:
    """It works, and could be better."""
    return Finding(about, Level.LOOK, what, do)


def fault(about: str, what: str, do: str) -> Finding:
    """The programme does not work like this."""
    return Finding(about, Level.FAULT, what, do)
