"""What one sentence asks for, in free words: 'Sorry, not this month', 'could we take a break until 3 May'.

A sentence asks for something only where every word of the part that says it is accounted for (coverage.py)
and nothing around it makes it doubtful (doubts.py). What the phrases are is data, in words/.
"""

from __future__ import annotations

from typing import NamedTuple

from inbox_rules.changes import Changed
from inbox_rules.context import COMMON_WORDS, Context, one_request, signed, tokens_of, usable_in
from inbox_rules.coverage import alarms_in
from inbox_rules.dates import Dated
from inbox_rules.doubts import TOLD, Surroundings, doubt_of, mention_of
from inbox_rules.meanings import Meaning
from inbox_rules.parts import Part, parts_of
from inbox_rules.patterns import Mark
from inbox_rules.sentences import Sentence
from inbox_rules.vocabulary import PHRASE, SAYS, WORD, Language
from mentorship.answers import Free
from mentorship.requests import Request

# What a sentence may not hold that is no more than courtesy.
NO_COURTESY = frozenset({"ask", "wish", "because", "soft", "praise"})
# Whose words are common nouns: 'mais la fin, c'était entre vous et moi'.
PLAIN_NOUNS = frozenset({Request.END, Request.STOP, Request.PAUSE, Request.LEAVE})
# How words about changing begin, in the languages shipped.
CHANGING = ("chang", "alter", "amend", "ander", "verander", "wijzig", "modif", "cambi", "mud")
AS_IT_WAS = "whether you agree to the change, or all shall stay as it was"
AFTERWARDS = frozenset({"survey", "reflection"})  # what they tell there is over
END = "<end>"  # the sentence is over: 'Yeah, right.', and not 'Yes, right for me'


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
    own: bool = False  # it begins with its author as its subject: I, we
    value_only: bool = False  # a rhythm or a length, and no word that says what with it
    rest: str = ""  # what the sentence says beyond the request
    why: str = ""


def read_sentence(sentence: Sentence, context: Context) -> Reading:
    """Return what a sentence says, in the first of the languages in which it says something."""
    readings = []
    for one in context.languages:
        reading = _read(sentence, context, one)
        if reading.request or reading.doubt:
            return reading
        readings.append(reading)
    return next((reading for reading in readings if reading.skip), readings[0])


def _read(sentence: Sentence, context: Context, one: Language) -> Reading:
    pieces = [tokens_of(words, context, one) for words in sentence.parts]
    reading = _read_pieces(sentence, pieces, context, one)
    if reading.skip or reading.request or not context.names & one.common:
        return reading
    # A name may be a word as well: "la mia richiesta", "I will", "in May".
    plain = [tokens_of(words, context._replace(names=frozenset()), one) for words in sentence.parts]
    return reading if plain == pieces else _read_pieces(sentence, plain, context, one)


def _read_pieces(sentence: Sentence, pieces: list[list[str]], context: Context, one: Language) -> Reading:
    dates, changes = signed(sentence, context)
    if all(word in ("<name>", "<capital>") for words in pieces for word in words):
        return Reading(sentence, skip=True)
    parts = parts_of(pieces, one, usable_in(context.meaning))
    if not any(part.unexplained() or part.cores() for part in parts):
        names = frozenset[str]().union(*(part.says() for part in parts))
        if not names & NO_COURTESY and "date" not in names:
            return Reading(sentence, skip=True, thanks="thanks" in names, dates=dates)
    place = next((place for place, part in enumerate(parts) if part.cores()), None)
    if place is None:
        words = [word for part in parts for word in part.words]
        alarms = alarms_in(words, one)
        doubt = mention_of(words, sentence.question, alarms, context.meaning, one)
        own = bool(words) and words[0] in one.self
        return Reading(sentence, doubt=doubt, alarms=alarms, dates=dates, changes=changes, own=own)
    return _weigh(sentence, parts, place, context, one)._replace(dates=dates, changes=changes)


