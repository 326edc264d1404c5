"""Bounces that say so in a machine's words (RFC 3464), or in a field of their own."""

from __future__ import annotations

from inbox_rules import bounce_report
from inbox_rules.kinds.rule import Rule, Seen
from inbox_rules.values import Kind


def _check(seen: Seen) -> bool:
    if "x-failed-recipients" in seen.mail.fields:
        return True
    return bounce_report.find(seen.mail) is not None or seen.report_type == "delivery-status"


RULE = Rule("failure-report", Kind.BOUNCE, "It holds a report that a delivery failed.", _check)
