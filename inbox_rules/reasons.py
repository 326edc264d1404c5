"""Which reason somebody gives, as one of a few words (D14), and whether two are in touch at all (D13).

Nothing here is an act, and what is not plain is nothing: no reason is better than a wrong one.
"""

from __future__ import annotations

from collections.abc import Iterator

from inbox_rules.folding import fold, words_of
from inbox_rules.phrase_tables import Words, length_at
from inbox_rules.sentences import joined, lines_of, sentences_of
from mentorship.reasons import Reason, Touch

NEAR = 3  # words before, in which a "not" takes it back
LONGEST_MISSED = 25  # words of a line
BEHIND = 2  # words behind, which may say what it is only about
KINDS = (("time", Reason.TIME), ("away", Reason.AWAY), ("means", Reason.MEANS))
ONLY_TIME = frozenset({"time", "zeit", "temps", "tiempo", "tempo", "tijd", "busy", "work"})


def reason_in(text: str) -> Reason | None:
    """Return the one reason that a text gives; None where it gives none that is known, or several."""
    parts = list(_parts(text))
    if len(parts) == 1 and len(parts[0]) == 1 and parts[0][0] in ONLY_TIME:
        return Reason.TIME
    found = {reason for name, reason in KINDS if any(_says(part, name) for part in parts)}
    return found.pop() if len(found) == 1 else None


def touch_in(text: str) -> Touch | None:
    """Return whether a text says that the two are not in touch, or are elsewhere; None: neither, or both."""
    parts = list(_parts(text))
    apart = any(_apart(part) for part in parts)
    elsewhere = any(_says(part, "elsewhere") for part in parts)
    if apart is elsewhere:
        return None
    return Touch.APART if apart else Touch.ELSEWHERE


def did_not_come_about(line: str) -> str | None:
    """Return what stands behind 'missed' or 'we missed our call', where a reason may stand; else None."""
    words = tuple(words_of(fold(line)))
    length = length_at("reasons", "missed", words, 0)
    if not length or len(words) > LONGEST_MISSED:
        return None
    parts = list(_parts(line))
    alone = bool(parts) and len(parts[0]) == length  # a comma, a dash or a full stop behind it
    led = length_at("reasons", "because", words, length) > 0
    if not (alone or led or (length < len(words) and reason_in(line) is not None)):
        return None
    return line if length < len(words) else ""


def _parts(text: str) -> Iterator[Words]:
    folded = [(number, fold(line)) for number, line in joined(lines_of(text))]
    for sentence in sentences_of(folded):
        if not sentence.question:
            yield from sentence.parts


def _says(words: Words, name: str) -> bool:
    return any(
        length_at("reasons", name, words, place) and not _denied(words, place) for place in range(len(words))
    )


def _denied(words: Words, place: int) -> bool:
    return any(length_at("reasons", "not", words, before) for before in range(max(0, place - NEAR), place))


def _apart(words: Words) -> bool:
    for place in range(len(words)):
        length = length_at("reasons", "apart", words, place)
        end = place + length
        if length and not any(
            length_at("reasons", "only", words, after) for after in range(end, end + BEHIND)
        ):
            return True
    return False
