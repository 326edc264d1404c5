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

from inbox_rules.mime import Fields
from inbox_rules.values import Authentication

LONGEST = 4_096
_RESULT = re.compile(r"^[a-z0-9.-]{2,30}\s{0,4}=\s{0,4}[a-z]{3,12}\b", re.IGNORECASE)
_FEATURES = authres.FeatureContext(dmarc)
_NOBODY = "nobody.invalid"


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
    except (SyntaxError, RecursionError, ValueError):
        return Authentication.NONE
    server = "-" if unnamed else str(parsed.authserv_id).lower()
    if not any(fnmatchcase(server, pattern.lower()) for pattern in patterns if (pattern == "-") == unnamed):
        return Authentication.NONE
    return _verdict(parsed.results, senders[0])


def _verdict(results: Sequence[authres.core.AuthenticationResult], sender: str) -> Authentication:
    domain = sender.rpartition("@")[2].strip(" <>\t").lower()
    said = {(row.method.lower(), (row.result or "").lower()) for row in results}
    if ("dmarc", "fail") in said:
        return Authentication.FAIL
    if ("dmarc", "pass") in said:
        return Authentication.PASS
    aligned = any(_aligned(row, domain) for row in results if (row.result or "").lower() == "pass")
    if aligned:
        return Authentication.PASS
    if ("spf", "fail") in said or ("dkim", "fail") in said:
        return Authentication.FAIL
    return Authentication.NONE


def _aligned(row: authres.core.AuthenticationResult, domain: str) -> bool:
    """Whether what passed belongs to the From domain or to one above or below it (RFC 7489, 3.1)."""
    wanted = {"dkim": ("d", "i"), "spf": ("mailfrom",)}.get(row.method.lower(), ())
    for prop in row.properties:
        if prop.name.lower() in wanted:
            named = str(prop.value).rpartition("@")[2].strip('"<> ').lower()
            if (
                named == domain
                or (domain.endswith(f".{named}") and "." in named)
                or named.endswith(f".{domain}")
            ):
                return True
    return False
