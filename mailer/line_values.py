"""The lines of an agreement and of a profile, with our own words in them as the reader's language says them.

Kept are canonical English words (`mentorship/line_terms.py`), or somebody's own, and those are never touched:
only a value that is one of ours as a whole, or as a whole part of it, is said in another way.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

from mailer.language import Language
from mentorship.availability import DAYS, hours_in
from mentorship.commitment import commitments_in, rewritten
from mentorship.fields import GOALS, Field
from mentorship.line_terms import BETWEEN, BOTH, FORMATS

AND = " and "

_HOURS = re.compile(
    rf"\b(?:{'|'.join(DAYS)})(?:, (?:{'|'.join(DAYS)})){{0,6}}(?: \d\d:\d\d-\d\d:\d\d){{1,9}}"
)
_DAY = re.compile("|".join(DAYS))
_OWN_WORDS = re.compile(r"(?P<ours>[^()]{1,60})(?P<theirs> \(.*\))", re.DOTALL)
_PART = re.compile(r"(?P<before>[^:;]{1,60}: |)(?P<hours>.*?)(?P<behind> \([^()]*\)|)", re.DOTALL)


def said(field: str, value: str, words: Language) -> str:
    """Return a value as a letter shows it."""
    reader = READERS.get(field)
    return reader(value, words) if reader is not None and value else value


def time(value: str, words: Language) -> str:
    """Say every amount of time in a value: "Mia 2 hours a week; Max 3 hours a week"."""
    if value in words.phrases["amounts"]:
        return words.say("amounts", value)
    texts = [one.text for one in commitments_in(value)]
    if texts and value == AND.join(texts):  # of one side, as a manager is told it
        return words.enumerate([_amount(text, words) for text in texts])
    return rewritten(value, lambda one: _amount(one.text, words))


def _amount(text: str, words: Language) -> str:
    amount, _, period = text.partition(" a")
    return f"{words.say('amounts', amount)} {words.say('amounts', f'a{period}')}"


def _whole(value: str, words: Language) -> str:
    """Say a value that is ours from beginning to end; else it is somebody's own text."""
    return words.phrases["values"].get(value) or value


def _word(value: str, words: Language) -> str:
    """Say a value that is ours, and leave the words of whoever wrote it behind it."""
    own = _OWN_WORDS.fullmatch(value)
    if own is not None and (ours := words.say("values", own["ours"])) != own["ours"]:
        return ours + own["theirs"]
    return words.say("values", value)


def _how(value: str, words: Language) -> str:
    ours, bracket, theirs = value.partition(" (")
    ways = ours.split(", ")
    if not all(way in FORMATS for way in ways):
        return value
    return ", ".join(words.say("values", way) for way in ways) + bracket + theirs


def _agenda(value: str, words: Language) -> str:
    return words.say("agenda", value)


def _length(value: str, words: Language) -> str:
    try:
        day = words.day_with_year(date.fromisoformat(value))
    except ValueError:
        return _word(value, words)
    return words.patterns["until"].format(day=day)


def _availability(value: str, words: Language) -> str:
    return BETWEEN.join(_hours(part, words) for part in value.split(BETWEEN))


def _hours(part: str, words: Language) -> str:
    """Say the days among hours; days alone only where nothing else is said, since "Sat" is a word, too."""
    if part.startswith(BOTH):
        return f"{words.say('hours', BOTH[:-2])}: {_hours(part.removeprefix(BOTH), words)}"
    part = _HOURS.sub(lambda found: _days(found[0], words), words.say("hours", part))
    found = _PART.fullmatch(part)
    if found is not None and hours_in(found["hours"]):
        return f"{found['before']}{_days(found['hours'], words)}{found['behind']}"
    return part


def _days(text: str, words: Language) -> str:
    return _DAY.sub(lambda day: words.say("hours", day[0]), text)


def _language(value: str, words: Language) -> str:
    return words.say("languages", value)


# fmt: off
_READERS: tuple[tuple[Callable[[str, Language], str], tuple[Field, ...]], ...] = (
    (time,          (Field.TIME,)),
    (_length,       (Field.LENGTH,)),
    (_how,          (Field.HOW,)),
    (_agenda,       (Field.AGENDA,)),
    (_availability, (Field.AVAILABILITY,)),
    (_language,     (Field.LANGUAGE,)),
    (_word,         (Field.FORM, Field.KIND, Field.FREQUENCY, Field.BEGINS, Field.ANSWERS_WITHIN,
                     Field.SESSION, Field.WORK_REVIEW, Field.RULES)),
    (_whole,        (Field.FOCUS, *GOALS, Field.CONFIDENTIALITY, Field.LIMITS, Field.EXPERIENCE)),
)
# fmt: on
READERS = {str(field): reader for reader, fields in _READERS for field in fields}
