"""What somebody says of a person who named them: their own words, fit to stand where others read them.

Greeting, goodbye, signature and addresses are left out, and what is too long is cut at a sentence; whoever
wrote it sees the result before anybody else. Nothing is added.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from inbox_rules.courtesies import without_courtesies
from inbox_rules.folding import fold, words_of
from inbox_rules.tables import words

LONGEST = 1_000  # characters
LEFT_OUT = "(address left out)"

_TAKING_BACK = words("recommending", "taking_back")
_PLEASE = words("recommending", "please")
_PERHAPS = words("recommending", "perhaps")
_LEAVE_ALONE = words("recommending", "leave_alone")
_MAY_STAND = frozenset(words("recommending", "may_stand"))
_YES = frozenset({"yes", "ja", "oui", "si", "sim", "ok", "okay", "gern", "gerne", "claro", "certo"})
_THANKS = frozenset(
    {"thanks", "danke", "merci", "gracias", "grazie", "bedankt", "dank", "obrigado", "obrigada", "bitte"}
)
_DENYING = frozenset(words("recommending", "denying"))
_ADDRESS = re.compile(r"<?(?:mailto:)?(?<![\w.+%'-])[\w.+%'-]+@[\w-]+(?:\.[\w-]+)+>?")
_LINK = re.compile(r"<?(?:https?://|www\.)[^\s<>]+>?", re.IGNORECASE)
_SENTENCE_END = re.compile(r"[.!?…]['\")»”]?(?=\s|$)")


class Words(NamedTuple):
    """The words, and whether there were more."""

    words: str
    cut: bool = False


def takes_back(text: str) -> bool | None:
    """Whether a short answer takes back what stands; None where it only may."""
    folded = " ".join(words_of(fold(text))) + " "
    for please in _PLEASE:
        folded = folded.removeprefix(f"{please} ")
    if any(folded.startswith(f"{cue} ") for cue in _TAKING_BACK):
        return None if set(folded.split()) & _DENYING else True
    return None if any(f" {cue} " in f" {folded}" for cue in _PERHAPS) else False


def may_stand(text: str) -> bool:
    """Whether an answer says of what was shown that it may stay so, and says nothing else."""
    if "?" in text:
        return False
    said = words_of(fold(text))
    while said and said[0] in _YES:
        said = said[1:]
    while said and said[-1] in _THANKS:
        said = said[:-1]
    return " ".join(said) in _MAY_STAND


def leave_alone(text: str) -> bool:
    """Whether somebody wants no more letters: 'Please never write to me again.'"""
    folded = " ".join(words_of(fold(text)))
    return any(f" {cue} " in f" {folded} " for cue in _LEAVE_ALONE)


def fit_to_stand(text: str, *names: str) -> Words:
    """Return what of a mail could stand; `names` are those that its author may have signed with."""
    own = without_courtesies(text, *names)
    own = _LINK.sub(LEFT_OUT, _ADDRESS.sub(LEFT_OUT, own))
    own = re.sub(r"[ \t]+", " ", re.sub(r"\n{3,}", "\n\n", own)).strip()
    if len(own) <= LONGEST:
        return Words(own)
    head = own[:LONGEST]
    ends = [found.end() for found in _SENTENCE_END.finditer(head)]
    return Words(head[: ends[-1]] if ends else head.rpartition(" ")[0] + " …", cut=True)
