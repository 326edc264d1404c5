"""The same mail, fetched twice by two ways, is one mail: a number for it without its trace fields."""

from __future__ import annotations

import hashlib

TRACE = (
    b"return-path:",
    b"received:",
    b"received-spf:",
    b"delivered-to:",
    b"authentication-results:",
    b"arc-",
    b"x-",
    b"envelope-to:",
    b"delivery-date:",
)


def digest(raw: bytes) -> str:
    """Return the SHA-256 of a mail without the fields that each delivery adds, line ends made equal."""
    text = raw.replace(b"\r\n", b"\n").lstrip(b"\n")
    if text.startswith(b"\n\n"):
        head, body = b"", text
    else:
        head, _, body = text.partition(b"\n\n")
    summed = hashlib.sha256()
    kept = True
    for number, line in enumerate(head.split(b"\n")):
        if number == 0 and line.startswith(b"From "):
            kept = False  # the line that mbox files put before a mail
            continue
        if not line.startswith((b" ", b"\t")):
            kept = not line.lower().startswith(TRACE)
        if kept:
            summed.update(line.rstrip() + b"\n")
    summed.update(b"\n" + body.rstrip(b"\n"))
    return summed.hexdigest()
