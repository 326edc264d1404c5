"""What one line of a form says: a label and its value, by a colon, a table's column, an arrow, or in words.

Nothing here knows what a value means, or what was in the form before.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import NamedTuple

from inbox_rules.folding import fold, key
from inbox_rules.goals import spoken_of
from inbox_rules.labels import field_of
from inbox_rules.tables import section
from mentorship.fields import Field

LONGEST_LABEL = 30
LONGEST_UNKNOWN = 3  # words of a label that no form has

_LINE = re.compile(
    r"(?P<quote>(?:\s*+>)*+)\s*+(?:[^\w\s>\x22'“”„(\[]{1,4}+\s*+)?[*_]*+(?i:change\s++)?"
    rf"(?P<label>[^\W\d_][^:：=|\t*_→⇒]{{1,{LONGEST_LABEL}}}?)[*_]*\s*"
    r"(?:[-–=:]>|[:：=]|\t|\||→|⇒)[*_]*(?P<value>.*)"
)
_DASHED = re.compile(
    rf"\s*+[*_]*+(?P<label>[^\W\d_][^:=|\t*_–—]{{1,{LONGEST_LABEL}}}?)[*_]*\s+[-–—]\s+(?P<value>\S.*)"
)
_NUMBERED = re.compile(r"(?P<quote>(?:\s*+>)*+)\s*+(?P<number>\d{1,2})[.)]\s++(?P<value>.*)")
_SET = re.compile(
    r"\s*+(?:please )?(?:change|set|make|put)\s++(?:the |our )?(?P<label>[a-z ]{3,25}?) (?:to|into|as|=)\s++"
    r"(?P<value>.+)"
    r"|\s*+(?:the |our )?(?P<label2>[a-z ]{3,25}?) (?:should|shall|must|could|can|may) "
    r"(?:better |rather )?be:? (?P<value2>.+)",
    re.IGNORECASE,
)
_UNKNOWN = re.compile(r"[*_]*(?P<label>[^\W\d_][\w '’/&-]{1,24}?)[*_]*\s?[:：][*_]*\s+(?P<value>\S.*)")
_CLOSINGS = tuple(phrase for row in section("forms", "closings").values() for phrase in row)


Known = Callable[[str], Field | None]  # which labels are read


class Entry(NamedTuple):
    """A label and what stands with it; no field where no form has such a label."""

    field: Field | None
    label: str
    quoted: list[str]
    written: list[str]


def begin(
    line: str, order: tuple[Field, ...], *, dashes: bool = False, known: Known = field_of
) -> Entry | None:
    """Return what a line begins, or None; a number counts in `order`."""
    found = _LINE.fullmatch(line) or (_DASHED.fullmatch(line) if dashes else None)
    field = known(found["label"]) if found else None
    if found is not None and field is not None:
        value = found["value"].strip().strip("|").strip()
        if line.lstrip().startswith(">"):
            return Entry(field, found["label"], [value], [])
        return Entry(field, found["label"], [], [value] if value else [])
    numbered = _NUMBERED.fullmatch(line)
    if numbered is not None:
        return _numbered(numbered, order)
    if known is field_of and (spoken := spoken_of(line)):
        return Entry(spoken[0], spoken[0].value, [], [spoken[1]])
    setting = _SET.fullmatch(line)
    label = (setting["label"] or setting["label2"]) if setting else ""
    field = known(label) if label else None
    if setting is None or field is None:
        return None
    return Entry(field, label, [], [(setting["value"] or setting["value2"]).strip(" .")])


def labelled(line: str) -> Field | None:
    """Return whose label stands before a value in a line, or None."""
    found = _LINE.fullmatch(line)
    return field_of(found["label"]) if found and found["value"].strip() else None


def unknown(line: str) -> Entry | None:
    """Return what begins with a label that no form has: 'Shoe size: 42'."""
    found = _UNKNOWN.fullmatch(line.strip())
    if found is None or not line.strip(" *_")[0].isupper() or found["value"].startswith("//"):
        return None
    if len(found["label"].split()) > LONGEST_UNKNOWN:
        return None
    return Entry(None, found["label"], [], [found["value"]])


def dashed(lines: Iterable[str]) -> bool:
    """Whether somebody writes dashes where we write colons; one alone may be anything."""
    found = (_DASHED.fullmatch(line) for line in lines)
    return sum(1 for match in found if match and field_of(match["label"])) > 1


def closes(line: str) -> bool:
    """Whether a line closes a mail: 'Thanks,', 'Viele Grüße'."""
    folded = fold(line).strip(" .,!-")
    return folded in _CLOSINGS or folded.startswith(tuple(f"{phrase} " for phrase in _CLOSINGS))


def sent_values(sent: str, known: Known = field_of) -> dict[Field, str]:
    """Return the form in a letter of ours, as it was sent."""
    values: dict[Field, str] = {}
    last: Field | None = None
    for line in sent.splitlines():
        found = _LINE.fullmatch(line)
        field = known(found["label"]) if found else None
        if found and field and line[:1] in " \t":
            values[field], last = found["value"].strip(), field
        elif last and line.strip() and line[:5].isspace():
            values[last] = f"{values[last]} {line.strip()}"
        else:
            last = None
    return values


def sent_labels(sent: str, known: Known = field_of) -> frozenset[str]:
    """Return the labels in a letter of ours, as they are compared."""
    lines = (_LINE.fullmatch(line) for line in sent.splitlines() if line[:1].isspace())
    return frozenset(key(found["label"]) for found in lines if found and known(found["label"]))


def _numbered(found: re.Match[str], order: tuple[Field, ...]) -> Entry | None:
    inner = begin(found["value"], order) if _LINE.fullmatch(found["value"]) else None
    if inner is not None:
        return inner
    place = int(found["number"])
    if found["quote"].strip() or not 1 <= place <= len(order):
        return None
    return Entry(order[place - 1], order[place - 1].value, [], [found["value"].strip()])
