"""A letter of ours that came back as it was sent: a loop, a forwarding, a copy."""

from __future__ import annotations

from inbox_rules.kinds.rule import Rule, Seen
from inbox_rules.values import Kind


def _check(seen: Seen) -> bool:
    return "mentorpost-letter" in seen.mail.fields


RULE = Rule(
    "own-letter", Kind.OWN, "It is a letter of the programme: it has the field Mentorpost-Letter.", _check
)
