"""Bounces in words only, from a mail system."""

from __future__ import annotations

import re

from inbox_rules.bounce_report import Daemon
from inbox_rules.kinds.rule import Rule, Seen
from inbox_rules.tables import phrases
from inbox_rules.values import Kind

_SUBJECTS = phrases("kinds", "failure_subject")
_TEXTS = phrases("kinds", "failure_text")
_REPLIES = ("re:", "fwd:", "fw:", "aw:", "wg:", "sv:", "vs:", "tr:", "rv:", "r:", "i:", "enc:")
_POSTMASTERS = ("postmaster@", "post_master@", "post-master@")
_AMAZON = '"notificationtype":"bounce"'
_CODE = re.compile(r"\b5\d\d[ -]|\b5\.\d\.\d{1,3}\b")  # what a server answers (RFC 5321, 4.2; RFC 3463)


def _check(seen: Seen) -> bool:
    if seen.report_type == "feedback-report" or seen.part("message/feedback-report"):
        return False
    if seen.report_type == "disposition-notification" or seen.part("message/disposition-notification"):
        # Dovecot's "rejected" is written as a receipt that nobody asked for.
        return "(rejected)" in seen.mail.fields.raw("auto-submitted")
    if seen.daemon is not Daemon.SURE and not seen.null_sender and seen.subject.startswith(_REPLIES):
        return _gateway(seen)
    subject = any(phrase in seen.subject for phrase in _SUBJECTS)
    text = any(phrase in seen.text for phrase in _TEXTS)
    if seen.daemon is Daemon.SURE:
        return subject or text or (seen.null_sender and not seen.auto_submitted.startswith("auto-generated"))
    if seen.null_sender and subject:
        return True
    if seen.subject.startswith(_REPLIES):
        return _gateway(seen)
    if seen.daemon is Daemon.PERHAPS and seen.subject.startswith(_SUBJECTS):
        return True
    machine = seen.null_sender or seen.daemon is Daemon.PERHAPS or seen.first_word("precedence") == "bulk"
    if machine and text and (subject or seen.mail.attached_mails or (seen.null_sender and _coded(seen))):
        return True
    # Passed on by another of its services it is JSON in JSON.
    return _AMAZON in seen.text.replace(" ", "").replace("\\", "")


def _gateway(seen: Seen) -> bool:
    """Whether a gateway, to short messages say, answers under our own subject: it shows us our envelope."""
    envelope = "mail from:" in seen.text and "rcpt to:" in seen.text
    return seen.sender.startswith(_POSTMASTERS) and envelope and _coded(seen) and "\n>" not in seen.body


def _coded(seen: Seen) -> bool:
    return _CODE.search(seen.text) is not None


RULE = Rule("failure-words", Kind.BOUNCE, "A mail system writes that a mail could not be delivered.", _check)
