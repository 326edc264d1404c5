"""Why we ask back: a negation, a question, a condition, another wish beside it, mockery.

A wrong act is far worse than a question, so what could be meant otherwise is a doubt. Each doubt is a
sentence that a person can read.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from inbox_rules.meanings import Meaning
from inbox_rules.vocabulary import PHRASE, WORD, Language
from mentorship.answers import Free
from mentorship.requests import Request

# What reads as a request also where it is put as a question with "could we".
ASKABLE = frozenset(
    {
        Request.PAUSE, Request.RESUME, Request.RESTART, Request.CHANGE, Request.SKIP, Request.RESCHEDULE,
        Request.CANCEL, Request.MENTORS, Request.STATUS, Request.HELP, Request.MY_DATA, Request.FEWER,
        Request.TALK, Request.SOMEONE_ELSE, Request.SMALLER, Request.END, Request.WITHDRAW, Request.EXTEND,
        Request.INFORMAL, Request.FULL, Request.RESOURCES, Request.FORGET_ME, Request.LEAVE, Request.STOP,
        Request.JOIN_AS_MENTEE, Request.JOIN_AS_MENTOR, Request.UNDO,
    }
)  # fmt: skip
QUESTIONS = frozenset({Request.MENTORS, Request.STATUS, Request.HELP, Request.MY_DATA, Request.RESOURCES})
# What people explain: a reason may say "not", "but" and "next year".
EXPLAINED = frozenset(
    {
        Request.DECLINE, Request.WITHDRAW, Request.END, Request.PAUSE, Request.UNAVAILABLE, Request.SKIP,
        Request.MISSED, Request.MET, Request.CANCEL, Request.RESCHEDULE, Request.SMALLER, Request.TALK,
        Request.SOMEONE_ELSE, Request.FEWER, Request.STOP, Request.LEAVE, Request.DIRECT, Request.NOT_YET,
        Request.CLOSE, Request.DONE, Request.END_NOW, Request.REPORT, Request.MENTORS, Request.RATE,
        Request.CHANGE, Request.MONTHLY,
    }
)  # fmt: skip
# What may have a day that it ends.
DATED = frozenset({Request.PAUSE, Request.UNAVAILABLE, Request.EXTEND, Request.CHANGE})
# What people tell of: it happened, whatever else they say of it.
TOLD = frozenset({Request.MET, Request.MISSED, Request.DIRECT, Request.RATE})
# What people claim, and tell the story of: the other one has to say so too.
CLAIMED = frozenset({Request.GOAL_REACHED})
# What a "no" may stand before without a comma: 'no not yet', 'no I decline'.
REFUSALS = frozenset({Request.DECLINE, Request.NOT_YET, Request.SKIP, Request.MISSED})

SENTENCES = {
    "condition": "you name a condition, and I can't weigh it",
    "unread": "you name a time that I can't read; '3 May' works",
    "double": "it can be read as a yes and as a no",
    "terms": "you name terms of your own",
    "unknown": "I understood only a part of it",
    "contrast": "you say 'but', and I can't tell what follows from it",
    "negation": "there is a 'not' in it, and I can't tell what it belongs to",
    "uncertain": "you sound undecided",
    "undoing": "you seem to take something back",
    "sarcasm": "whether you mean it as it is written",
    "later": "you speak of another time or of somebody else",
    "asking": "you ask something, and I can't answer it",
    "received": "you may only be telling me that my letter arrived",
    "reported": "you tell what somebody else said",
}
_AFTER_EXPLAINED = frozenset({"contrast", "condition", "undoing", "sarcasm", "uncertain", "double"})
_BEFORE = frozenset({"asking", "condition", "undoing", "sarcasm", "uncertain", "reported"})
_AFTER = frozenset(SENTENCES) - {"asking"}
_BESIDE = frozenset({"condition", "contrast", "uncertain", "later", "terms"})


ALARMS_INSIDE = ("condition", "terms", "contrast", "negation", "uncertain", "later", "reported", "received")
UNTOLD = "what you would like me to do"
ELSEWHERE = "whether your yes is the answer to my question"
BEHIND = "stands behind words that I don't understand"


def only_unknown(doubt: str) -> bool:
    """Whether a doubt says no more than that some words are not understood."""
    return doubt in ("", UNTOLD, ELSEWHERE, SENTENCES["unknown"]) or doubt.endswith(BEHIND)


def of_one_alarm(doubt: str) -> bool:
    """Whether a doubt comes from an alarm, which may stand inside a phrase that is clear as a whole."""
    return doubt in {SENTENCES[name] for name in ALARMS_INSIDE}


class Surroundings(NamedTuple):
    """What stands around the words that ask for something, in their sentence."""

    question: bool
    asks: bool  # "could we"
    before: frozenset[str]  # the alarms before it
    value_only: bool  # it names a rhythm or the like, and does not say what with it
    led_in: bool  # whether words stand before it that are not accounted for
    turns: bool  # it begins as a clause of its own: "so", "please", "I", after "but", or the bare word
    same_subject: bool  # what stands before it has "I" or "we" for its subject
    after_but: bool
    bare: bool  # a yes or no only
    after_own: bool  # after it, "I" or "we" begin a clause that is not accounted for
    of_others: bool  # its own word comes first, and what follows is about somebody else
    after: frozenset[str]  # the alarms after it
    rest: str
    denied: bool  # a "no" stands with its own words
    denied_word: bool  # ... with its bare word
    denied_twice: bool
    mocking: bool


def doubt_of(request: Request, around: Surroundings) -> str:
    """Return why a sentence that seems to ask for `request` is doubtful, or nothing."""
    if (
        around.denied_twice
        or (around.denied and request not in REFUSALS)
        or (around.denied_word and request is Request.DECLINE)
    ):
        return SENTENCES["negation"]
    if around.mocking:
        return SENTENCES["sarcasm"]
    if around.question and not (request in QUESTIONS or (around.asks and request in ASKABLE)):
        return f"you ask about '{request}', and may not want it"
    explained = request in EXPLAINED and not around.value_only
    if around.led_in and not (around.turns or (explained and around.same_subject)):
        return f"'{request}' {BEHIND}"
    if around.bare and around.after_own and not explained:
        return ELSEWHERE
    alarming = around.before & _BEFORE
    if not explained and not around.after_but:
        alarming |= around.before & {"negation"}
    if request in TOLD:
        alarming |= around.after & {"sarcasm"}
    else:
        alarming |= around.after & (_AFTER_EXPLAINED if explained else _AFTER)
    if explained and around.of_others:
        alarming -= {"uncertain"}  # "decline, not sure she is serious": the doubt is the reason
    if request in DATED:
        alarming |= around.after & {"unread"}
    return _sentence(alarming)


def beside(
    request: Request,
    holds: frozenset[str],
    *,
    after: bool,
    question: bool,
    own: bool,
    value_only: bool = False,
) -> str:
    """Return why another sentence makes the one that asks for `request` doubtful, or nothing.

    `after`: it follows; `own`: it begins with the author as its subject; `value_only`: the one that asks
    names a rhythm or the like and no more.
    """
    if request in TOLD:
        return ""
    alarming = holds & {"undoing", "sarcasm"}
    if request is Request.CHANGE and question and "negation" in holds:
        return "a question of yours stands beside it"  # "Fortnightly … can't we just write when we like?"
    if request in CLAIMED:
        return _sentence(alarming | holds & {"contrast", "uncertain"})
    if request not in EXPLAINED or value_only:
        alarming |= holds & (_BESIDE if after else {"uncertain"})
        if after and own:
            alarming |= holds & {"negation"}
        if question:
            return "a question of yours stands beside it"
    return _sentence(alarming)


def _sentence(alarming: frozenset[str]) -> str:
    return next((sentence for name, sentence in SENTENCES.items() if name in alarming), "")


def mention_of(
    words: Sequence[str], question: bool, alarms: frozenset[str], meaning: Meaning, one: Language
) -> str:
    """Return why a short sentence that holds a request's word without asking for it is a doubt."""
    if (
        meaning.free is Free.PARTNER
        or len(words) > 12
        or not (question or alarms & {"negation", "condition"})
    ):
        return ""
    scan = one.phrases.over(words)
    for start in range(len(words)):
        for _, mark in scan.at(start):
            if mark.kind not in (WORD, PHRASE):
                continue
            request = meaning.here(Request(mark.name))
            if (request in meaning.offers or request is Request.CONTINUE) and request not in TOLD:
                return f"you speak of '{request}', and may not ask for it"
    return ""
