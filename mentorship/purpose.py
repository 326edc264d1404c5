"""Why somebody asks for a mentor, where their words say so (A30). Nothing is guessed beyond these words."""

from __future__ import annotations

import re
from enum import StrEnum


class Purpose(StrEnum):
    """What a request is for, where it is one of these two."""

    EXPLORING = "exploring the profession"
    CHOOSING = "choosing a professional"


# fmt: off
SAYS: tuple[tuple[Purpose, str], ...] = (
    (Purpose.CHOOSING,  r"purpose: *choos|choosing a professional|as (?:a|your) (?:client|customer|patient)"),
    (Purpose.CHOOSING,  r"\b(?:hire|engage|retain|commission) (?:you|an?|the right|somebody|someone)\b"),
    (Purpose.CHOOSING,  r"\byour (?:services|rates?|fees?|quote)\b"),
    (Purpose.CHOOSING,  r"looking for (?:an?|my own|a new) (?:accountant|lawyer|solicitor|attorney|doctor|"
                        r"coach|trainer|(?:tax |financial )?advis[eo]r|consultant|therapist)\b"),
    (Purpose.EXPLORING, r"purpose: *explor|exploring (?:the|your|this) (?:profession|trade|job|field)"),
    (Purpose.EXPLORING, r"\b(?:consider\w*|thinking (?:of|about)|wonder\w*|curious) .{0,60}"
                        r"\b(?:profession|trade|as a (?:job|career)|becoming|your (?:field|job|work))\b"),
    (Purpose.EXPLORING, r"what (?:it is|it's) like to (?:be|work)|see (?:whether|if) .{0,40}is for me"),
)
# fmt: on
_PATTERNS = tuple((purpose, re.compile(pattern, re.IGNORECASE)) for purpose, pattern in SAYS)


def purpose_of(words: str) -> Purpose | None:
    """Return what a request is for; None where its words do not say."""
    flat = " ".join(words.split())[:2000]
    return next((purpose for purpose, pattern in _PATTERNS if pattern.search(flat)), None)
