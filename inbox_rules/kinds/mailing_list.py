"""Mail that a mailing list sent to all its readers, and newsletters."""

from __future__ import annotations

from inbox_rules.kinds.rule import Rule, Seen
from inbox_rules.values import Kind

FIELDS = (
    "list-id",
    "list-post",
    "list-unsubscribe",
    "mailing-list",
    "x-mailing-list",
    "x-mailman-version",
    "x-google-group-id",
    "x-listname",
    "x-ml-name",
    "x-mlserver",
    "x-sympa-to",
    "x-campaignid",
    "x-mailchimp-id",
)


def _check(seen: Seen) -> bool:
    if any(field in seen.mail.fields for field in FIELDS):
        return True
    return seen.first_word("precedence") in ("list", "bulk", "junk")


RULE = Rule("list", Kind.LIST, "A mailing list or a newsletter sent it to many.", _check)
