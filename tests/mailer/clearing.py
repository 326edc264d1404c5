"""A programme that knows some mails by their number, and some by what stands in them."""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True)
class Knows:
    """What is ours in a test."""

    numbers: tuple[str, ...] = ()
    contents: tuple[str, ...] = ()

    def by_header(self, header: bytes) -> bool:
        """Whether the Message-ID is one of the numbers."""
        found = re.search(rb"(?im)^message-id: *(<.*>)", header)
        return found is not None and found[1].decode() in self.numbers

    def by_content(self, mail: bytes) -> bool:
        """Whether one of the contents stands in it."""
        return any(content.encode() in mail for content in self.contents)


def numbered(number: str, body: str = "Hello.") -> bytes:
    """Return a mail with this Message-ID; one without, where the number is empty."""
    field = f"Message-ID: {number}\r\n" if number else ""
    return f"From: ann@example.com\r\n{field}References: <ours@example.org>\r\n\r\n{body}\r\n".encode()
