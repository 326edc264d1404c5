"""What follows where letters to somebody come back: a try, and giving up when that came back too.

Points of an address and day, the gravest of the day once; what is older than a month counts no more.
Nothing here knows what a server said.
"""

from __future__ import annotations

from datetime import timedelta
from enum import StrEnum

FOR_GOOD, FOR_NOW = 2, 1  # points: there is no such address; it takes nothing at present
FADES = timedelta(days=30)


class Follows(StrEnum):
    """What is done after a letter came back."""

    NOTHING = "nothing"
    TRY = "try"  # another day, with a letter that says so
    GIVE_UP = "give up"


def follows(score: int, limit: int, *, was_a_try: bool) -> Follows:
    """Say what is done at so many points; nobody is given up whom a last letter did not miss."""
    if score >= limit and was_a_try:
        return Follows.GIVE_UP
    return Follows.TRY if score >= FOR_GOOD or was_a_try else Follows.NOTHING
