"""What a mentee says beside the number at the end: were they listened to, was there trust (B21, B22)?

The organizer may read it. The mentor never does.
"""

from __future__ import annotations

from typing import NamedTuple


class LookingBack(NamedTuple):
    """The lines of a survey that could be read; what was written stays with it in full."""

    listened: bool | None = None
    trust: int | None = None  # 1 to 5


NOTHING_SAID = LookingBack()
