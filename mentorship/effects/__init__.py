"""What a decision asks the shell to do: plain values, carried out in one transaction, in this order."""

from __future__ import annotations

from mentorship.effects.going import *  # noqa: F403 - effects are named by what they do, not by the file
from mentorship.effects.going import Going
from mentorship.effects.kept import *  # noqa: F403
from mentorship.effects.kept import Kept
from mentorship.letters.base import Role
from mentorship.mentorship import Mentorship
from mentorship.people import Person

Effect = Kept | Going


def sides(mentorship: Mentorship) -> tuple[tuple[Role, Person, Person], ...]:
    """Return (role, person, partner) for both."""
    return (
        (Role.MENTEE, mentorship.mentee, mentorship.mentor),
        (Role.MENTOR, mentorship.mentor, mentorship.mentee),
    )
