"""Bounces that speak only to people: whose mail failed, and what the server said of it.

flufl.bounce knows the manners of some forty mail systems; it is asked first, and guarded, since it raises on
broken mail. Where it finds nobody, the addresses in the text above the returned mail are taken.
"""

from __future__ import annotations

import logging
import re
from email import message_from_bytes

from flufl.bounce import all_failures

from inbox_rules import header_text
from inbox_rules.mime import Fields, Mail

MAX_ADDRESSES = 50
MAX_LINES = 400
MAX_BYTES = 30_000  # of a mail that flufl.bounce is shown; some of its detectors are quadratic
LINES_OF_WORDS = 6  # that belong to one address

# It logs a traceback for each of its detectors that fails on a mail, and goes on: nothing to look at.
logging.getLogger("flufl.bounce").disabled = True

_ADDRESS = re.compile(r"[\w.+=#$%&'*/?^{|}~!-]{1,64}@[\w.-]{1,190}\.\w{2,30}")
_RETURNED = re.compile(
    r"^(?:[-\s*=#]{0,80}(?:the )?"
    r"(?:headers?|copy|text|unsent|undelivered|original|returned|below this line)\b"
    r"[^\n]{0,40}\b(?:message|mail|follows|copy)"
    r"|message (?:header|text|content)s? follow|return-path:|received: ?(?:from|by))",
    re.IGNORECASE,
)
_FIELD = re.compile(
    r"^[\s>]{0,8}(?:message-id|from|date|reply-to|sender|return-path|received|subject|to|cc) ?:"
)
_RECIPIENT = re.compile(r"^final-recipient: ?rfc822 ?; ?<?([^\s<>;]{1,300})", re.IGNORECASE | re.MULTILINE)
_TO = re.compile(r"^to: ?([^\n]{1,300})", re.IGNORECASE | re.MULTILINE)
_CODE = re.compile(r"^\s{0,8}(?:\d{3}[ -]|<<<|>>>)")
_REPLY = re.compile(r"\b[45]\d\d[ -]|\b[45]\.\d{1,2}\.\d{1,3}\b")


def addresses(mail: Mail, body: str, not_these: frozenset[str]) -> list[str]:
    """Return the addresses to which a delivery failed."""
    reported = [address.lower() for address in _RECIPIENT.findall(body) if "@" in address]
    found = reported or _known_manner(mail)
    spoken = _spoken_of(body, not_these)
    # It also takes up what only the returned header names.
    found = [address for address in found if address in spoken] or found
    failed = mail.fields.raw("x-failed-recipients")
    found = found or [address for _, address in header_text.mailboxes(failed)]
    found = found or spoken or _returned_to(mail, body)
    return list(dict.fromkeys(found))[:MAX_ADDRESSES]


def _known_manner(mail: Mail) -> list[str]:
    try:
        large = len(mail.raw) > MAX_BYTES
        message = message_from_bytes(mail.raw[:MAX_BYTES]) if large else mail.message
        temporary, permanent = all_failures(message)
        found = [address.decode("utf-8", "replace") for address in sorted(temporary | permanent)]
    except Exception:  # it raises IndexError, AttributeError and others on mail that is broken
        return []
    return [address.strip().strip("<>").lower() for address in found if "@" in address]


def _spoken_of(body: str, not_these: frozenset[str]) -> list[str]:
    """Return the addresses that the text above the returned mail names, those of mail systems last."""
    lines = "\n".join(line for line in told(body) if not _FIELD.match(line.lower()))
    found = [match[0].lower().strip("'") for match in _ADDRESS.finditer(lines)]
    found = [address for address in found if address not in not_these]
    plain = [address for address in found if not address.startswith(("postmaster@", "mailer-daemon@"))]
    return plain or found


def _returned_to(mail: Mail, body: str) -> list[str]:
    """Return to whom the returned mail was."""
    fields = [Fields(attached).raw("to") for attached in mail.attached_mails] or _TO.findall(body)
    return [address for field in fields[:1] for _, address in header_text.mailboxes(field)]


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
        elif _CODE.match(line) or any(other in lower for other in others if other != address):
            rest = 0
        if rest:
            said.append(line)
            rest -= 1
    text = "\n".join(said)
    if _REPLY.search(text) and len(others) > 1:
        return text
    return "\n".join(lines) if len(others) <= 1 else text
