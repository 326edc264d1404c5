"""What did the author write, and what does the mailer only repeat?

Answers above, below and between what is quoted. What is quoted above an answer is kept as one line behind
`> `, the question, unless it is the end of a letter of ours: then the whole letter was quoted above one
answer.
A person's own `>` lines, which nothing introduces, stay as they are.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from inbox_rules import attributions, signatures
from inbox_rules.html import ATTRIBUTION, QUOTE, SIGNATURE
from inbox_rules.tables import fold, phrases
from mentorship.tokens import PATTERN

MAX_LINES = 2_000
LONGEST_QUESTION = 3  # lines that are joined to one

_MARKERS = phrases("quoting", "marker")
_QUOTED = re.compile(r" {0,3}>")
_PREFIX = "> |\t"
_TOKEN_LINE = re.compile(r"[>\s|*]{0,20}\[\s?[0-9a-z]{1,12}-[a-z2-7]{20}\s?\]", re.IGNORECASE)
_FIELD = re.compile(r"\s{0,8}(?:\d{1,2}[.)]|[^\W\d][\w '’/-]{0,30}:)")
_OWN_MARKS = dict.fromkeys(map(ord, QUOTE + ATTRIBUTION + SIGNATURE))


class Written(NamedTuple):
    """What the author wrote, and whether anything quoted was found."""

    text: str
    quoted: bool


class _Piece(NamedTuple):
    lines: list[str]
    quote: bool


def author_text(text: str) -> Written:
    """Return what the author of a text wrote."""
    lines = [line.rstrip() for line in text.split("\n")[:MAX_LINES]]
    pieces, introduced = _pieces(lines)
    found = introduced or any(piece.quote for piece in pieces)
    if len(pieces) > 1 and pieces[-2].quote and not pieces[-1].quote:
        pieces[-1] = _Piece(signatures.without(pieces[-1].lines, below_quote=True), quote=False)
    while pieces and (pieces[-1].quote or not any(pieces[-1].lines)):
        if pieces[-1].quote and not introduced and len(pieces) == 1:
            break  # nothing but lines that the author put behind ">"
        pieces.pop()
    out: list[str] = []
    for number, piece in enumerate(pieces):
        if piece.quote:
            ours = any(_ends_ours(line) for line in piece.lines)
            out += _question(piece.lines) if introduced or ours else piece.lines
        else:
            out += signatures.without(piece.lines) if number == len(pieces) - 1 else piece.lines
    return Written("\n".join(out).translate(_OWN_MARKS).strip("\n").rstrip(), found)


def _pieces(lines: list[str]) -> tuple[list[_Piece], bool]:
    """Cut a mail into what is written and what is quoted; say whether anything introduced a quotation."""
    pieces: list[_Piece] = []
    own: list[str] = []
    introduced = False
    number = 0

    def close(quote: list[str]) -> None:
        nonlocal own
        if any(own):
            pieces.append(_Piece(own, quote=False))
        own = []
        if quote:
            pieces.append(_Piece(quote, quote=True))

    while number < len(lines):
        line = lines[number]
        if _QUOTED.match(line):
            end = _quote_end(lines, number)
            if introduces(lines[number:end]):
                introduced = True
            close(lines[number:end])
            number = end
            continue
        length = _introduction(lines, number) if line else 0
        if not length:
            own.append(line)
            number += 1
            continue
        if not any(own) and not pieces and not any(lines[number + length :]):
            own += lines[number:]  # nothing above and nothing below: somebody's own "From: … To: …"
            break
        introduced = True
        while own and (not own[-1] or attributions.rule(own[-1]) or attributions.separator(own[-1])):
            own.pop()
        number = _after_blank(lines, number + length)
        if number < len(lines) and _QUOTED.match(lines[number]):
            continue
        end = _letter_end(lines, number)
        if end == len(lines) and not any(own) and not pieces and not _any_ours(lines, number):
            continue  # nothing above: what follows is all that there is
        close(lines[number:end] or [""])
        number = end
    close([])
    return pieces, introduced


def introduces(lines: list[str]) -> bool:
    """Whether a quotation itself begins with "X wrote:", as Apple Mail and some others put it."""
    inner = [line.lstrip(_PREFIX) for line in lines[:8]]
    first = next((number for number, line in enumerate(inner) if line), None)
    return first is not None and bool(_introduction(inner, first))


def _introduction(lines: list[str], number: int) -> int:
    if attributions.separator(lines[number]):
        following = _after_blank(lines, number + 1)
        header = attributions.header(lines, following) if following < len(lines) else 0
        return following + header - number if header else 1
    return attributions.attribution(lines, number) or attributions.header(lines, number)


def _quote_end(lines: list[str], start: int) -> int:
    """Return where a block of `>` lines ends; blank lines and broken ends of lines within it are its own."""
    end = number = start
    while number < len(lines):
        if _QUOTED.match(lines[number]):
            end = number = number + 1
        elif not lines[number] or (number and end == number and _broken(lines, number)):
            number += 1
        else:
            break
    return end


def _broken(lines: list[str], number: int) -> bool:
    """Whether a line is the end of the quoted line before it, which a mailer broke without a `>`."""
    before, words = lines[number - 1], lines[number].split()
    following = lines[number + 1] if number + 1 < len(lines) else ""
    fits = len(before) + len(words[0]) < 76
    return len(words) > 2 and words[0].islower() and not fits and bool(_QUOTED.match(following))


def _letter_end(lines: list[str], start: int) -> int:
    """Return where a letter of ours ends that is quoted without `>`; the end of the mail where none does."""
    for number in range(len(lines) - 1, start - 1, -1):
        if _TOKEN_LINE.match(lines[number]):
            return number + 1
    for number in range(len(lines) - 1, start - 1, -1):
        if _marks(lines[number]):
            while number < len(lines) and lines[number]:
                number += 1
            return number
    return len(lines)


def _any_ours(lines: list[str], start: int) -> bool:
    return any(_ends_ours(line) for line in lines[start:])


def _ends_ours(line: str) -> bool:
    return bool(_TOKEN_LINE.match(line)) or _marks(line)


def _marks(line: str) -> bool:
    return fold(line[:200]).lstrip("> |*").startswith(_MARKERS)


def _after_blank(lines: list[str], number: int) -> int:
    while number < len(lines) and not lines[number]:
        number += 1
    return number


def _question(quote: list[str]) -> list[str]:
    """Return the last thing that is quoted before an answer as one line."""
    inner = [line.lstrip(_PREFIX) for line in quote]
    while inner and not inner[-1]:
        inner.pop()
    if not inner or any(_ends_ours(line) or PATTERN.search(line.lower()) for line in inner[-4:]):
        return []
    start = len(inner) - 1
    while start > 0 and inner[start - 1] and not _FIELD.match(inner[start]):
        start -= 1
    if len(inner) - start > LONGEST_QUESTION:
        start = len(inner) - 1
    return ["> " + " ".join(line.strip() for line in inner[start:])]
