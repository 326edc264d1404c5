"""Put a match before the mentee, who decides. Raises MentorpostError where it cannot be."""

from __future__ import annotations

from datetime import datetime

from mentorpost.errors import MentorpostError
from mentorpost.matching import busy_with
from mentorpost.perform import Stage, perform
from mentorpost.service import Service
from mentorship.acts.proposing import propose as letter_for
from mentorship.calendar import local_day
from mentorship.people import Availability, Person, Status, availability
from store import people, proposals

LONGEST_WHY = 600  # characters


def propose(
    service: Service, mentee: Person, mentor: Person, why: str, now: datetime, kind: str = ""
) -> None:
    """Write to the mentee, in the caller's transaction; to nobody, where one does not want the other."""
    policy = service.policy
    _check(mentee, mentor, now)
    if len(why) > LONGEST_WHY:
        raise MentorpostError(f"--why has {len(why)} characters; keep it under {LONGEST_WHY}")
    if reason := busy_with(mentee, policy, now):
        raise MentorpostError(f"{mentee.name} {reason}")
    proposal = proposals.add(mentee, mentor, " ".join(why.split()), now, kind)
    # Who does not want the other gets no letter, and nobody may learn of that from what we print.
    unwanted = {(mentee.id, mentor.code), (mentor.id, mentee.code)} & people.unlikes()
    if not unwanted:
        perform(Stage(service, now), [letter_for(proposal, policy)])


def _check(mentee: Person, mentor: Person, now: datetime) -> None:
    for person, has, role in ((mentee, mentee.mentee, "mentee"), (mentor, mentor.mentor, "mentor")):
        if not has:
            raise MentorpostError(f"{person.name} is no {role}; the mentee is named first, then the mentor")
        if person.status is not Status.APPROVED:
            raise MentorpostError(f"{person.name} is {person.status}; only who is approved can be matched")
    if mentee.id == mentor.id:
        raise MentorpostError(f"{mentee.name} cannot be matched with themselves; name two people")
    load = people.loads(mentor.id).get(mentor.id, 0)
    if availability(mentor, load, local_day(now, mentor.time_zone)) is not Availability.AVAILABLE:
        show = f"mentorpost people show {mentor.address}"
        raise MentorpostError(f"{mentor.name} takes nobody at present: {show}")
