"""How people are prepared: one short piece at a time, inside a letter that they get anyway (B6, B7, B21).

The table says which letter brings which piece to whom: the first such letter that somebody ever gets in that
role the first piece, the second the second. So each is given once, also to who meets a second partner, and
where a round is left out nothing is lost. The words stand in the templates. No letter is sent for a piece.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import StrEnum

from mentorship.letters.base import Letter, Role


class Piece(StrEnum):
    """One piece of preparation, by what it says."""

    LISTEN = "listen"  # it takes more listening than answers (B21)
    HAVE_READY = "have ready"  # one thing to have ready while a request is on its way (B7)
    NO_VERDICT = "no verdict"  # advice that isn't taken says nothing about who gave it (C25)
    WHO_KNOWS = "who knows"  # to name who or what could help is as good as an answer (C19)
    SAY_BACK = "say back"  # what was heard comes before a view of one's own (B21)
    ONE_QUESTION = "one question"  # rather than the whole story (B7, D5)
    WHAT_BECAME = "what became"  # of what was said last time (D5)
    YOU_DECIDE = "you decide"  # half-way: it is the mentee's own life (C18)


# fmt: off
PIECES: dict[tuple[str, Role], tuple[Piece, ...]] = {
    ("request",      Role.MENTOR): (Piece.LISTEN,),
    ("request-sent", Role.MENTEE): (Piece.HAVE_READY,),
    ("agenda",       Role.MENTOR): (Piece.NO_VERDICT, Piece.WHO_KNOWS, Piece.SAY_BACK),
    ("agenda",       Role.MENTEE): (Piece.ONE_QUESTION, Piece.WHAT_BECAME),
    ("half-way",     Role.MENTEE): (Piece.YOU_DECIDE,),
}
# fmt: on


@dataclass(frozen=True)
class Preparing(Letter):
    """A letter that may bring a piece."""

    piece: Piece | None = field(default=None, kw_only=True)


def piece_of(name: str, role: Role | None, before: int) -> Piece | None:
    """Return what a letter brings to somebody who got so many of its name before, in that role."""
    pieces = PIECES.get((name, role), ()) if role else ()
    return pieces[before] if before < len(pieces) else None


def prepared(letter: Preparing, role: Role | None, before: int) -> Preparing:
    """Return the letter with its piece, or with none."""
    return replace(letter, piece=piece_of(letter.name, role, before))
