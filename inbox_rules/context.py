"""What a sentence is read against: the letter's meanings, the names, the dates and changes that were marked.

Its words become tokens: a date, a rhythm, a name each one token; slang and slips of the thumb in full.
Nothing here decides what a sentence asks for.
"""

from __future__ import annotations

from typing import NamedTuple

from inbox_rules.changes import FIRST_SIGN as FIRST_CHANGE
from inbox_rules.changes import Changed
from inbox_rules.dates import FIRST_SIGN, Dated
from inbox_rules.doubts import DATED
from inbox_rules.meanings import Meaning
from inbox_rules.parts import Usable
from inbox_rules.patterns import Mark
from inbox_rules.sentences import Sentence
from inbox_rules.vocabulary import FREE, PHRASE, SAYS, WORD, Language
from mentorship.answers import Free
from mentorship.requests import Request

# Words that people use for other things too: where a letter does not offer them, they count alone only.
COMMON_WORDS = frozenset(
    {
        Request.TALK, Request.HELP, Request.KEEP, Request.DROP, Request.SEND, Request.FULL, Request.CLOSE,
        Request.DIRECT, Request.CHANGE, Request.CONTINUE, Request.DONE, Request.STATUS, Request.REACHED,
        Request.SMALLER, Request.MET, Request.MISSED, Request.AVAILABLE, Request.RESOURCES, Request.CONFLICT,
        Request.CERTIFICATE,
    }
)  # fmt: skip
FEW_WORDS = 4


class Context(NamedTuple):
    """What a sentence is read against."""

    meaning: Meaning
    names: frozenset[str]  # of partner and author
    capitals: frozenset[str]  # words that look like names
    dates: tuple[Dated, ...]
    changes: tuple[Changed, ...]
    languages: tuple[Language, ...]


def one_request(marks: list[Mark], meaning: Meaning) -> tuple[Request | None, bool, str]:
    """Return the request, whether its own word named it, and a doubt."""
    named = dict.fromkeys(meaning.here(Request(mark.name)) for mark in marks if mark.kind != SAYS)
    said = {mark.name for mark in marks if mark.kind == SAYS}
    if {"change", "no"} <= said and not named:
        return None, False, "you say no, and name something else"
    if "change" in said and (not named or set(named) <= {Request.AGREE, Request.CHANGE, Request.ACCEPT}):
        return Request.CHANGE, True, ""
    if "change" in said and not DATED & set(named):
        return None, False, f"you ask for a change and for {' and '.join(named)}"
    if len(named) > 1:
        return None, False, f"you ask for two things, {' and '.join(named)}"
    if {"yes", "no"} <= said:
        return None, False, "you say both yes and no"
    said -= {"change"}
    plain = meaning.yes if "yes" in said else meaning.no
    if not named:
        if plain is None:
            return (
                None,
                False,
                f"a plain {'yes' if 'yes' in said else 'no'} can mean more than one thing here",
            )
        return plain, False, ""
    (request,) = named
    if request in meaning.unclear:
        return None, False, f"'{request}' can mean more than one thing here"
    if said and plain not in (None, request):
        return None, False, f"the {'yes' if 'yes' in said else 'no'} here means {plain}, not {request}"
    if "no" in said and plain is None and request == meaning.yes:
        return None, False, f"you say no and {request}"
    return request, True, ""


def usable_in(meaning: Meaning) -> Usable:
    def usable(mark: Mark, length: int) -> bool:
        if mark == Mark(SAYS, "change"):
            return Request.CHANGE in meaning.offers
        if mark.kind == SAYS:
            return True
        if mark.kind == WORD:
            request = Request(mark.name)
            return (
                length <= FEW_WORDS or request not in COMMON_WORDS or meaning.here(request) in meaning.offers
            )
        if meaning.free is Free.PARTNER:
            return False
        return mark.kind == PHRASE or (
            mark.kind == FREE and meaning.here(Request(mark.name)) in meaning.offers
        )

    return usable


def tokens_of(words: tuple[str, ...], context: Context, one: Language) -> list[str]:
    tokens: list[str] = []
    for word in one.spelling.full(words):
        sign = ord(word) if len(word) == 1 else 0
        if 0 <= sign - FIRST_SIGN < len(context.dates):
            dated = context.dates[sign - FIRST_SIGN]
            tokens.append("<unclear>" if dated.day is None else f"<{dated.role}>")
        elif 0 <= sign - FIRST_CHANGE < len(context.changes):
            tokens.append(context.changes[sign - FIRST_CHANGE].sign)
        elif word in context.names:
            tokens.append("<name>")
        elif word in context.capitals and word not in one.common:
            tokens.append("<capital>")
        else:
            tokens += one.mended(word)
    return tokens


def signed(sentence: Sentence, context: Context) -> tuple[tuple[Dated, ...], tuple[Changed, ...]]:
    signs = [ord(word) for words in sentence.parts for word in words if len(word) == 1]
    dates = tuple(
        context.dates[sign - FIRST_SIGN] for sign in signs if 0 <= sign - FIRST_SIGN < len(context.dates)
    )
    changes = [sign - FIRST_CHANGE for sign in signs]
    return dates, tuple(context.changes[sign] for sign in changes if 0 <= sign < len(context.changes))
