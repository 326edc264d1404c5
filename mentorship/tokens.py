"""The proof that a mail answers a letter of ours: the letter's number and 100 bits of HMAC-SHA256.

Nothing about a token is stored; its purpose and its expiry are those of the letter that it names. A token
holds lower-case letters, digits and one hyphen only, so it survives subaddresses that lose their case,
subjects and wrapped lines.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import re
from collections.abc import Iterator

# The number in base 36, then 20 base32 characters: 20 × 5 = 100 bits.
PATTERN = re.compile(r"(?<![0-9a-z])([0-9a-z]{1,12})-([a-z2-7]{20})(?![0-9a-z])")

# A token as we write it into subjects and below letters, with what stands around it.
DRESSED = re.compile(r"\s?\[(?:ref:)?[0-9a-z]{1,12}-[a-z2-7]{20}\]|" + PATTERN.pattern)

LONGEST_NUMBER = 12
_FROM_ITS_HYPHEN = re.compile(r"-[a-z2-7]{20}(?![0-9a-z])")
_ITS_NUMBER = re.compile(r"(?:\A|[^0-9a-z])([0-9a-z]{1,12})\Z")

DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"


def make(letter_id: int, key: bytes) -> str:
    """Return the token of one letter."""
    number = _base36(letter_id)
    return f"{number}-{_signature(number, key)}"


def letter_of(token: str, key: bytes) -> int | None:
    """Return the number of the letter that `token` was made for, or None where it was not made with `key`."""
    found = PATTERN.fullmatch(token.lower())
    if found is None:
        return None
    number, signature = found.groups()
    return int(number, 36) if hmac.compare_digest(signature, _signature(number, key)) else None


def all_in(text: str) -> Iterator[str]:
    """Yield what looks like a token in folded text, in its order: the same as PATTERN finds, but quickly.

    A hyphen is rare, and PATTERN begins anew at each word.
    """
    for match in _FROM_ITS_HYPHEN.finditer(text):
        number = _ITS_NUMBER.search(text, max(match.start() - LONGEST_NUMBER - 1, 0), match.start())
        if number is not None:
            yield number[1] + match[0]


def without_tokens(text: str) -> str:
    """Return text as it may be passed on to somebody else: no token, no brackets that held one."""
    lines = []
    for line in text.split("\n"):
        kept = DRESSED.sub("", line)
        if kept.strip() or not PATTERN.search(line):
            lines.append(kept.rstrip() if kept != line else line)
    return "\n".join(lines)


def _signature(number: str, key: bytes) -> str:
    digest = hmac.new(key, b"letter " + number.encode(), hashlib.sha256).digest()
    return base64.b32encode(digest).decode().lower()[:20]


def _base36(number: int) -> str:
    text = ""
    while number:
        number, digit = divmod(number, 36)
        text = DIGITS[digit] + text
    return text or "0"
