"""What a letter offers is what a reply to it is read as."""

from __future__ import annotations

import re
from datetime import date

import pytest

from inbox_rules.read import read
from inbox_rules.understand import understand
from inbox_rules.values import Asked, Understood
from mentorship.letters.base import Letter
from mentorship.requests import Request
from tests.letters.anatomy import ALL, NAMES, flat, shown, take_apart

TODAY = date(2027, 1, 4)


def answered(letter: Letter, words: str) -> Understood:
    rendered = shown(letter)
    brought = getattr(letter, "words", ())
    asked = Asked(
        letter=letter.name,
        text=rendered.text,
        subject=rendered.subject,
        also=tuple(brought) if isinstance(brought, tuple) else (),
        partner=getattr(letter, "partner", ""),
    )
    raw = (
        "From: Max <max@example.org>\r\nTo: mentors@example.org\r\nMessage-ID: <a@example.org>\r\n"
        f"Subject: Re: {rendered.subject}\r\n\r\n{words}\r\n"
    )
    return understand(read(raw.encode()), asked, TODAY)


@pytest.mark.parametrize("name", [name for name in NAMES if shown(ALL[name]).buttons])
def test_a_word_that_is_offered_is_read_as_what_it_says(name: str) -> None:
    letter = ALL[name]

    for button in shown(letter).buttons:
        word = button.word.replace("CODE", "K7QM")
        understood = answered(letter, word)
        assert understood.request is not None, word
        assert word == understood.request or word.startswith(f"{understood.request} ")
        assert not understood.doubt


@pytest.mark.parametrize("name", NAMES)
def test_what_is_offered_with_a_day_is_read_with_its_day(name: str) -> None:
    letter = ALL[name]
    quoted = re.findall(r'"([a-z ]+ (?:until|from))"', flat(take_apart(shown(letter)).ours))

    for beginning in quoted:
        understood = answered(letter, f"{beginning} 3 May")
        assert understood.request in (Request.ACCEPT, Request.PAUSE, Request.EXTEND, Request.UNAVAILABLE)
        assert date(2027, 5, 3) in (understood.arguments.until, understood.arguments.starts)


@pytest.mark.parametrize("name", NAMES)
def test_no_example_is_so_long_that_a_reply_which_copies_it_looks_quoted(name: str) -> None:
    text = flat(take_apart(shown(ALL[name])).ours)
    examples = [text for text in re.findall(r'"([^"]+)"', text) if text.split()[0] in set(Request)]

    assert all(len(example.split()) < 4 for example in examples)
