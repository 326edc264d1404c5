"""Whether a mail reports what was not all right, in any language shipped and wherever in it that stands.

The word alone on a line counts anywhere in a mail, since people greet before they dare. In a mail for the
other one somebody has to be named by the name that we know; in a mail for us any name will do. What is
quoted never counts. Nothing here asks back: a report is acted on, and a person reads it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from enum import StrEnum

from inbox_rules.sentences import Line
from inbox_rules.tables import fold, phrases

_AROUND = " \t\"'“”„«»*_.!:–—-"
_BULLET = re.compile(r"\s*[-–•+>|]")
_WORDS = frozenset(phrases("reports", "word"))
_WISHES = "|".join(map(re.escape, phrases("reports", "wish")))
_VERBS = "|".join(map(re.escape, phrases("reports", "verb")))
_A_NAME = r"(?-i:(?!I\b|\w+day\b)[A-ZÀ-Þ][\w'’-]+)(?: (?-i:[A-ZÀ-Þ][\w'’-]+))?"
_VERB_FIRST = re.compile(rf"\s{{0,8}}(?:{_WISHES}) (?:{_VERBS}) (?P<whom>.{{1,80}})", re.IGNORECASE)
_VERB_LAST = re.compile(rf"\s{{0,8}}(?:{_WISHES}) (?P<whom>.{{1,60}}?) (?:{_VERBS})\b", re.IGNORECASE)
_BY_NAME = re.compile(_A_NAME)
_ANY_WORD = "|".join(map(re.escape, phrases("reports", "word")))
_WORD_FIRST = re.compile(rf"[\"'“„«*_-]*\s*(?:{_ANY_WORD})[\"'”*_]*\s*(?:[:–—]| -\s|[.!](?:\s|$))")
_RELEASE, _END, _NEW = (frozenset(phrases("reports", name)) for name in ("release", "end", "new"))
FEW_WORDS = 4  # that may stand below a decision: thanks, a name
LONGEST = 60  # characters of a line that is nothing but the word


class Verdict(StrEnum):
    """What the safety contact decides about mail that is held."""

    RELEASE = "release"
    RELEASE_NEW = "release new"
    END = "end"


def verdict_in(text: str) -> Verdict | None:
    """Return what the first line decides, where it says nothing else; None: in doubt."""
    lines = [line for line in text.split("\n") if line.strip() and not line.startswith(">")]
    if not lines or len(" ".join(lines[1:]).split()) > FEW_WORDS:
        return None
    said = _plain(lines[0]).strip(_AROUND)
    first, _, last = said.rpartition(" ")
    if first in _RELEASE and last in _NEW:
        return Verdict.RELEASE_NEW
    return Verdict.RELEASE if said in _RELEASE else Verdict.END if said in _END else None


def is_report(lines: Sequence[Line], partner: str, *, for_partner: bool) -> bool:
    """Whether one of these lines reports; `for_partner`: else they would be passed on."""
    first = True
    for number, line in lines:
        if not line.strip() or line.startswith(">"):
            continue
        if _alone(line, first=first) or (first and _WORD_FIRST.match(_plain(line))):
            return True
        if _names(line, partner, for_partner=for_partner):
            return True
        first = first and number == 0  # a subject of their own stands before what begins the mail
    return False


def _plain(line: str) -> str:
    return unicodedata.normalize("NFC", fold(line))


def _alone(line: str, *, first: bool) -> bool:
    """Whether a line is nothing but the word; further down a bullet makes it an item of somebody's list."""
    if len(line) > LONGEST or (_BULLET.match(line) and not first):
        return False
    return _plain(line).strip(_AROUND) in _WORDS


def _names(line: str, partner: str, *, for_partner: bool) -> bool:
    """Whether a line says outright who is to be reported."""
    line = line[:200].replace("’", "'")
    first, last = _VERB_FIRST.match(line), _VERB_LAST.match(line)
    if first and _is_named(first["whom"], partner, for_partner=for_partner):
        return True
    return last is not None and _is_named(last["whom"], partner, for_partner=for_partner, whole=True)


def _is_named(said: str, partner: str, *, for_partner: bool, whole: bool = False) -> bool:
    """Whether these words begin with the partner's name, or any where it is not for them; `whole`: are it."""
    known, behind = said[: len(partner)], said[len(partner) :]
    if partner and known.casefold() == partner.casefold() and not behind[:1].isalnum():
        return not whole or not behind.strip()
    found = None if for_partner else _BY_NAME.match(said)
    return found is not None and (not whole or found.end() == len(said))
