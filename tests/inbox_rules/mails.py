"""Short mails for the tests of what people write: only the text matters."""

from __future__ import annotations

from datetime import date

from inbox_rules.understand import understand
from inbox_rules.values import Asked, Incoming, Kind, Understood
from mentorship.requests import Request

TODAY = date(2026, 3, 4)  # a Wednesday
SUBJECT = "A letter of ours"


def answer(
    letter: str,
    text: str,
    *,
    sent: str = "",
    also: tuple[Request, ...] = (),
    partner: str = "Mia",
    name: str = "Max",
) -> Understood:
    """Read `text` as the answer to a letter, or as a new mail where the letter is '-'."""
    asked = None if letter == "-" else Asked(letter, text=sent, subject=SUBJECT, also=also, partner=partner)
    subject = "" if asked is None else f"Re: {SUBJECT}"
    return understand(incoming(text, subject, name), asked, TODAY)


def incoming(text: str, subject: str, name: str = "Max") -> Incoming:
    """Return a mail from a person."""
    references = ("<1@example.org>",) if subject.startswith("Re:") else ()
    return Incoming(
        Kind.PERSON, "", sender="max@example.org", sender_name=name, subject=subject, references=references,
        body=text, text=text,
    )  # fmt: skip


def outcome(understood: Understood) -> str:
    """Return the request's word, 'ask' for a doubt, or 'content'."""
    return "ask" if understood.doubt else str(understood.request or "content")
