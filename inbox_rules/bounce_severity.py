"""Is a failure permanent? Our own table: only where the address or its domain is gone or takes no mail.

Everything else passes: a full or closed mailbox, a refused sender, a policy, a server that cannot be reached.
To write once more to a dead address costs one mail, to drop a living one costs a person: so "user unknown"
alone is not enough. It has to stand under a code for it, or be the answer to the address and not to the mail.
"""

from __future__ import annotations

import re

from inbox_rules.tables import fold, phrases

_FULL = phrases("bounces", "full")
_FOUND_OUT = phrases("bounces", "found_out")
_SURELY_PASSING = phrases("bounces", "surely_passing")
_PASSING = phrases("bounces", "passing")
_NO_HOST = phrases("bounces", "no_host")
_NO_ADDRESS = phrases("bounces", "no_address")
_REFUSED = phrases("bounces", "refused")
_SURELY_REFUSED = phrases("bounces", "surely_refused")
_PERHAPS_FILTERED = phrases("bounces", "perhaps_filtered")
_AT_ADDRESS = phrases("bounces", "at_address")
_AFTER_DATA = phrases("bounces", "after_data")
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
    "5.7.17",  # somebody else's by now (RFC 7293)
})
PASSES = frozenset({
    "5.1.0", "5.1.7", "5.1.8",             # the sender is refused
    "5.2.0", "5.2.2", "5.2.3",                      # full, too large
    "5.3.4", "5.3.5",
    "5.6.0", "5.7.9", "5.7.13", "5.7.26",
})
# fmt: on


def permanent(status: str, words: str, context: str = "", *, vouched: bool = True) -> bool:
    """Say whether a failure with this status (may be empty) and these words of a server will not pass.

    `context` is what the report says of this address besides. Somebody has `vouched` for the status where it
    is a field of a report, and not only a number in a text.
    """
    vouched = vouched and status != ""
    text = fold(words[:LONGEST])
    told = f"{text} {fold(context[:LONGEST])}"
    said = {code[0] for code in _CODE.finditer(text)}
    if status in ("", "5.0.0", "5.5.0") and len(said) == 1:
        # The server's own code is finer than what the reporting system made of it.
        status = next(iter(said))
    if status.startswith("4") or _any(_SURELY_PASSING, text) or _any(_FULL, told):
        return False
    passing = _any(_PASSING, text)
    if status in GONE:
        # Some reporting systems write 5.1.1 for whatever the server refused; its own code and words count.
        return not (passing and len(said) == 1 and not said & GONE)
    if not status and not said and (reply := _REPLY.search(text)) and reply[1].startswith("4"):
        return False
    if status in PASSES:
        # 5.1.0 says of no address that it is gone, but of none that it isn't.
        return status == "5.1.0" and not passing and _any(_FOUND_OUT, told)
    return _by_words(text, told, passing=passing, vouched=vouched)


def _by_words(text: str, told: str, *, passing: bool, vouched: bool) -> bool:
    if not passing and (_any(_NO_ADDRESS, text) or _any(_FOUND_OUT, told)):
        return True
    if _any(_AFTER_DATA, told):
        return False
    if not passing and _any(_NO_HOST, text):
        return True
    surely = _any(_SURELY_REFUSED, text)
    if _any(_AT_ADDRESS, told):
        return surely or (not passing and _any(_REFUSED, text))
    return vouched and surely and not passing and not _any(_PERHAPS_FILTERED, text)


def _any(table: tuple[str, ...], text: str) -> bool:
    return any(phrase in text for phrase in table)
