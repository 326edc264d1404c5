"""What was understood, in the words of the reader: "pause until 3 May" as that language would write it.

The pure rooms write it in English (`mentorship.scene.in_words`): a word, codes or a number, days, lines.
"""

from __future__ import annotations

import re

from mailer import line_values
from mailer.language import Language
from mentorship.fields import Field
from mentorship.requests import Request

_REQUESTS = sorted(map(str, Request), key=len, reverse=True)
_FIELDS = "|".join(sorted((re.escape(str(field)) for field in Field), key=len, reverse=True))
_COMMAS = re.compile(rf"(?:^|, )(?P<field>{_FIELDS})(?=: |, |$)(?:: )?")
_SEMICOLONS = re.compile(rf"(?:^|; )(?P<field>{_FIELDS})(?=: |; |$)(?:: )?")
_LINES = {", ": _COMMAS, "; ": _SEMICOLONS}
_DAY = re.compile(r"(?P<preposition>from|until) (?P<day>\d{1,2} [A-Z][a-z]+)")


def said(text: str, words: Language) -> str:
    """Say what was understood; nothing, where there was nothing."""
    if not text:
        return ""
    request = next((one for one in _REQUESTS if text == one or text.startswith(f"{one} ")), "")
    rest = text.removeprefix(request).strip()
    if request and rest and not lines_said(rest, words):
        rest = _DAY.sub(lambda found: words.say("understood", found[0]), rest)
        rest = rest.replace(", else ", f", {words.say('understood', 'else')} ")
        return f"{words.command(request)} {rest}"
    lines = lines_said(rest, words) or rest
    return " ".join(part for part in (words.command(request) if request else "", lines) if part)


def lines_said(text: str, words: Language, between: str = ", ") -> str:
    """Say the lines of a form, "frequency: weekly, how: by phone", or only their labels; "" for no lines."""
    marks = list(_LINES[between].finditer(text))
    if not marks or marks[0].start():
        return ""
    ends = [mark.start() for mark in marks[1:]] + [len(text)]
    found = []
    for mark, end in zip(marks, ends, strict=True):
        value = text[mark.end() : end]
        label = words.fields[mark["field"]]
        label = mark["field"] if label.casefold() == mark["field"] else label
        found.append(f"{label}: {line_values.said(mark['field'], value, words)}" if value else label)
    return between.join(found)
