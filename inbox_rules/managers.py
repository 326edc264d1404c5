"""The line that names its author's manager, "Manager: Dana Fox <dana@example.org>", and a manager's answer.

A line without an address names nobody: it is a line of an agreement, and stays in the mail. Nothing here says
whether a programme writes to managers.
"""

from __future__ import annotations

import re
from enum import StrEnum

from inbox_rules.folding import fold, words_of
from inbox_rules.form_lines import begin
from inbox_rules.forms import EMPTY
from inbox_rules.labels import field_of
from inbox_rules.tables import section
from mentorship.fields import Field
from mentorship.managers import Named
from mentorship.requests import Request

LONGEST_NAME = 60
SHORT_ANSWER = 40  # words; whoever writes more has something to say

_ADDRESS = re.compile(r"(?<![\w.+-])[\w.+'-]{1,64}@(?:[\w-]{1,63}\.){1,5}[a-z]{2,24}(?![\w@])", re.IGNORECASE)
_ROUND_A_NAME = " \t<>()[]{},;:\"'*_|–—-.“”„"
_WORDS = {
    name: tuple(phrase for row in section("managers", name).values() for phrase in row)
    for name in ("noted", "kind", "against", "nobody", "mine", "is")
}
_MINE = re.compile(
    rf"(?:{'|'.join(map(re.escape, _WORDS['mine']))}) (?P<label>[a-z ]{{3,30}}) "
    rf"(?:{'|'.join(map(re.escape, _WORDS['is']))})"
)
LONGEST_HEAD = 7  # words of "my line manager is"
_NO = frozenset(
    {Request.DECLINE, Request.STOP, Request.FEWER, Request.LEAVE, Request.FORGET_ME, Request.NOT_YET}
)
_YES = frozenset({Request.ACCEPT, Request.AGREE, Request.KEEP, Request.MET})


class Reply(StrEnum):
    """What a manager's answer is."""

    YES = "yes"
    NO = "no"
    FOR_A_PERSON = "for a person"


def take_manager(text: str) -> tuple[str, Named | None]:
    """Return a text without the line that names its author's manager, and what that line says."""
    lines = text.split("\n")
    for number, line in enumerate(lines):
        value = _value(line)
        if value is None:
            continue
        wrapped = (
            number + 1 < len(lines) and not _ADDRESS.search(value) and _only_an_address(lines[number + 1])
        )
        if wrapped:
            value = f"{value} {lines[number + 1]}"
        named = _named(value)
        if named is not None:
            return "\n".join([*lines[:number], *lines[number + 1 + wrapped :]]).strip("\n"), named
    return text, None


def label_alone(text: str) -> bool:
    """Whether a line of a text has the label, and something behind it that is no address."""
    values = (_value(line) for line in text.split("\n"))
    return any(value and not _ADDRESS.search(value) for value in values)


def reply_in(text: str, request: Request | None) -> Reply:
    """Return what a manager's answer is; `request` is what the rules for everybody read in it."""
    words = f" {' '.join(words_of(fold(text)))} "
    if "?" in text or len(words.split()) > SHORT_ANSWER:
        return Reply.FOR_A_PERSON
    if request in _NO:
        return Reply.NO
    if request in _YES:
        return Reply.YES
    said = {
        name: any(f" {phrase} " in words for phrase in _WORDS[name]) for name in ("noted", "kind", "against")
    }
    return Reply.YES if (said["noted"] or said["kind"]) and not said["against"] else Reply.FOR_A_PERSON


def _value(line: str) -> str | None:
    """Return what stands behind the label; nothing where it is quoted."""
    begun = begin(line, ())
    if begun is not None and begun.field is Field.MANAGER and not line.lstrip().startswith(">"):
        return " ".join(begun.written)
    return _sentence(line) if _ADDRESS.search(line) else None


def _sentence(line: str) -> str | None:
    """Return who it is in "my manager is Dana Fox, dana@example.org", behind a greeting if there is one."""
    words = line.split()
    starts = [n for n in range(min(len(words), 4)) if n == 0 or words[n - 1][-1] in ",.!:"]
    for start in starts:
        for end in range(start + 3, min(len(words), start + LONGEST_HEAD + 1)):
            found = _MINE.fullmatch(fold(" ".join(words[start:end])).strip())
            named = words[end][0].isupper() or _ADDRESS.search(words[end])
            if found is not None and named and field_of(found["label"]) is Field.MANAGER:
                return " ".join(words[end:])
    return None


def _only_an_address(line: str) -> bool:
    return bool(_ADDRESS.search(line)) and not _ADDRESS.sub("", line).replace("mailto", "").strip(
        _ROUND_A_NAME
    )


def _named(value: str) -> Named | None:
    found = {address.lower() for address in _ADDRESS.findall(value)}
    if not found:
        folded = fold(value).strip(" .!")
        return Named("", "") if folded and (folded in EMPTY or folded in _WORDS["nobody"]) else None
    if len(found) > 1:
        return Named("", "", readable=False)
    (address,) = found
    name = " ".join(_ADDRESS.sub(" ", value).replace("mailto:", " ").split())
    parts = [part.strip(_ROUND_A_NAME) for part in re.split(r"[<(\[,;]", name)]
    parts = [part for part in parts if any(letter.isalpha() for letter in part)]
    if "," in name and len(parts) == 2 and not any(" " in part for part in parts):
        parts.reverse()  # "Fox, Dana"
        parts = [" ".join(parts)]
    name = "".join(letter for letter in (parts or [""])[0] if letter.isprintable())
    return Named(name if len(name) <= LONGEST_NAME else "", address)
