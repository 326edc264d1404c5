"""What one sentence asks for, in free words: 'Sorry, not this month', 'could we take a break until 3 May'.

A sentence asks for something only where every word of the part that says it is accounted for (coverage.py)
and nothing around it makes it doubtful (doubts.py). What the phrases are is data, in words/.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from inbox_rules.changes import FIRST_SIGN as FIRST_CHANGE
from inbox_rules.changes import Changed
from inbox_rules.coverage import Covered, alarms_in, cover
from inbox_rules.dates import FIRST_SIGN, Dated
from inbox_rules.doubts import DATED, REFUSALS, SENTENCES, doubt_of, mention_of
from inbox_rules.meanings import Meaning
from inbox_rules.patterns import Mark
from inbox_rules.sentences import Sentence
from inbox_rules.vocabulary import FREE, PHRASE, SAYS, WORD, Language
from mentorship.answers import Free
from mentorship.requests import Request

CORES = ("yes", "no", "change")  # what asks for something without naming a request


class Reading(NamedTuple):
    """What one sentence says."""

    sentence: Sentence
    skip: bool = False  # a greeting, thanks, a name: nothing is asked for
    thanks: bool = False
    request: Request | None = None
    explicit: bool = False  # the request's own word or phrase, not only a yes or no
    word_only: bool = False  # nothing but the request's word
    doubt: str = ""
    plain: bool = False  # a yes or no, and what that means is not known here
    alarms: frozenset[str] = frozenset()
    dates: tuple[Dated, ...] = ()
    changes: tuple[Changed, ...] = ()  # rhythms and the like that it names
    rest: str = ""  # what the sentence says beyond the request
    why: str = ""


class Part(NamedTuple):
    """One part of a sentence, as far as it is accounted for."""

    words: tuple[str, ...]
    covered: Covered | None
    after_but: bool = False

    def says(self) -> frozenset[str]:
        """Return the names of what it says beside requests."""
        pieces = self.covered.pieces if self.covered else ()
        return frozenset(piece.mark.name for piece in pieces if piece.mark.kind == SAYS)

    def cores(self) -> list[Mark]:
        """Return the marks of the requests, of yes and of no."""
        pieces = self.covered.pieces if self.covered else ()
        return [piece.mark for piece in pieces if piece.mark.kind != SAYS or piece.mark.name in CORES]


class Context(NamedTuple):
    """What a sentence is read against."""

    meaning: Meaning
    names: frozenset[str]  # of partner and author
    capitals: frozenset[str]  # words that look like names
    dates: tuple[Dated, ...]
    changes: tuple[Changed, ...]
    languages: tuple[Language, ...]


def read_sentence(sentence: Sentence, context: Context) -> Reading:
    """Return what a sentence says, in the first of the languages in which it says something."""
    readings = [_read(sentence, context, one) for one in context.languages]
    for reading in readings:
        if reading.request or reading.doubt:
            return reading
    return next((reading for reading in readings if reading.skip), readings[0])


def _read(sentence: Sentence, context: Context, one: Language) -> Reading:
    usable = _usable(context.meaning)
    dates, changes = _signed(sentence, context)
    parts: list[Part] = []
    for words in sentence.parts:
        full = _tokens(words, context, one)
        parts += [
            Part(tuple(piece), cover(piece, one, usable) if piece else None, after_but)
            for piece, after_but in _at_contrast(full, one)
        ]
    if all(part.covered is not None and not part.cores() and not part.covered.rest for part in parts):
        names = frozenset[str]().union(*(part.says() for part in parts))
        if not names & {"ask", "wish", "because", "soft", "praise"}:
            return Reading(sentence, skip=True, thanks="thanks" in names, dates=dates)
    return _weigh(sentence, parts, context, one)._replace(dates=dates, changes=changes)


def _weigh(sentence: Sentence, parts: list[Part], context: Context, one: Language) -> Reading:
    place = next((place for place, part in enumerate(parts) if part.cores()), None)
    everything = [word for part in parts for word in part.words]
    alarms = alarms_in(everything, one)
    if place is None:
        doubt = mention_of(everything, sentence.question, alarms, context.meaning, one)
        return Reading(sentence, doubt=doubt, alarms=alarms)
    marks = [mark for part in parts for mark in part.cores()]
    turn = next((p for p, part in enumerate(parts) if part.after_but and part.cores()), None)
    if turn is not None and (place == turn or _softly(parts[:turn])):
        # "I'd love to, but I can't": what stands after "but" counts.
        place, marks = turn, [mark for part in parts[turn:] for mark in part.cores()]
    request, explicit, doubt = _one_request(marks, context.meaning)
    leading = [part for part in parts[:place] if part.covered is None or part.covered.rest]
    trailing: list[str] = []
    for position, part in enumerate(parts[place:], place):
        if part.covered is None:
            trailing += [*(["but"] if part.after_but else []), *part.words]
        else:
            trailing += [
                *(["but"] if part.after_but and position > place and not part.cores() else []),
                *part.covered.rest,
            ]
    says = frozenset[str]().union(*(part.says() for part in parts))
    if request and not doubt:
        if _denies_twice(parts[place:], one) or (request not in REFUSALS and _denies(parts[place:])):
            doubt = SENTENCES["negation"]
        elif "sarcasm" in alarms:
            doubt = SENTENCES["sarcasm"]
    if request and not doubt:
        doubt = doubt_of(
            request,
            question=sentence.question and "courtesy" not in parts[-1].says(),
            asks="ask" in says,
            before=frozenset[str]().union(*(alarms_in(part.words, one) for part in leading)),
            led_in=bool(leading) and not _begins_anew(parts[place]),
            after=alarms_in(trailing, one) | ({"contrast"} if "but" in trailing else frozenset()),
        )
    return Reading(
        sentence,
        request=None if doubt else request,
        explicit=explicit,
        word_only=explicit and not trailing and all(map(_plain, parts)),
        doubt=doubt,
        plain=request is None and not any(mark.kind != SAYS for mark in marks),
        alarms=alarms,
        rest=" ".join(trailing),
        why=f"line {sentence.line} says {' + '.join({mark.name: 0 for mark in marks})} ({one.code})",
    )


def _one_request(marks: list[Mark], meaning: Meaning) -> tuple[Request | None, bool, str]:
    """Return the request, whether its own word named it, and a doubt."""
    named = dict.fromkeys(meaning.here(Request(mark.name)) for mark in marks if mark.kind != SAYS)
    said = {mark.name for mark in marks if mark.kind == SAYS}
    if "change" in said and (not named or set(named) <= {Request.AGREE, Request.CHANGE, Request.ACCEPT}):
        return Request.CHANGE, True, ""
    if "change" in said and not DATED & set(named):
        return None, False, f"this asks for a change and for {' and '.join(named)}"
    if len(named) > 1:
        return None, False, f"this asks for two things: {' and '.join(named)}"
    if {"yes", "no"} <= said:
        return None, False, "this says both yes and no"
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
    if said and plain not in (None, request):
        return None, False, f"the {'yes' if 'yes' in said else 'no'} here means {plain}, not {request}"
    if "no" in said and plain is None and request == meaning.yes:
        return None, False, f"this says no and {request}"
    return request, True, ""


def _at_contrast(words: list[str], one: Language) -> list[tuple[list[str], bool]]:
    """Cut a part where 'but' or the like turns it, unless a phrase holds the word itself."""
    for place, word in enumerate(words):
        if any(mark == Mark(SAYS, "but") for _, mark in one.phrases.matches([word], 0)):
            before = words[:place]
            after = _at_contrast(words[place + 1 :], one)
            turned = [(after[0][0], True), *after[1:]]
            return [(before, False), *turned] if before else turned
    return [(words, False)]


def _plain(part: Part) -> bool:
    """Whether a part holds nothing but a request's word, a date, a greeting, thanks or 'please'."""
    return part.covered is not None and all(
        piece.mark.kind == WORD
        or piece.mark.name in ("date", "thanks", "greeting", "signoff")
        or part.words[piece.start : piece.end] == ("please",)
        for piece in part.covered.pieces
    )


