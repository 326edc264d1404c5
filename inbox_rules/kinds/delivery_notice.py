"""Reports of delivery, relay or delay: no failure."""

from __future__ import annotations

from inbox_rules import bounce_report
from inbox_rules.kinds.rule import Rule, Seen
from inbox_rules.tables import phrases
from inbox_rules.values import Kind

_SUBJECTS = phrases("kinds", "notice_subject")


def _check(seen: Seen) -> bool:
    report = bounce_report.find(seen.mail)
    if report is None or not any(row.action for row in report.rows):
        machine = seen.null_sender or seen.daemon is not bounce_report.Daemon.NO
        return machine and seen.subject.startswith(_SUBJECTS)
    return not any(row.failed for row in report.rows)


RULE = Rule(
    "delivery-notice",
    Kind.DELIVERY_NOTICE,
    "It reports a delivery, a relay or a delay, and no failure.",
    _check,
)
