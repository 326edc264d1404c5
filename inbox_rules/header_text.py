"""Header fields to text: encoded words (RFC 2047), unfolding, addresses, message identifiers.

Promises never to raise, to read only as much of a field as is sane, and to look for addresses before
encoded words are decoded, so that nobody hides an address in a name.
"""

from __future__ import annotations

import binascii
import re

from inbox_rules.charsets import decode

LONGEST = 20_000  # characters of one field that are read

_ENCODED = re.compile(r"=\?([^?\s]{1,60})\?([bBqQ])\?([^?]*)\?=")
_TOKENS = re.compile(r'"(?:[^"\\]|\\.)*"?|<[^<>]*>?|[,;:()]|[^\s,;:()<>"]+|\s+', re.DOTALL)
_ADDRESS = re.compile(r"[^\s<>@,;:\"()]{1,128}@[^\s<>@,;:\"()]{1,255}")
_CONTROL = re.compile(r"[\x00-\x1f\x7f]")
_MESSAGE_ID = re.compile(r"<[^<>\s]{1,500}>")
_QUOTED_PAIR = re.compile(r"\\(.)", re.DOTALL)


def unfold(value: str) -> str:
    """Return a raw field as one line, its 8-bit bytes read as UTF-8 or Latin."""
    value = value[:LONGEST].replace("\r", "").replace("\n", "").strip()
    return value if value.isascii() else decode(value.encode("utf-8", "surrogateescape"), "utf-8")


def words(value: str) -> str:
    """Return an unfolded field with its encoded words decoded."""
    if "=?" not in value:
        return value
    pieces: list[str] = []
    pending, charset, end = b"", "", 0
    for found in _ENCODED.finditer(value):
        between = value[end : found.start()]
        # White space between two encoded words is not shown; their bytes may continue one character.
        adjoining = end > 0 and not between.strip()
        if pending and not (adjoining and found[1].lower() == charset):
            pieces.append(decode(pending, charset.split("*")[0]))
            pending = b""
        if not adjoining:
            pieces.append(between)
        charset = found[1].lower()
        pending += _content(found[2], found[3])
        end = found.end()
    pieces.append(decode(pending, charset.split("*")[0]) if pending else "")
    pieces.append(value[end:])
    return "".join(pieces)


def mailboxes(value: str) -> list[tuple[str, str]]:
    """Return the name and the lower-case address of each mailbox in an unfolded address field."""
    found: list[tuple[str, str]] = []
    name: list[str] = []
    address, comments = "", 0
    for match in _TOKENS.finditer(value + ","):
        piece = match[0]
        if piece == "(":
            comments += 1
        elif piece == ")":
            comments = max(0, comments - 1)
        elif comments and match.end() < len(value):
            continue
        elif piece[0] == "<":
            address = _bare(piece.strip("<> ")) or address
        elif piece in ",;":
            whole = "".join(name)
            address = address or _bare(whole)
            if address:
                found.append((_name(whole, address), address))
            name, address, comments = [], "", 0
        elif piece == ":":
            name = []
        else:
            name.append(piece)
    return found


def message_ids(value: str) -> tuple[str, ...]:
    """Return the identifiers in a field, with their angle brackets."""
    return tuple(dict.fromkeys(_MESSAGE_ID.findall(value)))


def _content(encoding: str, text: str) -> bytes:
    raw = text.encode("utf-8", "replace")
    if encoding in "qQ":
        return binascii.a2b_qp(raw, header=True)
    try:
        return binascii.a2b_base64(raw + b"==")
    except (binascii.Error, ValueError):
        return b""


def _bare(text: str) -> str:
    found = _ADDRESS.search(text)
    # A control character inside makes it nobody's: what is left without it might be somebody else's.
    return found[0].strip("'.").lower() if found and not _CONTROL.search(found[0]) else ""


def _name(text: str, address: str) -> str:
    text = text.strip()
    if text.startswith('"'):
        text = _QUOTED_PAIR.sub(r"\1", text.strip('"'))
    text = words(text).strip().strip("'\"")
    return "" if text.lower() == address else text[:200]
