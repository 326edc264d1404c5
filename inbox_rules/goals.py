"""One goal among several, in plain words: 'another goal: …', 'drop the second goal', 'goal 2 is reached'.

Only sentences that say nothing else are read; what they ask for is proposed to the other one and holds for
nobody before that. A goal's words stay as they were written; the number and the day in it are read beside it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from inbox_rules.dates import mark_dates
from inbox_rules.folding import fold
from inbox_rules.numbers import NUMBER_WORDS
from inbox_rules.tables import section
from mentorship.fields import GOALS, Field
from mentorship.goals import Aim

Line = tuple[int, str]

FEWEST_WORDS = 2  # of a goal in a sentence
EVERY = 0  # the number that stands for all of them


def _any(name: str) -> str:
    found = dict.fromkeys(phrase for row in section("goals", name).values() for phrase in row)
    return "|".join(sorted(found, key=lambda phrase: -len(phrase)))


_ORDINALS = tuple(_any(name) for name in ("first", "second", "third", "fourth", "fifth"))
_NOUN = rf"(?:{_any('nouns')})"
_THE = rf"(?:(?:{_any('the')})\s*)?"
_ORDINAL = "|".join(f"(?P<o{place}{{0}}>{words})" for place, words in enumerate(_ORDINALS, 1))
_NUMBERED = rf"{_NOUN}\s+(?:nr\.?\s*|no\.?\s*|number\s*|#)?(?P<number>[1-5])(?!\d)"
_PLACED = rf"(?:{_THE}(?:{_ORDINAL.format('a')})\s+{_NOUN}|{_NUMBERED})"
_ADDS = re.compile(
    rf"(?:(?:also|and|ok|yes|please|hello|hi)[,!]?\s+)*"
    rf"(?:(?:{_any('adds')})\s+(?:{_any('another')}|{_any('article')})\s+|(?:{_any('another')})\s+){_NOUN}"
)
_IS = re.compile(rf"(?:\s*[:–=]\s*|\s+-\s+|,\s+|\s+(?:{_any('is')})\s+)(?P<value>.+)|\s+(?P<to>to\s+.+)")
_TWO_SENTENCES = re.compile(r"[a-z]{3}[.?!]\s\S")
_NEVER = re.compile(rf"(?:{_any('never')})(?!\w)")
_DROPS = re.compile(
    rf"(?:{_any('drops')})\s+(?:{_PLACED}|{_THE}{_NOUN}(?:\s+(?P<about>\S.{{2,80}}?))?)"
    rf"(?:\s+(?:{_any('behind')}))?\s*[.!?]*"
)
_DROPS_BEHIND = re.compile(rf"(?:(?:{_any('wants')})\s+)?{_PLACED}\s+(?:{_any('behind')})\s*[.!?]*")
_INTO = re.compile(
    rf"(?:please\s+)?(?:{_any('into')})\s+{_PLACED}\s*+,?\s*+(?:{_any('by')})\s*+(?P<value>.+)"
)
_AMOUNT = re.compile(
    rf"(?<![\w.,:/-])(?P<number>\d{{1,6}}(?:[.,]\d+)?|{'|'.join(NUMBER_WORDS)})"
    r"(?:\s+(?P<unit>[^\W\d_]{2,}(?:\s+[^\W\d_]{4,})?)|\s?%)"
)
# A word that is an article in one of the languages is no number.
_ARTICLES = frozenset(
    {
        *("a", "an", "one", "both", "ein", "eine", "einen", "einem", "einer", "eins"),
        *("un", "une", "uno", "una", "een", "um", "uma"),
    }
)
_CHOICE = re.compile(
    rf"{_THE}(?:(?:goal|number|nr\.?|no\.?|#)\s*)?"
    rf"(?:(?P<number>[1-5])|{_ORDINAL.format('b')}|(?P<every>{_any('every')}))"
    rf"(?:\s+(?:one|goal|{_NOUN}))?(?:\s+please)?"
)


def spoken_of(line: str) -> tuple[Field, str] | None:
    """Return the change of the goals that a line asks for, or None where it asks for none, or for more."""
    folded = fold(line).strip()
    for pattern in (_DROPS, _DROPS_BEHIND):
        if found := pattern.fullmatch(folded):
            about = found.groupdict().get("about")
            place = _place(found, "a")
            # What a sentence drops without its number or its words may be the only one.
            return Field.DROPPED_GOAL, str(place) if place else _as_written(line, folded, about or "")
    if found := _INTO.fullmatch(folded):
        field = (Field.GOAL_1, *GOALS[1:])[(_place(found, "a") or 1) - 1]
        return field, _as_written(line, folded, found["value"])
    begun = _ADDS.match(folded)
    said = _IS.fullmatch(folded, begun.end()) if begun else None
    value = (said["value"] or said["to"]) if said else ""
    if not value or _NEVER.match(value) or len(value.split()) < FEWEST_WORDS:
        return None
    if _TWO_SENTENCES.search(value):
        return None  # where the goal ends and the rest begins is not ours to say
    return Field.ANOTHER_GOAL, _as_written(line, folded, value)


def without_place(lines: Sequence[Line]) -> tuple[list[Line], int | None]:
    """Return lines in which 'our second goal' is 'our goal', and the number; none where they name two."""
    numbers: set[int] = set()
    plain: list[Line] = []
    for number, line in lines:
        folded = fold(line)
        found = list(_BARE.finditer(folded))
        behind = _BEHIND.fullmatch(folded) if not found else None
        numbers |= {place for place in (_place(match, "a") for match in found) if place}
        if behind and re.search(_NOUN, behind["said"]):
            numbers.add(int(behind["number"]))
            line = behind["said"]
        plain.append((number, _BARE.sub(_noun_of, folded) if found else line))
    if len(numbers) != 1:
        return list(lines), None
    return plain, numbers.pop()


def choice_in(line: str) -> int | None:
    """Return which of the listed goals a line names: its number, or EVERY; None where it names none."""
    found = _CHOICE.fullmatch(fold(line).strip(" .!)("))
    if found is None:
        return None
    return EVERY if found["every"] else _place(found, "b")


def aim_of(words: str, today: date) -> Aim:
    """Return what a goal's words say of number and day (A7)."""
    marked, dates = mark_dates(fold(words), today)
    days = [dated.day for dated in dates if dated.day]
    amounts = [m for m in _AMOUNT.finditer(marked) if m["number"] not in _ARTICLES]
    amount = " ".join(amounts[0][0].split()) if amounts else ""
    return Aim(words, amount, days[-1] if days else None)


