"""What a short mail says all in all, where no sentence of it says so outright.

'I was in the same spot ten years ago, bring us together': cues are phrases that mean the same wherever they
stand in a clause. They count only where every cue says the same and nothing else in the mail is an alarm; a
clause of which nothing is understood counts for nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from inbox_rules.context import Context, one_request, tokens_of, usable_in
from inbox_rules.coverage import alarms_in
from inbox_rules.doubts import ASKABLE, EXPLAINED
from inbox_rules.meanings import Meaning
from inbox_rules.parts import Part, parts_of
from inbox_rules.patterns import Mark
from inbox_rules.phrasing import END, Reading
from inbox_rules.sentences import Sentence
from inbox_rules.vocabulary import Language
from mentorship.answers import Free
from mentorship.requests import Request

MOST_WORDS = {Free.ASK: 120, Free.FORM: 60, Free.CONTENT: 40, Free.PARTNER: 20}
A_LEAD = 6  # words of which nothing is understood, before a yes that ends the mail: 'Unequivocally, yes.'
CUE = "<cue>"
NO_IS_NOT = ("es", "pt")  # languages in which the same word says no and not
DEFERRAL = "deferral"  # 'ask me again in autumn': harmless beside a no, and no yes
STARTS = "starts"  # 'I can begin on 1 May': a yes from that day on
PLAIN = ("yes", "no")
ALWAYS_FATAL = frozenset(
    {"condition", "uncertain", "undoing", "sarcasm", "asking", "reported", "unread", "denied"}
)
FATAL_BESIDE_A_YES = ALWAYS_FATAL | {"negation", "later", "terms", "received", "double", "contrast"}
# What may be said beside a no: a reason, and when it may be otherwise.
FATAL_BESIDE_A_NO = ALWAYS_FATAL - {"unread"}
# In another sentence, which tells its own story, less is fatal: before the one that counts, and after it.
FATAL_BEFORE_A_YES = frozenset({"condition", "uncertain", "undoing", "sarcasm", "asking", "reported"})
FATAL_AFTER_A_YES = FATAL_BEFORE_A_YES | {"contrast", "later", "terms", "own negation"}
FATAL_ELSEWHERE_BESIDE_A_NO = frozenset({"undoing", "sarcasm", "asking"})


class Clause(NamedTuple):
    """What one clause says, and what in it makes us ask back."""

    requests: frozenset[Request] = frozenset()
    bare: bool = False  # only a yes or no
    cued: bool = False  # a cue says it
    deferral: bool = False
    starts: bool = False
    alarms: frozenset[str] = frozenset()
    after_but: bool = False
    unknown: int = 0  # words that are not accounted for
    sentence: int = 0  # which one of the mail


class Weighed(NamedTuple):
    """A request that a whole mail speaks for, and the sentences that do."""

    request: Request
    telling: tuple[Reading, ...]
    why: str
    starts: bool = False  # a day that is named is the first one


def weigh(readings: Sequence[Reading], context: Context, *, by_cues: bool = False) -> Weighed | None:
    """Return the one request that all of a mail speaks for, or None; `by_cues`: that cues alone speak for."""
    telling = [reading for reading in readings if not reading.skip]
    words = sum(len(part) for reading in telling for part in reading.sentence.parts)
    if not telling or words > MOST_WORDS[context.meaning.free]:
        return None
    for one in context.languages:
        by_reading = [
            (
                reading,
                [clause._replace(sentence=number) for clause in clauses_of(reading.sentence, context, one)],
            )
            for number, reading in enumerate(telling)
        ]
        speaking = [clause for _, several in by_reading for clause in several if clause.requests]
        if speaking and by_cues and not all(clause.cued for clause in speaking):
            return None
        if speaking and one is not context.languages[0] and _alarmed(telling, context):
            return None  # what is asked back in the likeliest language means nothing else in another
        if speaking:
            return _all_in_all(by_reading, context.meaning, one)
    return None


def _alarmed(telling: Sequence[Reading], context: Context) -> bool:
    one = context.languages[0]
    clauses = [clause for reading in telling for clause in clauses_of(reading.sentence, context, one)]
    return any(clause.alarms & ALWAYS_FATAL for clause in clauses)


def against(request: Request, readings: Sequence[Reading], context: Context) -> Request | None:
    """Return another request that cues in the mail speak for: 'No time. So what, let her write!'."""
    if context.meaning.free not in (Free.ASK, Free.FORM) or request not in context.meaning.offers:
        return None
    one = context.languages[0]
    for reading in readings:
        for words in reading.sentence.parts:
            rest, marks = _without_cues(tokens_of(words, context, one), one, context.meaning)
            if "negation" in alarms_in(rest, one):
                continue  # "I don't think we have reached it"
            named, _ = _named(marks, context.meaning)
            other = next(iter(named - {request}), None)
            if other is not None:
                return other
    return None


def _all_in_all(
    by_reading: Sequence[tuple[Reading, list[Clause]]], meaning: Meaning, one: Language
) -> Weighed | None:
    clauses = [clause for _, several in by_reading for clause in several]
    requests = frozenset[Request]().union(*(clause.requests for clause in clauses))
    if len(requests) != 1:
        return None
    (request,) = requests
    if (
        request not in meaning.offers
        or alarms_beside(request, clauses)
        or _bare_beside_others(request, clauses, meaning)
    ):
        return None
    speaking = tuple(reading for reading, several in by_reading if any(clause.requests for clause in several))
    why = f"all in all it says {request} ({one.code})"
    return Weighed(request, speaking, why, starts=any(clause.starts for clause in clauses))


def alarms_beside(request: Request, clauses: Sequence[Clause]) -> frozenset[str]:
    """Return the alarms that make `request` doubtful, wherever in the mail they stand."""
    explained = request in EXPLAINED
    telling = [clause.sentence for clause in clauses if clause.requests]
    found = frozenset[str]()
    for place, clause in enumerate(clauses):
        fatal = _fatal(explained, clause.sentence, telling)
        if clause.deferral or request in ASKABLE:
            fatal -= {"asking"}
        alarms = clause.alarms & fatal
        turned = any(later.after_but and later.requests for later in clauses[place + 1 :])
        if turned and not clause.requests:
            alarms -= {"negation", "own negation"}  # "I'm no expert, but I'd love to"
        if clause.after_but and not clause.requests and not clause.deferral:
            alarms |= {"contrast"}
        if clause.deferral and not explained:
            alarms |= {"later"}
        found |= alarms
    return found


def _fatal(explained: bool, sentence: int, telling: Sequence[int]) -> frozenset[str]:
    if sentence in telling:
        return FATAL_BESIDE_A_NO if explained else FATAL_BESIDE_A_YES
    if explained:
        return FATAL_ELSEWHERE_BESIDE_A_NO
    return FATAL_BEFORE_A_YES if sentence < telling[0] else FATAL_AFTER_A_YES


def _bare_beside_others(request: Request, clauses: Sequence[Clause], meaning: Meaning) -> bool:
    """Whether nothing but a plain yes speaks for it, and what else is said may be what the yes is for."""
    if request is Request.CHANGE:
        return any(clause.unknown for clause in clauses)
    if request in EXPLAINED or not all(clause.bare for clause in clauses if clause.requests):
        return False
    others = [clause for clause in clauses if clause.unknown and not clause.requests]
    last = bool(clauses[-1].requests) and clauses[-1].unknown == 0 and meaning.free is not Free.CONTENT
    return not last if len(others) == 1 and others[0].unknown <= A_LEAD else bool(others)


def clauses_of(sentence: Sentence, context: Context, one: Language) -> list[Clause]:
    """Return what each clause of a sentence says."""
    pieces = [tokens_of(words, context, one) for words in sentence.parts]
    parts = parts_of(pieces, one, usable_in(context.meaning))
    asks = sentence.question and not any(part.says() & {"courtesy", "ask"} for part in parts)
    mocking = alarms_in([*(word for part in parts for word in part.words), END], one) & {"sarcasm"}
    beside = mocking | ({"asking"} if asks else set())
    clauses = [_clause(part, context.meaning, one) for part in parts]
    told = frozenset({"asking"} if not sentence.question else ())  # "what she wants to do" asks nothing
    return [
        clause._replace(alarms=(clause.alarms if clause.requests else clause.alarms - told) | beside)
        for clause in clauses
    ]


def _clause(part: Part, meaning: Meaning, one: Language) -> Clause:
    covered = part.covered if meaning.free is not Free.PARTNER else None
    if covered is not None and not covered.lead and not covered.rest:
        return _understood(part, meaning)
    words, marks = _without_cues(part.words, one, meaning)
    requests, deferral = _named(marks, meaning)
    bare = False
    if not requests and covered is not None and not covered.lead and part.cores():
        request, explicit, doubt = one_request(part.cores(), meaning)
        requests = frozenset({request}) if request and not doubt else frozenset()
        bare = not explicit
        words = list(covered.rest)
    return Clause(
        requests,
        bare=bare,
        cued=bool(marks),
        deferral=deferral,
        starts=any(mark.name == STARTS for mark in marks),
        alarms=_alarms(part, words, one),
        after_but=part.after_but,
        unknown=sum(word != CUE for word in words),
    )


def _alarms(part: Part, words: Sequence[str], one: Language) -> frozenset[str]:
    alarms = alarms_in(words, one)
    if "negation" in alarms and part.begins(one.self):
        alarms |= {"own negation"}
    return alarms | _denied(words, one)


def _denied(words: Sequence[str], one: Language) -> frozenset[str]:
    """Return an alarm where a 'not' stands before a cue: 'het is niet zo dat ik geen zin heb'."""
    before = list(words[: words.index(CUE)]) if CUE in words else []
    if before and one.code not in NO_IS_NOT and before[0] in one.nos:
        before = before[1:]  # "No, I can't" without its comma
    return frozenset({"denied"}) if "negation" in alarms_in(before, one) else frozenset()


def _understood(part: Part, meaning: Meaning) -> Clause:
    """Return what a clause says each of whose words is accounted for."""
    says, cores = part.says(), part.cores()
    alarms = frozenset({"uncertain"}) if "soft" in says else frozenset[str]()
    if not cores:
        return Clause(alarms=alarms, after_but=part.after_but)
    request, explicit, doubt = one_request(cores, meaning)
    if request is None or doubt or part.denies():
        return Clause(alarms=alarms | {"uncertain"}, after_but=part.after_but)
    return Clause(frozenset({request}), bare=not explicit, alarms=alarms, after_but=part.after_but)


def _without_cues(words: Sequence[str], one: Language, meaning: Meaning) -> tuple[list[str], list[Mark]]:
    """Return the words with each cue made one, and what the cues say; the longest cue counts."""
    scan = one.cues.over(words)
    rest: list[str] = []
    marks: list[Mark] = []
    place = 0
    while place < len(words):
        found = [(end, mark) for end, mark in scan.at(place) if _usable(mark, meaning)]
        if found:
            end = max(end for end, _ in found)
            marks += [mark for to, mark in found if to == end]
            rest.append(CUE)
            place = end
        else:
            rest.append(words[place])
            place += 1
    return rest, marks


def _usable(mark: Mark, meaning: Meaning) -> bool:
    if meaning.free is Free.PARTNER:
        return mark.name in meaning.offers  # all else may be meant for the other one
    if mark.name == STARTS:
        return Request.ACCEPT in meaning.offers
    return mark.name == DEFERRAL or mark.name in PLAIN or meaning.here(Request(mark.name)) in meaning.offers


def _named(marks: Iterable[Mark], meaning: Meaning) -> tuple[frozenset[Request], bool]:
    names = {mark.name for mark in marks}
    plain = {"yes": meaning.yes, "no": meaning.no, STARTS: Request.ACCEPT}
    requests = (plain[name] if name in plain else meaning.here(Request(name)) for name in names - {DEFERRAL})
    return frozenset(request for request in requests if request), DEFERRAL in names
