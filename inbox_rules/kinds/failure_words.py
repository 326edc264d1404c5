"""Bounces in words only, from a mail system."""

from __future__ import annotations

from inbox_rules.bounce_report import Daemon
from inbox_rules.kinds.rule import Rule, Seen
from inbox_rules.tables import phrases
from inbox_rules.values import Kind

_SUBJECTS = phrases("kinds", "failure_subject")
_TEXTS = phrases("kinds", "failure_text")
_AMAZON = '"notificationtype":"bounce"'


def _check(seen: Seen) -> bool:
    if seen.report_type == "feedback-report" or seen.part("message/feedback-report"):
        return False
    subject = any(phrase in seen.subject for phrase in _SUBJECTS)
    text = any(phrase in seen.text for phrase in _TEXTS)
    if seen.report_type == "disposition-notification" or seen.part("message/disposition-notification"):
        # Dovecot's "rejected" is written as a receipt that nobody asked for.
        return "(rejected)" in seen.mail.fields.raw("auto-submitted")
    if seen.daemon is Daemon.SURE:
        return subject or text or (seen.null_sender and not seen.auto_submitted.startswith("auto-generated"))
    if seen.null_sender and subject:
        return True
    if seen.subject.startswith(("re:", "fwd:", "fw:", "aw:", "wg:")):
        return False
    if seen.daemon is Daemon.PERHAPS and seen.subject.startswith(_SUBJECTS):
        return True
    machine = seen.null_sender or seen.daemon is Daemon.PERHAPS or seen.first_word("precedence") == "bulk"
    if machine and text and (subject or seen.mail.attached_mails):
        return True
    # Passed on by another of its services it is JSON in JSON.
    return _AMAZON in seen.text.replace(" ", "").replace("\\", "")


RULE = Rule("failure-words", Kind.BOUNCE, "A mail system writes that a mail could not be delivered.", _check)
