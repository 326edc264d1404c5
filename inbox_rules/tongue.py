"""Which language a mail is written in, and which one its author would like to have letters in.

Neither is guessed: where two languages could be meant, the answer is none. Nothing here knows in which
languages letters exist.
"""

from __future__ import annotations

import re
from functools import cache

from inbox_rules.folding import fold, words_of
from inbox_rules.profile import LANGUAGES as NAMES
from inbox_rules.tables import phrases
from inbox_rules.vocabulary import LANGUAGES, language
from mentorship.common_words import BY_LANGUAGE

MOST_WORDS = 400  # that are looked at
FEWEST = 2  # different words that no other language has
CLEARLY = 3  # times as many as any other language's
LONGEST_WISH = 60  # characters

_NAME = "|".join(sorted((name for name in NAMES if len(name) > 2), key=len, reverse=True))
_PLEASE = "|".join(map(re.escape, phrases("tongue", "please")))
_LEAD = "|".join(map(re.escape, phrases("tongue", "lead")))
_WISH = re.compile(
    rf"(?:(?:{_PLEASE})[ ,]*)?(?:(?:{_LEAD}) )?(?P<name>{_NAME})(?:[ ,]*(?:{_PLEASE}))?[ .!]*", re.IGNORECASE
)


def written_in(text: str) -> str:
    """Return the language that a text is clearly written in, or an empty string."""
    words = frozenset(words_of(fold(text))[:MOST_WORDS])
    known = {code: len(words & own) for code, own in _only_there().items()}
    best, *others = sorted(known, key=lambda code: -known[code])
    clear = known[best] >= FEWEST and known[best] >= CLEARLY * max(known[code] for code in others)
    return best if clear else ""


def wished(text: str) -> str:
    """Return the language that a mail asks for, where it asks for nothing else: 'auf Deutsch bitte'."""
    lines = [line for line in text.split("\n") if line.strip()]
    if len(lines) != 1 or len(lines[0]) > LONGEST_WISH:
        return ""
    found = _WISH.fullmatch(fold(lines[0]).strip())
    return NAMES[found["name"].lower()] if found is not None else ""


@cache
def _only_there() -> dict[str, frozenset[str]]:
    """Return the words of each language that none of the others has."""
    own = {code: language(code).common | BY_LANGUAGE[code] for code in LANGUAGES}
    return {
        code: frozenset(word for word in words if not any(word in own[o] for o in own if o != code))
        for code, words in own.items()
    }
