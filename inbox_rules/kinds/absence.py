"""Absence notices, by the fields and the words of their mailers."""

from __future__ import annotations

from inbox_rules.kinds.rule import Rule, Seen
from inbox_rules.tables import phrases
from inbox_rules.values import Kind

_AUTOMATIC = phrases("kinds", "automatic_subject")
_SUBJECTS = (*_AUTOMATIC, *phrases("kinds", "absence_subject"))
_TEXTS = phrases("kinds", "absence_text")
_DESK = phrases("kinds", "desk")

# Fields that only the answering machines of mail servers write: Exim, Sieve, iCloud, Zimbra, Lotus, cPanel …
FIELDS = (
    "x-autoreply",
    "x-autorespond",
    "x-autoresponse",
    "x-autoreply-from",
    "x-autoreply-domain",
    "x-mail-autoreply",
    "x-vacation",
    "auto-reply",
    "autoreply",
    "x-out-of-office",
    "x-ms-exchange-generated-message-source-oof",
    "x-amazon-auto-reply",
    "x-hmailserver-loopcount",
    "x-lotus-autoreply",
    "x-auto-reply",
    "x-auto-reply-from",
    "x-autoreply-to",
    "x-automatic-reply",
    "x-ooo",
    "x-zimbra-autoreply",
)
_REPLYING = ("auto_reply", "auto-reply", "autoreply", "auto_replied")


def _check(seen: Seen) -> bool:
    fields = seen.mail.fields
    if "list-id" in fields and not seen.auto_submitted.startswith("auto-replied"):
        return False
    # Sieve and others say why they answer: "auto-replied (vacation)" (RFC 5230, 4.7).
    if "vacation" in fields.raw("auto-submitted").lower():
        return True
    beginning = seen.text[:1_500]
    subject = _bare(seen.subject).startswith(_SUBJECTS)
    if seen.auto_submitted.startswith(("auto-replied", "auto-reply", "auto_reply")):
        return subject or _any(_TEXTS, beginning) or not _any(_DESK, seen.subject, beginning)
    if any(field in fields for field in FIELDS) or _answers_alone(seen):
        return subject or _any(_TEXTS, beginning) or not _any(_DESK, seen.subject, beginning)
    # Notes writes "AUTO: Mia Okafor is out of the office (returning 5 May)".
    if seen.subject.startswith("auto:") and _any(_TEXTS, seen.subject):
        return True
    # "Automatic reply: …" is a mailer's own subject; "Absent on Monday?" may be a person's.
    return seen.subject.startswith(_AUTOMATIC) or (_silent(seen) and (subject or _any(_TEXTS, beginning)))


def _any(phrases: tuple[str, ...], *texts: str) -> bool:
    return any(phrase in text for phrase in phrases for text in texts)


def _answers_alone(seen: Seen) -> bool:
    if seen.first_word("precedence") in _REPLYING or seen.first_word("x-precedence") in _REPLYING:
        return True
    return "autoresponder" in seen.first_word("delivered-to") or seen.first_word("x-mailer").startswith(
        ("vacation", "autorespond", "zimbra autoreply")
    )


def _silent(seen: Seen) -> bool:
    """Whether something shows a machine that wants no answer; X-Auto-Response-Suppress alone does not."""
    fields = seen.mail.fields
    if seen.null_sender or seen.auto_submitted.startswith("auto-"):
        return True
    if seen.first_word("precedence") in ("bulk", "junk") and "list-unsubscribe" not in fields:
        return True
    loops = "x-ms-exchange-inbox-rules-loop" in fields or "x-loop" in fields
    return loops and "x-auto-response-suppress" in fields


def _bare(subject: str) -> str:
    for prefix in ("re:", "aw:", "sv:", "[", "*", "fw:"):
        subject = subject.removeprefix(prefix).strip()
    return subject


RULE = Rule("absence", Kind.OUT_OF_OFFICE, "A mail server answers for somebody who is away.", _check)
