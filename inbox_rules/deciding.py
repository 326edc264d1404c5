"""From what each sentence says to what the mail asks for.

Requests count in the author's first sentences only; two different ones, or anything around a request that
makes it doubtful, is asked back.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from inbox_rules import doubts
from inbox_rules.changes import fields_from
from inbox_rules.commands import Lines, number_at_start
from inbox_rules.context import Context
from inbox_rules.dates import Dated
from inbox_rules.forms import Form
from inbox_rules.meanings import Meaning
from inbox_rules.phrasing import Reading
from inbox_rules.ratings import rating_in
from inbox_rules.values import Arguments, Understood
from inbox_rules.weighing import against, weigh
from mentorship.answers import Free
from mentorship.requests import Request

A_BARE_ANSWER = 3  # words of a yes or no that is meant for us in a mail for the partner
A_DAY_ALONE = 3  # words of a sentence that is little more than a day: 'On 3 May.'
BEGINNING = "from when you can begin"
HOW_IT_GOES = frozenset({"check-in", "half-way"})  # to these a yes in a sentence says that it goes well
PLAIN_YES = "a plain yes"
BARE_YES = frozenset({"yes", "yep", "yeah", "ja", "oui", "si", "sim", "ok", "okay"})
SHORT = 25  # words: a longer answer without a request is read by a person
# How many sentences that are more than a greeting may stand before a request counts no more.
ZONE = {Free.ASK: 6, Free.CONTENT: 2, Free.FORM: 3, Free.PARTNER: 1}

# Two requests that are one: the fuller counts.
FULLER = {
    frozenset((Request.END, Request.END_NOW)): (Request.END_NOW,),
    frozenset((Request.AGREE, Request.CHANGE)): (Request.CHANGE,),
}

# "A line a month" names a span, and is no cue for going on so long.
SPANS_ALIKE = frozenset({(Request.MONTHLY, Request.EXTEND)})


def decide(readings: list[Reading], meaning: Meaning, lines: Lines) -> Understood:
    """Return what the whole mail asks for."""
    telling = [reading for reading in readings if not reading.skip]
    if meaning.free is Free.PARTNER:
        return _for_partner(readings, telling, meaning)
    zone = telling[: ZONE[meaning.free]]
    doubt = next((reading for reading in zone if _doubtful(reading, telling, meaning)), None)
    asking = [reading for reading in telling if reading.request]
    asking = [reading for reading in asking if _counts(reading, telling, meaning)]
    if doubt is not None and not (asking and asking[0].request in doubts.TOLD):
        return Understood(None, doubt=doubt.doubt, why=(_line(doubt),))
    requests = dict.fromkeys(reading.request for reading in asking if reading.request)
    if meaning.offers and set(requests) == {Request.NOT_YET} and Request.NOT_YET not in meaning.offers:
        return Understood(None, doubt="what 'not yet' shall mean here", why=tuple(map(_line, asking)))
    if not requests or not any(reading in zone for reading in asking):
        return _no_request(telling, meaning, lines)
    if len(requests) > 1:
        requests = _fuller(requests)
    if len(requests) > 1:
        doubt_of_two = f"you ask for two things, {' and '.join(requests)}"
        return Understood(None, doubt=doubt_of_two, why=tuple(map(_line, asking)))
    (request,) = requests
    return _one(request, asking, readings, lines)


def weighed(found: Understood, readings: list[Reading], context: Context, lines: Lines) -> Understood:
    """Return what a mail says all in all, where no sentence says it or another speaks against it."""
    if found.request is not None:
        other = against(found.request, readings, context)
        if other is None or (found.request, other) in SPANS_ALIKE:
            return found
        return replace(found, request=None, doubt=f"you ask for two things, {found.request} and {other}")
    by_cues = doubts.of_one_alarm(found.doubt)
    if not by_cues and not doubts.only_unknown(found.doubt):
        return found
    weighing = weigh(readings, context, by_cues=by_cues)
    if weighing is None:
        return found
    dates = tuple(dated for reading in weighing.telling for dated in reading.dates)
    best = weighing.telling[0]._replace(dates=dates)
    others = [reading for reading in readings if not reading.skip and reading not in weighing.telling]
    if weighing.request is Request.ACCEPT and not weighing.starts and any(map(_first_days, others)):
        return replace(found, doubt=BEGINNING)
    if weighing.starts and len(dates) == 1 and dates[0].role in ("from", "on", "in"):
        arguments, doubt = Arguments(starts=dates[0].day), "" if dates[0].day else doubts.SENTENCES["unread"]
    else:
        arguments, doubt = _arguments(weighing.request, best, others)
    if doubt:
        return found
    telling = [] if weighing.request is Request.ACCEPT else list(weighing.telling)
    reason = _reason(telling, others, lines)  # the yes itself is no reason: 'Why not, let's give it a whirl'
    return Understood(weighing.request, arguments=replace(arguments, reason=reason), why=(weighing.why,))


def rated(found: Understood, lines: Lines) -> Understood:
    """Return the rating that plain words about how it was hold, with all of the words."""
    text = "\n".join(line for _, line in lines)
    number = rating_in(text)
    if number is None:
        return found
    return Understood(
        Request.RATE, arguments=Arguments(number=number, reason=text), why=("names one number",)
    )


def with_form(found: Understood, form: Form, meaning: Meaning, beside: str = "") -> Understood:
    """Return what a mail asks for that sends a form back, and perhaps a word with it.

    `beside`: what else was written, which is not passed over where nothing was made of it.
    """
    if found.request is Request.INFORMAL and not form.unplaced:
        return replace(found, arguments=replace(found.arguments, fields=form.fields))  # and these lines
    if found.request not in (None, Request.CHANGE, Request.AGREE, meaning.yes):
        if form.fields or form.unplaced:
            doubt = f"you ask for {found.request}, and send a form with changes"
            return replace(found, request=None, doubt=doubt)
        return found
    fields = dict((*form.fields, *found.arguments.fields))
    said = found.arguments.reason or (beside if found.request is None else "")
    arguments = replace(
        found.arguments,
        fields=tuple(fields.items()),
        unplaced=form.unplaced,
        unclear=form.unclear,
        reason=said,
    )
    if Request.CHANGE not in meaning.offers and not form.asks_change:
        return replace(found, doubt="", request=None, arguments=arguments, why=("a form that was filled in",))
    if fields or form.unplaced:
        return replace(
            found, request=Request.CHANGE, doubt="", arguments=arguments, why=("a form that was filled in",)
        )
    if found.request is None:
        return replace(found, doubt="the form came back as it was, without a word of yours")
    return found


def _one(request: Request, asking: list[Reading], readings: list[Reading], lines: Lines) -> Understood:
    others = [reading for reading in readings if not reading.skip and reading.request is not request]
    for other in others:
        doubt = doubts.beside(
            request,
            other.alarms,
            after=readings.index(other) > readings.index(asking[0]),
            question=other.sentence.question,
            own=other.own,
            value_only=asking[0].value_only,
        )
        if other.sentence.announces and "reported" in other.alarms:
            doubt = doubts.SENTENCES["reported"]
        if "negation" in other.alarms and sum(map(len, other.sentence.parts)) == 1:
            doubt = doubts.SENTENCES["sarcasm"]  # "Great. Not."
        if doubt:
            return Understood(None, doubt=doubt, why=(_line(other),))
    if request is Request.AGREE and any(reading.changes for reading in readings):
        return Understood(None, doubt="you agree, and name something else", why=tuple(map(_line, asking)))
    best = max(asking, key=lambda reading: (reading.explicit, len(reading.dates)))
    if request is Request.ACCEPT and not best.dates and any(_first_days(other) for other in others):
        return Understood(None, doubt=BEGINNING, why=(_line(best),))
    until = any(dated.role == "until" for dated in best.dates) and "negation" in best.alarms
    if request is Request.DECLINE and until and not others:  # "I can't until 1 May"
        return Understood(None, doubt="whether you would like to begin later", why=(_line(best),))
    arguments, doubt = _arguments(request, best, others)
    if doubt:
        return Understood(None, doubt=doubt, why=(_line(best),))
    said = [] if request is Request.ACCEPT else asking
    reason = "\n".join(
        [*(reading.rest for reading in asking if reading.rest), *(other.sentence.text for other in others)]
    )
    return Understood(
        request,
        arguments=replace(arguments, reason=_reason(said, others, lines) if reason else ""),
        only_request=not others and all(reading.word_only for reading in asking),
        why=tuple(_line(reading) for reading in asking),
    )


def _reason(asking: list[Reading], others: list[Reading], lines: Lines) -> str:
    """Return what else was written, in the author's own spelling, whole lines at a time."""
    wanted = {reading.sentence.line for reading in others} | {
        reading.sentence.line for reading in asking if reading.rest
    }
    return "\n".join(line for number, line in lines if number in wanted)


