"""Forms that come back by mail: `Label: value` in any order, or an answer under or behind a quoted label.

A value may have several lines. `-` and `none` are empty. Rhythm and length become canonical words; what
cannot be placed is named, and the rest is kept. What stands in the form as we sent it is no change.
"""

from __future__ import annotations

import re
from datetime import date
from typing import NamedTuple

from inbox_rules.changes import length_of, rhythm_of, within_of
from inbox_rules.folding import fold, key
from inbox_rules.labels import field_of
from inbox_rules.meanings import Meaning
from inbox_rules.sentences import Line
from mentorship.fields import AGENDA_FORM, SHORT_FORM, Field
from mentorship.requests import Request

# fmt: off
EMPTY = frozenset({
    "", "-", "–", "—", "--", "---", "...", "none", "n/a", "na", "nil", "nothing", "no",
    "keine", "keiner", "nichts", "aucun", "aucune", "rien", "ninguno", "ninguna", "nada",
    "nessuno", "nessuna", "niente", "geen", "niets", "nenhum", "nenhuma",
})
# fmt: on
LONGEST_LABEL = 30

_LINE = re.compile(
    rf"(?P<quote>(?:\s*>)*)\s*(?:[-*•]\s+)?[*_]*(?:change\s+)?(?P<label>[^\W\d_][^:=|\t*_]{{1,{LONGEST_LABEL}}}?)[*_]*"
    r"\s*(?:[:=：]|\t|\|)[*_]*(?P<value>.*)"
)
_CHANGE = re.compile(
    r"\s*+(?:please\s++)?change\s++(?:[^:]{2,30}:\s*+\S|the\s++[^:]{2,30}\sto\s)", re.IGNORECASE
)
_NUMBERED = re.compile(r"(?P<quote>(?:\s*>)*)\s*(?P<number>\d{1,2})[.)]\s+(?P<value>.*)")
_SET = re.compile(
    r"\s*(?:please )?(?:(?:change|set|make|put)\s+)(?:the |our )?(?P<label>[a-z ]{3,25}?) (?:to|into|as|=)\s+"
    r"(?P<value>.+)"
    r"|\s*(?:the|our) (?P<label2>[a-z ]{3,25}?) should be:? (?P<value2>.+)",
    re.IGNORECASE,
)


class Form(NamedTuple):
    """What came back of a form."""

    fields: tuple[tuple[Field, str], ...]  # what differs from the form that was sent
    unplaced: tuple[str, ...]
    filled: bool  # whether it came back at all
    asks_change: bool  # it says 'change GOAL: …'
    prose: tuple[Line, ...]  # the other lines of the author's, with their numbers


class _Entry(NamedTuple):
    field: Field
    label: str
    quoted: list[str]
    written: list[str]


def read_form(lines: list[Line], sent: str, meaning: Meaning, today: date) -> Form:
    """Return the fields that the author filled in, against the letter that was `sent`."""
    asks_change = any(_CHANGE.match(line) for _, line in lines[:3])
    if not asks_change and meaning.letter != "agenda-ask" and Request.CHANGE not in meaning.offers:
        return Form((), (), filled=False, asks_change=False, prose=tuple(lines))
    own = sent_values(sent)
    order = tuple(own) or (AGENDA_FORM if meaning.letter == "agenda-ask" else SHORT_FORM)
    entries, prose = _entries(lines, order)
    fields: dict[Field, str] = {}
    unplaced: list[str] = []
    for entry in entries:
        value = _chosen(entry, own.get(entry.field, ""))
        if value is None:
            continue
        for field, canonical in _canonical(entry.field, value, today):
            if canonical is None:
                unplaced.append(f"{entry.label.strip().capitalize()}: {value}")
            elif field not in own or key(canonical) != key(_one(field, own[field], today)):
                fields[field] = canonical
    return Form(tuple(fields.items()), tuple(unplaced), bool(entries), asks_change, tuple(prose))


def sent_values(sent: str) -> dict[Field, str]:
    """Return the form in a letter of ours, as it was sent."""
    values: dict[Field, str] = {}
    last: Field | None = None
    for line in sent.splitlines():
        found = _LINE.fullmatch(line)
        field = field_of(found["label"]) if found else None
        if found and field and line[:1] in " \t":
            values[field], last = found["value"].strip(), field
        elif last and line.strip() and line[:5].isspace():
            values[last] = f"{values[last]} {line.strip()}"
        else:
            last = None
    return values


def _entries(lines: list[Line], order: tuple[Field, ...]) -> tuple[list[_Entry], list[Line]]:
    entries: list[_Entry] = []
    prose: list[Line] = []
    going_on = False
    before = 0
    for number, line in lines:
        begun = _begin(line, order)
        if begun is not None:
            entries.append(begun)
            going_on = True
        elif line.lstrip().startswith(">"):
            if going_on and not entries[-1].written and entries[-1].quoted:
                entries[-1].quoted.append(line.lstrip("> "))
        elif going_on and (number == before + 1 or not entries[-1].written):
            entries[-1].written.append(line.strip())
        else:
            going_on = False
            prose.append((number, line))
        before = number
    return entries, prose


def _begin(line: str, order: tuple[Field, ...]) -> _Entry | None:
    found = _LINE.fullmatch(line)
    field = field_of(found["label"]) if found else None
    if found is None or field is None:
        numbered = _NUMBERED.fullmatch(line)
        if numbered is not None:
            return _numbered(numbered, order)
        setting = _SET.fullmatch(line)
        label = (setting["label"] or setting["label2"]) if setting else ""
        field = field_of(label) if label else None
        if setting is None or field is None:
            return None
        return _Entry(field, label, [], [(setting["value"] or setting["value2"]).strip(" .")])
    value = found["value"].strip().strip("|").strip()
    quoted = bool(found["quote"].strip())
    return _Entry(field, found["label"], [value] if quoted else [], [value] if value and not quoted else [])


def _numbered(found: re.Match[str], order: tuple[Field, ...]) -> _Entry | None:
    inner = _begin(found["value"], order) if _LINE.fullmatch(found["value"]) else None
    if inner is not None:
        return inner
    place = int(found["number"])
    if found["quote"].strip() or not 1 <= place <= len(order):
        return None
    return _Entry(order[place - 1], order[place - 1].value, [], [found["value"].strip()])


def _chosen(entry: _Entry, own: str) -> str | None:
    """Return what the author put behind a label, or None where it is as it was sent."""
    written = " ".join(part for part in entry.written if part)
    if entry.quoted and not written:
        value = " ".join(part for part in entry.quoted if part)
        # A client may have cut or wrapped the line; what begins as ours does is ours.
        if not own or not value or key(own).startswith(key(value)) or key(value).startswith(key(own)):
            return None
        return value
    if entry.quoted and not entry.written:
        return None
    return None if written and key(written) == key(own) else written


def _canonical(field: Field, value: str, today: date) -> list[tuple[Field, str | None]]:
    if fold(value).strip() in EMPTY and not (field is Field.AGENDA and value):
        return [(field, "")]
    if field is Field.FREQUENCY:
        within = within_of(value)
        also: list[tuple[Field, str | None]] = [(Field.ANSWERS_WITHIN, within)] if within else []
        return [(field, rhythm_of(value) or None), *also]
    if field is Field.LENGTH:
        return [(field, length_of(value, today) or None)]
    return [(field, value)]


def _one(field: Field, own: str, today: date) -> str:
    return dict(_canonical(field, own, today)).get(field) or own
