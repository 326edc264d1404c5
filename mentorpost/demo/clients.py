"""Replies as real mail clients write them: what the author typed, and our letter quoted in each one's manner.

`CLIENTS["gmail"](Reply(text="accept", quoted_text=letter, ...))` gives the raw mail. Nothing here reads mail.
"""

from __future__ import annotations

import base64
import html
import quopri
import textwrap
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import NamedTuple


class Words(NamedTuple):
    """What a client puts around a quotation, in its language."""

    wrote: str
    labels: tuple[str, str, str, str]
    sent_from: str
    get_outlook: str = ""


ENGLISH = Words(
    "On {date}, {who} wrote:",
    ("From", "Sent", "To", "Subject"),
    "Sent from my iPhone",
    "Get Outlook for Android",
)


@dataclass(frozen=True)
class Reply:
    """All that a client knows when it writes a reply."""

    text: str  # what the author typed
    quoted_text: str = ""  # our letter
    quoted_html: str = ""
    sender: str = "max@example.org"
    name: str = "Max Berger"
    to: str = "mentors@example.com"
    subject: str = "Re: A letter"
    quoted_from: str = "Riverside Mentors <mentors@example.com>"
    quoted_date: datetime = datetime(2026, 3, 2, 9, 5, tzinfo=UTC)
    message_id: str = "<reply-1@example.org>"
    in_reply_to: str = ""
    date: datetime = datetime(2026, 3, 2, 18, 30, tzinfo=UTC)
    words: Words = ENGLISH
    typed_html: str = ""  # the same as `text`, where it is more than lines

    @property
    def rich(self) -> str:
        """Our letter as HTML."""
        return self.quoted_html or lines_as_html(self.quoted_text)

    def own_html(self, block: str = "div") -> str:
        """What the author typed, as HTML."""
        return self.typed_html or lines_as_html(self.text, block)

    def wrote(self, date: str) -> str:
        """The line above a quotation."""
        return self.words.wrote.format(date=self.quoted_date.strftime(date), who=self.quoted_from)

    def labels(self) -> list[tuple[str, str]]:
        """The header above a quotation."""
        subject = self.subject.removeprefix("Re: ")
        sent = self.quoted_date.strftime("%A, %d %B %Y %H:%M")
        values = (self.quoted_from, sent, f"{self.name} <{self.sender}>", subject)
        return list(zip(self.words.labels, values, strict=True))


def gmail(reply: Reply) -> bytes:
    """Gmail in a browser or on Android: answer on top; it wraps the plain text, its "wrote:" line too."""
    wrote = reply.wrote("%a, %b %d, %Y at %I:%M %p")
    quoted = prefixed(reply.quoted_text)
    plain = f"{reply.text}\n\n{textwrap.fill(wrote, 76)}\n\n{quoted}\n"
    rich = (
        f'<div dir="ltr">{reply.own_html()}</div><br>'
        '<div class="gmail_quote gmail_quote_container">'
        f'<div dir="ltr" class="gmail_attr">{html.escape(wrote)}<br></div><blockquote class="gmail_quote" '
        'style="margin:0px 0px 0px 0.8ex;border-left:1px solid rgb(204,204,204);padding-left:1ex">'
        f"{reply.rich}</blockquote></div>"
    )
    return mail(reply, plain=plain, rich=rich)


def outlook_desktop(reply: Reply) -> bytes:
    """Outlook on the desktop: a header, and the quoted mail without any mark."""
    labels = "\n".join(f"{label}: {value}" for label, value in reply.labels())
    plain = f"{reply.text}\n\n{labels}\n\n{reply.quoted_text}\n"
    bold = "<br>".join(f"<b>{label}:</b> {html.escape(value)}" for label, value in reply.labels())
    own = reply.typed_html or "".join(
        f'<p class="MsoNormal">{html.escape(line) or "<o:p>&nbsp;</o:p>"}</p>'
        for line in reply.text.split("\n")
    )
    rich = (
        '<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style>p.MsoNormal{margin:0cm}</style>'
        "</head>"
        f'<body lang="EN-GB"><div class="WordSection1">{own}<p class="MsoNormal"><o:p>&nbsp;</o:p></p><div>'
        '<div style="border:none;border-top:solid #E1E1E1 1.0pt;padding:3.0pt 0cm 0cm 0cm">'
        f'<p class="MsoNormal">{bold}</p></div></div><p class="MsoNormal"><o:p>&nbsp;</o:p></p>'
        f"{lines_as_html(reply.quoted_text, 'p')}</div></body></html>"
    )
    return mail(reply, plain=plain, rich=rich, mailer="Microsoft Outlook 16.0")


