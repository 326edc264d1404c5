"""Addresses of one's own in a mail: "new address: mia@example.net", and which addresses are ours.

An address is read only where a line begins by saying what it is. Nothing here knows whose it is.
"""

from __future__ import annotations

from inbox_rules.tables import fold, phrases
from mentorship.requests import Request
from mentorship.tokens import PATTERN

LONGEST = 300  # characters of a line that are looked at

_HEADS = {
    **dict.fromkeys(phrases("addresses", "new"), Request.NEW_ADDRESS),
    **dict.fromkeys(phrases("addresses", "second"), Request.SECOND_ADDRESS),
}
_LINKS = phrases("addresses", "links")
_BETWEEN = " :=<>-–→\"'*"
_AROUND = "<>()[]{},;:\"'*.!?"
# What a header field may hold unquoted (RFC 5322, 3.2.3); letters go nowhere else.
_LOCAL = frozenset("abcdefghijklmnopqrstuvwxyz0123456789!#$%&'*+/=?^_`{|}~.-")
_DOMAIN = frozenset("abcdefghijklmnopqrstuvwxyz0123456789.-")
# What a subaddress may be parted with, whatever our own setting is: mail of before a change still comes.
_DELIMITERS = "+-=_.~#"


def named_in(line: str) -> tuple[Request, str] | None:
    """Return what a line says an address is, and the address; an empty one where it names none, or two."""
    if len(line) > LONGEST:
        return None
    found = [word for word in line.split() if "@" in word]
    head = _bare(line.partition(found[0])[0] if found else line)
    request = _HEADS.get(head)
    if request is None:
        return None
    if not found:
        # "new address" alone is a word of ours; "address: 5 Mill Lane" is not.
        return (request, "") if head in (str(Request.NEW_ADDRESS), str(Request.SECOND_ADDRESS)) else None
    return request, _address(found[0]) if len(found) == 1 else ""


def _address(word: str) -> str:
    """Return what of a word is an address that a letter can go to, or nothing."""
    local, _, domain = word.lower().strip(_AROUND).removeprefix("mailto:").partition("@")
    plain = 0 < len(local) <= 64 and set(local) <= _LOCAL and set(domain) <= _DOMAIN and len(domain) <= 190
    return f"{local}@{domain}" if plain and "." in domain.strip(".") and ".." not in local + domain else ""


def _bare(head: str) -> str:
    """Return the words before an address without what links them to it."""
    folded = fold(head).strip(_BETWEEN)
    for link in _LINKS:
        if folded.endswith(f" {link}"):
            return folded.removesuffix(f" {link}").strip(_BETWEEN)
    return folded


def without_subaddress(address: str, own: frozenset[str]) -> str:
    """Return an address without what a plus parts off; of ours, without a token parted off in any way."""
    local, at, domain = address.rpartition("@")
    for one in own:
        base, _, ours = one.rpartition("@")
        rest = local.removeprefix(base)
        if domain == ours and rest != local and rest[:1] in _DELIMITERS and PATTERN.fullmatch(rest[1:]):
            return one
    return f"{local.partition('+')[0]}{at}{domain}"
