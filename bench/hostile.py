"""Mail that wants to be slow to read: lines of a megabyte, and real mails with broken bytes."""

from __future__ import annotations

import random

MEGABYTE = 1_000_000

# What is repeated until the line is a megabyte long; each is half of something that a reader looks for.
REPEATED = (
    " ", "\t", "> ", ">", "-", "_", "=", "*", "a", "a ", "@", "a@", "a@b.", "<",
    "<a@b.example> ", "<div>", "&nbsp;", "On ", "On 1 ", "On Mon, 2 Mar 2026 at 09:05, ",
    "wrote: ", "Am 2. ", "Le ", " a écrit ", "From: ", "From: a Sent: b ", "Sent from my ",
    "-----", "Original Message ", "yes ", "no ", "not ", "yes, but ", "if ", "accept ",
    "accept\u00a0", "until ", "until 3 ", "1", "1 ", "1.", "1/2/", "from 1 May ", "next week ",
    ": ", "goal: ", "Tell Mia: ", "[", "[ref:", "1a-abcdefghijklmnopqrs", "5.1.1 ", "550 ",
    "user unknown ", "Message-ID: <", "Final-Recipient: rfc822; ", "\u200b", "\ufeff", "é",
    "e\u0301", "👍", "👍🏽", "''", "“", "\\", "=20", "=?utf-8?q?", "(", "{", "a,", ";", "a-", "a'",
)  # fmt: skip

_HEAD = b"From: Max <max@example.org>\r\nTo: post@example.com\r\n"
_FIELDS = (
    "Subject",
    "From",
    "References",
    "Content-Type",
    "Message-ID",
    "Authentication-Results",
    "X-Failed-Recipients",
)


def long_lines() -> list[bytes]:
    """Return mails that are one line of a megabyte: as text, as HTML, and as each field of a header."""
    lines = [(one * (MEGABYTE // len(one.encode()) + 1)).encode()[:MEGABYTE] for one in REPEATED]
    texts = [_HEAD + b"Content-Type: text/plain; charset=utf-8\r\n\r\n" + line for line in lines]
    rich = [_HEAD + b"Content-Type: text/html; charset=utf-8\r\n\r\n" + line for line in lines[::4]]
    fields = [
        field.encode() + b": " + lines[place] + b"\r\n\r\naccept"
        for field in _FIELDS
        for place in range(0, len(lines), 9)
    ]
    return texts + rich + fields


def broken(mails: list[bytes], times: int, seed: int = 3) -> list[bytes]:
    """Return each mail with some of its bytes changed, cut off, repeated or mixed with another's."""
    chance = random.Random(seed)  # noqa: S311 - the same mails on each run
    return [_broken(raw, chance, mails) for raw in mails for _ in range(times)]


def _broken(raw: bytes, chance: random.Random, others: list[bytes]) -> bytes:
    mail = bytearray(raw)
    for _ in range(chance.randint(1, 6)):
        at, length = chance.randrange(len(mail) + 1), chance.randint(1, 80)
        other = chance.choice(others)
        start = chance.randrange(len(other) + 1)
        piece = chance.choice(
            (b"", chance.randbytes(length), bytes(mail[at : at + length]) * 3, other[start : start + 400])
        )
        mail[at : at + chance.choice((0, length))] = piece
    return bytes(mail)
