"""Bounces that speak only to people: whose mail failed, and what the server said of it.

flufl.bounce knows the manners of some forty mail systems; it is asked first, and guarded, since it raises on
broken mail. Where it finds nobody, the addresses in the text above the returned mail are taken.
"""

from __future__ import annotations

import re

from flufl.bounce import all_failures

from inbox_rules import header_text
from inbox_rules.mime import Mail

MAX_ADDRESSES = 50
MAX_LINES = 400
LINES_OF_WORDS = 6  # that belong to one address

_ADDRESS = re.compile(r"[\w.+=#$%&'*/?^{|}~!-]{1,64}@[\w.-]{1,190}\.\w{2,30}")
_RETURNED = re.compile(
    r"(?i)[-\s*=#]{0,80}(?:(?:the )?"
    r"(?:header|headers|copy|text|unsent|undelivered|original|returned|below this line)\b[^\n]{0,40}\b(?:message|mail|follows|copy)|message (?:header|text|content)s? follow|"
    r"return-path:|received: (?:from|by))"
)
_REPLY = re.compile(r"\b[45]\d\d[ -]|\b[45]\.\d{1,2}\.\d{1,3}\b")


def addresses(mail: Mail, body: str, not_these: frozenset[str]) -> list[str]:
    """Return the addresses to which a delivery failed."""
    try:
        temporary, permanent = all_failures(mail.message)
        found = [address.decode("utf-8", "replace") for address in sorted(temporary | permanent)]
    except Exception:  # it raises IndexError, AttributeError and others on mail that is broken
        found = []
    found = [address.strip().strip("<>").lower() for address in found if "@" in address]
    failed = mail.fields.raw("x-failed-recipients")
    found = found or [address for _, address in header_text.mailboxes(failed)]
    if not found:
        spoken = (match[0].lower().strip("'") for match in _ADDRESS.finditer("\n".join(told(body))))
        found = [address for address in spoken if address not in not_these]
        found = [address for address in found if not address.startswith(("postmaster@", "mailer-daemon@"))]
    return list(dict.fromkeys(found))[:MAX_ADDRESSES]


def told(body: str) -> list[str]:
    """Return the lines above the returned mail."""
    lines = body.split("\n")[:MAX_LINES]
    for number, line in enumerate(lines):
        if number > 2 and _RETURNED.match(line[:200]):
            return lines[:number]
    return lines


def words(body: str, address: str, others: list[str]) -> str:
    """Return what is said of one address; all that is said where nothing names it."""
    lines = told(body)
    said: list[str] = []
    rest = 0
    for line in lines:
        lower = line.lower()
        if address in lower:
            rest = LINES_OF_WORDS
        elif any(other in lower for other in others if other != address):
            rest = 0
        if rest:
            said.append(line)
            rest -= 1
    text = "\n".join(said)
    if _REPLY.search(text) and len(others) > 1:
        return text
    return "\n".join(lines) if len(others) <= 1 else text
