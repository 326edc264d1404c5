"""Build the bytes of one mail, once: header, text, HTML made from the text or a person's own, attachments.

By hand, since the standard library's message classes cost fifteen times as much. What is built here is
stored and sent as it is; nothing downstream adds a header, and nothing here reads a clock.
"""

from __future__ import annotations

import binascii
import hashlib
from dataclasses import dataclass
from datetime import datetime
from email.utils import format_datetime
from typing import NamedTuple
from urllib.parse import quote

from mailer.headers import field, mailbox, text
from mailer.html_part import Reply, to_html
from mailer.language import language
from mailer.last_line import ended
from mailer.render import Rendered
from mentorship.letters.answering import PASSED_ON
from mentorship.letters.base import Letter
from mentorship.requests import Request


class Theirs(NamedTuple):
    """The clean HTML of a mail that is passed on, and the pictures in it as MIME parts."""

    html: str
    pictures: tuple[bytes, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Cover:
    """What stands on the envelope's letterhead: who to, who from, which thread, which token."""

    to_name: str
    to_address: str
    from_name: str
    address: str  # the programme's plain address
    delimiter: str = "+"  # what parts a token off in Reply-To; empty where the mailbox knows no subaddresses
    token: str
    message_id: str  # with its angle brackets
    date: datetime
    in_reply_to: str = ""
    references: tuple[str, ...] = ()
    auto: str = "auto-generated"  # or "auto-replied"; empty for a person's own mail
    short_ref: bool = False
    attachments: tuple[bytes, ...] = ()  # whole MIME parts, see mailer.attachments
    theirs: Theirs | None = None
    list_unsubscribe: bool = False


def compose(letter: Letter | type[Letter], rendered: Rendered, cover: Cover) -> bytes:
    """Return the mail, ready to be sent."""
    reply = Reply(subaddress(cover.address, cover.token, cover.delimiter), rendered.subject, cover.token)
    plain = f"{rendered.text}\n[{cover.token}]\n"
    theirs = cover.theirs or Theirs("")
    html = to_html(rendered, reply, verbatim=letter.name in PASSED_ON, theirs=theirs.html)
    # The token cannot be guessed, so nobody can write a boundary into a mail that we pass on.
    boundary = hashlib.sha256(f"{cover.token}{cover.message_id}".encode()).hexdigest()[:32]
    rich = _part("html", html)
    if theirs.pictures:
        rich = _multipart("related", "r" + boundary, [rich, *theirs.pictures], root="text/html")
    alternative = _multipart("alternative", "a" + boundary, [_part("plain", plain), rich])
    body = alternative
    if cover.attachments:
        body = _multipart("mixed", "m" + boundary, [alternative, *cover.attachments])
    return _header(letter, rendered, cover).encode("ascii") + body


def subaddress(address: str, token: str, delimiter: str = "+") -> str:
    """Return the address that says which letter is answered; the plain one without a delimiter."""
    local, _, domain = address.rpartition("@")
    return f"{local}{delimiter}{token}@{domain}" if delimiter else address


def _header(letter: Letter | type[Letter], rendered: Rendered, cover: Cover) -> str:
    display = rendered.display or cover.from_name
    ref = f" [ref:{cover.token}]" if cover.short_ref else ""
    reply_to = subaddress(cover.address, cover.token, cover.delimiter)
    fields = [
        field("From", mailbox(display, cover.address)),
        field("To", mailbox(cover.to_name, cover.to_address)),
        field("Subject", text(rendered.subject + ref)),
        field("Date", format_datetime(cover.date)),
        field("Message-ID", cover.message_id),
        field("Reply-To", mailbox(display, reply_to)),
        field("Mentorpost-Letter", letter.name),
    ]
    code = ended(rendered.text).language
    # RFC 3282. What is passed on is in its author's language.
    if letter.name not in PASSED_ON:
        fields.append(field("Content-Language", code))
    if cover.in_reply_to:
        fields.append(field("In-Reply-To", cover.in_reply_to))
    if cover.references:
        fields.append(field("References", " ".join(cover.references)))
    # RFC 3834, section 5. A mail that is passed on was written by a person.
    if cover.auto and letter.name not in PASSED_ON:
        fields.append(field("Auto-Submitted", cover.auto))
    if cover.list_unsubscribe and letter.routine:
        word = language(code).command(Request.FEWER)
        said = quote(word if cover.delimiter else f"{word} [{cover.token}]", safe="")
        fields.append(field("List-Unsubscribe", f"<mailto:{quote(reply_to, safe='@+=')}?subject={said}>"))
    fields.append("MIME-Version: 1.0\r\n")
    return "".join(fields)


def _part(subtype: str, content: str) -> bytes:
    head = (
        f"Content-Type: text/{subtype}; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"
    )
    lines = content.encode("utf-8", "replace").replace(b"\r\n", b"\n").replace(b"\n", b"\r\n")
    return head.encode() + binascii.b2a_qp(lines, istext=True)


def _multipart(subtype: str, boundary: str, parts: list[bytes], root: str = "") -> bytes:
    # RFC 2387, section 3.1: `related` names the type of its first part.
    first = f'\r\n type="{root}";' if root else ""
    head = f'Content-Type: multipart/{subtype};{first}\r\n boundary="{boundary}"\r\n\r\n'
    delimiter = f"--{boundary}\r\n".encode()
    # RFC 2046, section 5.1.1: the line break in front of a delimiter is the delimiter's, not the part's.
    body = b"".join(delimiter + part + b"\r\n" for part in parts)
    return head.encode() + body + f"--{boundary}--\r\n".encode()
