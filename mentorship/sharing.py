"""What one of two suggests or shares: a list, of which the other may take what they like (A24, C4).

Whether something was taken is known to who took it or not; nobody is told "not taken", and nobody is asked.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from mentorship.letters.base import Role

MOST = 100  # that are kept of one pair


class What(StrEnum):
    """Something to do, or something to read."""

    SUGGESTION = "suggestion"
    RESOURCE = "resource"


class Outcome(StrEnum):
    """What became of it, as who got it said; the words are those of the answer."""

    OPEN = ""
    TAKEN = "taken"
    NOT_TAKEN = "not taken"
    DONE = "done"


@dataclass(frozen=True)
class Shared:
    """One line of the list."""

    what: What
    words: str
    by: Role
    at: datetime
    outcome: Outcome = Outcome.OPEN


def added(shared: tuple[Shared, ...], fresh: Shared) -> tuple[Shared, ...]:
    """Return the list with one more; the oldest go where it grows too long."""
    return (*shared, fresh)[-MOST:]


def marked(
    shared: tuple[Shared, ...], outcome: Outcome, reader: Role, by_then: datetime | None
) -> tuple[Shared, ...]:
    """Return the list after somebody said what became of a suggestion: the latest that they had by then."""
    places = [
        place
        for place, one in enumerate(shared)
        if one.what is What.SUGGESTION and one.by is not reader and (by_then is None or one.at <= by_then)
    ]
    if not places:
        return shared
    last = places[-1]
    return (*shared[:last], replace(shared[last], outcome=outcome), *shared[last + 1 :])


def suggested_since(shared: Iterable[Shared], since: datetime | None) -> str:
    """Return the latest suggestion since a moment, whatever became of it, for the next agenda."""
    found = [one.words for one in shared if one.what is What.SUGGESTION and (since is None or one.at > since)]
    return found[-1] if found else ""


def taken(shared: Iterable[Shared]) -> tuple[str, ...]:
    """Return the suggestions that were taken or done, oldest first: for what was done, at the end."""
    return tuple(
        one.words
        for one in shared
        if one.what is What.SUGGESTION and one.outcome in (Outcome.TAKEN, Outcome.DONE)
    )


def resources(shared: Iterable[Shared]) -> tuple[str, ...]:
    """Return the resources that the two gave each other, oldest first."""
    return tuple(dict.fromkeys(one.words for one in shared if one.what is What.RESOURCE))
