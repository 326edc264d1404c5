"""What large providers let one mailbox send in a day, as far as they say so. Asks nobody.

Where more is sent they lock the mailbox for a day, so the programme keeps below it by itself.
"""

from __future__ import annotations

from urllib.parse import urlsplit

# fmt: off
A_DAY: dict[str, int] = {
    "smtp.gmail.com":           500,
    "smtp.googlemail.com":      500,
    "smtp-mail.outlook.com":    300,
    "smtp.mail.yahoo.com":      500,
    "smtp.mail.me.com":       1_000,
}
# fmt: on


def letters_a_day(url: str) -> int:
    """Return what a provider allows in a day, by the url of its server; 0 where that is not known."""
    return A_DAY.get((urlsplit(url).hostname or "").lower(), 0)
