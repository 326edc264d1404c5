"""Who takes part: signed up, answered, let in, introduced; and who has written lately (A31)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from mentorship.letters.base import Role
from mentorship.report.course import Course
from mentorship.report.values import Member, Period, Programme

LATELY = timedelta(days=30)


@dataclass(frozen=True)
class Participation:
    """One role. The first four are of those who signed up in the period, the last two of all."""

    signed_up: int
    answered: int
    let_in: int
    introduced: int
    here: int
    wrote: int  # of those who are here, in the last 30 days of the period


@dataclass(frozen=True)
class People:
    """Both roles; who has both is in each, and once in `all`."""

    mentors: Participation
    mentees: Participation
    all: Participation


def people(programme: Programme, courses: tuple[Course, ...], period: Period) -> People:
    """Count who takes part."""
    members = [member for member in programme.members if member.signed_up < period.end]
    met = [course.record for course in courses if course.introduced is not None]
    mentors, mentees = {record.mentor for record in met}, {record.mentee for record in met}
    return People(
        _participation(members, frozenset({Role.MENTOR}), mentors, period),
        _participation(members, frozenset({Role.MENTEE}), mentees, period),
        _participation(members, frozenset(Role), mentors | mentees, period),
    )


def _participation(
    members: list[Member], roles: frozenset[Role], introduced: set[int], period: Period
) -> Participation:
    came = [member for member in members if member.asked & roles and period.holds(member.signed_up)]
    here = [member for member in members if member.here and member.roles & roles]
    lately = period.end - LATELY
    return Participation(
        signed_up=len(came),
        answered=sum(member.answered is not None and member.answered < period.end for member in came),
        let_in=sum(bool(member.roles & roles) for member in came),
        introduced=sum(member.id in introduced for member in came),
        here=len(here),
        wrote=sum(member.wrote is not None and member.wrote >= lately for member in here),
    )
