"""Read receipts (RFC 8098)."""

from __future__ import annotations

from inbox_rules.kinds.rule import Rule, Seen
from inbox_rules.tables import phrases
from inbox_rules.values import Kind

_SUBJECTS = phrases("kinds", "receipt_subject")


def _check(seen: Seen) -> bool:
    if seen.report_type == "disposition-notification" or seen.part("message/disposition-notification"):
        return True
    machine = seen.null_sender or seen.auto_submitted.startswith("auto-")
    return machine and seen.subject.startswith(_SUBJECTS)


RULE = Rule("receipt", Kind.RECEIPT, "It only says that a mail was shown to somebody.", _check)
