"""The mail that Apple Mail and Gmail write for a person who pressed "unsubscribe": that person's own act.

Apple marks it as an automatic answer, so this rule stands before those for machines.
"""

from __future__ import annotations

from inbox_rules.kinds.rule import Rule, Seen
from inbox_rules.tables import phrases
from inbox_rules.values import Kind

_WORDS = phrases("kinds", "unsubscribe")
LONGEST_BODY = 600


def _check(seen: Seen) -> bool:
    if "x-apple-unsubscribe" in seen.mail.fields:
        return True
    if seen.null_sender:
        return False
    words = seen.subject.split(" ")
    return words[0] in _WORDS and len(words) <= 2 and len(seen.body) <= LONGEST_BODY


RULE = Rule("unsubscribe", Kind.PERSON, 'A person pressed "unsubscribe" in their mail program.', _check)
