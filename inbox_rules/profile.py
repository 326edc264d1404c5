"""What somebody says about themselves: `Label: value` lines, answers under our labels, or plain paragraphs.

Only what stands under a label of a profile is taken out of a mail; the rest is read as any other mail. What
cannot be placed is named and nothing is made of it. No request is read here.
"""

from __future__ import annotations

import re
import tomllib
from importlib import resources
from typing import NamedTuple, cast

from inbox_rules.folding import fold, words_of
from inbox_rules.form_lines import unknown
from inbox_rules.labels import profile_field_of
from inbox_rules.quoted_form import filled_in
from inbox_rules.times import time_of
from mentorship.fields import Field

LONGEST_LABEL = 40
LONGEST_VALUE = 2_000  # characters
LONGEST_NAME = 60
A_STATEMENT = 8  # words; fewer are a thank-you, and not what others should read
FEWEST_LINES = 2  # of an answer whose time stands apart
FEWEST_WORDS = 4  # of a text that was asked for by name
A_TIME = 14  # words of a line that is nothing but the time somebody gives

_LABELLED = re.compile(
    rf"(?P<quote>(?:\s*>)*)\s*(?:[-*•]\s+|\d[.)]\s+)?[*_]*(?:change\s+(?:my\s+|the\s+)?)?"
    rf"(?P<label>[^\W\d_][^:=|\t*_→⇒]{{1,{LONGEST_LABEL}}}?)[*_]*\s*"
    r"(?:[-–=:]>|[:=：]|\t|\||→|⇒)[*_]*(?P<value>.*)",
    re.IGNORECASE,
)
_SET = re.compile(
    r"\s*+(?:please\s++)?(?:change|set|correct)\s++(?:my|the)\s++(?P<label>[a-z ]{3,25}?)\s(?:to|into)\s++"
    r"(?P<value>.+)",
    re.IGNORECASE,
)
_THANKS = re.compile(r"(?<![,.;!\s])[,.;!\s]+(?:many )?(?:thanks|thank you|thx)\b.*$", re.IGNORECASE)
_NUMBERED = re.compile(r"\s*(?P<number>[1-3])[.)]\s+(?P<value>.+)")
_SOURCE = resources.files("inbox_rules.words").joinpath("profile.toml").read_text(encoding="utf-8")
_WORDS = cast("dict[str, dict[str, list[str]]]", tomllib.loads(_SOURCE))
_CLOSING = re.compile("|".join(_WORDS["yes"]["closing"]))
_SAYS_YES = frozenset(_WORDS["yes"]["says"])
_BESIDE_YES = frozenset(_WORDS["yes"]["beside"])
_NO_LIMITS = frozenset(_WORDS["limits"]["none"])
NONE = "none"
LANGUAGES = {word: code for code, words in _WORDS["languages"].items() for word in (code, *words)}
TEXTS = (Field.STATEMENT, Field.CHANGE, Field.OFFER, Field.BACKGROUND)  # of several lines, perhaps
NOTHING = frozenset({"", "-", "--", "–", "—", "...", "n/a"})


class Profile(NamedTuple):
    """What a mail says about its author, and what else it says."""

    fields: tuple[tuple[Field, str], ...] = ()  # an empty value takes back what was said before
    unread: tuple[tuple[Field, str], ...] = ()  # a label, and words that nothing could be made of
    rest: str = ""  # the mail without these lines


def read_profile(text: str, asked: tuple[Field, ...] = (), sent: str = "", body: str = "") -> Profile:
    """Return what stands under labels; `asked` are those that the answered letter asks for, in its order.

    `body` is the whole mail, in whose quoted lines answers may stand.
    """
    entries, strays, rest = _entries(text, sent)
    if not entries and asked:
        entries, rest = _by_number(text, asked)
    said = {field for field, lines in entries if any(lines)}
    behind = filled_in(body, text, sent, profile_field_of) if body and sent else {}
    entries += [(field, [value]) for field, value in behind.items() if field not in said]
    fields: dict[Field, str] = {}
    unread: dict[Field, str] = {}
    for field, lines in entries:
        written = "\n".join(lines).strip()[:LONGEST_VALUE]
        if field is Field.RECOMMENDED_BY and fields.get(field) and written:
            written = f"{fields[field]}\n{written}"  # each of two people on a line with the label
        if fold(written).strip() in NOTHING and (field in asked or not written):
            continue  # a form that came back as it was
        value = _canonical(field, written)
        if value is None:
            unread[field] = written
        else:
            fields[field] = value
    strange = tuple((Field.ALSO, line) for line in strays)
    return Profile(tuple(fields.items()), (*unread.items(), *strange), rest.strip())


