"""Letters about recommendations: to those whom a mentor named, and to the mentor."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from mentorship.letters.base import Letter


@dataclass(frozen=True)
class ReferenceRequest(Letter):
    """To somebody whom a mentor named, once: a sentence or two about the mentor, or nothing at all (A36)."""

    name: ClassVar[str] = "reference-request"

    mentor: str  # in full
    mentor_first: str
    until: date
    willing: bool = False  # they said yes, and nothing else yet


@dataclass(frozen=True)
class ReferenceConfirm(Letter):
    """To whoever wrote it: so it would stand. Nothing stands before they said yes."""

    name: ClassVar[str] = "reference-confirm"

    mentor: str
    mentor_first: str
    words: str
    signed: str  # the name that stands under it
    until: date
    cut: bool = False  # there was more than fits
    instead: bool = False  # other words of theirs stand until then


@dataclass(frozen=True)
class ReferenceDone(Letter):
    """To whoever wrote it: it stands now, or nothing of it is kept."""

    name: ClassVar[str] = "reference-done"

    mentor: str
    mentor_first: str
    stands: bool


@dataclass(frozen=True)
class ReferenceStands(Letter):
    """To the mentor, once: what stands beside their statement now, and the word that takes it away."""

    name: ClassVar[str] = "reference-stands"

    by: str
    words: str
