"""Whether a mail may tell of harm done to its writer, or ask that somebody hears of it.

Less than a report, which says the word outright: here one may be meant, or two talk about what somebody else
did. So a mail for the other one waits until its writer has said what it is. What is clearly about somebody
else ("my boss harasses me") goes through. Nothing here accuses anybody, and nothing is kept.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import IntEnum

from inbox_rules.folding import fold, words_of
from inbox_rules.phrase_tables import Words, length_at
from inbox_rules.sentences import Line, joined, sentences_of

BETWEEN_HURT = 5  # words between "I am" and "harassed"
BETWEEN_WISH = 3  # words between "I want to" and "report this"


class Telling(IntEnum):
    """How plainly it is told, plainest last."""

    NOTHING = 0
    BARE = 1  # that it happens, not who does it
    WISHED = 2  # that something shall be reported, not what
    POINTED = 3  # who does it, without a name: "he", "you", "my mentor"
    NAMED = 4  # the other one of the two does it, by name


def telling(lines: Sequence[Line], partner: str) -> Telling:
    """Return the plainest that these lines tell."""
    name = next(iter(words_of(fold(partner))), "")
    folded = [(number, fold(line)) for number, line in joined(lines)]
    parts = (part for sentence in sentences_of(folded) for part in sentence.parts)
    return max((_part(part, name) for part in parts), default=Telling.NOTHING)


def _part(part: Words, name: str) -> Telling:
    told = max((_clause(clause, name) for clause in _clauses(part)), default=Telling.NOTHING)
    return max(told, Telling.WISHED) if _wishes(part) else told


def _clauses(part: Words) -> Iterator[Words]:
    begin = 0
    for place in range(len(part)):
        if place > begin and _at("joint", part, place):
            yield part[begin:place]
            begin = place + 1
    yield part[begin:]


def _clause(words: Words, name: str) -> Telling:
    """Return what one clause tells, from who does it in it."""
    found = _suffered(words)
    told = _done_to_me(words) if found is None else found
    if told is None:
        return Telling.NOTHING
    # A name that stands alone before a comma greets, and is a part of its own.
    return Telling.NAMED if told and name and name in words else told


def _suffered(words: Words) -> Telling | None:
    """'I am being … harassed (by …)'."""
    for start in range(len(words)):
        if not (lead := _at("lead", words, start)):
            continue
        for place in range(start + lead, min(start + lead + BETWEEN_HURT, len(words))):
            if hurt := _at("hurt", words, place):
                by_whom = _by_whom(words, start + lead, place + hurt)
                if by_whom is not None:
                    return by_whom
                return Telling.BARE if _at("now", words, start) == lead else Telling.NOTHING
    return None


def _by_whom(words: Words, after_lead: int, after_hurt: int) -> Telling | None:
    """Return whether it is by somebody else; None: it does not say by whom."""
    places = [p for p in range(after_lead, len(words)) if _at("by", words, p)]
    if _at("by", words, after_hurt - 1):  # "unsafe with"
        places.append(after_hurt - 1)
    said = [p + 1 for p in places if p + 1 < len(words)]
    if not said:
        return None
    return _somebody(words[said[0] :])


def _done_to_me(words: Words) -> Telling | None:
    """'… harasses me'."""
    for place in range(len(words)):
        if _at("hurts", words, place):
            return _somebody(words[:place]) if place else Telling.POINTED
    return None


def _somebody(who: Words) -> Telling:
    """Return what is told where these words, or the first of them, say who does it."""
    if not _at("others", who, 0):
        return Telling.POINTED
    near = range(min(4, len(who)))
    return Telling.POINTED if any(_at("partner", who, place) for place in near) else Telling.NOTHING


def _wishes(words: Words) -> bool:
    """'Please report this', 'report him', 'ich möchte das melden'."""
    for start in range(len(words)):
        wish = _at("wish", words, start)
        if not wish and start:
            continue
        last = start + wish + (BETWEEN_WISH if wish else 0)
        if any(_told_thing(words, place) for place in range(start + wish, min(last + 1, len(words)))):
            return True
    return False


def _told_thing(words: Words, start: int) -> bool:
    """Whether 'report this' or 'das melden' stands here, and nothing that makes it another thing."""
    for first, second in (("tell", "thing"), ("thing", "tell")):
        length = _at(first, words, start)
        more = _at(second, words, start + length) if length else 0
        end = start + length + more
        if more and (end == len(words) or _at("behind", words, end)):
            return True
    return False


def _at(section: str, words: Words, place: int) -> int:
    return length_at("harm", section, words, place)