def _weigh(sentence: Sentence, parts: list[Part], place: int, context: Context, one: Language) -> Reading:
    """Return what is asked for by the part at `place`, as far as the parts around it leave no doubt."""
    marks = [mark for part in parts for mark in part.cores()]
    turn = next((p for p, part in enumerate(parts) if part.after_but and part.cores()), None)
    if turn is not None and (place == turn or all(part.softly() for part in parts[:turn])):
        # "I'd love to, but I can't": what stands after "but" counts.
        place, marks = turn, [mark for part in parts[turn:] for mark in part.cores()]
    request, explicit, doubt = one_request(marks, context.meaning)
    common = request in COMMON_WORDS - context.meaning.offers
    if common and not parts[place].plain() and all(mark.kind in (WORD, SAYS) for mark in marks):
        return Reading(sentence, alarms=alarms_in([word for part in parts for word in part.words], one))
    said_alone = all(mark.kind == WORD for mark in marks)
    if request in PLAIN_NOUNS - context.meaning.offers and said_alone and _others_unread(parts, place):
        doubt = doubt or f"you speak of '{request}', and may not ask for it"
    if request is Request.AGREE and context.meaning.letter == "amendment":
        denies = any(_denies_change(part, one) for part in parts if part.cores())
        doubt = doubt or (AS_IT_WAS if denies else "")
    surroundings = _surroundings(parts, place, marks, sentence.question, one)
    if request and not doubt:
        doubt = doubt_of(request, surroundings)
    told = doubt or context.meaning.letter in AFTERWARDS
    if told and context.meaning.free is Free.CONTENT and _only_told(marks, context.meaning):
        return Reading(sentence)  # "We met, all good": how it goes, which is the answer
    return Reading(
        sentence,
        request=None if doubt else request,
        explicit=explicit,
        word_only=explicit and not surroundings.rest and all(part.plain() for part in parts),
        doubt=doubt,
        value_only=request is Request.CHANGE and surroundings.value_only,
        plain=request is None and not any(mark.kind != SAYS for mark in marks),
        alarms=alarms_in([word for part in parts for word in part.words], one),
        rest=surroundings.rest,
        why=f"says {' + '.join({mark.name: 0 for mark in marks})} ({one.code})",
    )


def _explains(part: Part, bare: bool, one: Language) -> bool:
    """Whether a part begins as a clause of its own; beside a bare yes 'and' alone is no such beginning."""
    words = part.words[1:] if bare and part.words[0] in one.joins else part.words
    return bool(words) and words[0] in one.clauses


def _others_unread(parts: list[Part], place: int) -> bool:
    return any(part.unexplained() for part in parts[:place])


def _denies_change(part: Part, one: Language) -> bool:
    """Whether a part says that nothing shall change, which is no agreement to a change."""
    return "negation" in alarms_in(part.words, one) and any(word.startswith(CHANGING) for word in part.words)


def _only_values(part: Part) -> bool:
    return all(word.startswith("<") for word in part.words)


def _only_told(marks: list[Mark], meaning: Meaning) -> bool:
    named = {meaning.here(Request(mark.name)) for mark in marks if mark.kind != SAYS}
    return bool(named) and named <= TOLD - meaning.offers


def _surroundings(
    parts: list[Part], place: int, marks: list[Mark], question: bool, one: Language
) -> Surroundings:
    core = parts[place]
    leading = [part.words for part in parts[:place] if part.unexplained()]
    trailing = [part for part in parts[place:] if part.covered is None or part.covered.rest]
    if core.covered and core.covered.lead:
        # Two words more, since an alarm may reach into what follows: "before I".
        leading.append(core.words[: len(core.covered.lead) + 2])
    rest = [part.covered.rest if part.covered else part.words for part in trailing]
    after = frozenset[str]().union(*(alarms_in(words, one) for words in rest))
    if any(part.after_but for part in trailing if not part.cores()):
        after |= {"contrast"}
    bare = all(mark.kind == SAYS for mark in marks)
    changing = [part for part in parts if any(mark.name == "change" for mark in part.cores())]
    value_only = bool(changing) and all(map(_only_values, changing))
    unread = [part for part in trailing if part.covered is None and part.words]
    if (value_only and unread) or any(not _explains(part, bare, one) for part in unread):
        after |= {"unknown"}
    told = {word for words in rest for word in words}
    speaks = next((word for words in leading for word in words if word in one.common), "")
    return Surroundings(
        question=question and "courtesy" not in parts[-1].says(),
        asks=any("ask" in part.says() for part in parts),
        before=frozenset[str]().union(*(alarms_in(words, one) for words in leading)),
        value_only=value_only,
        led_in=bool(leading),
        turns=core.words[0] in one.turns
        or bool(core.covered and core.covered.lead)
        or marks[0].kind in (WORD, PHRASE)
        or (core.after_but and marks[0].kind != SAYS),
        bare=all(mark.kind == SAYS for mark in marks),
        after_own=any(
            part.covered.ran_on and part.covered.rest[0] in one.self
            if part.covered
            else part.begins(one.self)
            for part in trailing
        ),
        same_subject=speaks in one.self,
        after_but=core.after_but,
        of_others=not leading
        and marks[0].kind == WORD
        and bool(told & frozenset(one.others))
        and not told & frozenset(one.self),
        after=after,
        rest=" ".join(word for words in rest for word in words),
        denied=any(part.denies() for part in parts[place:]),
        denied_word=any(part.denies_word() for part in parts[place:]),
        denied_twice=any(part.denies_twice(one) for part in parts[place:]),
        mocking="sarcasm" in alarms_in([*(word for part in parts for word in part.words), END], one),
    )
