"""Which fields of which letters hold words of ours: they are said in the reader's language.

All other fields hold what people wrote, names, codes and days, and are printed as they are. A test asks of
every field of every letter on which side it stands.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import is_dataclass, replace
from functools import partial

from mailer import data_shown, line_values, understood
from mailer.language import Language
from mentorship.fields import Field
from mentorship.letters.base import Letter
from mentorship.letters.organizing import Order
from mentorship.requests import Request


class Said(str):
    """A word of ours: a template compares it as the code does, and it prints as the language says it."""

    __slots__ = ("words",)
    words: str

    def __new__(cls, text: str, words: str) -> Said:
        """Keep both."""
        made = super().__new__(cls, text)
        made.words = words
        return made

    def __str__(self) -> str:
        """Return what is printed."""
        return self.words


Speaker = Callable[[str, Language], str]


def _phrase(purpose: str) -> Speaker:
    return lambda text, words: words.say(purpose, text)


_time: Speaker = line_values.time
_role, _people = _phrase("roles"), _phrase("people")
_clause: Speaker = partial(line_values.said, Field.CONFIDENTIALITY)
_rhythm: Speaker = partial(line_values.said, Field.FREQUENCY)


def _example(text: str, words: Language) -> str:
    """Say an answer to the letter of the week: 'nudge 3, write 1: shall we talk?'."""
    said = []
    for part in text.split(", "):
        order, _, rest = part.partition(" ")
        whole = words.say("example", part)
        said.append(whole if whole != part or order == "write" else f"{words.command(order)} {rest}")
    return ", ".join(said)


# fmt: off
SPOKEN: dict[tuple[str, str], Speaker] = {
    ("NotUnderstood",    "doubt"):       _phrase("doubts"),
    ("WelcomeMentor",    "time"):        _time,
    ("WelcomeMentor",    "topics"):      _phrase("topics"),
    ("WelcomeMentee",    "time"):        _time,
    ("WelcomeManager",   "time"):        _time,
    ("Stranger",         "time"):        _time,
    ("Stranger",         "mentee_time"): _time,
    ("RequestLetter",    "hours"):       _time,
    ("Amendment",        "hours"):       _time,
    ("Served",           "frequency"):   _rhythm,
    ("Served",           "time"):        _time,
    ("ConfidentialityReminder", "clause"): _clause,
    ("HalfWay",          "clause"):      _clause,
    ("Closing",          "clause"):      _clause,
    ("ClosingSummary",   "clause"):      _clause,
    ("Applicant",        "roles"):       _role,
    ("Need",             "role"):        _role,
    ("StatusLetter",     "wants"):       _role,
    ("Done",             "dropped"):     _role,
    ("NotApproved",      "declined"):    _role,
    ("NotApproved",      "still"):       _role,
    ("OrganizerDigest",  "example"):     _example,
    ("OrganizerAlert",   "who"):         _people,
    ("Ordered",          "who"):         _people,
    ("DoneOrders",       "gone"):        _people,
}
# fmt: on


def names_of(letter: Letter, words: Language) -> dict[str, object]:
    """Return the fields of a letter, as its template may use them."""
    return {name: _said(type(letter), name, value, words) for name, value in vars(letter).items()}


def printed(value: object, words: Language) -> object:
    """Return what a template prints for a value: a word that people send is said in the language."""
    if isinstance(value, Request | Order):
        return words.command(value)
    return str(value) if isinstance(value, Said) else value


def frame_names(understood_words: str, undo: str, words: Language) -> dict[str, object]:
    """Return what stands above a letter: what was understood, and the word that takes it back."""
    return {"understood": understood.said(understood_words, words), "undo": words.command(undo)}


def _said(owner: type, name: str, value: object, words: Language) -> object:
    if (owner.__name__, name) == ("MyData", "items") and isinstance(value, tuple):
        return tuple(data_shown.said(item, words) for item in value)
    speaker = next((found for one in owner.__mro__ if (found := SPOKEN.get((one.__name__, name)))), None)
    if speaker is not None:
        return _by(speaker, value, words)
    return tuple(_inside(item, words) for item in value) if type(value) is tuple else value


def _by(speaker: Speaker, value: object, words: Language) -> object:
    if isinstance(value, tuple):
        return tuple(_by(speaker, item, words) for item in value)
    return Said(value, speaker(value, words)) if isinstance(value, str) and value else value


def _inside(item: object, words: Language) -> object:
    """Say what is ours in a part of a letter: a line of the list, a mentorship served."""
    kind = type(item)
    ours = [name for owner, name in SPOKEN if owner == kind.__name__]
    if not ours:
        return item
    changed = {name: _by(SPOKEN[kind.__name__, name], getattr(item, name), words) for name in ours}
    if is_dataclass(item) and not isinstance(item, type):
        return replace(item, **changed)
    return item._replace(**changed) if hasattr(item, "_replace") else item
