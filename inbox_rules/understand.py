"""What a mail asks for, read against the letter that it answers.

A wrong act is far worse than a question: where there is any doubt there is no request, and the doubt is a
sentence. Nothing here knows whether a request is allowed; no clock is read, `today` is an argument.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from itertools import islice

from inbox_rules import (
    commands,
    deciding,
    for_us,
    forms,
    goals,
    harmed,
    meetings,
    reasoned,
    regrets,
    reports,
    slots,
)
from inbox_rules.changes import Changed, mark_changes
from inbox_rules.context import Context
from inbox_rules.dates import mark_dates
from inbox_rules.folding import fold, key, words_of
from inbox_rules.form_lines import labelled
from inbox_rules.meanings import Meaning, meaning_of
from inbox_rules.own_lines import without_own_lines
from inbox_rules.phrasing import Reading, read_sentence
from inbox_rules.sentences import Line, Sentence, joined, lines_of, sentences_of
from inbox_rules.shown import TwoOfThatNameError, with_codes, with_names
from inbox_rules.tell import take_tell
from inbox_rules.values import Arguments, Asked, Incoming, Understood
from inbox_rules.vocabulary import LANGUAGES, language, languages_of
from mentorship import tokens
from mentorship.answers import Free
from mentorship.fields import Field
from mentorship.meetings import Spoken
from mentorship.requests import Request

MOST_TEXT = 16_000  # characters that are looked at
MOST_SENTENCES = 40
BY_NAME = frozenset({Request.REQUEST, Request.MENTOR, Request.NOT_WITH})
TWO_OF_THAT_NAME = "whom you mean: two in the list have that name, so the code is needed"
LINE_END = "\0"  # no date goes over it
# Behind another label of a form no word asks for anything: "Also: done", "Frequency: monthly".
WORDS_BEHIND = frozenset({Field.GOAL, Field.TOPICS, Field.AVAILABILITY})

_PREFIX = re.compile(
    r"^\s*+(?:(?:re|aw|antw|antwort|sv|vs|res|rif|r|fwd?|wg|tr|rv|enc|i|ref|betreff|odp|vb|ynt)"
    r"\s*+(?:\[\d+\])?\s*+:\s*+)+",
    re.IGNORECASE,
)
_REFERENCE = re.compile(r"\[ref:[^\[\]]*\]", re.IGNORECASE)


def understand(incoming: Incoming, asked: Asked | None, today: date) -> Understood:
    """Return what the author asks for in answer to `asked`, or in a new mail."""
    written = incoming.text[:MOST_TEXT]
    own = without_own_lines(written, asked.text) if asked else written
    partner = asked.partner if asked else ""
    _, tell = take_tell(own, partner)
    rest, _ = take_tell(written, partner)
    meaning = meaning_of(asked)
    found = _understand(rest, incoming, asked or Asked(""), meaning, today)
    found = _of_a_meeting(found, _own(lines_of(rest), asked.text if asked else ""), incoming, asked, today)
    if asked is not None:
        subject = own_subject(incoming, asked)
        lines = [*([(0, subject)] if subject else []), *_own(lines_of(written), asked.text)]
        found = harmed.with_harm(found, lines, asked, meaning)
    found = reasoned.with_reason(found, rest, asked, meaning)
    text = own.strip()
    if tell:
        found = replace(found, arguments=replace(found.arguments, tell=tell))
        if found.request is None and asked is not None and meaning.free is not Free.PARTNER:
            text = without_own_lines(rest, asked.text).strip()  # whoever reads it reads no more than that
            found = replace(found, told_alone=not text)
    if found.request is Request.REPORT and (subject := own_subject(incoming, asked or Asked(""))):
        text = f"{subject}\n\n{text}"  # what somebody dared to write there is part of it
    return replace(found, text=text)


def _of_a_meeting(
    found: Understood, lines: list[Line], incoming: Incoming, asked: Asked | None, today: date
) -> Understood:
    """Return what a mail asks for, with what it says of a meeting, where that can be meant (E18, E19)."""
    letter = asked.letter if asked else ""
    if letter in slots.PICKED_FROM:
        found_slots, doubt = slots.slots_in("\n".join(line for _, line in lines), today)
        return slots.picked(found, lines, found_slots, doubt)
    named = dict(found.arguments.fields).get(Field.NEXT, "")
    if named:
        found_slots, _ = slots.slots_in(named, today)
        spoken = Spoken(slots=found_slots[:1])
        return replace(found, arguments=replace(found.arguments, meeting=spoken)) if found_slots else found
    if letter not in meetings.SPOKEN_OF_IN or found.request not in meetings.GIVES_WAY:
        return found
    names = frozenset(words_of(fold(f"{asked.partner if asked else ''} {incoming.sender_name}")))
    subject = own_subject(incoming, asked or Asked(""))
    said = meetings.said_of([*([(0, subject)] if subject else []), *lines], names, today)
    if said is None:
        return found
    if said.doubt:
        return Understood(None, doubt=said.doubt, greets_partner=found.greets_partner)
    reason = "\n".join(line for _, line in lines)
    arguments = Arguments(meeting=said.spoken, reason=reason)
    return Understood(said.request, arguments=arguments, why=("it speaks of a meeting",))


def own_subject(incoming: Incoming, asked: Asked) -> str:
    """Return the subject where the author wrote it, or nothing."""
    bare = _bare(incoming.subject)
    if not bare:
        return ""
    if asked.subject:
        ours, theirs = key(_bare(asked.subject)), key(bare)
        # Programs put marks before a subject, and cut off what is long.
        return "" if ours in theirs or theirs in ours else bare
    return bare if not _PREFIX.match(incoming.subject) and not incoming.references else ""


def _bare(subject: str) -> str:
    without = _REFERENCE.sub(" ", _PREFIX.sub("", subject))
    return " ".join(tokens.PATTERN.sub(" ", without).split())


def _understand(text: str, incoming: Incoming, asked: Asked, meaning: Meaning, today: date) -> Understood:
    subject = own_subject(incoming, asked)
    lines = [(0, subject)] if subject else []
    if reports.is_report(
        [*lines, *_own(lines_of(text), asked.text)], asked.partner, for_partner=meaning.free is Free.PARTNER
    ):
        why = ("the word 'report', which always acts",)
        alone = len(text.split()) <= 1
        return Understood(
            Request.REPORT, arguments=Arguments(reason=text.strip()), only_request=alone, why=why
        )
    form = forms.read_form(lines_of(text), asked.text, meaning, today, incoming.body)
    prose = joined([*lines, *_own(form.prose, asked.text)])
    if unsubscribed := commands.unsubscribe(prose):
        return unsubscribed
    if re.fullmatch(r"\s*\?+\s*", text):
        return Understood(Request.HELP, only_request=True, why=("nothing but a question mark",))
    written = prose
    prose, place = goals.without_place(prose)
    found = _read(prose, form, incoming, asked, meaning, today)
    if place and found.request in (Request.GOAL_REACHED, Request.REACHED):
        return replace(found, arguments=replace(found.arguments, number=place), only_request=False)
    return found if place is None else _read(written, form, incoming, asked, meaning, today)


def _read(
    prose: list[Line], form: forms.Form, incoming: Incoming, asked: Asked, meaning: Meaning, today: date
) -> Understood:
    context, sentences = prepare(prose, incoming, asked, meaning, today)
    readings = _outside_forms(read_all(context, sentences), prose)
    begun = _without_courtesies(prose, readings)
    command = None
    if not form.filled:
        named = _by_name(begun or _nameless(prose, incoming), meaning, asked)
        command = named or _command(begun, meaning, asked.partner)
    if command:
        return replace(command, greets_partner=greets(prose, asked.partner))
    found = deciding.decide(readings, meaning, prose)
    telling = [reading.sentence.text for reading in readings if not reading.skip]
    if found.request is None and regrets.wants_no_answer(meaning.letter, telling):
        return Understood(None, courtesy=True, why=("nothing but regret about a no, or the will to wait",))
    if not form.filled and not (meaning.free is Free.PARTNER and greets(prose, asked.partner)):
        free = [reading for reading in readings if reading.sentence.line not in _labels(prose)]
        found = deciding.weighed(found, free, context, prose)
    if found.request is None and Request.RATE in meaning.offers:
        found = deciding.rated(found, prose)
    greeted = greets(prose, asked.partner)
    if meaning.free is Free.PARTNER and found.request is None and not found.doubt and not greeted:
        for_us_too = context._replace(meaning=meaning._replace(free=Free.ASK))
        as_ours = read_all(for_us_too, sentences)
        found = for_us.perhaps(found, as_ours, meaning, asked.partner)
    found = replace(found, greets_partner=greeted)
    beside = "\n".join(line for number, line in begun if number)
    return deciding.with_form(found, form, meaning, beside) if form.filled else found


def _labels(lines: list[Line]) -> frozenset[int]:
    """Return the numbers of the lines that are lines of a form, though no form was sent."""
    fields = ((number, labelled(line)) for number, line in lines)
    return frozenset(number for number, field in fields if field is not None and field not in WORDS_BEHIND)


def _outside_forms(readings: list[Reading], lines: list[Line]) -> list[Reading]:
    """Return the readings without what a line of a form seems to ask for."""
    labels = _labels(lines)
    return [
        reading._replace(request=None, doubt="", explicit=False, word_only=False)
        if reading.sentence.line in labels
        else reading
        for reading in readings
    ]


def _command(lines: list[Line], meaning: Meaning, partner: str) -> Understood | None:
    """Return what begins the mail; under a subject of the author's own, what begins its text."""
    found = commands.read_command(lines, meaning, partner)
    if found is None and len(lines) > 1 and lines[0][0] == 0:
        found = commands.read_command(lines[1:], meaning, partner)
    return found


