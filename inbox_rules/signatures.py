"""What stands below the author's words and is not theirs: signatures, "Sent from my …", disclaimers.

Only what a delimiter, a mailer's own words or a lawyer's own words mark is taken away; a name under the text
is the author's.
"""

from __future__ import annotations

import re

from inbox_rules.html import SIGNATURE
from inbox_rules.tables import fold, phrases

LONGEST_SIGNATURE = 12  # lines below a delimiter that is not the standard one
LONGEST_FOOTER = 120  # characters of a line that a mailer adds

_FOOTERS = phrases("signatures", "footer")
_FOOTER_ENDS = phrases("signatures", "footer_end")
_DISCLAIMERS = phrases("signatures", "disclaimer")
_INNER_DISCLAIMERS = phrases("signatures", "disclaimer_inside")
_LINK = re.compile(r"<?\[?(?:https?://|www\.)[^\s<>]{1,300}\]?>?")
_PGP_HEAD = "-----BEGIN PGP SIGNED MESSAGE-----"
_PGP_FOOT = "-----BEGIN PGP SIGNATURE-----"
# U+1426 and U+1427 are what an add-on for Gmail puts below each mail.
_SPECKS = frozenset({"\u1427", "\u1426"})


def without(lines: list[str], *, below_quote: bool = False) -> list[str]:
    """Return the lines without what follows the author's words; below a quotation that may be all of them."""
    lines = _without_seal(lines)
    first = next((line for line in lines if line), "")
    if below_quote and delimits(first):
        return []
    lines = _above_delimiter(lines)
    while True:
        kept = _without_footers(_without_disclaimer(lines))
        if len(kept) == len(lines):
            return kept
        lines = _above_delimiter(kept)


def delimits(line: str) -> bool:
    """Whether a line begins a signature by the one standard ("-- ") or a mailer's own mark."""
    return line.startswith(SIGNATURE) or line.strip() in ("--", "—", "– –", "-- --")


def _above_delimiter(lines: list[str]) -> list[str]:
    written, left = False, sum(map(bool, lines))
    for number, line in enumerate(lines):
        left -= bool(line)
        is_drawn = drawn(line)
        if not is_drawn and not delimits(line):
            written = written or bool(line)
        elif not written:
            if line.startswith(SIGNATURE) or not left:
                return []
        elif delimits(line) or (left <= LONGEST_SIGNATURE and not _talks(lines[number + 1 :])):
            return _stripped(lines[:number])
    return _stripped(lines)


def drawn(line: str) -> bool:
    """Whether a line consists of one sign, as a mailer or a person draws it."""
    bare = line.strip()
    return len(bare) >= 2 and len(set(bare)) == 1 and bare[0] in "-_=*#~+—–"


def _talks(below: list[str]) -> bool:
    """Whether lines below a drawn line are more text of the author rather than a card."""
    texts = [line for line in below if line]
    return any(line.endswith("?") or len(line) > 90 for line in texts) and len(texts) > 3


def _without_footers(lines: list[str]) -> list[str]:
    lines = _stripped(lines)
    while lines and len(lines) > 1:
        last = fold(lines[-1][:300]).strip(" *_<>[]().")
        linked = _LINK.fullmatch(lines[-1].strip()) and len(lines) > 1 and _footer(lines[-2])
        if not (_footer(lines[-1]) or linked or last in _SPECKS):
            break
        lines = _stripped(lines[:-1])
    # Where nothing else was written, the footer is all there is: the author wrote nothing.
    return [] if len(lines) == 1 and _footer(lines[0]) else lines


def _footer(line: str) -> bool:
    if not line or len(line) > LONGEST_FOOTER + 200:
        return False
    text = fold(_LINK.sub("", line)).strip(" *_<>[]()!.-–—")
    return len(text) <= LONGEST_FOOTER and (text.startswith(_FOOTERS) or text.endswith(_FOOTER_ENDS))


def _without_disclaimer(lines: list[str]) -> list[str]:
    for number, line in enumerate(lines):
        if (number and line and not lines[number - 1]) or (number and drawn(lines[number - 1])):
            text = fold(" ".join(lines[number : number + 3])[:400]).strip(" *_<>[]()!-–—=")
            if text.startswith(_DISCLAIMERS) or any(phrase in text for phrase in _INNER_DISCLAIMERS):
                return _stripped(lines[:number])
    return lines


def _without_seal(lines: list[str]) -> list[str]:
    if _PGP_FOOT in lines:
        lines = lines[: lines.index(_PGP_FOOT)]
    if _PGP_HEAD in lines:
        begin = lines.index(_PGP_HEAD)
        rest = lines[begin + 1 :]
        while rest and (rest[0].startswith(("Hash:", "Charset:")) or not rest[0]):
            rest = rest[1:]
        lines = lines[:begin] + [line.removeprefix("- ") for line in rest]
    return lines


def _stripped(lines: list[str]) -> list[str]:
    end = len(lines)
    while end and (not lines[end - 1].strip() or lines[end - 1].strip() in _SPECKS):
        end -= 1
    return lines[:end]
