"""A page, a letter's class and its last line say who reads the answer to it, and they agree."""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

import pytest

from mailer.last_line import begins, organizers, safety_contact
from mailer.render import render
from mentorship.letters import LETTERS
from mentorship.letters.base import Frame, GoesTo, Letter
from mentorship.letters.samples import SAMPLES
from tests.letters.anatomy import ALL, NAMES, flat, frames

BEGINS = begins()

PAGE = Path(__file__).parents[2] / "docs" / "privacy.md"
CHAPTER = "## Who reads the answer to which letter"
# What the two columns of the page say, and which reader that is.
READERS = {
    "the partner": GoesTo.PARTNER,
    "the partner, but for the words that the letter offers": GoesTo.PARTNER_BUT_WORDS,
    "the program; a person, where it needs one": GoesTo.SERVICE,
    "the organizer": GoesTo.PERSON,
    "the safety contact": GoesTo.SAFETY_CONTACT,
}
SEES = {"reads it": False, "can't see it": True, "sees what comes of it": False, "": False}


class Said(NamedTuple):
    """What the page says of one letter."""

    reader: GoesTo
    partner: str


def rows() -> dict[str, Said]:
    chapter = PAGE.read_text(encoding="utf-8").split(CHAPTER)[1].split("\n## ")[0]
    found: dict[str, Said] = {}
    for line in chapter.splitlines():
        cells = [cell.strip() for cell in line.strip().strip("|").split("|")]
        if len(cells) == 3 and (names := re.findall(r"`([a-z-]+)`", cells[0])):
            assert not found.keys() & set(names), "a letter has one row"
            found |= dict.fromkeys(names, Said(READERS[cells[1]], cells[2]))
    return found


ROWS = rows()


def last_line(letter: Letter, frame: Frame) -> str:
    text = render(letter, frame).text
    return flat(text[text.rindex(BEGINS) :])


def reader_in(line: str, letter: Letter, frame: Frame) -> GoesTo:
    """Return who gets the reply, from nothing but the words of a last line."""
    who = line.removeprefix(f"{BEGINS} ")
    partner = str(getattr(letter, "partner", ""))
    if partner and who.startswith(partner):
        return GoesTo.PARTNER_BUT_WORDS if who.startswith(f"{partner}, except the word") else GoesTo.PARTNER
    if who.startswith(frame.programme):
        return GoesTo.SERVICE
    if who.startswith(safety_contact(frame)) and letter.goes_to is GoesTo.SAFETY_CONTACT:
        return GoesTo.SAFETY_CONTACT  # where none is named it is the organizer
    assert who.startswith(frame.person or organizers(frame)), line
    return GoesTo.PERSON


def test_each_letter_of_the_programme_has_a_row_and_no_other_has() -> None:
    assert set(ROWS) == set(LETTERS)


@pytest.mark.parametrize("name", sorted(LETTERS))
def test_the_page_and_the_letter_name_the_same_reader(name: str) -> None:
    letter, said = LETTERS[name], ROWS[name]

    assert letter.goes_to is said.reader
    hidden = letter.hidden_from_partner or letter.goes_to is GoesTo.SAFETY_CONTACT
    assert hidden == SEES[said.partner]
    assert letter.then_partner == (said.partner == "sees what comes of it")
    to_partner = letter.goes_to in (GoesTo.PARTNER, GoesTo.PARTNER_BUT_WORDS)
    assert to_partner == (said.partner == "reads it")


@pytest.mark.parametrize("name", NAMES)
def test_the_last_line_says_what_the_page_says(name: str) -> None:
    letter = ALL[name]
    said = ROWS[letter.name]
    partner = str(getattr(letter, "partner", ""))

    for frame in frames(letter):
        line = last_line(letter, frame)
        assert reader_in(line, letter, frame) is said.reader, line
        if partner:
            assert (f"{partner} can't see it." in line) == (said.partner == "can't see it"), line
            assert (f", then {partner}." in line) == (said.partner == "sees what comes of it"), line


def test_who_is_told_that_nobody_else_sees_it_has_a_partner_somewhere() -> None:
    for name, said in ROWS.items():
        if said.partner:
            assert any(getattr(letter, "partner", "") for letter in SAMPLES[name]), name