def _nameless(lines: list[Line], incoming: Incoming) -> list[Line]:
    """Return the lines but for a signature: where the whole mail is a name, it may be whom they choose."""
    own = set(words_of(fold(incoming.sender_name)))
    return [line for line in lines if not own.intersection(words_of(fold(line[1])))]


def _by_name(lines: list[Line], meaning: Meaning, asked: Asked) -> Understood | None:
    """Return what is asked for of somebody whom the answered letter shows, and who is named (A14)."""
    for small in (False, True):
        try:
            coded = with_codes(lines, asked.shown, small=small)
        except TwoOfThatNameError:
            why = ("two of those shown have that name",)
            return None if small else Understood(None, doubt=TWO_OF_THAT_NAME, why=why)
        found = _command(coded, meaning, asked.partner) if coded != lines else None
        if found is not None and found.request in BY_NAME:
            before = "\n".join(line for _, line in lines)
            reason = with_names(found.arguments.reason, asked.shown, before)
            return replace(found, arguments=replace(found.arguments, reason=reason))
    return None


def _own(lines: Sequence[Line], sent: str) -> list[Line]:
    """Return the lines without those of our letter; a form needs them before, as labels of its answers."""
    kept = set(without_own_lines("\n".join(line for _, line in lines), sent).split("\n"))
    return [(number, line) for number, line in lines if line in kept and not line.startswith(">")]


