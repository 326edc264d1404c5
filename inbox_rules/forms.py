"""Forms that come back by mail: `Label: value` in any order, or an answer under or behind a quoted label.

A value may have several lines. `-` and `none` are empty. Rhythm and length become canonical words; what
cannot be placed is named, and the rest is kept. What stands in the form as we sent it is no change.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from inbox_rules.changes import length_of, rhythm_of, within_in
from inbox_rules.folding import fold, key
from inbox_rules.form_lines import Entry, begin, closes, dashed, sent_values, unknown
from inbox_rules.line_values import line_value
from inbox_rules.meanings import Meaning
from inbox_rules.quoted_form import filled_in
from inbox_rules.sentences import Line
from inbox_rules.tables import section
from mentorship.fields import AGENDA_FORM, SHORT_FORM, Field
from mentorship.kinds import kind_of
from mentorship.requests import Request

EMPTY = frozenset(
    {
        "",
        "-",
        "–",
        "--",
        "---",
        "...",
        "/",
        *(word for row in section("forms", "empty").values() for word in row),
    }
)
JOINS = frozenset(word for row in section("forms", "joins").values() for word in row)
AGENDA_LABELS = frozenset({Field.AGENDA, Field.SESSION, Field.AVAILABILITY})
SHORT_QUESTION = 4  # words of a value that asks rather than says

_CHANGE = re.compile(
    r"\s*+(?:please\s++)?change\s++(?:[^:]{2,30}:\s*+\S|the\s++[^:]{2,30}\sto\s)", re.IGNORECASE
)
_ARROW = re.compile(r"[-–=]{1,3}>|→|⇒|\t")


class Form(NamedTuple):
    """What came back of a form."""

    fields: tuple[tuple[Field, str], ...]  # what differs from the form that was sent
    unplaced: tuple[str, ...]
    unclear: tuple[Field, ...]  # of these a label was known, and what stands behind it was not
    filled: bool  # whether it came back at all
    asks_change: bool  # it says 'change GOAL: …'
    prose: tuple[Line, ...]  # the other lines of the author's, with their numbers


def read_form(lines: list[Line], sent: str, meaning: Meaning, today: date, body: str = "") -> Form:
    """Return the fields that the author filled in, against the letter that was `sent`.

    `body` is the whole mail, in whose quoted form something may be filled in.
    """
    asks_change = any(_CHANGE.match(line) for _, line in lines[:3])
    if not asks_change and meaning.letter != "agenda-ask" and Request.CHANGE not in meaning.offers:
        return Form((), (), (), filled=False, asks_change=False, prose=tuple(lines))
    own = sent_values(sent)
    order = tuple(own) or SHORT_FORM
    if meaning.letter == "agenda-ask":
        order = AGENDA_FORM  # of which the letter shows the beginning
    # An agenda is free text: what looks like a label there is none.
    entries, prose = _entries(lines, order, own, strict=meaning.letter != "agenda-ask")
    entries = _further_goals(entries, own)
    said = list(_values(entries, own, today))
    if body and own:
        written = "\n".join(line for _, line in lines)
        for field, value in filled_in(body, written, sent).items():
            if all(entry.field is not field for entry in entries):
                said += [(field, field.value, value, found) for found in _canonical(field, value, today)]
                entries.append(Entry(field, field.value, [], [value]))
    if meaning.letter == "agenda-ask":
        said = [_as_written(one) for one in said]
    fields, unplaced, unclear = _placed(said, own, today)
    prose_left = tuple(prose)
    return Form(tuple(fields.items()), unplaced, unclear, bool(entries), asks_change, prose_left)


_Said = tuple[Field | None, str, str, tuple[Field, str | None]]  # the label's field, the label, the value


def _as_written(one: _Said) -> _Said:
    """Return what stands behind a label of an agenda: the words are the mentee's own, whatever the label."""
    field, label, value, (canonical, _) = one
    return (field, label, value, (canonical, value)) if field in AGENDA_LABELS else one


def kept_in(letter: str, today: date) -> tuple[tuple[Field, str], ...]:
    """Return the lines of a form that a letter of ours shows, with their canonical values."""
    found = [pair for field, value in sent_values(letter).items() for pair in _canonical(field, value, today)]
    return tuple((field, value) for field, value in found if value is not None)


def _values(entries: list[Entry], own: dict[Field, str], today: date) -> Iterator[_Said]:
    for entry in entries:
        if entry.field is None:
            yield None, entry.label, " ".join(entry.written), (Field.ALSO, None)
            continue
        value = _chosen(entry, own.get(entry.field, ""))
        if value is not None:
            for canonical in _canonical(entry.field, value, today):
                yield entry.field, entry.label, value, canonical


def _placed(
    said: list[_Said], own: dict[Field, str], today: date
) -> tuple[dict[Field, str], tuple[str, ...], tuple[Field, ...]]:
    """Return what is sure; two values for one field are none."""
    values: dict[Field, set[str | None]] = {}
    for field, _, _, (canonical_field, value) in said:
        if field is not None:
            values.setdefault(canonical_field, set()).add(value)
    fields: dict[Field, str] = {}
    unplaced: list[str] = []
    unclear: list[Field] = []
    for field, label, written, (canonical_field, value) in said:
        if field is None or value is None or len(values[canonical_field]) > 1:
            if field is None or field is canonical_field:
                unplaced.append(f"{_capital(label.strip())}: {written}")
                unclear += [field] if field is not None and len(values[field]) == 1 else []
        elif canonical_field not in own or key(value) != key(
            _one(canonical_field, own[canonical_field], today)
        ):
            fields[canonical_field] = value
    return fields, tuple(unplaced), tuple(unclear)


