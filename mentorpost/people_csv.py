"""People as a table: read with every fault named by its row, and written so that it can be read again.

Nothing is stored here. A table with one fault is not used at all.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from mailer.missing import is_shipped, shipped
from mentorpost import given_address
from mentorship.calendar import is_zone
from mentorship.people import Person, Status

NEEDED = ("address", "name", "role")
COLUMNS = (*NEEDED, "statement", "hours", "language", "time_zone")
ROLES = {
    "mentor": (True, False),
    "mentee": (False, True),
    "both": (True, True),
    "mentor and mentee": (True, True),
    "mentor, mentee": (True, True),
}
MOST_HOURS = 60
LONGEST_STATEMENT = 2_000
# A spreadsheet would take a cell that begins so for a formula (CWE-1236); a quote in front stops it.
FORMULA = ("=", "+", "-", "@")


@dataclass(frozen=True)
class Entry:
    """One row that can be used."""

    row: int  # as a spreadsheet counts it: the head is row 1
    address: str
    name: str
    mentor: bool
    mentee: bool
    statement: str = ""
    hours: int | None = None
    language: str = ""
    time_zone: str = ""


@dataclass(frozen=True)
class Table:
    """What a file holds: usable rows, and what is wrong with it."""

    entries: tuple[Entry, ...]
    faults: tuple[str, ...]


def read(raw: bytes, own_address: str) -> Table:
    """Read a table with commas, semicolons or tabs, as spreadsheets write it."""
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return Table((), (f"byte {error.start} is no UTF-8; save the table as CSV UTF-8",))
    head = text.partition("\n")[0]
    delimiter = max(",;\t", key=head.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    try:
        lines = list(reader)
    except csv.Error as error:
        return Table((), (f"row {reader.line_num}: {error}",))
    names = [name.strip().casefold().replace(" ", "_") for name in lines[0]] if lines else []
    faults = list(_head_faults(names))
    if faults:
        return Table((), tuple(faults))
    entries: list[Entry] = []
    for number, cells in enumerate(lines[1:], 2):
        if not any(cell.strip() for cell in cells):
            continue
        if len(cells) > len(names):
            what = f"{len(cells)} cells under {len(names)} columns"
            faults.append(f"row {number}: {what}; put quotes round text with commas")
            continue
        values = dict(zip(names, map(_plain, cells), strict=False))
        found = list(_faults(values, own_address))
        first = next((e.row for e in entries if e.address == values["address"].lower()), None)
        if first is not None:
            found.append(f"{values['address']} stands in row {first} already; one row a person, role 'both'")
        faults += [f"row {number}: {fault}" for fault in found]
        if not found:
            entries.append(_entry(number, values))
    if not entries and not faults:
        faults.append("there is no row under the head")
    return Table(tuple(entries), tuple(faults))


def write(people: Iterable[Person]) -> str:
    """Write everybody who takes part as a table that `read` takes."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    for person in people:
        if person.status is Status.APPROVED:
            role = next(role for role, has in ROLES.items() if has == (person.mentor, person.mentee))
            hours = "" if person.hours is None else str(person.hours)
            own = (person.address, person.name, role, person.mission)
            cells = (*own, hours, person.language, person.time_zone)
            writer.writerow(f"'{cell}" if cell.startswith(FORMULA) else cell for cell in cells)
    return out.getvalue()


def _plain(cell: str) -> str:
    text = cell.strip()
    return text[1:] if text[:1] == "'" and text[1:].startswith(FORMULA) else text


def _head_faults(names: list[str]) -> Iterator[str]:
    missing = [name for name in NEEDED if name not in names]
    if missing:
        yield f"row 1: no column {', '.join(missing)}; the head is {','.join(COLUMNS)}"
    for name in dict.fromkeys(names):
        if name not in COLUMNS:
            yield f"row 1: {name!r} is no column; there are {', '.join(COLUMNS)}"
        elif names.count(name) > 1:
            yield f"row 1: the column {name} stands there twice"


def _faults(values: dict[str, str], own_address: str) -> Iterator[str]:
    address, name = values["address"], values.get("name", "")
    if fault := given_address.why_not(address):
        yield fault
    elif address.lower() == own_address:
        yield f"{address} is the programme's own address"
    if not name or not name.isprintable():
        yield "the name is empty or has line breaks"
    if values.get("role", "").casefold() not in ROLES:
        yield f"the role is {values.get('role', '')!r}; write mentor, mentee or both"
    hours = values.get("hours", "")
    if hours and not (hours.isascii() and hours.isdigit() and int(hours) <= MOST_HOURS):
        yield f"hours is {hours!r}; write whole hours a week, as in 2"
    language = values.get("language", "")
    if language and not is_shipped(language.lower()):
        yield f"language {language!r} has no letters; write one of {', '.join(shipped())}"
    zone = values.get("time_zone", "")
    if zone and not is_zone(zone):
        yield f"time_zone {zone!r} is unknown; write it like Europe/Berlin"
    if len(values.get("statement", "")) > LONGEST_STATEMENT:
        yield f"the statement is longer than {LONGEST_STATEMENT} characters"


def _entry(number: int, values: dict[str, str]) -> Entry:
    mentor, mentee = ROLES[values["role"].casefold()]
    hours = values.get("hours", "")
    return Entry(
        number,
        values["address"].lower(),
        " ".join(values["name"].split()),
        mentor,
        mentee,
        values.get("statement", ""),
        int(hours) if hours else None,
        values.get("language", "").lower(),
        values.get("time_zone", ""),
    )
