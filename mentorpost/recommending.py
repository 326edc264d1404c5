"""Ask whom mentors named to recommend them, each once, and let go of who did not answer (A36).

Nobody is asked at night, before the mentor is in, while somebody else's question to the same person is open,
or after they said that they want no such letter. What they answer is dealt with elsewhere.
"""

from __future__ import annotations

import logging
from datetime import datetime

from mentorpost import writing
from mentorpost.perform import Stage, perform
from mentorpost.service import Service
from mentorship.calendar import after_quiet_hours, days_after, local_day
from mentorship.effects import Send
from mentorship.letters.base import Letter
from mentorship.letters.done import DoneEntry
from mentorship.letters.recommending import ReferenceRequest
from mentorship.people import Person, Status
from mentorship.recommendations import Recommendation, Standing, Unasked, Why, mark_of, takes_a_place
from mentorship.requests import Request
from store import people, recommendations

log = logging.getLogger(__name__)

# Who left was promised no more letters.
NO_LETTERS = frozenset({Status.LEFT, Status.UNDELIVERABLE})


def look(service: Service, now: datetime) -> int:
    """Let go of those whose time is over, and ask who may be asked; return how many letters that were."""
    for one in recommendations.due(now):
        if one.standing is Standing.STANDS:
            recommendations.show(one, "", one.name, None)  # other words were shown, and nobody said yes
        else:
            recommendations.close(one, one.until)
    for one in recommendations.of_who_left():
        recommendations.drop(one, now)
    policy = service.policy
    if after_quiet_hours(now, service.zone, policy.quiet_from_hour, policy.quiet_until_hour) > now:
        return 0
    return sum(_ask(service, one, now) for one in recommendations.to_ask())


def _ask(service: Service, one: Recommendation, now: datetime) -> bool:
    until = days_after(now, service.policy.reference_days, service.zone)
    person = people.by_address(one.address)
    if (person is not None and person.status in NO_LETTERS) or not recommendations.may_be_asked(one.mark):
        recommendations.close(one, until)  # to the mentor it looks like silence
        return False
    mentor = people.by_id(one.mentor)
    if mentor is None or recommendations.is_open(one.mark):
        return False
    letter = ReferenceRequest(mentor.name, mentor.first_name, local_day(until, service.zone))
    writing.write(service, order_for(one, letter), now)
    recommendations.asked(one, now, until)
    return True


def order_for(one: Recommendation, letter: Letter) -> writing.Order:
    """Return an order for a letter to somebody who was named; an answer to it is about this."""
    return writing.Order(letter, one.name, one.address, one.name.split()[0], about=one.id)


def came_back(service: Service, name: str, number: int, now: datetime) -> None:
    """A letter to somebody who was named can't be delivered: nobody was asked, and the mentor hears it."""
    one = recommendations.get(number)
    if one is None or one.standing is not Standing.ASKED:
        return
    mentor, who = people.by_id(one.mentor), f"{one.name}, {one.address},"
    recommendations.close(one, now)
    if mentor is not None and name == ReferenceRequest.name:
        done = DoneEntry(Request.CHANGE, unasked=(Unasked(who, Why.RETURNED),))
        perform(Stage(service, now), [Send(mentor, done)])


def never_again(number: int, now: datetime) -> None:
    """Somebody wants no such letter, from whomever it comes: nobody asks them again."""
    one = recommendations.get(number)
    if one is not None:
        recommendations.never_ask(one.mark, now)
        recommendations.close(one, one.until)


def mark(service: Service, address: str) -> str:
    """Return what stands for an address in this programme."""
    return mark_of(address, service.key)


def kept_of(person: Person, now: datetime) -> tuple[tuple[str, str], ...]:
    """Return what is kept of recommendations of somebody and by somebody, as (label, words)."""
    own = recommendations.of(person.id)
    items = [(f"{one.name} recommends you", one.words) for one in own if one.words]
    if any(not one.words and takes_a_place(one, now) for one in own):
        # Not how many: that would tell a no from silence.
        items.append(("People you named to recommend you", "asked once; deleted when they don't answer"))
    for one in recommendations.by(person.address):
        mentor = people.by_id(one.mentor)
        said = one.words or one.shown or "you were asked, and have not answered"
        if mentor is not None and one.standing is not Standing.NAMED:
            items.append((f"Your recommendation of {mentor.name}", said))
    return tuple(items)