def _first_days(reading: Reading) -> bool:
    """Whether a sentence beside a yes names a day to come, from which it may be meant."""
    alone = sum(map(len, reading.sentence.parts)) <= A_DAY_ALONE
    return (reading.own or alone) and any(dated.role in ("from", "on") for dated in reading.dates)


def _arguments(request: Request, best: Reading, others: list[Reading]) -> tuple[Arguments, str]:
    dates = best.dates
    if request in doubts.DATED and not dates:
        dates = tuple(dated for other in others for dated in other.dates if dated.role == "until")
    if request is Request.CHANGE:
        values, doubt = fields_from(best.changes, best.dates)
        return Arguments(fields=tuple(values.items())), doubt
    unclear = next((dated for dated in dates if dated.day is None), None)
    if request in doubts.DATED:
        if unclear:
            return Arguments(), f"I can't tell which day '{unclear.written}' is"
        return _until(request, dates)
    if request is Request.ACCEPT and dates:
        if unclear:
            return Arguments(), f"I can't tell which day '{unclear.written}' is"
        if len(dates) == 1 and dates[0].role == "from":
            return Arguments(starts=dates[0].day), ""
        return Arguments(), f"I can't tell what '{dates[0].written}' is for"
    if dates and request not in doubts.EXPLAINED:
        return Arguments(), f"I can't tell what '{dates[0].written}' is for"
    return Arguments(), ""


