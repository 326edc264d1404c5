"""Compare what HTML says with a text that a mailer made from it, or made it from.

White space and signs do not count; what a mailer writes for a link, a picture or the number of a point may be
missing. All else has to be there, in the same order, so that HTML never says more than the text.
"""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

MOST_STARTS = 200  # places of a page that are looked at
MOST_PIECES = 2_000

_NOT_A_WORD = re.compile(r"[\W_]+")
_MAY_BE_MISSING = re.compile(
    r"<[^\s<>]{1,2000}>"  # <https://example.org/>, <photo.png>
    r"|\[(?:image:|cid:)[^\[\]]{0,300}\]"
    r"|^[ \t]{0,20}(?:\d{1,3}[.)]|[a-zA-Z][.)]|o)(?=\s)",  # the number of a point; Outlook's inner point
    re.MULTILINE,
)


class Piece(NamedTuple):
    """Some letters of a text, in a row."""

    letters: str
    needed: bool = True


def squeeze(text: str) -> str:
    """Return the letters and digits of a text."""
    if not text.isascii():
        text = unicodedata.normalize("NFKC", text)
    return _NOT_A_WORD.sub("", text.casefold())


def pieces_of(text: str, pictures: frozenset[str] = frozenset()) -> list[Piece]:
    """Return what a text says; `pictures` are the names that a mailer may have written for pictures."""
    found: list[Piece] = []
    at = 0
    marks = list(_MAY_BE_MISSING.finditer(text))
    for name in pictures:
        marks += re.finditer(re.escape(f"[{name}]"), text)
    for mark in sorted(marks, key=lambda mark: mark.start())[:MOST_PIECES]:
        if mark.start() < at:
            continue
        found += [Piece(squeeze(text[at : mark.start()])), Piece(squeeze(mark[0]), needed=False)]
        at = mark.end()
    found.append(Piece(squeeze(text[at:])))
    return [piece for piece in found if piece.letters]


def find(pieces: list[Piece], page: str) -> tuple[int, int] | None:
    """Return where a squeezed page says just this, the first place of several."""
    if not any(piece.needed for piece in pieces):
        return None
    begins = {piece.letters for piece in pieces[: 1 + next(n for n, one in enumerate(pieces) if one.needed)]}
    start = 0
    for _ in range(MOST_STARTS):
        starts = [place for begin in begins if (place := page.find(begin, start)) >= 0]
        if not starts:
            return None
        start = min(starts)
        end = follows(pieces, page, start)
        if end is not None:
            return start, end
        start += 1
    return None


def follows(pieces: list[Piece], page: str, start: int = 0) -> int | None:
    """Return where the pieces end that stand at this place of a squeezed page; None where they do not."""
    for piece in pieces:
        if page.startswith(piece.letters, start):
            start += len(piece.letters)
        elif piece.needed:
            return None
    return start
