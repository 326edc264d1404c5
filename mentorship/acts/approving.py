"""What the organizer decides about somebody who waits, by mail or by command (B6, B7, B10)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from mentorship import profile
from mentorship.effects import Await, SavePerson, Send
from mentorship.fields import Field
from mentorship.letters.base import Line, Role
from mentorship.letters.joining import Applicant, Approved, NotApproved, OrganizerApprove
from mentorship.people import Person, Status
from mentorship.scene import Effects

# What tells the organizer how much a mentor brings along, in years and in manner (B6).
OF_INTEREST = (Field.EXPERIENCE, Field.STRENGTHS, Field.PROFESSION, Field.WORKED_FOR)
NOT_SAID = "not said"
NOBODY: Mapping[int, Person] = {}


def approve(person: Person, seen: frozenset[Role] = frozenset(Role)) -> Effects:
    """They are in, in every role that they answered for; what they had they keep (B3).

    A role that they asked for later and told nothing of yet stays open, and so does one that the organizer
    had not `seen` when they said yes: it is put before them next. Who answered for none, as whoever is let in
    unasked, gets all that they wait for.
    """
    wanted = profile.roles_wanted(person)
    answered = profile.answered_for(person)
    given = tuple(role for role in answered if role in seen) or answered or wanted
    mentor, mentee = Role.MENTOR in given, Role.MENTEE in given
    has = person.status is Status.APPROVED
    within = replace(
        person,
        status=Status.APPROVED,
        mentor=mentor or (has and person.mentor),
        mentee=mentee or (has and person.mentee),
        wants=next((str(role) for role in wanted if role not in given), ""),
    )
    yield SavePerson(within)
    yield Await(within, waits=any(role not in given for role in answered))
    yield Send(within, Approved(mentor, mentee, within.code if mentor else ""), answers=False)


def decline(person: Person, seen: frozenset[Role] = frozenset(Role)) -> Effects:
    """There is no place for them: a kind letter, without a reason. A role that they have stays.

    So does the wish for one that the organizer had not `seen` when they said no: it is not decided by that.
    """
    wanted, answered = profile.roles_wanted(person), profile.answered_for(person)
    declined = tuple(role for role in answered if role in seen) or answered or wanted
    if seen == frozenset(Role):
        declined = wanted
    still = tuple(role for role in wanted if role not in declined)
    if person.status is Status.APPROVED:
        without = replace(person, wants="")
    elif still:
        without = replace(person, mentor=Role.MENTOR in still, mentee=Role.MENTEE in still)
    else:
        without = replace(person, status=Status.LEFT)
    yield SavePerson(without)
    yield Await(without, waits=profile.ready(without) and bool(still))
    in_role, open_role = (str(declined[0]), str(still[0])) if still else ("", "")
    letter = NotApproved(person.status is Status.APPROVED, in_role, open_role)
    yield Send(without, letter, answers=False)


def letter(waiting: tuple[Person, ...], alike: Mapping[int, Person] = NOBODY) -> OrganizerApprove:
    """Return the numbered letter about everybody who waits; `alike`: another entry of the same mailbox."""
    return OrganizerApprove(
        tuple(
            Applicant(
                number,
                person.name or person.address,
                person.address,
                tuple(str(role) for role in profile.answered_for(person)),
                _lines(person),
                person.returned,
                person.status is Status.APPROVED,
                alike[person.id].address if person.id in alike else "",
                person.id in alike and alike[person.id].status is Status.LEFT,
            )
            for number, person in enumerate(waiting, 1)
        )
    )


def _lines(person: Person) -> tuple[Line, ...]:
    """Return what was asked, and what somebody brings along; of a mentor also that it is open."""
    roles = profile.answered_for(person)
    asked = dict.fromkeys(field for role in roles for field in profile.ASKED[role])
    asked.pop(Field.RULES, None)
    lines = profile.lines_of(person, (*asked, *OF_INTEREST))
    if Role.MENTOR in roles and not person.said(Field.EXPERIENCE):
        lines = (*lines, Line(Field.EXPERIENCE, NOT_SAID))
    return lines
