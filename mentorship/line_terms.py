"""The canonical words of an agreement's lines, and what follows from each for the two.

They are kept as words, and these are the words. Where somebody's own words stand instead, nothing follows.
"""

from __future__ import annotations

import re

from mentorship.fields import Field

BETWEEN = "; "  # what one gives and what the other gives, on one line (C9)
BOTH = "both: "
IN_TURNS = "in turns"
ASKS_MENTEE, ASKS_BOTH, ASKS_NOBODY = "mentee", "both", "none"  # before an agenda (E20, E21)
BY_MAIL = "by mail"
FORMATS = (BY_MAIL, "by phone", "by video", "by conference call", "by chat", "in person")  # E12
MEETING = (Field.AVAILABILITY, Field.SESSION, Field.CANCELLING, Field.AGENDA)  # only where two meet
YES = "yes"
_WITHIN = re.compile(r"(\d{1,2}) (working )?days?\b")


def meets(how: str) -> bool:
    """Whether two do more than write; in words that nobody could read, they may."""
    ways = formats_of(how)
    return bool(how) and (not ways or ways != (BY_MAIL,))


def formats_of(how: str) -> tuple[str, ...]:
    """Return the ways of contact that stand in front of a line, in their canonical words."""
    ways = how.partition(" (")[0].split(", ")
    return tuple(ways) if all(way in FORMATS for way in ways) else ()


def days_to_answer(within: str) -> int:
    """Return within how many days two answer each other (C12); 0 where nothing was said."""
    found = _WITHIN.match(within)
    if found is None:
        return 0
    days = int(found[1])
    return days + (days + 4) // 5 * 2 if found[2] else days


def reviews(work_review: str) -> bool:
    """Whether work is read and commented on: only where a yes was written (A23, C3)."""
    return work_review.partition(" ")[0] == YES
