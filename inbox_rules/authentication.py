"""Did a server that we trust say that the From address is true (RFC 8601)?

Only the topmost Authentication-Results count, and only from the patterns given; "-" stands for one that names
no server, as Microsoft 365 writes it. Results in comments and reasons are no results. Never raises.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from fnmatch import fnmatchcase

import authres
from authres import dmarc

from inbox_rules import header_text
from inbox_rules.mime import Fields
from inbox_rules.values import Authentication

LONGEST = 4_096
_RESULT = re.compile(r"^[a-z0-9.-]{2,30}\s{0,4}=\s{0,4}[a-z]{3,12}\b", re.IGNORECASE)
_FEATURES = authres.FeatureContext(dmarc)
_NOBODY = "nobody.invalid"
_SPEAKS_OF = {"dmarc": ("from",), "dkim": ("d", "i"), "spf": ("mailfrom", "mail")}


def result(fields: Fields, patterns: Sequence[str]) -> Authentication:
    """Return what the trusted results say of the From domain."""
    headers = fields.all("authentication-results")
    senders = fields.all("from")
    if not patterns or not headers or len(senders) != 1 or len(headers[0]) > LONGEST:
        return Authentication.NONE
    value = headers[0]
    unnamed = bool(_RESULT.match(value.split(";")[0].strip()))
    if unnamed:
        value = f"{_NOBODY}; {value}"
    try:
        parsed = _FEATURES.parse(f"Authentication-Results: {value}")
    except (authres.AuthResError, RecursionError, ValueError):
        return Authentication.NONE
    server = "-" if unnamed else str(parsed.authserv_id).lower()
    if not any(fnmatchcase(server, pattern.lower()) for pattern in patterns if (pattern == "-") == unnamed):
        return Authentication.NONE
    mailboxes = header_text.mailboxes(senders[0])
    if len(mailboxes) != 1:
        return Authentication.NONE
    return _verdict(parsed.results, mailboxes[0][1].rpartition("@")[2])


def _verdict(results: Sequence[authres.core.AuthenticationResult], domain: str) -> Authentication:
    """Weigh the results: what passed must belong to the From domain, and so must what failed."""
    found = [(row.method.lower(), (row.result or "").lower(), _named(row)) for row in results]
    for method, said, named in found:
        if method == "dmarc" and (not named or any(_aligned(one, domain) for one in named)):
            if said == "fail":
                return Authentication.FAIL
            if said == "pass":
                return Authentication.PASS
    ours = {(method, said) for method, said, named in found if any(_aligned(one, domain) for one in named)}
    if ours & {("dkim", "pass"), ("spf", "pass")}:
        return Authentication.PASS
    # A signature that broke on the way proves nothing (RFC 6376, 6.1), nor does a server that forwards.
    refused = ("spf", "fail") in ours or {("dkim", "fail"), ("spf", "softfail")} <= ours
    signed = any(method == "dkim" and said == "pass" for method, said, _ in found)
    return Authentication.FAIL if refused and not signed else Authentication.NONE


def _named(row: authres.core.AuthenticationResult) -> tuple[str, ...]:
    """Return the domains that a result speaks of."""
    wanted = _SPEAKS_OF.get(row.method.lower(), ())
    return tuple(
        str(prop.value).rpartition("@")[2].strip('"<> ').lower()
        for prop in row.properties
        if prop.name.lower() in wanted
    )


def _aligned(named: str, domain: str) -> bool:
    """Whether a domain is that of From, or one above or below it (RFC 7489, 3.1)."""
    above = "." in named and domain.endswith(f".{named}")
    return bool(named) and (named == domain or above or named.endswith(f".{domain}"))