def _until(request: Request, dates: tuple[Dated, ...]) -> tuple[Arguments, str]:
    ends: list[date] = [
        dated.day
        for dated in dates
        if dated.day
        and (dated.role in ("until", "for") or (dated.role == "on" and (dated.days or dated.months)))
    ]
    if not dates:
        return Arguments(), ""
    if len(dates) > 1 or len(ends) != 1:
        return Arguments(), f"I can't tell until when '{dates[0].written}' is"
    return Arguments(until=ends[0]), ""


def _for_partner(readings: list[Reading], telling: list[Reading], meaning: Meaning) -> Understood:
    """Only a whole line that is a request's word counts; all else is mail for the partner."""
    if not telling:
        return Understood(None, courtesy=True, why=("nothing but a greeting or thanks",))
    first = telling[0]
    alone = len(telling) == 1
    if first.request and first.sentence.begins_line and first.sentence.ends_line:
        if first.explicit and first.word_only and (alone or first.request in meaning.offers):
            arguments, doubt = _arguments(first.request, first, telling[1:])
            if doubt:
                return Understood(None, doubt=doubt, only_request=alone, why=(_line(first),))
            return Understood(first.request, arguments=arguments, only_request=alone, why=(_line(first),))
        if not first.explicit and alone and not first.rest and _length([first]) <= A_BARE_ANSWER:
            return Understood(first.request, only_request=True, why=(_line(first),))
    return Understood(None, why=("mail for the partner",))


def _no_request(telling: list[Reading], meaning: Meaning, lines: Lines) -> Understood:
    words = _length(telling)
    number = next((number_at_start(line) for _, line in lines if number_at_start(line) is not None), None)
    arguments = Arguments(number=number)
    if not telling:
        return Understood(None, arguments=arguments, courtesy=True, why=("nothing but a greeting or thanks",))
    drafting = meaning.free is Free.FORM and Request.CHANGE in meaning.offers
    if (meaning.free in (Free.CONTENT, Free.FORM) and not drafting) or words > SHORT:
        return Understood(None, arguments=arguments, why=("an answer in plain words, without a request",))
    return Understood(None, doubt=doubts.UNTOLD, why=(_line(telling[0]),))


def _counts(reading: Reading, telling: list[Reading], meaning: Meaning) -> bool:
    """Whether a request is meant as one, and not part of what they tell us."""
    if reading.request in meaning.offers:
        return True
    return reading.request not in doubts.TOLD or (
        len(telling) == 1 and (reading.word_only or not meaning.offers)
    )


def _doubtful(reading: Reading, telling: list[Reading], meaning: Meaning) -> bool:
    """Whether a doubt is one: in what they tell us, a yes or no is only a word among others."""
    if not reading.doubt:
        return False
    says_more = len(telling) > 1 or reading.sentence.text.strip(" .!") not in BARE_YES
    if reading.plain and says_more and meaning.letter in HOW_IT_GOES and PLAIN_YES in reading.doubt:
        return False  # "splendid, thanks for asking", and no bare yes
    return not (reading.plain and meaning.free is Free.CONTENT and (reading.rest or len(telling) > 1))


def _fuller(requests: dict[Request, None]) -> dict[Request, None]:
    return next((dict.fromkeys(fuller) for both, fuller in FULLER.items() if set(requests) == both), requests)


def _length(readings: list[Reading]) -> int:
    return sum(len(part) for reading in readings for part in reading.sentence.parts)


def _line(reading: Reading) -> str:
    line = f"line {reading.sentence.line}" if reading.sentence.line else "the subject"
    return f"{line}: {reading.doubt or reading.why or 'not understood'}"
