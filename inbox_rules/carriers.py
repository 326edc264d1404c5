"""Where a mail may carry the token of a letter of ours, best carrier first.

Only what looks like a token is found here; whether we made it is asked elsewhere.
"""

from __future__ import annotations

from inbox_rules.mime import Fields, Mail
from inbox_rules.values import Candidate
from mentorship.tokens import all_in

LONGEST = 400_000  # characters of text that are searched
MAX_CANDIDATES = 40

# Fields in which the address stands to which a mail was sent, the plainest first.
ADDRESSED = (
    "to",
    "cc",
    "delivered-to",
    "x-forwarded-to",
    "x-original-to",
    "envelope-to",
    "x-envelope-to",
    "x-delivered-to",
    "x-forwarded-for",
    "x-rcpt-to",
    "apparently-to",
    "resent-to",
    "x-failed-recipients",
)
THREAD = ("in-reply-to", "references", "x-original-message-id", "original-message-id")


def find(mail: Mail, body: str) -> tuple[Candidate, ...]:
    """Return every candidate once, under the best carrier that brought it."""
    texts = [*_of_the_header(mail.fields), ("body", body)]
    found = _search(texts)
    if not any(candidate.carrier == "body" for candidate in found):
        # Only HTML may hold it (in a link), a returned mail, or a report.
        found = _search([*texts, *_elsewhere(mail)])
    return found


def in_header(fields: Fields) -> tuple[Candidate, ...]:
    """Return the candidates of the header alone."""
    return _search(_of_the_header(fields))


def _of_the_header(fields: Fields) -> list[tuple[str, str]]:
    texts = [("subaddress", value) for name in ADDRESSED for value in fields.all(name)]
    texts += [("message-id", value) for name in THREAD for value in fields.all(name)]
    return [*texts, ("subject", fields.text("subject"))]


def _elsewhere(mail: Mail) -> list[tuple[str, str]]:
    texts: list[tuple[str, str]] = []
    for attached in mail.attached_mails:
        fields = Fields(attached)
        names = ("message-id", "reply-to", "to", "subject", *THREAD)
        texts += [("message-id", value) for name in names for value in fields.all(name)]
    texts += [("body", part.text) for part in mail.parts if part.media_type.startswith(("text/", "message/"))]
    return texts


def _search(texts: list[tuple[str, str]]) -> tuple[Candidate, ...]:
    found: dict[str, str] = {}
    left = LONGEST
    for carrier, text in texts:
        if left <= 0 or len(found) >= MAX_CANDIDATES:
            break
        searched = text[:left].lower()
        left -= len(searched)
        for token in all_in(searched):
            found.setdefault(token, carrier)
    return tuple(Candidate(token, carrier) for token, carrier in list(found.items())[:MAX_CANDIDATES])
