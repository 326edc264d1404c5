"""Emoji reactions of Gmail and Outlook: a click, not an answer in words."""

from __future__ import annotations

from inbox_rules.kinds.rule import Rule, Seen
from inbox_rules.tables import phrases
from inbox_rules.values import Kind

_WORDS = phrases("kinds", "reaction")
LONGEST_LINE = 140  # "👍 Mia Okafor reacted to your message:"


def _check(seen: Seen) -> bool:
    if seen.part("text/vnd.google.email-reaction+json"):
        return True
    return any(phrase in seen.text[:LONGEST_LINE] for phrase in _WORDS)


RULE = Rule("reaction", Kind.REACTION, "Somebody clicked an emoji below a mail.", _check)
