"""Who gets the reply: the last line of a letter, and the name that its header shows beside the address.

Both are made here and nowhere else, from the letter's `goes_to`, so they cannot disagree.
"""

from __future__ import annotations

from typing import NamedTuple

from mentorship.answers import ANSWERS
from mentorship.letters.base import Frame, GoesTo, Letter

BEGINS = "Your reply goes to:"  # inbox_rules cuts quoted letters here


class Reader(NamedTuple):
    """The last line, and the display name of From and Reply-To."""

    line: str
    display: str


def reader_of(letter: Letter, frame: Frame) -> Reader:
    """Say who gets the reply to this letter."""
    partner = str(getattr(letter, "partner", "") or "")
    if letter.goes_to in (GoesTo.PARTNER, GoesTo.PARTNER_BUT_WORDS):
        who = partner + _but_words(letter)
        return Reader(f"{BEGINS} {who}.{_person(letter, frame)}", f"{partner} via {frame.programme}")
    hidden = f" {partner} can't see it." if partner and _hidden(letter) else ""
    if letter.goes_to is GoesTo.PERSON:
        who = frame.person or organizers(frame)
        display = f"{frame.programme} for {frame.person}" if frame.person else frame.programme
        return Reader(f"{BEGINS} {who}.{hidden}", display)
    if letter.goes_to is GoesTo.SAFETY_CONTACT:
        # Whoever reads reports is named inside the letter only, never where a list of mails shows it.
        return Reader(f"{BEGINS} {safety_contact(frame)}.{hidden}", frame.programme)
    then = f", then {partner}" if letter.then_partner else ""
    return Reader(f"{BEGINS} {frame.programme}{then}.{hidden}{_person(letter, frame)}", frame.programme)


def organizers(frame: Frame) -> str:
    """Name those who run the programme, where no single person is known by name."""
    return f"the organizers of {frame.programme}"


def safety_contact(frame: Frame) -> str:
    """Name who reads a report."""
    return frame.safety_contact or frame.person or organizers(frame)


def _hidden(letter: Letter) -> bool:
    return letter.hidden_from_partner or letter.goes_to is GoesTo.SAFETY_CONTACT


def _but_words(letter: Letter) -> str:
    if letter.goes_to is not GoesTo.PARTNER_BUT_WORDS:
        return ""
    words = [f'"{word}"' for word in ANSWERS[letter.name].offers]
    if len(words) == 1:
        return f", except the word {words[0]}"
    return f", except the words {', '.join(words[:-1])} and {words[-1]}"


def _person(letter: Letter, frame: Frame) -> str:
    if not letter.names_person or not (frame.person or frame.person_address):
        return ""
    return f" A person: {', '.join(part for part in (frame.person, frame.person_address) if part)}"
