"""A programme that knows some mails by their number, and some by what stands in them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from mailer.clearing import Verdict


@dataclass(frozen=True)
class Knows:
    """What is ours in a test."""

    numbers: tuple[str, ...] = ()
    contents: tuple[str, ...] = ()

    def by_header(self, header: bytes) -> Verdict:
        """Let go what has one of the numbers."""
        found = re.search(rb"(?im)^message-id: *(<.*>)", header)
        return _goes(found is not None and found[1].decode() in self.numbers)

    def by_content(self, mail: bytes) -> Verdict:
        """Let go where one of the contents stands in it."""
        return _goes(any(content.encode() in mail for content in self.contents))


def _goes(known: bool) -> Verdict:
    return Verdict.GOES if known else Verdict.UNKNOWN


def numbered(number: str, body: str = "Hello.") -> bytes:
    """Return a mail with this Message-ID; one without, where the number is empty."""
    field = f"Message-ID: {number}\r\n" if number else ""
    return f"From: ann@example.com\r\n{field}References: <ours@example.org>\r\n\r\n{body}\r\n".encode()
