"""What somebody says about themselves: what each role is asked, who reads which line, and how it is changed.

One profile serves both roles (B3). Nothing here decides whether somebody is approved.
"""

from __future__ import annotations

from dataclasses import replace

from mentorship.calendar import is_zone
from mentorship.commitment import Commitment, hours_a_week
from mentorship.fields import PROFILE_FORM, Field
from mentorship.letters.base import Line, Role
from mentorship.people import Person, Status

# fmt: off
# What has to be known before anybody is approved (C20, C24, D6; C14, C17, A32); everything else may be said.
ASKED: dict[Role, tuple[Field, ...]] = {
    Role.MENTOR: (Field.STATEMENT, Field.TIME, Field.LIMITS),
    Role.MENTEE: (Field.CHANGE, Field.TIME, Field.RULES),
}
# What mentees read in the list, and what only with one mentor's profile (A2, A17, A36). The rest of a
# profile is read by the organizer, and shown to its owner by `my data`.
IN_THE_LIST = (Field.OFFER, Field.TOPICS, Field.PROFESSION, Field.WORKED_FOR)
IN_A_PROFILE = (*IN_THE_LIST, Field.EXPERIENCE, Field.STRENGTHS, Field.BACKGROUND)
# fmt: on
YES = "yes"


def roles_of(person: Person) -> tuple[Role, ...]:
    """Return the roles that somebody has, or asks for while they are not approved."""
    return tuple(role for role, has in ((Role.MENTOR, person.mentor), (Role.MENTEE, person.mentee)) if has)


def roles_wanted(person: Person) -> tuple[Role, ...]:
    """Return the roles that somebody waits for."""
    if person.status is Status.APPLIED:
        return roles_of(person)
    return (Role(person.wants),) if person.wants and person.status is Status.APPROVED else ()


def asked_of(person: Person) -> tuple[Field, ...]:
    """Return what is asked of somebody for the roles that they wait for."""
    return tuple(dict.fromkeys(field for role in roles_wanted(person) for field in ASKED[role]))


def missing(person: Person) -> tuple[Field, ...]:
    """Return what has not been answered yet."""
    return tuple(field for field in asked_of(person) if not person.said(field))


def answered_for(person: Person) -> tuple[Role, ...]:
    """Return the roles that somebody waits for and has answered everything for (B10)."""
    wanted = roles_wanted(person)
    return tuple(role for role in wanted if all(person.said(field) for field in ASKED[role]))


def ready(person: Person) -> bool:
    """Whether somebody waits, agreed to the terms, and answered everything for a role at least."""
    return person.consented_at is not None and bool(answered_for(person))


def with_lines(person: Person, lines: tuple[tuple[Field, str], ...]) -> Person:
    """Return somebody with these lines changed; an empty value takes a line back."""
    kept = dict(person.profile)
    for field, value in lines:
        match field:
            case Field.STATEMENT:
                person = replace(person, mission=value)
            case Field.NAME:
                person = replace(person, name=value)
            case Field.LANGUAGE:
                person = replace(person, language=value)
            case Field.TIME_ZONE:
                person = replace(person, time_zone=value)
            case _:
                kept[field] = value
    kept.pop(Field.RECOMMENDED_BY, "")  # who is named there is asked, and kept apart
    if Field.TIME in dict(lines):
        person = replace(person, hours=hours_a_week(kept[Field.TIME]))
    return replace(person, profile=tuple((f, kept[f]) for f in PROFILE_FORM if kept.get(f)))


def with_hours(person: Person, hours: int) -> Person:
    """Return somebody who gives so many hours a week (A26, A27)."""
    return with_lines(person, ((Field.TIME, Commitment(str(hours), "hour", "week").text),))


def readable(lines: tuple[tuple[Field, str], ...]) -> tuple[tuple[Field, str], ...]:
    """Return the lines that can be kept: a time zone has to be one."""
    return tuple((field, value) for field, value in lines if field is not Field.TIME_ZONE or is_zone(value))


def blanks(fields: tuple[Field, ...]) -> tuple[Line, ...]:
    """Return empty lines, to be filled in."""
    return tuple(Line(field, "") for field in fields)


def lines_of(person: Person, fields: tuple[Field, ...] = PROFILE_FORM) -> tuple[Line, ...]:
    """Return what somebody said, as a letter shows it."""
    own = {Field.NAME: person.name, Field.LANGUAGE: person.language, Field.TIME_ZONE: person.time_zone}
    said = ((field, own.get(field) or person.said(field)) for field in fields)
    return tuple(Line(field, value) for field, value in said if value)