def _denies(parts: list[Part]) -> bool:
    """Whether a 'no' stands in one part with the request's own word: 'no pause', 'no need to end'."""
    return any("no" in part.says() and any(mark.kind != SAYS for mark in part.cores()) for part in parts)


def _denies_twice(parts: list[Part], one: Language) -> bool:
    """Whether a part holds two refusals, of which one may turn the other: 'I don't want to decline'."""
    for part in parts:
        pieces = [piece for piece in (part.covered.pieces if part.covered else ()) if piece.mark.kind != SAYS]
        denying = ["negation" in alarms_in(part.words[piece.start : piece.end], one) for piece in pieces]
        if True in denying and False in denying:
            return True
    return False


def _softly(parts: list[Part]) -> bool:
    """Whether these parts wish rather than say: 'I would love to', 'normally yes'."""
    return all(
        not part.cores()
        or "soft" in part.says()
        or {"would", "wish"} & set(part.words)
        or (part.covered is not None and "normally" in part.words)
        for part in parts
    )


def _begins_anew(part: Part) -> bool:
    """Whether a part is a clause of its own, as 'I accept' after 'she sounds lovely' is, and 'yes' is not."""
    return part.after_but or part.words[0] in (
        "i",
        "we",
        "let",
        "ich",
        "wir",
        "je",
        "nous",
        "ik",
        "wij",
        "please",
    )


def _usable(meaning: Meaning) -> Callable[[Mark], bool]:
    def usable(mark: Mark) -> bool:
        if mark == Mark(SAYS, "change"):
            return Request.CHANGE in meaning.offers
        if mark.kind in (SAYS, WORD):
            return True
        if meaning.free is Free.PARTNER:
            return False
        return mark.kind == PHRASE or (
            mark.kind == FREE and meaning.here(Request(mark.name)) in meaning.offers
        )

    return usable


def _tokens(words: tuple[str, ...], context: Context, one: Language) -> list[str]:
    tokens: list[str] = []
    for word in one.spell_out(words):
        sign = ord(word) if len(word) == 1 else 0
        if 0 <= sign - FIRST_SIGN < len(context.dates):
            dated = context.dates[sign - FIRST_SIGN]
            tokens.append("<unclear>" if dated.day is None else f"<{dated.role}>")
        elif 0 <= sign - FIRST_CHANGE < len(context.changes):
            tokens.append(context.changes[sign - FIRST_CHANGE].sign)
        elif word in context.names or (word in context.capitals and word not in one.common):
            tokens.append("<name>")
        else:
            tokens.append(word)
    return tokens


def _signed(sentence: Sentence, context: Context) -> tuple[tuple[Dated, ...], tuple[Changed, ...]]:
    signs = [ord(word) for words in sentence.parts for word in words if len(word) == 1]
    dates = tuple(
        context.dates[sign - FIRST_SIGN] for sign in signs if 0 <= sign - FIRST_SIGN < len(context.dates)
    )
    changes = [sign - FIRST_CHANGE for sign in signs]
    return dates, tuple(context.changes[sign] for sign in changes if 0 <= sign < len(context.changes))
