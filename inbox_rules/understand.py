"""What a mail asks for, read against the letter that it answers.

A wrong act is far worse than a question: where there is any doubt there is no request, and the doubt is a
sentence. Nothing here knows whether a request is allowed; no clock is read, `today` is an argument.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from inbox_rules import commands, deciding, forms
from inbox_rules.changes import Changed, mark_changes
from inbox_rules.dates import mark_dates
from inbox_rules.folding import fold, words_of
from inbox_rules.meanings import Meaning, meaning_of
from inbox_rules.own_lines import without_own_lines
from inbox_rules.phrasing import Context, Reading, read_sentence
from inbox_rules.sentences import lines_of, sentences_of
from inbox_rules.tell import take_tell
from inbox_rules.values import Asked, Incoming, Understood
from inbox_rules.vocabulary import languages_of
from mentorship import tokens
from mentorship.requests import Request

MOST_TEXT = 16_000  # characters that are looked at
MOST_SENTENCES = 40
LINE_END = "\0"  # no date goes over it

_PREFIX = re.compile(
    r"^\s*(?:(?:re|aw|antw|antwort|sv|vs|res|rif|r|fwd?|wg|tr|rv|enc|i|ref|betreff|odp|vb|ynt)\s*(?:\[\d+\])?\s*:\s*)+",
    re.IGNORECASE,
)
_REFERENCE = re.compile(r"\[ref:[^\]]*\]", re.IGNORECASE)


def understand(incoming: Incoming, asked: Asked | None, today: date) -> Understood:
    """Return what the author asks for in answer to `asked`, or in a new mail."""
    meaning = meaning_of(asked)
    text = without_own_lines(incoming.text[:MOST_TEXT], asked.text) if asked else incoming.text[:MOST_TEXT]
    own, tell = take_tell(text, asked.partner if asked else "")
    subject = own_subject(incoming, asked)
    found = _understand(own, subject, incoming, asked, meaning, today)
    if tell:
        found = replace(found, arguments=replace(found.arguments, tell=tell))
    return replace(found, text=text.strip())


def own_subject(incoming: Incoming, asked: Asked | None) -> str:
    """Return the subject where the author wrote it, or nothing."""
    bare = _bare(incoming.subject)
    if not bare:
        return ""
    if asked is not None and asked.subject:
        return "" if fold(bare) == fold(_bare(asked.subject)) else bare
    return bare if not _PREFIX.match(incoming.subject) and not incoming.references else ""


def _bare(subject: str) -> str:
    without = _REFERENCE.sub(" ", _PREFIX.sub("", subject))
    return " ".join(tokens.PATTERN.sub(" ", without).split())


def _understand(
    text: str, subject: str, incoming: Incoming, asked: Asked | None, meaning: Meaning, today: date
) -> Understood:
    lines = lines_of(text)
    if subject:
        lines = [(0, subject), *lines]
    if unsubscribed := commands.unsubscribe(lines):
        return unsubscribed
    command = commands.read_command(lines, meaning, asked.partner if asked else "")
    if command is not None:
        return command
    partner = asked.partner if asked else ""
    form = forms.read_form(lines, asked.text if asked else "", meaning, today)
    readings = read_lines(list(form.prose), incoming, asked, meaning, today)
    found = deciding.decide(readings, meaning, list(form.prose), partner)
    return deciding.with_form(found, form, meaning) if form.filled else found


def read_lines(
    lines: list[tuple[int, str]], incoming: Incoming, asked: Asked | None, meaning: Meaning, today: date
) -> list[Reading]:
    """Return what each sentence says."""
    if not lines:
        return []
    folded = LINE_END.join(fold(line) for _, line in lines)
    changes: tuple[Changed, ...] = ()
    if Request.CHANGE in meaning.offers:
        folded, changes = mark_changes(folded)
    marked, dates = mark_dates(folded, today)
    numbered = [(number, line) for (number, _), line in zip(lines, marked.split(LINE_END), strict=True)]
    context = Context(
        meaning,
        *_names(lines, incoming, asked),
        dates,
        changes,
        tuple(languages_of(words_of(marked))),
    )
    readings = []
    for sentence in sentences_of(numbered):
        readings.append(read_sentence(sentence, context))
        if len(readings) == MOST_SENTENCES:
            break
    return readings


def _names(
    lines: list[tuple[int, str]], incoming: Incoming, asked: Asked | None
) -> tuple[frozenset[str], frozenset[str]]:
    """Return the names of partner and author, and words that look like names by their capital letters."""
    known = words_of(fold(f"{asked.partner if asked else ''} {incoming.sender_name}"))
    names: list[str] = []
    for _, line in lines:
        names += words_of(fold(" ".join(re.findall(r"(?<=[\w,] )[A-ZÀ-Þ][\w'’-]+", line))))
        if len(line.split()) <= 4:
            names += words_of(fold(" ".join(re.findall(r"\b[A-ZÀ-Þ][\w'’-]+", line))))
    return frozenset(known), frozenset(names)
