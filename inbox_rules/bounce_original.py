"""Which mail does a bounce or a notice speak of? Its Message-ID, wherever in the mail it stands."""

from __future__ import annotations

import re

from inbox_rules import header_text
from inbox_rules.mime import Fields, Mail

# A field in text, perhaps quoted or indented. Space is bounded, so the search is linear.
_FIELD = re.compile(
    r"^[ \t>|]{0,20}(?:x-)?(?:original-|resent-)?message-id[ \t]{0,4}:\s{0,8}(<[^<>\s]{1,400}>)",
    re.IGNORECASE | re.MULTILINE,
)
_NAMED = re.compile(r"message-?id[^<>\n]{0,20}(<[^<>\s]{1,200}@[^<>\s]{1,200}>)", re.IGNORECASE)


def message_id(mail: Mail) -> str:
    """Return the Message-ID of the mail that this mail speaks of, or an empty text."""
    returned = [Fields(attached) for attached in mail.attached_mails]
    # A report that was itself passed on as a report holds the mail in the inner one.
    returned.sort(key=lambda fields: fields.raw("content-type").lower().startswith("multipart/report"))
    for fields in returned:
        if found := header_text.message_ids(fields.raw("message-id")):
            return found[0]
    own = mail.fields.raw("message-id")
    texts = [part.text for part in mail.parts if part.media_type.startswith(("text/", "message/"))]
    for part in mail.parts:
        if part.media_type.startswith("message/"):
            for block in part.blocks:
                for name in ("original-message-id", "x-original-message-id", "message-id"):
                    if found := header_text.message_ids(block.raw(name)):
                        return found[0]
    for part in mail.parts:
        # Some systems return the mail as a part without a header of its own: then its fields are the part's.
        found = header_text.message_ids(part.fields.raw("message-id"))
        if found and found[0] != own:
            return found[0]
    for pattern in (_FIELD, _NAMED):
        for text in texts:
            for match in pattern.finditer(text):
                if match[1] != own:
                    return match[1]
    for name in ("in-reply-to", "x-original-message-id", "references"):
        if found := header_text.message_ids(mail.fields.raw(name)):
            return found[-1]
    return ""