def read_paragraphs(
    text: str, asked: tuple[Field, ...], *, apart: bool = False
) -> tuple[tuple[Field, str], ...]:
    """Return what an answer without labels says: first the text, then the time, then what was asked last.

    `apart`: only where the time stands on a line of its own, which nothing but an answer to us has.
    """
    lines = [line.strip() for line in text.split("\n")]
    lines = [line for line in lines if line and not _CLOSING.fullmatch(fold(line))]
    if not asked or not lines:
        return ()
    if len(lines) == len(asked):
        each = [_answer(field, line) for field, line in zip(asked, lines, strict=True)]
        if all(each):
            return tuple((field, value) for field, value in zip(asked, each, strict=True) if value)
    first, last = asked[0], asked[-1]
    own_line = next(
        (n for n, line in enumerate(lines) if len(line.split()) <= A_TIME and time_of(line)), None
    )
    if apart and (own_line is None or len(lines) < FEWEST_LINES):
        return ()
    before = lines if own_line is None else lines[:own_line]
    after = [] if own_line is None else lines[own_line + 1 :]
    found: dict[Field, str] = {}
    if sum(len(line.split()) for line in before) >= A_STATEMENT:
        found[first] = "\n".join(before)[:LONGEST_VALUE]
    if time := time_of("\n".join(lines[own_line:][:1]) if own_line is not None else text):
        found[Field.TIME] = time
    if first in found and after and (value := _canonical(last, after[0])):
        found[last] = value
    return tuple(found.items()) if first in found or len(lines) == 1 else ()


def _answer(field: Field, line: str) -> str | None:
    """Return what a line is worth as the answer to one question; a text has more than a word or two."""
    if field in (Field.STATEMENT, Field.CHANGE) and len(line.split()) < FEWEST_WORDS:
        return None
    return _canonical(field, _THANKS.sub("", line))


def agrees(text: str) -> bool:
    """Whether a text is nothing but a yes, however long: 'Yes, I agree to the ground rules.'"""
    words = words_of(fold(text))
    return bool(words) and set(words) <= _SAYS_YES | _BESIDE_YES and bool(set(words) & _SAYS_YES)


def _entries(text: str, sent: str) -> tuple[list[tuple[Field, list[str]]], list[str], str]:
    """Return what stands under labels, lines under labels that no form has, and the rest."""
    ours = {_bare(line) for line in sent.split("\n") if line.strip()}
    entries: list[tuple[Field, list[str]]] = []
    strays: list[str] = []
    rest: list[str] = []
    going_on = False
    blank = False
    for line in text.split("\n"):
        found = _begin(line)
        if found is not None and not (found[1] and _bare(line) in ours):
            entries.append(found)
            going_on, blank = True, False
        elif not line.strip():
            blank = True
            rest.append(line)
        elif line.lstrip().startswith(">") or (_bare(line) in ours and len(line.split()) > 1):
            going_on = going_on and not entries[-1][1]
        elif entries and unknown(line) and not (going_on and entries[-1][0] in TEXTS):
            strays.append(line.strip())
            going_on = False
        elif going_on and _goes_on(entries[-1], line, blank):
            entries[-1][1].extend([""] * blank + [line.strip()])
            blank = False
        else:
            going_on = False
            rest.append(line)
    return entries, strays, "\n".join(rest)


def _goes_on(entry: tuple[Field, list[str]], line: str, blank: bool) -> bool:
    """Whether a line belongs to the value before it: at once; after a blank line, where it is a text's."""
    if not blank or not any(entry[1]):
        return True
    return entry[0] in TEXTS and len(line.split()) >= A_STATEMENT


def _begin(line: str) -> tuple[Field, list[str]] | None:
    found = _LABELLED.fullmatch(line)
    field = profile_field_of(found["label"]) if found else None
    if found is None or field is None:
        found = _SET.fullmatch(line)
        field = profile_field_of(found["label"]) if found else None
        return (field, [found["value"].strip()]) if found and field else None
    value = found["value"].strip().strip("|").strip()
    quoted = bool(found["quote"].strip())
    return field, [value] if value and not quoted else []


def _by_number(text: str, asked: tuple[Field, ...]) -> tuple[list[tuple[Field, list[str]]], str]:
    lines = text.split("\n")
    numbered = [_NUMBERED.fullmatch(line) for line in lines]
    found = [(int(match["number"]), match["value"].strip()) for match in numbered if match]
    if len(found) < 2 or any(number > len(asked) for number, _ in found):
        return [], text
    entries: list[tuple[Field, list[str]]] = []
    rest: list[str] = []
    for line, match in zip(lines, numbered, strict=True):
        if match:
            entries.append((asked[int(match["number"]) - 1], [match["value"].strip()]))
        elif entries and line.strip() and not _CLOSING.fullmatch(fold(line).strip()):
            entries[-1][1].append(line.strip())
        else:
            rest.append(line)
    return entries, "\n".join(rest)


def _canonical(field: Field, value: str) -> str | None:
    """Return a value as it is kept, or None where it is none."""
    folded = fold(value).strip(" .!")
    if field is Field.TIME:
        return time_of(value) or None
    if field is Field.RULES:
        return "yes" if agrees(value) else None
    if field is Field.NAME:
        name = " ".join(value.split())
        return name if name and len(name) <= LONGEST_NAME and "@" not in name else None
    if field is Field.LANGUAGE:
        return LANGUAGES.get(folded)
    if field is Field.LIMITS:
        return NONE if folded in _NO_LIMITS else value
    return "" if folded in NOTHING | {"none", "nothing", "delete"} else value


def _bare(line: str) -> str:
    return " ".join(line.lstrip("> \t").split())
