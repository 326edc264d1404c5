"""Regret about a no of ours: 'Schade.', 'What a pity!'. It asks for nothing, and wants no answer.

Only in answer to a letter that brought such a no, and only where it is a whole sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from inbox_rules.folding import words_of

# The letters that say no to their reader, or not yet.
NO_OF_OURS = frozenset({"request-declined", "request-expired", "waitlisted", "not-approved"})
_REGRET = re.compile(
    r"(?:(?:oh|ah|ach|hm) )?"
    r"(?:(?:(?:what|that's|that is|it's|it is) )?(?:a )?(?:pity|shame)|(?:that's |that is )?too bad"
    r"|(?:wie |das ist |sehr |echt )*schade|(?:quel |c'est |bien )*dommage|(?:que |una )?(?:lastima|pena)"
    r"|(?:che )?peccato|(?:wat |heel )*jammer)"
    r"(?: (?:trotzdem |toch |still |aber |but )?(?:danke|dank|thanks|thank you|merci|gracias|grazie|bedankt"
    r"|obrigad[oa])(?: [a-z]{1,12}){0,3})?"
)


def regrets(sentences: Iterable[str]) -> bool:
    """Whether folded sentences say nothing but regret."""
    said = [" ".join(words_of(sentence)) for sentence in sentences]
    return bool(said) and all(_REGRET.fullmatch(one) for one in said)
