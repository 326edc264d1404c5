"""Why somebody asks for a mentor, where their words say so (A30). Nothing is guessed beyond these words."""

from __future__ import annotations

import re
from enum import StrEnum


class Purpose(StrEnum):
    """What a request is for, where it is one of these two."""

    EXPLORING = "exploring the profession"
    CHOOSING = "choosing a professional"


_CHOOSING = re.compile(
    r"purpose: ?choos|choosing a professional|as (?:a|your) (?:client|customer|patient)"
    r"|\b(?:hire|engage|retain|commission) (?:you|an?|the right|somebody|someone)\b"
    r"|\byour (?:services|rates?|fees?|quote)\b"
    r"|looking for (?:an?|my own|a new) (?:accountant|lawyer|solicitor|attorney|doctor|coach|trainer"
    r"|(?:tax |financial )?advis[eo]r|consultant|therapist)\b",
    re.IGNORECASE,
)
_EXPLORING = re.compile(
    r"purpose: ?explor|exploring (?:the|your|this) (?:profession|trade|job|field)"
    r"|\b(?:considering|consider|thinking of|thinking about|wonder|wondering|curious) .{0,60}"
    r"\b(?:profession|trade|as a job|as a career|becoming|your (?:field|job|work))\b"
    r"|what (?:it is|it's) like to (?:be|work)|see (?:whether|if) .{0,40}is for me",
    re.IGNORECASE,
)
# Read in this order: who may want to engage somebody is named so first.
_SAYS = ((Purpose.CHOOSING, _CHOOSING), (Purpose.EXPLORING, _EXPLORING))


def purpose_of(words: str) -> Purpose | None:
    """Return what a request is for; None where its words do not say."""
    flat = " ".join(words.split())[:2000]
    return next((purpose for purpose, pattern in _SAYS if pattern.search(flat)), None)
