"""A calendar's answer to an invitation (RFC 5546): 'Accepted: …' of Gmail, Outlook and Apple.

A click in a calendar, not an answer in words. A person who passes an invitation on is still a person.
"""

from __future__ import annotations

from inbox_rules.kinds.rule import Rule, Seen
from inbox_rules.values import Kind

ANSWERS = frozenset({"reply", "counter", "refresh", "declinecounter"})


def _check(seen: Seen) -> bool:
    part = seen.part("text/calendar")
    return part is not None and part.parameters.get("method", "").lower() in ANSWERS


RULE = Rule("calendar answer", Kind.REACTION, "A calendar answered an invitation.", _check)
