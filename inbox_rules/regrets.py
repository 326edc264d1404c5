"""Regret about a no of ours, 'Schade.', and the will to wait: they ask for nothing, and want no answer.

Only in answer to a letter that brought such a no, and only where it is a whole sentence.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

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


# In answer to a waiting list: that they wait, which needs no answer either.
_WAITS = re.compile(
    r"(?:(?:ok|okay|fine|yes|ja|oui|si|sim|gut|gern|gerne) )?"
    r"(?:(?:i'll|i will|i can|i am happy to|i'm happy to|happy to|i'd rather) wait(?: for (?:a place|it))?"
    r"|ich warte(?: gern| gerne| dann)?|j'attends|j'attendrai|je prefere attendre|espero|esperare"
    r"|prefiero esperar"
    r"|aspetto|aspettero|ik wacht(?: wel| graag)?|eu espero|vou esperar)"
    r"(?: (?:then|thanks|thank you|danke|merci|gracias|grazie|dank je|obrigad[oa]))?"
)


def wants_no_answer(letter: str, sentences: Sequence[str]) -> bool:
    """Whether folded sentences in answer to a letter say nothing but regret, or that somebody waits."""
    said = [" ".join(words_of(sentence)) for sentence in sentences]
    if letter not in NO_OF_OURS or not said:
        return False
    waits = letter == "waitlisted" and all(_WAITS.fullmatch(one) for one in said)
    return waits or all(_REGRET.fullmatch(one) for one in said)
