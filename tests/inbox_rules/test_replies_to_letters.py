"""A reply to a letter of ours comes out exactly as its author typed it, whatever the client."""

from __future__ import annotations

import pytest

from inbox_rules.read import read
from inbox_rules.values import Kind
from tests.client_words import WROTE
from tests.clients import FORMATS

TOKEN = "1a-abcdefghijklmnopqrst"
LETTER = f"""Hello Max,

Nora Lindqvist read your statement and asks whether you would mentor her. She
writes:

    I have taught maths for ten years and want to move into data work. I
    can't tell which of my skills count, or whom to ask.

Please reply by Thursday 14 January:

    accept     I introduce you ("accept from 1 May" works)
    decline    I tell her kindly that you aren't free

Only a line beginning "Tell Nora:" reaches her. If I hear nothing, I remind
you once, then tell her you are busy.

Your reply goes to: Riverside Mentors. A person: Ann Reyes,
ann@riverside.example
[{TOKEN}]"""
TEXTS = (
    "accept",
    "👍",
    "Yes, I'd be glad to.",
    "Hello Ann,\n\nnot before 3 May. Could we say two hours\ninstead?\n\nThanks,\nMax",
    "Focus: from teaching into data\nGoal: open\nFrequency: weekly",
    "D'accord, à bientôt",
)


@pytest.mark.parametrize("language", WROTE)
@pytest.mark.parametrize("client", FORMATS)
def test_a_reply_comes_out_exactly_as_it_was_typed(client: str, language: str) -> None:
    for text in TEXTS:
        raw = FORMATS[client](text=text, quoted_text=LETTER, language=language)

        incoming = read(raw)

        assert incoming.kind is Kind.PERSON
        assert incoming.text.split() == text.split()


@pytest.mark.parametrize("client", FORMATS)
def test_the_html_alone_says_the_same(client: str) -> None:
    raw = FORMATS[client](text=TEXTS[3], quoted_text=LETTER)
    alone = raw.replace(b"Content-Type: text/plain", b"Content-Type: application/octet-stream")

    incoming = read(alone if b"multipart/alternative" in raw else raw)

    assert incoming.text.split() == TEXTS[3].split()


@pytest.mark.parametrize("client", [name for name in FORMATS if name != "no_quote"])
def test_the_token_is_found_in_the_quoted_letter(client: str) -> None:
    incoming = read(FORMATS[client](text="accept", quoted_text=LETTER))

    assert [(found.token, found.carrier) for found in incoming.tokens] == [(TOKEN, "body")]


@pytest.mark.parametrize("client", [name for name in FORMATS if name != "no_quote"])
def test_an_empty_reply_is_empty(client: str) -> None:
    """The letter offers "accept"; a reply in which nothing was typed must not seem to say it."""
    incoming = read(FORMATS[client](text="", quoted_text=LETTER))

    assert incoming.text == ""


def test_answers_between_quoted_lines_keep_their_questions() -> None:
    raw = FORMATS["no_quote"](
        text="On Mon, 2 Mar 2026 at 09:05, Riverside Mentors <mentors@example.com> wrote:\n"
        "> Hello Max,\n>\n> Focus: open\nfrom teaching into data\n"
        "> Goal: open; you settle one together by\n> 19 February\n\ntwo interviews\n"
        f"> How: by mail\n>\n> Your reply goes to: Riverside Mentors.\n> [{TOKEN}]\n"
    )

    incoming = read(raw)

    assert incoming.text.split("\n") == [
        "> Focus: open",
        "from teaching into data",
        "> Goal: open; you settle one together by 19 February",
        "",
        "two interviews",
    ]
