"""The pair's own topics, which its rounds use up in order before any suggestion of ours (E8).

They are those of the agreement's line Topics, and those that one of the two sent with `topic: …` since. What
a round was about does not come again.
"""

from __future__ import annotations

import re
from dataclasses import replace

from mentorship.fields import Field
from mentorship.mentorship import Mentorship

OFFERED = 2  # topics that the mentee is offered for one round
LONGEST_PIECE = 4  # words between two commas that are a topic each
_PARTS = re.compile(r";|\n|•|(?:^|(?<=\s))[-*]\s|(?:^|(?<=\s))\d{1,2}[.)]\s")


def topics_in(line: str) -> tuple[str, ...]:
    """Return the topics of a line: apart by semicolons, bullets, numbers, or commas between few words."""
    parts = [part.strip(" .,") for part in _PARTS.split(line)]
    parts = [part for part in parts if part]
    if len(parts) == 1:
        pieces = [piece.strip(" .") for piece in parts[0].split(",")]
        if len(pieces) > 1 and all(0 < len(piece.split()) <= LONGEST_PIECE for piece in pieces):
            parts = pieces
    return tuple(dict.fromkeys(parts))


def pending(pair: Mentorship) -> tuple[str, ...]:
    """Return the topics that no round was about yet, in the order in which they came."""
    line = pair.agreement.value(Field.TOPICS) if pair.agreement else ""
    used = {_key(topic) for topic in pair.used}
    found: dict[str, str] = {}
    for topic in (*topics_in(line), *pair.backlog):
        if _key(topic) not in used:
            found.setdefault(_key(topic), topic)
    return tuple(found.values())


def with_topics(pair: Mentorship, topics: tuple[str, ...]) -> Mentorship:
    """Return a pair that has these topics before it; one that it has already comes no second time."""
    known = {_key(topic) for topic in pending(pair)}
    fresh = tuple(topic for topic in topics if _key(topic) not in known)
    again = {_key(topic) for topic in fresh}  # asked for once more: then it is no used one
    used = tuple(topic for topic in pair.used if _key(topic) not in again)
    kept = tuple(topic for topic in pair.backlog if _key(topic) not in again)
    return replace(pair, backlog=(*kept, *fresh), used=used)


def used_up(pair: Mentorship, topic: str) -> Mentorship:
    """Return a pair whose round was about this topic."""
    if not topic or _key(topic) in {_key(used) for used in pair.used}:
        return pair
    return replace(pair, used=(*pair.used, topic))


def _key(topic: str) -> str:
    return " ".join(re.findall(r"\w+", topic.casefold()))
