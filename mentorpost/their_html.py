"""The HTML that somebody wrote, clean, beside the text of a mail that is passed on.

It says what the text says and never more: where that can't be shown, there is none, and the partner gets HTML
made from the text.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from inbox_rules.mime import Part
from inbox_rules.own_html import html_of, own_html, says
from mailer.attachments import Files, picture_numbers, pictures_of
from mailer.clean_html import clean
from mailer.compose import Theirs


def their_html(
    raw: bytes, html: Sequence[Part] | None, files: Files, text: str, unknown: tuple[str, ...], address: str
) -> tuple[Theirs | None, tuple[str, ...]]:
    """Return the HTML that says `text`, and which pictures among the files it shows, by their old numbers.

    `html` are the HTML parts of the raw mail where it was read just now, `unknown` the addresses that neither
    of the two sees; `address` is the programme's.
    """
    source = own_html(html_of(raw) if html is None else html, text)
    if not source:
        return None, ()
    domain = address.rpartition("@")[2]
    numbers = {old: f"{_new_number(raw, old)}@{domain}" for old in picture_numbers(files)}
    cleaned = clean(source, numbers, unknown)
    if not says(cleaned.html, text):
        return None, ()
    pictures = pictures_of(files, {old: numbers[old] for old in cleaned.shown})
    return Theirs(cleaned.html, pictures), cleaned.shown


def _new_number(raw: bytes, old: str) -> str:
    return hashlib.sha256(old.encode("utf-8", "surrogateescape") + raw[:10_000]).hexdigest()[:24]
