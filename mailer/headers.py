"""Write header fields by hand: fast, and no field can be made to hold two.

CR, LF and NUL are refused, never repaired: a name with a line break in it is an attack or a defect.
"""

from __future__ import annotations

import re
from base64 import b64encode

# RFC 2047, section 2: a line with an encoded word has at most 76 characters. "Reply-To: ", "=?utf-8?b?" and
# "?=" take 22 of them, and base64 makes 4 characters of 3 bytes.
ENCODED_BYTES = 39
LONGEST_LINE = 76
# A dot-atom on both sides (RFC 5322, section 3.4.1); quoted local parts and address literals are refused.
ADDRESS = re.compile(r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~.-]+@[A-Za-z0-9.-]+")


class UnsafeHeaderError(ValueError):
    """A value that must not stand in a header field."""


def field(name: str, value: str) -> str:
    """Return one header field with its line end; a long one is folded at its blanks."""
    if "\r" in value or "\n" in value or "\0" in value:
        raise UnsafeHeaderError(f"{name} would hold a line break")
    line = f"{name}: {value}"
    return f"{line}\r\n" if len(line) <= LONGEST_LINE else f"{_folded(line)}\r\n"


def text(value: str) -> str:
    """Return unstructured text, encoded where it is not plain ASCII."""
    return value if value.isascii() and "=?" not in value else _encoded(value)


def takes_mail(address: str) -> bool:
    """Whether a letter can be addressed so: a plain ASCII address."""
    return ADDRESS.fullmatch(address) is not None


def mailbox(name: str, address: str) -> str:
    """Return `"Name" <address>`."""
    if not takes_mail(address):
        raise UnsafeHeaderError("this is no plain ASCII address")
    if not name:
        return address
    if not name.isascii() or "=?" in name:
        return f"{_encoded(name)} <{address}>"
    if any(ord(character) < 32 or ord(character) == 127 for character in name):
        raise UnsafeHeaderError("a name holds a control character")
    escaped = name.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}" <{address}>'


def _encoded(value: str) -> str:
    if "\r" in value or "\n" in value or "\0" in value:
        raise UnsafeHeaderError("text for a header holds a line break")
    words: list[str] = []
    chunk = b""
    for character in value:
        more = character.encode("utf-8", "replace")
        if len(chunk) + len(more) > ENCODED_BYTES:
            words.append(_word(chunk))
            chunk = b""
        chunk += more
    words.append(_word(chunk))
    return " ".join(words)


def _word(chunk: bytes) -> str:
    return f"=?utf-8?b?{b64encode(chunk).decode()}?="


def _folded(line: str) -> str:
    folded: list[str] = []
    for part in line.split(" "):
        if folded and len(folded[-1]) + 1 + len(part) <= LONGEST_LINE and part:
            folded[-1] += " " + part
        elif len(folded) == 1 and folded[0].endswith(":"):
            # Never a first line that holds the name alone: some readers take the field to be empty.
            folded[0] += " " + part
        elif not part and folded:
            folded[-1] += " "
        else:
            folded.append(part)
    return "\r\n ".join(folded)
