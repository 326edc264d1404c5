"""Words for the partner: what follows 'Tell NAME:' on a line of its own.

Only that line travels, and what a mail client wrapped of it. Whatever else was written stays with us.
"""

from __future__ import annotations

import re

from inbox_rules.folding import fold
from inbox_rules.sentences import WRAPPED_FROM

_TELL = re.compile(
    r"\s*(?:please\s+)?(?:tell|sag|sage|sagen sie|dis a|dites a|dile a|diga a|di' a|di a|dica a"
    r"|zeg tegen|vertel|diz a|diga ao)\s+(?P<name>[^\W\d_][\w'-]*)\s*:\s*(?P<words>.*)"
)


def take_tell(text: str, partner: str) -> tuple[str, str]:
    """Return the text without the words for the partner, and those words."""
    rest: list[str] = []
    told: list[str] = []
    going_on = False
    for line in text.splitlines():
        found = _TELL.fullmatch(fold(line))
        if found and (not partner or found["name"] in fold(partner).split()):
            told.append(line.split(":", 1)[1].strip())
            going_on = len(line) >= WRAPPED_FROM
        elif going_on and line.strip():
            told[-1] = f"{told[-1]} {line.strip()}"
            going_on = len(line) >= WRAPPED_FROM
        else:
            going_on = False
            rest.append(line)
    return "\n".join(rest), "\n".join(words for words in told if words)
