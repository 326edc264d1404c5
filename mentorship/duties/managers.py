"""What the calendar owes those who named their manager: a question when times change, a last letter.

Both follow from what was shown and what holds now, however a mentorship was settled, changed or ended.
"""

from __future__ import annotations

from mentorship.acts.managers import drop, show
from mentorship.duties.look import Calendar, Due
from mentorship.effects import SaveManager, sides
from mentorship.letters.base import Role
from mentorship.people import Person
from mentorship.scene import Effects
from mentorship.telling import told


def show_to_manager(calendar: Calendar) -> Due | None:
    """The times were settled, or are others now: whoever named a manager is shown what would go there."""
    pair = calendar.pair
    if not calendar.policy.managers or not any(_news(calendar, role) for role in Role):
        return None

    def act(calendar: Calendar) -> Effects:
        for role, person, _ in sides(pair):
            if person.manager is not None and _news(calendar, role):
                yield show(person, person.manager, pair, calendar.policy)

    return Due(calendar.now, act)


def say_over_to_manager(calendar: Calendar) -> Due | None:
    """It is over, also where a line a month goes on: who was told the times hears that they hold no more."""
    pair = calendar.pair
    concerned = [person for _, person, _ in sides(pair) if _knows(person, pair.id)]
    if not concerned:
        return None

    def act(calendar: Calendar) -> Effects:
        for person in concerned:
            yield from _over(person, pair.id)

    return Due(calendar.now, act)


def _news(calendar: Calendar, role: Role) -> bool:
    manager = calendar.pair.person(role).manager
    if manager is None or manager.silent:
        return False
    shown, lines = manager.about(calendar.pair.id), told(calendar.pair, role)
    return bool(lines) and (shown is None or shown.lines != lines)


def _knows(person: Person, pair: int) -> bool:
    return person.manager is not None and person.manager.about(pair) is not None


def _over(person: Person, pair: int) -> Effects:
    manager = person.manager
    if manager is None:
        return
    ended, rest = manager.about(pair), manager.without(pair)
    others = any(shown.pair is not None and shown.told for shown in rest.shown)
    if ended is None or not ended.told or others:
        yield SaveManager(person, rest)  # they know of none, or of another one that goes on
    else:
        yield from drop(person)
