"""What stands behind a label of an agreement: who begins, ways of contact, who is asked, yes or no.

What is understood becomes canonical words, as `mentorship/line_terms.py` reads them. Who "me" is, and whose
name that is, is not known here. A value that has to be one of a few and is none of them is None.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from inbox_rules.day_hours import hours_of
from inbox_rules.folding import fold, words_of
from inbox_rules.line_words import name_of, named, nothing_but, told_apart, with_words
from inbox_rules.spans import session_of, within_of
from mentorship.fields import Field
from mentorship.line_terms import BETWEEN, BOTH

_BEGINS = re.compile(rf"\b(?:{told_apart('begins')})(?!\w)")
_AGENDA = re.compile(rf"\b(?:{told_apart('agenda')})(?!\w)")
_REVIEW = re.compile(rf"\W{{0,3}}+(?:{told_apart('review')})(?!\w)")
_FORMATS = re.compile(rf"\b(?:{told_apart('formats')})(?!\w)")
_BESIDE_BEGINS = re.compile(named("beside")["begins"])
_BESIDE_AGENDA = re.compile(nothing_but("agenda"))
_BESIDE_HOW = re.compile(nothing_but("how"))
_OTHERS = named("others")
_NOT = re.compile(rf"\b(?:{_OTHERS['not']})\b")
_EACH = re.compile(rf"\b(?:{_OTHERS['each']})\b")
_CLAUSE = re.compile(rf"[,;.()]|\b(?:{_OTHERS['but']})\b")
_BRACKETS = re.compile(r"[^()]{1,60} \((?P<words>.*)\)")
LONGEST_NAME = 4  # words
ALSO_NAMES = frozenset({"mia", "an", "ma"})


def line_value(field: Field, value: str) -> str | None:
    """Return what a line says in canonical words, or in its author's own; None where it has to be asked."""
    reader = _READERS.get(field)
    if reader is None:
        return value
    before = _BRACKETS.fullmatch(value)
    if before and reader(before["words"]) == value:
        return value  # as it stands in the form: what was understood, and the words
    return reader(value)


def begins_of(value: str) -> str | None:
    """Return 'me', 'the other', 'the mentor', 'the mentee', 'in turns', a name, or the words as they are."""
    folded = fold(value)
    whole = {name_of("begins", found) for found in _BEGINS.finditer(folded)}
    if "in turns" in whole and not _NOT.search(folded):
        return "in turns"
    left = [word for word in words_of(folded) if not _BESIDE_BEGINS.fullmatch(word)]
    articles = not left and not any(map(_own, value.split()))  # 'il', 'el': an article, or he
    left = words_of(folded) if articles else left
    found_in = ((word, _BEGINS.fullmatch(word)) for word in left)
    named_here = {name_of("begins", found) for _, found in found_in if found}
    if named_here == {"you"}:
        return None
    if len(named_here) == 1 and (len(left) == 1 or articles):
        return named_here.pop()
    own = [word for word in value.split() if _own(word)]
    return " ".join(own).strip(" .,!") if not named_here and _a_name(own) else value


def _a_name(words: list[str]) -> bool:
    return 0 < len(words) <= LONGEST_NAME and all(word[:1].isupper() for word in words)


def _own(word: str) -> bool:
    """Whether a word is none that may stand beside a name; some names are such words too."""
    folded = fold(word).strip(" .,!")
    return (folded in ALSO_NAMES and word.istitle()) or not _BESIDE_BEGINS.fullmatch(folded)


def how_of(value: str) -> str:
    """Return the ways of contact that a text names, 'by mail, by phone'; the words where it names none."""
    found: list[str] = []
    rest = fold(value)
    denied = [(start, start + len(clause)) for start, clause in _clauses(rest) if _NOT.search(clause)]
    for match in _FORMATS.finditer(rest):
        if not any(start <= match.start() < end for start, end in denied):
            found.append(name_of("formats", match))
    if not found:
        return value
    ways = ", ".join(dict.fromkeys(found))
    return with_words(ways, value, plain=not denied and bool(_BESIDE_HOW.fullmatch(_FORMATS.sub(" ", rest))))


def agenda_of(value: str) -> str | None:
    """Return who is asked before an agenda: 'mentee', 'both', 'none', or a name as it stands."""
    folded = fold(value)
    found = {name_of("agenda", match) for match in _AGENDA.finditer(folded)}
    if len(found) == 1 and _BESIDE_AGENDA.fullmatch(_AGENDA.sub(" ", folded)):
        return found.pop()
    own = [word for word in value.split() if not _BESIDE_AGENDA.fullmatch(fold(word))]
    if (begins := begins_of(" ".join(own))) in ("me", "the other", "the mentor", "the mentee"):
        return begins
    return " ".join(own).strip(" .,!") if _a_name(own) else None


def review_of(value: str) -> str | None:
    """Return 'yes' or 'no', and the author's words where they say more; None where it begins with neither."""
    folded = fold(value)
    says = _REVIEW.match(folded)
    if says is None:
        return None
    return with_words(name_of("review", says), value, plain=not words_of(folded[says.end() :]))


def time_for(value: str) -> str:
    """Return the time that somebody gives; what is meant for both says so."""
    for_each = not value.startswith(BOTH) and BETWEEN not in value and _EACH.search(fold(value))
    return f"{BOTH}{value}" if for_each else value


def availability_of(value: str) -> str:
    """Return days and hours in canonical words, part by part, where all of a part is understood."""
    parts: list[str] = []
    for part in value.split(BETWEEN):
        name, colon, said = part.partition(": ")
        whole = said if colon and not any(letter.isdigit() for letter in name) else part
        before = part[: len(part) - len(whole)]
        parts.append(before + (hours_of(whole) or whole))
    return BETWEEN.join(parts)


def _clauses(text: str) -> list[tuple[int, str]]:
    found, start = [], 0
    for cut in _CLAUSE.finditer(text):
        found.append((start, text[start : cut.start()]))
        start = cut.end()
    return [*found, (start, text[start:])]


_READERS: dict[Field, Callable[[str], str | None]] = {
    Field.BEGINS: begins_of,
    Field.ANSWERS_WITHIN: within_of,
    Field.HOW: how_of,
    Field.SESSION: session_of,
    Field.AVAILABILITY: availability_of,
    Field.AGENDA: agenda_of,
    Field.WORK_REVIEW: review_of,
    Field.TIME: time_for,
}
