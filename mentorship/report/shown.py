"""What of a report may stand on a page that goes from hand to hand: nothing behind which fewer than five are.

A number is left out, too, where it could be worked out from its neighbours: of twenty, eighteen tells of two.
"""

from __future__ import annotations

from dataclasses import dataclass

from mentorship.ratings import ENOUGH
from mentorship.report.values import Share


@dataclass(frozen=True)
class Shown:
    """So many of so many; None where it is not shown."""

    count: int | None
    of: int | None
    share: float | None


def enough(number: int) -> int | None:
    """Return a number of people or pairs, or None where there are too few."""
    return number if number >= ENOUGH else None


def steps(*numbers: int) -> tuple[int | None, ...]:
    """Return numbers, each a part of the one before; not told where all but a few took the step."""
    found: list[int | None] = []
    before: int | None = None
    for number in numbers:
        few = before is not None and 0 < abs(before - number) < ENOUGH
        found.append(None if few else enough(number))
        before = found[-1] if found[-1] is not None else before
    return tuple(found)


def parts(*numbers: int) -> tuple[int | None, ...]:
    """Return the parts of a whole that is told; where too few are left out, the least of the rest is too."""
    found = [enough(number) for number in numbers]
    hidden = [number for number, told in zip(numbers, found, strict=True) if told is None and number]
    if hidden and sum(hidden) < ENOUGH and any(found):
        least = min(told for told in found if told is not None)
        found[found.index(least)] = None
    return tuple(found)


def share(value: Share) -> Shown:
    """Return a share, where there are enough of those who are in it, and of those who are not."""
    if value.group is not None:  # rounds, or goals, of so many pairs
        return Shown(value.count, value.of, value.share) if value.group >= ENOUGH else Shown(None, None, None)
    of, count = steps(value.of, value.count)
    return Shown(count, of, value.share if count is not None else None)
