"""Words for the partner: what follows 'Tell NAME:' on a line of its own.

Only that line travels, and what a mail client wrapped of it. Whatever else was written stays with us.
"""

from __future__ import annotations

import re

from inbox_rules.folding import fold
from inbox_rules.sentences import WRAPPED_FROM

_PLEASE = r"(?:please|bitte|s'il (?:vous|te) plait|svp|stp|merci de|por favor|per favore|graag|alsjeblieft)"
_NAME = r"[^\W\d_][\w'’-]*"
_TELL = re.compile(
    rf"\s*+(?:{_PLEASE},?\s++)?"
    r"(?:tell|sag|sage|sagen sie|sagt|dis a|dites a|dire a|dile a|diga a|digale a|diganle a|decidle a"
    r"|decile a|di' a|di a|dica a|zeg tegen|vertel|diz a|diga ao|diga a)\s++"
    rf"(?P<name>{_NAME})(?P<more>(?:\s++{_NAME}\.?){{0,4}}+)\s*+(?:,?\s*+{_PLEASE})?\s*+:\s*+(?P<words>.*)"
)
# What may stand in a name beside words that begin with a capital letter.
_PARTICLES = frozenset(
    ("de", "del", "della", "di", "da", "do", "la", "las", "los", "le", "van", "von", "der", "den")
)


def take_tell(text: str, partner: str) -> tuple[str, str]:
    """Return the text without the words for the partner, and those words."""
    rest: list[str] = []
    told: list[str] = []
    going_on = False
    for line in text.splitlines():
        found = _TELL.fullmatch(fold(line))
        if found and _is_their_name(found, line, partner):
            told.append(line.split(":", 1)[1].strip())
            going_on = len(line) >= WRAPPED_FROM
        elif going_on and line.strip():
            told[-1] = f"{told[-1]} {line.strip()}"
            going_on = len(line) >= WRAPPED_FROM
        else:
            going_on = False
            rest.append(line)
    return "\n".join(rest), "\n".join(words for words in told if words)


def _is_their_name(found: re.Match[str], line: str, partner: str) -> bool:
    """Whether only the partner is named: 'Tell Mia Okafor:', and not 'Tell Mia nothing:'."""
    if partner and found["name"] not in fold(partner).split():
        return False
    more = found["more"].split()
    written = {fold(word): word for word in line.partition(":")[0].split()}
    return all(
        word in _PARTICLES
        or word in fold(partner).split()
        or re.fullmatch(_PLEASE, word)
        or (written.get(word, word)[:1].isupper() and not written[word][1:].rstrip(".").isupper())
        for word in more
    )
