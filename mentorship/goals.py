"""The goals of an agreement: each in its writers' words, added, replaced and dropped (A7, E6, E7).

A goal is kept as it was written; the number and the day in it are found beside it. Nothing here decides
whether a change holds: that takes both. What could be meant in two ways is asked back, never guessed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from mentorship.common_words import COMMON
from mentorship.fields import GOALS, SPOKEN_OF, Field

OPEN_GOAL = "open; settled together in the first weeks"
NO_GOAL = "none; listening is what is asked for"
NOUNS = frozenset({"talk", "work", "job", "change"})  # common in mentoring, and yet what a goal may be about
NOT_GOALS = frozenset({"", OPEN_GOAL, NO_GOAL})

Lines = tuple[tuple[Field, str], ...]

BESIDE = (
    "your agreement has a goal already. Does this one stand beside it, or in its place? Write it once more, "
    'with "Another goal:" or with "Goal 1:" in front'
)
WHICH = (
    "your agreement has several goals, and I can't tell which one you mean. Write the line once more with "
    'its number, as in "Goal 2: …"; "Goal 2: none" takes it out'
)
TOO_MANY = (
    "your agreement has five goals already, and more can't be kept in view. Write this one in the place of "
    'another, as in "Goal 2: …"'
)
NO_SUCH = "there is no goal of that number in your agreement"


@dataclass(frozen=True)
class Aim:
    """What a goal says about itself: how much of what, and by when, where its words say so (A7)."""

    words: str
    amount: str = ""  # "two interviews"
    by: date | None = None


class UnclearGoalError(Exception):
    """A change of the goals that can be meant in two ways; the sentence asks which."""


def goals_in(values: Lines) -> tuple[str, ...]:
    """Return the goals that an agreement holds, in their order."""
    kept = dict(values)
    return tuple(kept[field] for field in GOALS if kept.get(field, "") not in NOT_GOALS)


def settled(values: Lines, changes: Lines, shown: bool) -> Lines:
    """Return changes in which every goal has its place, or raise UnclearGoalError.

    `shown`: their writer had the form before them, so that its one line "Goal" means the goal in it.
    """
    wanted = dict(changes)
    about = [field for field in wanted if field in GOALS or field in SPOKEN_OF]
    if not about:
        return changes
    before = goals_in(values)
    after: list[str] = list(before)
    for field in about:
        value = wanted[field].strip()
        if field is Field.DROPPED_GOAL:
            after[_place(value, before)] = ""
        elif field is not Field.ANOTHER_GOAL and not (field is Field.GOAL and not before):
            _put(after, before, field, value, shown)
    for field in (Field.GOAL, Field.ANOTHER_GOAL):
        if field in wanted and (field is Field.ANOTHER_GOAL or not before):
            after += [line.strip() for line in wanted[field].split("\n") if line.strip() not in NOT_GOALS]
    goals = list(dict.fromkeys(goal for goal in after if goal))
    if len(goals) > len(GOALS):
        raise UnclearGoalError(TOO_MANY)
    places = [*goals, *([""] * (len(GOALS) - len(goals)))]
    if not goals:
        places[0] = wanted.get(Field.GOAL) or dict(values).get(Field.GOAL, "")
        places[0] = places[0] if places[0] in (OPEN_GOAL, NO_GOAL) else OPEN_GOAL
    others = tuple((field, value) for field, value in changes if field not in about)
    return (*others, *((f, g) for f, g in zip(GOALS, places, strict=True) if g != dict(values).get(f, "")))


def named(words: str, goals: tuple[str, ...]) -> str:
    """Return the one goal that words speak of, or an empty string where it is none or more than one."""
    said = _telling(words)
    told = [said & _telling(goal) for goal in goals]
    alone = [goal for goal, found in zip(goals, told, strict=True) if found - _shared(goals)]
    return alone[0] if len(alone) == 1 else ""


def aims_of(goals: tuple[str, ...], known: Iterable[Aim]) -> tuple[Aim, ...]:
    """Return what is known about each goal."""
    by_words = {aim.words: aim for aim in known}
    return tuple(by_words.get(goal, Aim(goal)) for goal in goals)


def _put(after: list[str], before: tuple[str, ...], field: Field, value: str, clear: bool) -> None:
    """Put a goal in its place; a line "Goal" without a number only where there is one that it can mean."""
    if field is Field.GOAL:
        if value in before:
            return
        if len(before) > 1:
            raise UnclearGoalError(WHICH)
        if not clear:
            raise UnclearGoalError(BESIDE)
    place = 0 if field in (Field.GOAL, Field.GOAL_1) else GOALS.index(field)
    if place < len(before):
        after[place] = "" if value in NOT_GOALS else value
    elif value not in NOT_GOALS:
        after.append(value)
    else:
        raise UnclearGoalError(NO_SUCH)


def _place(value: str, before: tuple[str, ...]) -> int:
    if value.isdecimal() and int(value):
        if int(value) > len(before):
            raise UnclearGoalError(NO_SUCH)
        return int(value) - 1
    found = value if value in before else named(value, before)
    if not found and not (len(before) == 1 and not _telling(value)):
        raise UnclearGoalError(WHICH)
    return before.index(found) if found else 0


def _telling(text: str) -> frozenset[str]:
    words = re.findall(r"[^\W_]+", text.casefold())
    return frozenset(
        word
        for word in words
        if word in NOUNS or ((len(word) > 2 or word.isdecimal()) and word not in COMMON)
    )


def _shared(goals: tuple[str, ...]) -> frozenset[str]:
    """Return the words that more than one of the goals has; they tell nothing apart."""
    found = [_telling(goal) for goal in goals]
    return frozenset(word for words in found for word in words if sum(word in other for other in found) > 1)
