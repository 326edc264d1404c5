"""Who could not be reached, and is that for good?"""

from __future__ import annotations

import re

from inbox_rules import bounce_report, bounce_severity, bounce_text
from inbox_rules.mime import Mail
from inbox_rules.values import Failure

_HIDDEN = re.compile(r"[a-z0-9]\.{3}@")  # so public archives hide the rest of an address
_STATUS = re.compile(r"\b([45]\.\d{1,2}\.\d{1,3})\b")


def failures(mail: Mail, body: str, not_these: frozenset[str]) -> tuple[Failure, ...]:
    """Return the failures that a bounce reports; delays, relays and deliveries are none."""
    report = bounce_report.find(mail)
    rows = [row for row in report.rows if row.failed and row.address] if report else []
    if rows:
        unique = {row.address: row for row in reversed(rows) if not _HIDDEN.search(row.address)}
        return tuple(_reported(row, body, list(unique)) for row in reversed(unique.values()))
    addresses = bounce_text.addresses(mail, body, not_these)
    return tuple(_told(address, body, addresses) for address in addresses if not _HIDDEN.search(address))


def _reported(row: bounce_report.Row, body: str, addresses: list[str]) -> Failure:
    context = bounce_text.words(body, row.address, addresses)
    permanent = bounce_severity.permanent(row.status, row.diagnostic or context, context)
    if not permanent and row.diagnostic and row.status in ("", "5.0.0"):
        permanent = bounce_severity.permanent(row.status, context)
    return Failure(row.address, row.status, permanent)


def _told(address: str, body: str, addresses: list[str]) -> Failure:
    words = bounce_text.words(body, address, addresses)
    status = _STATUS.search(words)
    found = status[1] if status else ""
    return Failure(address, found, bounce_severity.permanent(found, words, vouched=False))
