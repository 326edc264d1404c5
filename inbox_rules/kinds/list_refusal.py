"""What list programs write back to whoever posted: the mail did not go to the list.

It is a bounce of one mail, and no mail of the list, though it carries fields of a list program.
"""

from __future__ import annotations

from inbox_rules.kinds.rule import Rule, Seen
from inbox_rules.tables import phrases
from inbox_rules.values import Kind

_SUBJECTS = phrases("kinds", "list_refusal")
# What a list program writes of itself, and what it adds to the mails that it does pass on.
_PROGRAMS = ("x-mlserver", "x-ml-info", "x-ml-name")
_PASSED_ON = ("list-id", "list-post", "x-ml-count", "x-sequence")
_SENDERS = ("majordomo@", "listserv@", "sympa@", "mailman@", "ezmlm@", "fml@", "ecartis@", "listproc@")


def _check(seen: Seen) -> bool:
    if seen.subject.startswith(("re:", "aw:", "fwd:", "fw:")) or not any(
        phrase in seen.subject for phrase in _SUBJECTS
    ):
        return False
    fields = seen.mail.fields
    if "x-list-administrivia" in fields or seen.sender.startswith(_SENDERS):
        return True
    return any(field in fields for field in _PROGRAMS) and not any(field in fields for field in _PASSED_ON)


RULE = Rule("list-refusal", Kind.BOUNCE, "A list program writes that a mail did not go to its list.", _check)
