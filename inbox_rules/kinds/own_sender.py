"""Mail from one of our own addresses."""

from __future__ import annotations

from inbox_rules.kinds.rule import Rule, Seen
from inbox_rules.own_addresses import without_subaddress
from inbox_rules.values import Kind


def _check(seen: Seen) -> bool:
    return without_subaddress(seen.sender, seen.own) in seen.own


RULE = Rule("own-sender", Kind.OWN, "It comes from an address of the programme itself.", _check)
