"""Abuse reports (RFC 5965): somebody pressed "this is spam"."""

from __future__ import annotations

from inbox_rules.kinds.rule import Rule, Seen
from inbox_rules.values import Kind


def _check(seen: Seen) -> bool:
    if seen.report_type == "feedback-report" or seen.part("message/feedback-report"):
        return True
    if seen.sender.startswith(("staff@hotmail.", "complaints@", "fbl@", "feedbackloop@", "abuse-report@")):
        return seen.subject.startswith(("complaint about message", "email feedback report", "abuse report"))
    return '"notificationtype":"complaint"' in seen.text.replace(" ", "").replace("\\", "")


RULE = Rule("complaint", Kind.COMPLAINT, "It reports that somebody marked a mail as unwanted.", _check)