def iphone(reply: Reply) -> bytes:
    """Mail on an iPhone, with its signature between the answer and the quotation."""
    wrote, sent = reply.wrote("%d %b %Y, at %H:%M"), reply.words.sent_from
    plain = f"{reply.text}\n\n{sent}\n\n> {wrote}\n> \n> \ufeff{prefixed(reply.quoted_text)[2:]}\n"
    rich = (
        f'<html><body dir="auto">{reply.own_html()}<div dir="ltr"><br></div>'
        f'<div dir="ltr">{sent}</div><div dir="ltr"><br>'
        f'<blockquote type="cite">{html.escape(wrote)}<br><br></blockquote></div>'
        f'<blockquote type="cite"><div dir="ltr">\ufeff{reply.rich}</div></blockquote></body></html>'
    )
    return mail(reply, plain=plain, rich=rich, mailer="iPhone Mail (21F90)")


def html_only(reply: Reply) -> bytes:
    """A client that writes nothing but HTML, in Gmail's manner without its class names."""
    wrote = html.escape(reply.wrote("%d %B %Y %H:%M"))
    own = reply.own_html()
    return mail(
        reply, rich=f"<html><body>{own}<br><br>{wrote}<br><blockquote>{reply.rich}</blockquote></body></html>"
    )


def mutt(reply: Reply) -> bytes:
    """A terminal, answered below, with a signature."""
    wrote = reply.wrote("%a, %b %d, %Y at %I:%M:%S%p +0000")
    return mail(
        reply,
        plain=f"{wrote}\n{prefixed(reply.quoted_text)}\n\n{reply.text}\n\n-- \n{reply.name.split()[0]}\n",
    )


# Everybody's reply, by the client that they use.
CLIENTS: dict[str, Callable[[Reply], bytes]] = {
    writer.__name__: writer for writer in (gmail, outlook_desktop, iphone, html_only, mutt)
}


def lines_as_html(text: str, block: str = "div") -> str:
    lines = (html.escape(line).replace("  ", "&nbsp; ") or "<br>" for line in text.split("\n"))
    return "".join(f"<{block}>{line}</{block}>" for line in lines)


def prefixed(text: str, prefix: str = "> ") -> str:
    return "\n".join((prefix + line).rstrip() for line in text.split("\n"))


def mail(reply: Reply, *, plain: str = "", rich: str = "", mailer: str = "", flowed: bool = False) -> bytes:
    head = [
        f"From: {_header(reply.name)} <{reply.sender}>",
        f"To: {reply.to}",
        f"Subject: {_header(reply.subject)}",
        f"Date: {reply.date.strftime('%a, %d %b %Y %H:%M:%S %z')}",
        f"Message-ID: {reply.message_id}",
        "MIME-Version: 1.0",
    ]
    if reply.in_reply_to:
        head += [f"In-Reply-To: {reply.in_reply_to}", f"References: {reply.in_reply_to}"]
    if mailer:
        head.append(f"X-Mailer: {mailer}")
    if plain and rich:
        boundary = "----=_Part_0001"
        head.append(f'Content-Type: multipart/alternative; boundary="{boundary}"')
        parts = _part(plain, "plain"), _part(rich, "html")
        body = "".join(f"--{boundary}\n{part}\n" for part in parts) + f"--{boundary}--\n"
        return ("\n".join(head) + "\n\n" + body).replace("\n", "\r\n").encode()
    whole = _part(plain, "plain", flowed=flowed) if plain else _part(rich, "html")
    return ("\n".join(head) + "\n" + whole).replace("\n", "\r\n").encode()


def _part(text: str, subtype: str, *, flowed: bool = False) -> str:
    flow = "; format=flowed" if flowed else ""
    content = quopri.encodestring(text.encode()).decode()
    encoding = "Content-Transfer-Encoding: quoted-printable"
    return f"Content-Type: text/{subtype}; charset=utf-8{flow}\n{encoding}\n\n{content}\n"


def _header(text: str) -> str:
    return text if text.isascii() else f"=?utf-8?B?{base64.b64encode(text.encode()).decode()}?="