def _without_courtesies(lines: list[Line], readings: list[Reading]) -> list[Line]:
    """Return the lines without the greeting before and the names and thanks after what was written."""
    telling = [reading.sentence.line for reading in readings if not reading.skip]
    first, last = (telling[0], telling[-1]) if telling else (0, -1)
    if len(readings) == MOST_SENTENCES:
        last = lines[-1][0]
    return [(number, line) for number, line in lines if first <= number <= last]


def greets(lines: Sequence[Line], partner: str) -> bool:
    """Whether the first line of the text greets the partner by name: 'Hi Mia', 'Mia, …'."""
    first = next((fold(line) for number, line in lines if number), "")
    name = words_of(fold(partner))[:1]
    words = words_of(first)[:4]
    if not name or name[0] not in words[:3]:
        return False
    if words[0] == name[0]:
        return bool(re.match(r"\W*\w+\s*(?:[,!:–-]|$)", first))
    return any(words[0] in language(code).hello for code in LANGUAGES)


def prepare(
    lines: list[Line], incoming: Incoming, asked: Asked, meaning: Meaning, today: date
) -> tuple[Context, list[Sentence]]:
    """Return what the sentences are read against, and the sentences, dates and changes marked."""
    folded = LINE_END.join(fold(line) for _, line in lines)
    changes: tuple[Changed, ...] = ()
    if Request.CHANGE in meaning.offers:
        own = frozenset(words_of(fold(f"{asked.partner} {incoming.sender_name}")))
        folded, changes = mark_changes(folded, own)
    marked, dates = mark_dates(folded, today)
    numbered = [(number, line) for (number, _), line in zip(lines, marked.split(LINE_END), strict=False)]
    languages = tuple(languages_of(words_of(marked)))
    names, capitals = _names(lines, incoming, asked)
    context = Context(meaning, names, capitals, dates, changes, languages)
    return context, list(islice(sentences_of(numbered), MOST_SENTENCES))


def read_all(context: Context, sentences: Iterable[Sentence]) -> list[Reading]:
    """Return what each sentence says."""
    return [read_sentence(sentence, context) for sentence in sentences]


def _names(lines: list[Line], incoming: Incoming, asked: Asked) -> tuple[frozenset[str], frozenset[str]]:
    """Return the names of partner and author, and words that look like names by their capital letters."""
    known = words_of(fold(f"{asked.partner} {incoming.sender_name}"))
    names: list[str] = []
    for place, (_, line) in enumerate(lines):
        names += re.findall(r"(?<=[\w,] )[A-ZÀ-Þ][\w'’-]+", line)
        # A line of its own that is a name: under a greeting or at the end.
        if place and len(line.split()) <= 4 and all(word[:1].isupper() for word in line.split()):
            names += line.split()
    names = words_of(fold(" ".join(names)))
    return frozenset(known), frozenset(names)