_BARE = re.compile(rf"\b{_PLACED}\b")
_BEHIND = re.compile(
    r"(?P<said>.{4,60}?)[\s:,(–-]+(?:#|nr\.?\s*|no\.?\s*|number\s*)?(?P<number>[1-5])[\s.!)]*"
)


def _place(found: re.Match[str], end: str) -> int | None:
    groups = found.groupdict()
    if groups.get("number"):
        return int(groups["number"])
    return next((place for place in range(1, 6) if groups.get(f"o{place}{end}")), None)


def _noun_of(found: re.Match[str]) -> str:
    noun = re.search(_NOUN, found[0])
    before = found[0][: noun.start()].split() if noun else []
    article = f"{before[0]} " if len(before) > 1 else ""
    return f"{article}{noun[0]}" if noun else found[0]


def _as_written(line: str, folded: str, value: str) -> str:
    """Return a part of a line in its writer's own letters; the folded ones may be fewer."""
    words, kept = folded.split(), line.strip().split()
    wanted = value.split()
    if len(words) != len(kept) or not wanted:
        return value
    start = next(
        (n for n in range(len(words) - len(wanted), -1, -1) if words[n : n + len(wanted)] == wanted), None
    )
    own = " ".join(kept[start : start + len(wanted)]) if start is not None else value
    return own.rstrip("?").rstrip()
