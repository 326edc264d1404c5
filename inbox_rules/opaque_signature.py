"""The mail inside an S/MIME signature that wraps it whole (RFC 8551, section 3.5.2).

Only what was signed is taken out; the signature is never checked, and nothing is believed because of it.
What is encrypted, compressed or broken has no mail that we could read.
"""

from __future__ import annotations

SIGNED_DATA = bytes.fromhex("2a864886f70d010702")  # 1.2.840.113549.1.7.2
SEQUENCE, SET, INTEGER, NAME, OCTETS, CONSTRUCTED_OCTETS, FIRST = 0x30, 0x31, 0x02, 0x06, 0x04, 0x24, 0xA0
MOST_PIECES = 10_000

_UNTIL_END = -1  # a length that is not known beforehand (BER, X.690 section 8.1.3.6)


def signed_content(der: bytes) -> bytes | None:
    """Return the mail that a signature wraps, or None where there is none to be read."""
    try:
        return _content(der)
    except (IndexError, ValueError):
        return None


def _content(der: bytes) -> bytes:
    at, _ = _enter(der, 0, SEQUENCE)
    begin, length = _enter(der, at, NAME)
    if der[begin : begin + length] != SIGNED_DATA:
        raise ValueError
    at, _ = _enter(der, begin + length, FIRST)
    at, _ = _enter(der, at, SEQUENCE)
    for tag in (INTEGER, SET):  # the version, and how it was signed
        at = _after(der, at, tag)
    at, _ = _enter(der, at, SEQUENCE)
    at = _after(der, at, NAME)
    at, _ = _enter(der, at, FIRST)
    if der[at] == OCTETS:
        begin, length = _enter(der, at, OCTETS)
        return der[begin : begin + length]
    at, length = _enter(der, at, CONSTRUCTED_OCTETS)
    end = len(der) if length == _UNTIL_END else at + length
    pieces: list[bytes] = []
    while at < end and der[at] == OCTETS and len(pieces) < MOST_PIECES:
        begin, length = _enter(der, at, OCTETS)
        pieces.append(der[begin : begin + length])
        at = begin + length
    return b"".join(pieces)


def _enter(der: bytes, at: int, tag: int) -> tuple[int, int]:
    """Return where the content of the value at a place begins, and how long it is."""
    if der[at] != tag:
        raise ValueError
    length = der[at + 1]
    if length < 0x80:
        return at + 2, length
    if length == 0x80:
        return at + 2, _UNTIL_END
    size = length - 0x80
    if size > 4:
        raise ValueError
    return at + 2 + size, int.from_bytes(der[at + 2 : at + 2 + size])


def _after(der: bytes, at: int, tag: int) -> int:
    begin, length = _enter(der, at, tag)
    if length == _UNTIL_END:
        raise ValueError
    return begin + length
