"""Replies to our own letter, as every mail client writes them: on top, below, and between the lines."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

from bench.parsers import OURS, Parser
from inbox_rules.read import read
from tests.client_words import WROTE
from tests.clients import FORMATS
from tests.inbox_rules.further import letter_text

# Who answers below quotes with a mark; only there can one type between the lines of plain text.
BETWEEN = ("mutt", "gmail_bottom", "thunderbird")
_WORDS = Path(__file__).with_name("replies.toml")


class Typed(NamedTuple):
    """A mail, and what its author typed."""

    client: str
    language: str
    raw: bytes
    text: str
    between: bool = False


@cache
def replies() -> tuple[Typed, ...]:
    """Return a reply for each client, language and text."""
    return tuple(_written())


def exact(parser: Parser, typed: Typed) -> bool:
    """Whether the text comes out as it was typed; the question above an answer may stand with its mark."""
    found = read(typed.raw).text if parser is OURS else parser.whole(typed.raw)
    if typed.between:
        found = "\n".join(line for line in found.split("\n") if not line.startswith(">"))
    return found.split() == typed.text.split()


def _written() -> Iterator[Typed]:
    letter, subject = letter_text("request")
    for language, words in tomllib.loads(_WORDS.read_text(encoding="utf-8")).items():
        for client, write in FORMATS.items():
            for text in words["texts"]:
                raw = write(text=text, quoted_text=letter, subject=f"Re: {subject}", language=language)
                yield Typed(client, language, raw, text)
        for client in BETWEEN:
            body, text = _between(letter, language, words["below"])
            raw = FORMATS["no_quote"](text=body, subject=f"Re: {subject}", language=language)
            yield Typed(client, language, raw, text, between=True)


def _between(letter: str, language: str, answers: list[str]) -> tuple[str, str]:
    """Return a body in which answers stand below the paragraphs of the quoted letter."""
    wrote = WROTE[language].format(date="2/3/2026 09:05", who="Riverside Mentors <mentors@example.com>")
    paragraphs = [
        "\n".join(f"> {line}".rstrip() for line in block.split("\n")) for block in letter.split("\n\n")
    ]
    for place, answer in enumerate(answers, 2):
        paragraphs[place] += f"\n\n{answer}\n"
    return f"{wrote}\n" + "\n>\n".join(paragraphs), "\n".join(answers)
