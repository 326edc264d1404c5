"""Mail that is held after a report: the safety contact is asked again each week, and nobody else.

Nothing here decides; without an answer all stays held.
"""

from __future__ import annotations

from mentorship.acts.safety import ask_again
from mentorship.duties.look import Calendar, Due
from mentorship.lifecycle import CARRIES_MAIL
from mentorship.scene import Effects

ASKED = ("told report", "told report-open")  # notes of the history
DAYS = 7


def ask_safety_contact(calendar: Calendar) -> Due | None:
    """A week after they were asked last."""
    asked = calendar.pair.last(*ASKED)
    if asked is None or calendar.pair.state not in CARRIES_MAIL:
        return None

    def act(calendar: Calendar) -> Effects:
        yield ask_again(calendar.pair)

    return Due(calendar.after(asked, DAYS), act)
