"""How many letters may leave: what the provider allows, and what the programme's size explains.

What the calendar causes is held first, then answers that change nothing; never a report, an end, or the
pair's own mail. Counts come in, and a yes or no goes out.
"""

from __future__ import annotations

from enum import IntEnum
from typing import NamedTuple

from mentorship.letters.answering import PASSED_ON


class Urgency(IntEnum):
    """In which order letters leave, and up to which share of what is allowed."""

    ALWAYS = 0  # a report, an end, the pair's own mail
    ACT = 1  # what somebody's act causes
    ANSWER = 2  # what changed nothing
    ROUTINE = 3  # what the calendar alone causes


# fmt: off
SHARES: dict[Urgency, float] = {
    Urgency.ALWAYS:  float("inf"),
    Urgency.ACT:     1.0,
    Urgency.ANSWER:  0.8,
    Urgency.ROUTINE: 0.6,
}
# fmt: on
REPORTS = frozenset({"got-your-report"})
ENDS = frozenset({"work-it-out", "closing", "forgotten", "manager-over"})
ALWAYS = PASSED_ON | REPORTS | ENDS
# Letters that changed nothing: counted, so that no mistake or loop of anybody becomes a flood.
COUNTED = frozenset(
    {
        "not-understood", "not-possible", "stranger", "status", "help", "directory", "mentor-profile",
        "my-data", "resources",
    }
)  # fmt: skip
# We could not act, and asked or said that a person reads it: more in an hour mean that a machine answers us.
LEADS_NOWHERE = frozenset({"not-understood", "help"})
NOWHERE_AN_HOUR = 2


class Sent(NamedTuple):
    """How many letters left in the last hour and in the last 24."""

    hour: int
    day: int


class Came(NamedTuple):
    """How many mails of people that take part came in the last hour and in the last 24."""

    hour: int = 0
    day: int = 0


class Limits(NamedTuple):
    """How many letters may leave; 0: as many as there are."""

    hour: int
    day: int


# Letters that one mail may cause, as an acceptance does; and mails of one person that explain letters, for a
# machine that writes without end explains nothing.
A_MAIL = 3
NONE_CAME = Came()
MAILS_OF_ONE = Came(100, 200)


def urgency(name: str, *, routine: bool, report: bool = False) -> Urgency:
    """Return how urgent a letter is; `report`: it tells of one."""
    if report or name in ALWAYS:
        return Urgency.ALWAYS
    if routine:
        return Urgency.ROUTINE
    return Urgency.ANSWER if name in COUNTED else Urgency.ACT


def may_leave(how: Urgency, sent: Sent, limits: Limits) -> bool:
    """Whether there is room for one more letter of this urgency."""
    share = SHARES[how]
    hour = not limits.hour or sent.hour < limits.hour * share
    return hour and (not limits.day or sent.day < limits.day * share)


def explained(people: int, came: Came = NONE_CAME) -> Limits:
    """Return more than a programme of this size sends: some to each at eight, and what mails cause."""
    return Limits(60 + 6 * people + A_MAIL * came.hour, 150 + 12 * people + A_MAIL * came.day)


def is_far_too_much(sent: Sent, most: Limits) -> bool:
    """Whether more has left than can be explained."""
    return sent.hour >= most.hour or sent.day >= most.day
