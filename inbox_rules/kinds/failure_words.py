"""Bounces in words only, from a mail system."""

from __future__ import annotations

from inbox_rules import bounce_report
from inbox_rules.kinds.rule import Rule, Seen
from inbox_rules.tables import phrases
from inbox_rules.values import Kind

_SUBJECTS = phrases("kinds", "failure_subject")
_TEXTS = phrases("kinds", "failure_text")


def _check(seen: Seen) -> bool:
    if seen.report_type in ("feedback-report", "disposition-notification"):
        return False
    if seen.part("message/feedback-report", "message/disposition-notification"):
        return False
    daemon = bounce_report.from_daemon(seen.sender, seen.sender_name)
    subject = any(phrase in seen.subject for phrase in _SUBJECTS)
    text = any(phrase in seen.text for phrase in _TEXTS)
    if daemon:
        return subject or text or (seen.null_sender and not seen.auto_submitted.startswith("auto-generated"))
    return (seen.null_sender or not seen.sender) and subject and text


RULE = Rule("failure-words", Kind.BOUNCE, "A mail system writes that a mail could not be delivered.", _check)
