"""Forms as people send them back (filled_in.txt), from the raw mail to its fields."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import pytest

from inbox_rules.profile import read_profile
from inbox_rules.read import read
from inbox_rules.understand import understand
from inbox_rules.values import Asked, Incoming
from mentorpost.demo.clients import Reply, mail, prefixed
from mentorship.fields import Field
from mentorship.letters.base import Role
from mentorship.profile import ASKED
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


def sent_and_came(filled: Filled) -> tuple[Asked, Incoming]:
    """Return the letter as it is sent, and the whole mail that answers it, as it is read."""
    golden = (LETTERS / f"{filled.letter}.txt").read_text("utf-8")
    head, _, text = golden.partition("\n\n")
    subject = head.rpartition("Subject: ")[2]
    body = filled.body.replace("{quoted}", prefixed(text)).replace("{letter}", text)
    reply = Reply(text="", subject=f"Re: {subject}", in_reply_to="<1@example.org>")
    raw = mail(reply, rich=body) if body.startswith("<") else mail(reply, plain=body)
    name = filled.letter.rstrip("-0123456789")
    return Asked(name, text, subject, partner="Mia"), read(raw)


FORMS = [filled for filled in cases() if not filled.letter.startswith("welcome")]
PROFILES = [filled for filled in cases() if filled.letter.startswith("welcome")]


def named(filled: Filled) -> str:
    """Return what a case is called."""
    return f"{filled.letter}: {filled.title}"


@pytest.mark.parametrize("filled", FORMS, ids=named)
def test_a_form_is_read_as_it_was_filled_in(filled: Filled) -> None:
    asked, came = sent_and_came(filled)

    found = understand(came, asked, TODAY)

    assert outcome(found) == filled.request
    assert dict(found.arguments.fields) == filled.fields
    assert found.arguments.unplaced == filled.unplaced


@pytest.mark.parametrize("filled", PROFILES, ids=named)
def test_what_somebody_says_about_themselves_is_read_as_it_was_filled_in(filled: Filled) -> None:
    asked, came = sent_and_came(filled)
    role = Role(asked.letter.removeprefix("welcome-"))

    found = read_profile(came.text, ASKED[role], asked.text, came.body)

    assert {field: " ".join(value.split()) for field, value in found.fields} == filled.fields
    assert tuple(f"{field}: {words}" for field, words in found.unread) == filled.unplaced


def test_far_more_than_sixty_forms_are_read() -> None:
    assert len(FORMS) + len(PROFILES) > 90
