"""What is kept about somebody, item by item, as their language says it. What they wrote stays theirs."""

from __future__ import annotations

import re
from collections.abc import Callable

from mailer import line_values
from mailer.language import Language
from mailer.understood import lines_said
from mentorship.fields import Field

_STATE = re.compile(r"(?P<state>[a-z ]+), (?P<date>\d{4}-\d\d-\d\d)")
_OUTCOME = re.compile(r"(?P<words>.*) \((?P<outcome>taken|not taken|done)\)", re.DOTALL)
_FIELDS = {field.capitalize(): field for field in Field}


def said(item: tuple[str, str], words: Language) -> tuple[str, str]:
    """Return a label and its value as a letter shows them."""
    label, value = item
    if label in _FIELDS and label != "Name":
        return words.fields[_FIELDS[label]], line_values.said(_FIELDS[label], value, words)
    reader = next((reader for begins, reader in _READERS.items() if label.startswith(begins)), None)
    return words.say("labels of data", label), reader(value, words) if reader else words.say("data", value)


def _roles(value: str, words: Language) -> str:
    return ", ".join(words.say("roles", role) for role in value.split(", "))


def _each(between: str) -> Callable[[str, Language], str]:
    return lambda value, words: between.join(words.say("data", part) for part in value.split(between))


def _state(value: str, words: Language) -> str:
    found = _STATE.fullmatch(value)
    return f"{words.states.get(found['state'], found['state'])}, {found['date']}" if found else value


def _lines(value: str, words: Language) -> str:
    return lines_said(value, words, "; ") or value


def _shared(value: str, words: Language) -> str:
    found = _OUTCOME.fullmatch(value)
    return f"{found['words']} ({words.command(found['outcome'])})" if found else value


def _own(value: str, words: Language) -> str:
    return value


# How the value behind a label is said, by how the label begins; all that is not here is looked up whole.
_READERS: dict[str, Callable[[str, Language], str]] = {
    "Roles": _roles,
    "Asked for": _roles,
    "Away": _each("; "),
    "Your own manager": _each(", "),
    "With ": _state,
    "Agreement with": _lines,
    "Draft with": _lines,
    "Suggestion from": _shared,
    "Resource from": _shared,
    "Reached": _own,
    "Topics": _own,
    "What you": _own,
    "Latest": _own,
    "Your answer": _own,
    "Your rating": _own,
}
