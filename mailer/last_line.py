"""Who gets the reply: the last line of a letter, and the name that its header shows beside the address.

Both are made here and nowhere else, from the letter's `goes_to`, so they cannot disagree. Each language has
its patterns; inbox_rules cuts quoted letters where those of any language begin (words/quoting.toml there).
"""

from __future__ import annotations

from typing import NamedTuple

from mailer.language import FALLBACK, Language, codes, language
from mentorship.answers import ANSWERS
from mentorship.letters.base import Frame, GoesTo, Letter


class Reader(NamedTuple):
    """The last line, and the display name of From and Reply-To."""

    line: str
    display: str


class Ended(NamedTuple):
    """A letter as text, taken apart at its last line."""

    body: str
    last_line: str
    language: str


def begins(code: str = FALLBACK) -> str:
    """Return how the last line begins in a language."""
    return language(code).last_line["goes to"].partition("{")[0].strip()


def ended(text: str) -> Ended:
    """Take a letter apart at its last line, whatever language it is in."""
    found = {code: text.rfind(begins(code)) for code in codes()}
    code = max(found, key=lambda one: (found[one], one == FALLBACK))
    if found[code] < 0:
        return Ended(text, "", FALLBACK)
    return Ended(text[: found[code]], text[found[code] :], code)


def reader_of(letter: Letter, frame: Frame) -> Reader:
    """Say who gets the reply to this letter."""
    says = language(frame.language).last_line
    partner = str(getattr(letter, "partner", "") or "")
    hidden = f" {says['hidden'].format(partner=partner)}" if partner and _hidden(letter) else ""
    person = f" {says['person'].format(who=named)}" if (named := _person(letter, frame)) else ""
    display = frame.programme
    match letter.goes_to:
        case GoesTo.PARTNER | GoesTo.PARTNER_BUT_WORDS:
            who, hidden = _but_words(letter, partner, language(frame.language)), ""
            display = says["via"].format(partner=partner, programme=frame.programme)
        case GoesTo.PERSON:
            who, person = frame.person or organizers(frame), ""
            if frame.person:
                display = says["for"].format(programme=frame.programme, person=frame.person)
        case GoesTo.SAFETY_CONTACT:
            # Whoever reads reports is named inside the letter only, never where a list of mails shows it.
            who, person = safety_contact(frame), ""
        case _:
            then = letter.then_partner
            who = says["then"].format(who=display, partner=partner) if then else display
    line = f"{says['goes to'].format(who=who)}{hidden}{person}"
    return Reader(line.replace("..", "."), display)  # a name may end with the full stop of an initial


def organizers(frame: Frame) -> str:
    """Name those who run the programme, where no single person is known by name."""
    return language(frame.language).last_line["organizers"].format(programme=frame.programme)


def organizer(frame: Frame) -> str:
    """Name one of those who run the programme."""
    return frame.person or language(frame.language).last_line["organizer"]


def safety_contact(frame: Frame) -> str:
    """Name who reads a report."""
    return frame.safety_contact or frame.person or organizers(frame)


def _hidden(letter: Letter) -> bool:
    return letter.hidden_from_partner or letter.goes_to is GoesTo.SAFETY_CONTACT


def _but_words(letter: Letter, partner: str, words: Language) -> str:
    if letter.goes_to is not GoesTo.PARTNER_BUT_WORDS:
        return partner
    word = words.last_line["word"]
    offered = [word.format(word=words.command(one)) for one in ANSWERS[letter.name].offers]
    pattern = words.last_line["except one" if len(offered) == 1 else "except some"]
    return pattern.format(who=partner, words=words.enumerate(offered))


def _person(letter: Letter, frame: Frame) -> str:
    if not letter.names_person:
        return ""
    return ", ".join(part for part in (frame.person, frame.person_address) if part)
