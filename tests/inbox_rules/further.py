"""Replies that other hands wrote, in four files, read as the service would read them."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from inbox_rules.read import read
from inbox_rules.understand import understand
from inbox_rules.values import Asked, Understood
from tests.clients import FORMATS
from tests.inbox_rules.mails import TODAY, answer, outcome

FURTHER = "further_words.toml"
OTHER_HANDS = "other_hands.toml"
SHORT = "short_answers.toml"
HELD_BACK = "held_back_words.toml"
FILES = (FURTHER, OTHER_HANDS, SHORT, HELD_BACK)
GOLDEN = Path(__file__).parent.parent / "letters" / "golden"
PLAIN = ("ask", "content")  # what is not an act


@dataclass(frozen=True)
class Further:
    """One reply, and what it asks for."""

    letter: str
    language: str
    hand: str
    means: str
    words: str
    client: str = ""
    until: date | None = None
    starts: date | None = None
    number: int | None = None

    @property
    def clear(self) -> bool:
        return self.means not in PLAIN

    def __str__(self) -> str:
        return f"{self.letter} ({self.language}): {self.words.strip()!r}"


@cache
def replies(name: str = FURTHER) -> tuple[Further, ...]:
    """Return all replies of a file in their order."""
    rows = tomllib.loads(Path(__file__).with_name(name).read_text(encoding="utf-8"))["reply"]
    return tuple(Further(**{**row, "words": row["words"].strip()}) for row in rows)


def understood(reply: Further) -> Understood:
    """Return how a reply is understood; where a client is named, out of a whole mail."""
    if not reply.client:
        return answer(reply.letter, reply.words)
    sent, subject = letter_text(reply.letter)
    raw = FORMATS[reply.client](
        text=reply.words, quoted_text=sent, subject=f"Re: {subject}", language=reply.language
    )
    return understand(read(raw), Asked(reply.letter, sent, subject, partner="Mia"), TODAY)


def letter_text(name: str) -> tuple[str, str]:
    """Return the text and the subject of a letter, as it goes out."""
    head, _, text = (GOLDEN / f"{name}.txt").read_text(encoding="utf-8").partition("\n\n")
    return text, head.partition("Subject: ")[2].partition("\n")[0]


def wrong_act(reply: Further, found: Understood) -> bool:
    """Whether something is acted on that was not meant, or with another day or number."""
    said = outcome(found)
    if said in PLAIN:
        return False
    meant = {"until": reply.until, "starts": reply.starts, "number": reply.number}
    named = {name: getattr(found.arguments, name) for name, value in meant.items() if value is not None}
    return said != reply.means or named != {name: value for name, value in meant.items() if value is not None}
