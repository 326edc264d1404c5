"""Which mails a mail reader shows as one thread: by References and In-Reply-To, as Zawinski described it.

Subjects are not looked at: what hangs together only by its subject hangs together in no reader for certain.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from email.message import EmailMessage
from itertools import pairwise

NUMBER = re.compile(r"<[^<>\s]+>")


def threads(mails: Iterable[EmailMessage]) -> list[list[str]]:
    """Return the threads of a mailbox: lists of Message-IDs, in the order in which the mails lie there."""
    mails = list(mails)
    above: dict[str, str] = {}

    def root(number: str) -> str:
        while number in above:
            number = above[number]
        return number

    for mail in mails:
        chain = NUMBER.findall(str(mail.get("References", "")))
        chain = chain or NUMBER.findall(str(mail.get("In-Reply-To", "")))[:1]
        for parent, child in pairwise([*chain, str(mail["Message-ID"])]):
            # A link that is known is kept, and none may close a circle.
            if child not in above and root(parent) != child:
                above[child] = parent
    found: dict[str, list[str]] = {}
    for mail in mails:
        number = str(mail["Message-ID"])
        found.setdefault(root(number), []).append(number)
    return list(found.values())
