"""Lines on which each of two says something of their own, kept apart: "Mia: …; Max: …" (C9, C24, E5, E16).

What one writes never touches what the other said. Only who has said something is named.
"""

from __future__ import annotations

from datetime import date

from mentorship.availability import Hours, hours_in, moved, shared, written
from mentorship.fields import Field
from mentorship.line_terms import BETWEEN, BOTH
from mentorship.mentorship import Mentorship
from mentorship.people import Person

APART = frozenset({Field.TIME, Field.EXPECTATIONS, Field.AVAILABILITY, Field.BOUNDARIES})
UNKNOWN_ZONE = "UTC"  # where nobody has said another
JOINT = ""  # what stands under no name
NONE_SHARED = "no hours in common"


def name_in(pair: Mentorship, person: Person) -> str:
    """Return what an agreement calls one of the two."""
    alike = pair.mentor.first_name == pair.mentee.first_name
    return person.name if alike and person.name else person.first_name


def with_own(pair: Mentorship, field: Field, line: str, person: Person, said: str, on: date) -> str:
    """Return a line with what one of the two says now; a value that names them says it for each."""
    if said.startswith(BOTH) and field is not Field.AVAILABILITY:
        return said.removeprefix(BOTH)
    named = _parts(pair, field, said)
    if not named or JOINT in named:
        named = {name_in(pair, person): said.replace(BETWEEN, ", ").strip()}
    parts = _parts(pair, field, line)
    if field is Field.TIME and set(parts) == {JOINT}:  # one amount for both
        parts = {name_in(pair, one): parts[JOINT] for one in _both(pair)}
    parts = {name: text for name, text in {**parts, **named}.items() if text}
    if field is Field.AVAILABILITY:
        return _with_shared(pair, parts, on)
    colon = _colon(field)
    order = (*(name_in(pair, one) for one in _both(pair)), JOINT)
    return BETWEEN.join(f"{name}{colon if name else ''}{parts[name]}" for name in order if name in parts)


def said_by(pair: Mentorship, field: Field, person: Person) -> str:
    """Return what one of the two said on a line of their own, without the place that stands behind it."""
    line = pair.agreement.value(field) if pair.agreement else ""
    said = _parts(pair, field, line).get(name_in(pair, person), "")
    return said.removesuffix(f" ({_place(person)})")


def zones(pair: Mentorship) -> str:
    """Return when it is what time for whom, where that differs (E16)."""
    if not _differ(pair):
        return ""
    return ", ".join(f"{name_in(pair, person)} by {_place(person)} time" for person in _both(pair))


def _parts(pair: Mentorship, field: Field, line: str) -> dict[str, str]:
    """Return what each says by name; what stands before any name is said by both."""
    found: dict[str, str] = {}
    last = JOINT
    for part in line.split(BETWEEN):
        names = (name_in(pair, person) for person in _both(pair))
        name = next((n for n in names if part.casefold().startswith((n + _colon(field)).casefold())), "")
        if part.startswith(BOTH) or part == zones(pair) or not part.strip():
            continue  # ours, and made anew
        text = part[len(name + _colon(field)) :] if name else part
        last = name or last
        found[last] = f"{found[last]}{BETWEEN}{text}" if last in found else text.strip()
    return found


def _with_shared(pair: Mentorship, said: dict[str, str], on: date) -> str:
    """Return the hours of each, each with their place, and those that both have, by both clocks."""
    differ = _differ(pair)
    lines: list[str] = []
    hours = []
    for person in _both(pair):
        name, place = name_in(pair, person), f" ({_place(person)})"
        text = said.get(name, "").removesuffix(place)
        hours.append(hours_in(text))
        if text:
            lines.append(f"{name}: {text}{place if differ else ''}")
    if JOINT in said:
        lines.insert(0, said[JOINT])
    if all(hours):
        lines.append(f"{BOTH}{_shared(pair, hours[0], hours[1], on)}")
    return BETWEEN.join(lines)


def _shared(pair: Mentorship, mine: tuple[Hours, ...], others: tuple[Hours, ...], on: date) -> str:
    mentee, mentor = _both(pair)
    if not _differ(pair):
        return written(shared(mine, UNKNOWN_ZONE, others, UNKNOWN_ZONE, on)) or NONE_SHARED
    both = shared(mine, mentee.time_zone, others, mentor.time_zone, on)
    there = moved(both, mentee.time_zone, mentor.time_zone, on)
    here = f"{written(both)} in {_place(mentee)}, {written(there)} in {_place(mentor)}"
    return here if both else NONE_SHARED


def _colon(field: Field) -> str:
    return " " if field is Field.TIME else ": "


def _differ(pair: Mentorship) -> bool:
    known = {person.time_zone for person in _both(pair)}
    return len(known) > 1 and UNKNOWN_ZONE not in known


def _both(pair: Mentorship) -> tuple[Person, Person]:
    return pair.mentee, pair.mentor


def _place(person: Person) -> str:
    return person.time_zone.rpartition("/")[2].replace("_", " ")
