"""Which of a mail's parts are what a reader sees? The body, what its author wrote in it, and the files.

The plain text where there is one; HTML where there is none, or where the plain text is a mere stand-in; and
HTML to help where mailers mark in it what they quote but not in the plain text.
"""

from __future__ import annotations

from inbox_rules import html, quotes
from inbox_rules.mime import Mail, Part
from inbox_rules.values import Attachment

STAND_INS = (
    "your mail client does not support html",
    "your email client does not support html",
    "this message is in html format",
    "this is a multi-part message in mime format",
    "please view this email in an html",
    "html body",
)
LONGEST_BODY = 200_000
# They belong to the mail and are no files of the author's.
_SIGNATURES = ("application/pgp-signature", "application/pkcs7-signature", "application/x-pkcs7-signature")


class Body:
    """The readable part of one mail."""

    def __init__(self, mail: Mail) -> None:
        self._plain, self._html = _readable(mail)
        self._from_html: str | None = None
        plain = "\n".join(part.text for part in self._plain).strip("\n")
        self.is_plain = bool(plain.strip()) and not (self._html and _stands_in(plain))
        self.text = (plain if self.is_plain else self.html).translate(_OWN_MARKS)[:LONGEST_BODY]

    @property
    def html_parts(self) -> tuple[Part, ...]:
        """The HTML parts that are shown."""
        return tuple(self._html)

    @property
    def html(self) -> str:
        """The HTML as text, with its marks."""
        if self._from_html is None:
            self._from_html = "\n".join(html.to_text(part.text) for part in self._html)[:LONGEST_BODY]
        return self._from_html

    def author_text(self) -> str:
        """Return what the author wrote."""
        written = quotes.author_text(self.text if self.is_plain else self.html)
        if self.is_plain and not written.quoted and self._html and _may_quote(self._html):
            marked = quotes.author_text(self.html)
            if marked.quoted:
                return marked.text
        return written.text


_OWN_MARKS = dict.fromkeys(map(ord, html.QUOTE + html.ATTRIBUTION + html.SIGNATURE))


def attachments(mail: Mail) -> tuple[Attachment, ...]:
    """Return the files in a mail, attached mails as files of their own."""
    found = []
    for part in mail.parts:
        if part.inside or part.media_type in _SIGNATURES:
            continue
        if (
            part.attached
            or (part.name and not part.media_type.startswith("text/"))
            or part.media_type == "text/calendar"
        ):
            shown = part.media_type.startswith("image/") and "content-id" in part.fields
            found.append(Attachment(part.name, part.media_type, len(part.content), shown))
    for attached in mail.attached_mails:
        found.append(Attachment("", "message/rfc822", len(str(attached.get_payload()))))
    return tuple(found)


def _readable(mail: Mail) -> tuple[list[Part], list[Part]]:
    """Return the plain parts and the HTML parts that are shown; of an alternative, each kind once."""
    plain: list[Part] = []
    rich: list[Part] = []
    for part in mail.parts:
        if part.inside or part.attached:
            continue
        kind = {"text/plain": plain, "text/html": rich, "text/enriched": plain}.get(part.media_type)
        if kind is None or (part.choice and any(other.choice == part.choice for other in kind)):
            continue
        if part.name and kind and part.fields.raw("content-disposition"):
            continue  # a text file shown inline, not the mail's own text
        kind.append(part)
    return plain, rich


def _stands_in(plain: str) -> bool:
    text = plain.strip().casefold()
    return len(text) < 300 and text.startswith(STAND_INS)


def _may_quote(parts: list[Part]) -> bool:
    return any(
        "quote" in part.text or "divRplyFwdMsg" in part.text or "border-top" in part.text for part in parts
    )
