"""What one of two writes behind a label, as it stands in an agreement: with names, and each one's part apart.

"me" becomes a name, "Mia: …; Max: …" keeps what the other said (C11, C24, E5, E16). What two who only write
need not say is never filled in for them. A value that can't be placed is named, with a question about it.
"""

from __future__ import annotations

from datetime import date

from mentorship.agreement import Agreement
from mentorship.fields import Field
from mentorship.letters.base import Role
from mentorship.line_terms import ASKS_BOTH, ASKS_MENTEE, ASKS_NOBODY, MEETING
from mentorship.mentorship import Mentorship, other
from mentorship.own_parts import APART, name_in, with_own, zones

Lines = tuple[tuple[Field, str], ...]

# What is asked where a value can't be read.
QUESTIONS = {
    Field.BEGINS: 'who begins, as in "Begins: {mentee}", "Begins: {mentor}" or "Begins: in turns"',
    Field.ANSWERS_WITHIN: 'within how many days you two answer, as in "Answers within: 5 days"; 30 at most',
    Field.SESSION: 'how long a session is, as in "Session: 30 minutes"; from 5 minutes to 4 hours works',
    Field.AGENDA: 'who is asked before each agenda, as in "Agenda: mentee", "Agenda: both" or "Agenda: none"',
    Field.WORK_REVIEW: 'whether work is reviewed, as in "Work review: yes" or "Work review: no"',
}


def as_agreed(
    pair: Mentorship, current: Agreement, fields: Lines, role: Role, on: date
) -> tuple[Lines, Field | None]:
    """Return the lines as they would stand, and the first of them that has to be asked about."""
    placed: dict[Field, str] = {}
    for field, value in fields:
        line = _placed(pair, current, field, value, role, on)
        if line is None:
            return (), field
        placed[field] = line
    after = Agreement(0, tuple({**dict(current.values), **placed}.items()))
    if after.meets and not current.meets and not after.value(Field.AVAILABILITY):
        placed[Field.AVAILABILITY] = zones(pair)
    if current.meets and not after.meets:
        placed |= {field: "" for field in MEETING if current.value(field) and field not in placed}
    return tuple((field, value) for field, value in placed.items()), None


def question(pair: Mentorship, field: Field | None) -> str:
    """Return the question about a line that can't be read, or an empty string."""
    names = {"mentee": name_in(pair, pair.mentee), "mentor": name_in(pair, pair.mentor)}
    return QUESTIONS[field].format(**names) if field in QUESTIONS else ""


def _placed(
    pair: Mentorship, current: Agreement, field: Field, value: str, role: Role, on: date
) -> str | None:
    if field in APART:
        return with_own(pair, field, current.value(field), pair.person(role), value, on)
    if field is Field.BEGINS:
        begins = _role_of(pair, value, role)
        return name_in(pair, pair.person(begins)) if begins else value
    if field is Field.AGENDA and value not in ("", ASKS_MENTEE, ASKS_BOTH, ASKS_NOBODY):
        return ASKS_MENTEE if _role_of(pair, value, role) is Role.MENTEE else None
    return value


def _role_of(pair: Mentorship, value: str, writer: Role) -> Role | None:
    """Return whom a value names: by name, by role, or as the writer sees it."""
    named = {"me": writer, "the other": other(writer)}
    for role in Role:
        person = pair.person(role)
        named |= {str(role): role, f"the {role}": role, person.name.casefold(): role}
        named[name_in(pair, person).casefold()] = role
    return named.get(value.casefold())
