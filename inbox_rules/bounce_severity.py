"""Is a failure permanent? Our own table: only where the address or its domain is gone or takes no mail.

Everything else passes: a full or closed mailbox, a refused sender, a policy, a server that cannot be reached.
"""

from __future__ import annotations

import re

from inbox_rules.tables import fold, phrases

_SURELY_PASSING = phrases("bounces", "surely_passing")
_SURELY_GONE = phrases("bounces", "surely_gone")
_AFTER_DATA = phrases("bounces", "after_data")
_GONE = phrases("bounces", "gone")
_PASSING = phrases("bounces", "passing")
_CODE = re.compile(r"\b([45])\.(\d{1,2})\.(\d{1,3})\b")
_REPLY = re.compile(r"\b([45]\d\d)[ -]")

LONGEST = 4_000  # characters of a server's words that are read

# RFC 3463. What the words say is asked only where the code leaves it open.
# fmt: off
GONE = frozenset({
    "5.1.1",   # no such mailbox
    "5.1.2",   # no such domain
    "5.1.3",   # no such address can be
    "5.1.6",   # moved, no forwarding
    "5.1.10",  # the domain takes no mail (RFC 7505)
})
PASSES = frozenset({
    "5.1.0", "5.1.7", "5.1.8",             # the sender is refused
    "5.2.0", "5.2.2", "5.2.3",                      # full, too large
    "5.3.4", "5.3.5",
    "5.6.0", "5.7.9", "5.7.13", "5.7.26",
})
# fmt: on


def permanent(status: str, words: str, context: str = "") -> bool:
    """Say whether a failure with this status (may be empty) and these words of a server will not pass.

    `context` is what the report says of this address besides.
    """
    text = fold(words[:LONGEST])
    said = {code[0] for code in _CODE.finditer(text)}
    if status in ("", "5.0.0", "5.5.0") and len(said) == 1:
        # The server's own code is finer than what the reporting system made of it.
        status = next(iter(said))
    if status in PASSES or status.startswith("4"):
        return False
    if any(phrase in text for phrase in _SURELY_PASSING):
        return False
    passing = any(phrase in text for phrase in _PASSING)
    if status in GONE:
        # Some reporting systems write 5.1.1 for whatever the server refused; its own code and words count.
        return not (passing and len(said) == 1 and not said & GONE)
    surely = any(phrase in text for phrase in _SURELY_GONE)
    told = f"{text} {fold(context[:LONGEST])}"
    if any(phrase in told for phrase in _AFTER_DATA):
        return False
    if not status and not said and (reply := _REPLY.search(text)) and reply[1].startswith("4"):
        return False
    return surely or (not passing and any(phrase in text for phrase in _GONE))