def _entries(
    lines: list[Line], order: tuple[Field, ...], own: dict[Field, str], *, strict: bool
) -> tuple[list[Entry], list[Line]]:
    entries: list[Entry] = []
    prose: list[Line] = []
    dashes = dashed(line for _, line in lines)
    going_on = False
    before = 0
    for number, line in lines:
        begun = begin(line, order, dashes=dashes)
        if begun is not None:
            if strict and prose and prose[-1][0] == number - 1 and (stray := unknown(prose[-1][1])):
                prose.pop()
                entries.append(stray)
            entries.append(begun)
            going_on = True
        elif line.lstrip().startswith(">"):
            if going_on and not entries[-1].written and entries[-1].quoted:
                entries[-1].quoted.append(line.lstrip("> "))
        elif going_on and _belongs(entries[-1], line, own, near=number == before + 1):
            stray = unknown(line) if strict and number == before + 1 and entries[-1].written else None
            if stray:
                entries.append(stray)
            else:
                entries[-1].written.append(line.strip())
        else:
            going_on = False
            prose.append((number, line))
        before = number
    if strict and entries:
        # Also where it stands apart, a line with a label that no form has is asked about, and not lost.
        entries += [stray for _, line in prose if (stray := unknown(line))]
        prose = [(number, line) for number, line in prose if not unknown(line)]
    return entries, prose


def _further_goals(entries: list[Entry], own: dict[Field, str]) -> list[Entry]:
    """Return the entries in which a second line "Goal" is another goal; all that are added stand together.

    What stands in the form that was sent is shown by its own label, and is no second one.
    """
    first: str | None = None
    added: list[str] = []
    kept: list[Entry] = []
    for entry in entries:
        words = " ".join(part for part in entry.written if part)
        if entry.field is Field.GOAL and words and not entry.quoted and words != own.get(Field.GOAL):
            if first is not None and words != first:
                added.append(words)
                continue
            first = words
        elif entry.field is Field.ANOTHER_GOAL:
            added += [words] if words else []
            continue
        kept.append(entry)
    if added:
        kept.append(Entry(Field.ANOTHER_GOAL, Field.ANOTHER_GOAL.value, [], ["\n".join(added)]))
    return kept


def _belongs(entry: Entry, line: str, own: dict[Field, str], *, near: bool) -> bool:
    """Whether a line goes on with what stands behind a label, or is the answer under it."""
    if closes(line):
        return False
    # A label that we sent empty and that came back empty has no answer further down.
    ours = entry.field is not None and own.get(entry.field) == "" and not entry.quoted
    return near or (not entry.written and not ours)


def _chosen(entry: Entry, own: str) -> str | None:
    """Return what the author put behind a label, or None where it is as it was sent."""
    if entry.quoted and not entry.written:
        value = " ".join(part for part in entry.quoted if part)
        # A client may have cut or wrapped the line; what begins as ours does is ours.
        if not own or not value or key(own).startswith(key(value)):
            return None
        return None if len(entry.quoted) > 1 and key(value).startswith(key(own)) else value
    parts = [part for part in entry.written if part]
    written = " ".join(parts)
    if written and key(written) == key(own):
        return None
    return _changed_to(_under(parts, own) or written, own)


def _under(parts: list[str], own: str) -> str:
    """Return what was written under a line of ours that came back as it was."""
    for number in range(1, len(parts)):
        if own and key(" ".join(parts[:number])) == key(own):
            first = fold(parts[number]).partition(" ")[0]
            goes_on = first in JOINS or first[:1] in "-*•+&" or parts[number - 1].endswith(",")
            return "" if goes_on else " ".join(parts[number:])
    return ""


def _changed_to(value: str, own: str) -> str:
    """Return the new value where somebody wrote the old one, an arrow and the new one."""
    first, *rest = _ARROW.split(value)
    return rest[-1].strip() if rest and (key(first) == key(own) or not own) else value


def _canonical(field: Field, value: str, today: date) -> list[tuple[Field, str | None]]:
    if fold(value).strip() in EMPTY and not (field in (Field.AGENDA, Field.WORK_REVIEW) and value):
        return [(field, "")]
    asks = value.rstrip().endswith("?")
    if field is Field.KIND:
        return [(field, None if asks else kind_of(value))]
    if field is Field.FREQUENCY:
        within = within_in(value)
        also: list[tuple[Field, str | None]] = [(Field.ANSWERS_WITHIN, within)] if within else []
        return [(field, None if asks else rhythm_of(value) or None), *also]
    if field is Field.LENGTH:
        return [(field, None if asks else length_of(value, today) or None)]
    if asks and field in SHORT_FORM and len(value.split()) <= SHORT_QUESTION:
        return [(field, None)]
    return [(field, line_value(field, value))]


def _one(field: Field, own: str, today: date) -> str:
    return dict(_canonical(field, own, today)).get(field) or own


def _capital(label: str) -> str:
    return label[:1].upper() + label[1:]
