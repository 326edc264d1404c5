"""Forms as people send them back (filled_in.txt), from the raw mail to its fields."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import pytest

from inbox_rules.read import read
from inbox_rules.understand import understand
from inbox_rules.values import Asked, Understood
from mentorpost.demo.clients import Reply, mail, prefixed
from mentorship.fields import Field
from tests.inbox_rules.mails import TODAY, outcome

HERE = Path(__file__).parent
LETTERS = HERE.parent / "letters" / "golden"


class Filled(NamedTuple):
    """One form that came back, and what has to be read in it."""

    letter: str
    title: str
    body: str
    request: str
    fields: dict[Field, str]
    unplaced: tuple[str, ...]


def cases() -> list[Filled]:
    """Return all cases of the file."""
    found = []
    for case in (HERE / "filled_in.txt").read_text("utf-8").split("\n=== ")[1:]:
        head, _, rest = case.partition("\n")
        letter, _, title = head.partition(": ")
        body, _, wanted = rest.partition("\n---\n")
        request, *lines = wanted.strip("\n").split("\n")
        named = [line.split(": ", 1) for line in lines]
        fields = {Field(name): value for name, value in named if name != "unplaced"}
        unplaced = tuple(value for name, value in named if name == "unplaced")
        found.append(Filled(letter, title, body, request, fields, unplaced))
    return found


def answered(filled: Filled) -> Understood:
    """Read the whole mail, as the answer to the letter as it is sent."""
    golden = (LETTERS / f"{filled.letter}.txt").read_text("utf-8")
    head, _, text = golden.partition("\n\n")
    subject = head.rpartition("Subject: ")[2]
    body = filled.body.replace("{quoted}", prefixed(text)).replace("{letter}", text)
    reply = Reply(text="", subject=f"Re: {subject}", in_reply_to="<1@example.org>")
    html = body.startswith("<")
    raw = mail(reply, rich=body) if html else mail(reply, plain=body)
    name = filled.letter.rstrip("-0123456789")
    return understand(read(raw), Asked(name, text, subject, partner="Mia"), TODAY)


@pytest.mark.parametrize("filled", cases(), ids=lambda filled: f"{filled.letter}: {filled.title}")
def test_a_form_is_read_as_it_was_filled_in(filled: Filled) -> None:
    found = answered(filled)

    assert outcome(found) == filled.request
    assert dict(found.arguments.fields) == filled.fields
    assert found.arguments.unplaced == filled.unplaced


def test_sixty_forms_are_read() -> None:
    assert len(cases()) >= 60
