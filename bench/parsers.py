"""Whose understanding is measured: ours, and the parsers that one could install instead.

Each takes a body or a raw mail and gives the author's text. To the others a compat32 parse is added, and a
plain one: the first text part, or the first HTML part made text; they read bodies only. They come with the
extra `bench`; who is not installed is left out.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from email import message_from_bytes
from email.message import Message
from functools import cache
from importlib.util import find_spec
from typing import NamedTuple

from inbox_rules import html, mime, quotes
from inbox_rules.read import read
from inbox_rules.understand import understand
from inbox_rules.values import Asked
from tests.inbox_rules.further import letter_text

TODAY = date(2026, 3, 4)
LANGUAGES = ["en", "de", "cs", "da", "es", "fr", "it", "ja", "ko", "nl", "pl", "sv", "zh"]


class Parser(NamedTuple):
    """One that takes the author's text out of a mail."""

    name: str
    body: Callable[[str], str]  # from a text body
    whole: Callable[[bytes], str]  # from a raw mail; ours understands it, too


def ours(raw: bytes) -> str:
    """Read a mail, understand it as an answer to `request`, and return what its author wrote."""
    return understand(read(raw), _request(), TODAY).text


@cache
def _request() -> Asked:
    text, subject = letter_text("request")
    return Asked("request", text, subject, partner="Mia")


def our_body(body: str) -> str:
    return quotes.author_text(mime.clean(body)).text


def quotequail_text(body: str) -> str:
    import quotequail

    found = quotequail.unwrap(body)
    text = body
    if found:
        text = "\n".join(filter(None, (found.get("text_top", ""), found.get("text_bottom", ""))))
    return "\n".join(line for line in text.split("\n") if not line.startswith(">"))


def email_reply_parser_text(body: str) -> str:
    import email_reply_parser

    return str(email_reply_parser.EmailReplyParser.parse_reply(body))


def mail_parser_reply_text(body: str) -> str:
    import mailparser_reply

    return mailparser_reply.EmailReplyParser(languages=list(LANGUAGES)).parse_reply(text=body) or ""


def plain_body(raw: bytes) -> str:
    """Return the text of a mail in the plainest way there is."""
    message = message_from_bytes(raw)
    texts = [part for part in message.walk() if part.get_content_maintype() == "text"]
    for part in texts:
        if part.get_content_type() == "text/plain":
            return _decoded(part)
    return html.to_text(_decoded(texts[0])) if texts else ""


def _decoded(part: Message) -> str:
    content = part.get_payload(decode=True)
    octets = content if isinstance(content, bytes) else b""
    try:
        text = octets.decode(part.get_content_charset() or "utf-8", "replace")
    except LookupError:
        text = octets.decode("utf-8", "replace")
    return text.replace("\r\n", "\n")


def _after_parsing(body: Callable[[str], str]) -> Callable[[bytes], str]:
    return lambda raw: body(plain_body(raw))


OURS = Parser("mentorpost", our_body, ours)
# Name, module, and how it is used.
_KNOWN: tuple[tuple[str, str, Callable[[str], str]], ...] = (
    ("quotequail", "quotequail", quotequail_text),
    ("email-reply-parser", "email_reply_parser", email_reply_parser_text),
    ("mail-parser-reply", "mailparser_reply", mail_parser_reply_text),
)
OTHERS = tuple(
    Parser(name, body, _after_parsing(body)) for name, module, body in _KNOWN if find_spec(module) is not None
)
ALL = (OURS, *OTHERS)
MISSING = tuple(name for name, module, _ in _KNOWN if find_spec(module) is None)
