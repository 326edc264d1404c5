"""Mail from one of our own addresses."""

from __future__ import annotations

from inbox_rules.kinds.rule import Rule, Seen
from inbox_rules.values import Kind


def _check(seen: Seen) -> bool:
    return seen.sender in seen.own


RULE = Rule("own-sender", Kind.OWN, "It comes from an address of the programme itself.", _check)
