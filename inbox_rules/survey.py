"""What an answer to a letter of the end says beside its number: lines of the survey, words for the partner.

`Listened:`, `Trust:` and `What helped:` are read where they stand, also behind our quoted labels, so that
no number of theirs is taken for the rating. What cannot be read is no line, and stays with the words.
"""

from __future__ import annotations

import re
import tomllib
from importlib import resources
from typing import NamedTuple

from inbox_rules.folding import fold, key
from inbox_rules.numbers import number_in
from inbox_rules.sentences import WRAPPED_FROM
from inbox_rules.tell import take_tell
from mentorship.looking_back import LookingBack

LISTENED, TRUST, HELPED = "listened", "trust", "helped"

_WORDS: dict[str, dict[str, list[str]]] = tomllib.loads(
    resources.files("inbox_rules.words").joinpath("survey.toml").read_text(encoding="utf-8")
)
_LABELS = {key(label): name for name, labels in _WORDS["labels"].items() for label in labels}
_ANSWERS = {key(word): kind == "yes" for kind, words in _WORDS["answers"].items() for word in words}
_LINE = re.compile(r"(?P<quote>[>|\s]{0,40})(?P<label>[^:\n\s>|][^:\n]{1,39}?)[ \t]{0,4}[:：](?P<value>.*)")


class Looked(NamedTuple):
    """What was read."""

    back: LookingBack
    tell: str  # for the partner
    told: str  # everything else that the author wrote
    rest: str  # the same without the lines of the survey


def look_back(text: str, body: str, partner: str) -> Looked:
    """Read an answer. `text`: what the author wrote; `body`: the whole mail, with our quoted labels."""
    told, tell = take_tell(text, partner)
    own, rest = _lines(told)
    behind = {name: value for name, value in _lines(body)[0].items() if value} if body else {}
    said = {**behind, **{name: value for name, value in own.items() if value}}
    added = "\n".join(f"{name.capitalize()}: {value}" for name, value in said.items() if value not in told)
    tell = tell or _behind_our_label(body, partner)
    words = "\n".join(part for part in (told.strip(), added) if part)
    return Looked(LookingBack(_yes_or_no(said), _one_to_five(said)), tell, words, rest)


def _lines(text: str) -> tuple[dict[str, str], str]:
    """Return the lines of the survey, and the text without them."""
    found: dict[str, str] = {}
    rest: list[str] = []
    last, going_on = "", False
    for line in text.splitlines():
        match = _LINE.fullmatch(line)
        name = _LABELS.get(key(match["label"]), "") if match else ""
        if match and name:
            last = name
            found[name] = found.get(name) or match["value"].strip()
            going_on = len(line) >= WRAPPED_FROM
        elif last and line.strip(" >|") and going_on and not line.lstrip().startswith(">"):
            found[last] = f"{found[last]} {line.strip()}"
            going_on = len(line) >= WRAPPED_FROM
        else:
            last = ""
            rest.append(line)
    return found, "\n".join(rest)


def _behind_our_label(body: str, partner: str) -> str:
    """Return what was typed behind the label "Tell NAME:" of our quoted letter, which we sent empty."""
    quoted = "\n".join(
        line.lstrip(">| ") for line in body.splitlines() if line.lstrip().startswith((">", "|"))
    )
    words = take_tell(quoted, partner)[1] if partner else ""
    return words if "\n" not in words else ""


def _yes_or_no(said: dict[str, str]) -> bool | None:
    value = said.get(LISTENED, "")
    first = re.split(r"[,.;!–(]| - ", value)[0]
    return _ANSWERS.get(key(value), _ANSWERS.get(key(first)))


def _one_to_five(said: dict[str, str]) -> int | None:
    value = fold(said.get(TRUST, ""))
    found = number_in(value)
    found = number_in(re.split(r"[,.;–(](?!\d)| - ", value)[0]) if found is None else found
    return found if found is not None and 1 <= found <= 5 else None
