"""How well two people fit, with reasons in words (B8): a table of rules, each worth some points.

A score only puts a list in order; the reasons are what a person judges by, and the mentee decides. Nothing
is ever said of why somebody stands not in a list. No clock is read.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from mentorship.common_words import COMMON
from mentorship.fields import Field
from mentorship.people import Person
from mentorship.profile import IN_A_PROFILE

SHORTEST_WORD = 4
SHORTEST_ROOT = 4
MOST_SHARED = 3
# Endings that forms of one word differ by, longest first.
ENDINGS = ("ations", "ation", "ments", "ment", "ings", "ing", "ants", "ant", "ers", "ies", "ed", "er",
           "es", "en", "s", "e", "y")  # fmt: skip
NEAR = 5  # characters before a word that tell whether it begins a sentence
ENDS_A_SENTENCE, OPENS = ".!?:;…\n", " \t\r\"'“„«¿¡(*-–"
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")


@dataclass(frozen=True)
class Two:
    """A mentee and a mentor who might suit each other."""

    mentee: Person
    mentor: Person
    asked: str  # what the mentee wrote for mentors, with an earlier request
    now: datetime

    @property
    def wish(self) -> str:
        """Everything that the mentee wrote of what should change."""
        said = (self.mentee.said(field) for field in (Field.CHANGE, Field.TOPICS))
        return "\n".join(text for text in (*said, self.asked) if text)


class Weighed(NamedTuple):
    """What one rule finds: points, and a reason as a volunteer would say it."""

    points: float
    reason: str


class Fit(NamedTuple):
    """How well two fit; `reasons` the weightiest first."""

    points: float
    reasons: tuple[str, ...]


def fit(two: Two) -> Fit:
    """Weigh two people by every rule of the table."""
    found = [weighed for rule in RULES if (weighed := rule(two)) is not None]
    found.sort(key=lambda weighed: -abs(weighed.points))
    return Fit(round(sum(w.points for w in found), 1), tuple(w.reason for w in found))


def public_text(mentor: Person) -> str:
    """Return everything that mentees may read of a mentor."""
    said = (mentor.said(field) for field in IN_A_PROFILE)
    return "\n".join(text for text in (mentor.mission, *said) if text)


def shared_words(one: str, other: str, most: int = MOST_SHARED) -> tuple[str, ...]:
    """Return the telling words that both texts use, as the first writes them, the longest first."""
    theirs = {root for root, _ in _roots(other)}
    mine: dict[str, str] = {}
    for root, word in _roots(one):
        if root in theirs and not mine.get(root, "").istitle():
            # A capital inside a sentence is the word's own: a noun in German, a name elsewhere.
            mine[root] = word if word.istitle() else mine.get(root, word)
    return tuple(sorted(mine.values(), key=lambda word: -len(word))[:most])


def root_of(word: str) -> str:
    """Return what "Accounting", "accountant" and "accounts" share."""
    return _root(_folded(word))


def _words_in_common(two: Two) -> Weighed | None:
    shared = shared_words(two.wish, public_text(two.mentor), most=6)
    if not shared:
        return None
    quoted = _listed([f'"{word}"' for word in shared[:MOST_SHARED]])
    return Weighed(2.0 * len(shared), f"both write of {quoted}")


def _topics(two: Two) -> Weighed | None:
    theirs = {topic.casefold() for topic in _items(two.mentor.said(Field.TOPICS))}
    both = [topic for topic in _items(two.mentee.said(Field.TOPICS)) if topic.casefold() in theirs]
    return Weighed(3.0 * len(both), f"both named {_listed(both)}") if both else None


def _language(two: Two) -> Weighed | None:
    one, other = two.mentee.language, two.mentor.language
    if one == other:
        return None  # so it is for most; a reason that always holds is none
    return Weighed(-5.0, f"their letters are in different languages, {one} and {other}")


def _time_zones(two: Two) -> Weighed | None:
    apart = abs(_offset(two.mentee.time_zone, two.now) - _offset(two.mentor.time_zone, two.now))
    apart = min(apart, 24 - apart)
    if apart <= 2:
        same = two.mentee.time_zone == two.mentor.time_zone  # so it is for most
        return None if same else Weighed(0.5, "much the same time of day")
    return Weighed(-0.25 * apart, f"{apart:g} hours apart; by mail that works, a call is harder")


def _hours(two: Two) -> Weighed | None:
    one, other = two.mentee.hours, two.mentor.hours
    if one is None or other is None:
        return None
    if one == other:
        return Weighed(1.0, f"each gives {_hours_of(one)} a week")
    if abs(one - other) <= 1:
        return Weighed(1.0, f"they give about the same time, {_hours_of(one)} and {_hours_of(other)} a week")
    if other < one:
        return Weighed(-1.0, f"the mentee has {_hours_of(one)} a week, the mentor only {_hours_of(other)}")
    return None


def _statement(two: Two) -> Weighed | None:
    if two.mentor.mission:
        return None
    return Weighed(-2.0, "the mentor has written no statement yet")


Rule = Callable[[Two], Weighed | None]

RULES: tuple[Rule, ...] = (_words_in_common, _topics, _hours, _language, _time_zones, _statement)


def _roots(text: str) -> Iterator[tuple[str, str]]:
    for found in _WORD.finditer(text):
        word = found[0]
        folded = _folded(word)
        acronym = word.isupper() and len(word) > 1
        if folded in COMMON or (len(folded) < SHORTEST_WORD and not acronym):
            continue
        # A capital inside a sentence is a German noun's, or a name's.
        before = text[max(found.start() - NEAR, 0) : found.start()].rstrip(OPENS)
        inside = before[-1:] not in ("", *ENDS_A_SENTENCE)
        kept = acronym or (inside and not word[1:].isupper())
        yield _root(folded), word if kept else word.lower()


def _folded(word: str) -> str:
    plain = unicodedata.normalize("NFKD", word.replace("’", "'").casefold())
    return "".join(letter for letter in plain if not unicodedata.combining(letter))


def _root(word: str) -> str:
    for ending in ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= SHORTEST_ROOT:
            return word.removesuffix(ending)
    return word


def _items(text: str) -> list[str]:
    return [item.strip() for item in re.split(r"[,;\n]", text) if item.strip()]


def _listed(words: list[str]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"


def _hours_of(number: int) -> str:
    return "1 hour" if number == 1 else f"{number} hours"


def _offset(zone: str, now: datetime) -> float:
    try:
        offset = now.astimezone(ZoneInfo(zone)).utcoffset()
    except (ZoneInfoNotFoundError, ValueError):
        offset = None
    return offset.total_seconds() / 3600 if offset else 0.0
