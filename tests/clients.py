"""Replies as real mail clients write them: what the author typed, and our letter quoted in each one's manner.

`FORMATS["gmail"](text="accept", quoted_text=letter, ...)` gives the raw mail. Nothing here reads mail.
"""

from __future__ import annotations

import base64
import html
import quopri
import textwrap
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime

from tests.client_words import LABELS, OUTLOOK_FOR, SENT_FROM, WROTE


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
    language: str = "en"

    @property
    def rich(self) -> str:
        """Our letter as HTML."""
        return self.quoted_html or _lines_as_html(self.quoted_text)

    def wrote(self, date: str) -> str:
        """The line above a quotation."""
        return WROTE[self.language].format(date=self.quoted_date.strftime(date), who=self.quoted_from)

    def labels(self) -> list[tuple[str, str]]:
        """The header above a quotation."""
        subject = self.subject.removeprefix("Re: ")
        sent = self.quoted_date.strftime("%A, %d %B %Y %H:%M")
        values = (self.quoted_from, sent, f"{self.name} <{self.sender}>", subject)
        return list(zip(LABELS[self.language], values, strict=True))


def _lines_as_html(text: str, block: str = "div") -> str:
    lines = (html.escape(line).replace("  ", "&nbsp; ") or "<br>" for line in text.split("\n"))
    return "".join(f"<{block}>{line}</{block}>" for line in lines)


def _prefixed(text: str, prefix: str = "> ") -> str:
    return "\n".join((prefix + line).rstrip() for line in text.split("\n"))


def _mail(reply: Reply, *, plain: str = "", rich: str = "", mailer: str = "", flowed: bool = False) -> bytes:
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


def gmail(reply: Reply) -> bytes:
    """Gmail in a browser or on Android: answer on top; it wraps the plain text, its "wrote:" line too."""
    wrote = reply.wrote("%a, %b %d, %Y at %I:%M %p")
    quoted = _prefixed(reply.quoted_text)
    plain = f"{reply.text}\n\n{textwrap.fill(wrote, 76)}\n\n{quoted}\n"
    rich = (
        f'<div dir="ltr">{_lines_as_html(reply.text)}</div><br>'
        '<div class="gmail_quote gmail_quote_container">'
        f'<div dir="ltr" class="gmail_attr">{html.escape(wrote)}<br></div><blockquote class="gmail_quote" '
        'style="margin:0px 0px 0px 0.8ex;border-left:1px solid rgb(204,204,204);padding-left:1ex">'
        f"{reply.rich}</blockquote></div>"
    )
    return _mail(reply, plain=plain, rich=rich)


def gmail_bottom(reply: Reply) -> bytes:
    """Gmail in plain text, answered below."""
    wrote = textwrap.fill(reply.wrote("%a, %d %b %Y at %H:%M"), 76)
    return _mail(reply, plain=f"{wrote}\n\n{_prefixed(reply.quoted_text)}\n\n{reply.text}\n")


def outlook_desktop(reply: Reply) -> bytes:
    """Outlook on the desktop: a header, and the quoted mail without any mark."""
    labels = "\n".join(f"{label}: {value}" for label, value in reply.labels())
    plain = f"{reply.text}\n\n{labels}\n\n{reply.quoted_text}\n"
    bold = "<br>".join(f"<b>{label}:</b> {html.escape(value)}" for label, value in reply.labels())
    own = "".join(
        f'<p class="MsoNormal">{html.escape(line) or "<o:p>&nbsp;</o:p>"}</p>'
        for line in reply.text.split("\n")
    )
    rich = (
        '<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style>p.MsoNormal{margin:0cm}</style>'
        "</head>"
        f'<body lang="EN-GB"><div class="WordSection1">{own}<p class="MsoNormal"><o:p>&nbsp;</o:p></p><div>'
        '<div style="border:none;border-top:solid #E1E1E1 1.0pt;padding:3.0pt 0cm 0cm 0cm">'
        f'<p class="MsoNormal">{bold}</p></div></div><p class="MsoNormal"><o:p>&nbsp;</o:p></p>'
        f"{_lines_as_html(reply.quoted_text, 'p')}</div></body></html>"
    )
    return _mail(reply, plain=plain, rich=rich, mailer="Microsoft Outlook 16.0")


def outlook_web(reply: Reply) -> bytes:
    """Outlook in a browser: a line, a header, the quoted mail without any mark; HTML beside it."""
    return _outlook(reply, "")


def outlook_mobile(reply: Reply) -> bytes:
    """Outlook on a phone: the same below its own advertisement."""
    return _outlook(reply, OUTLOOK_FOR[reply.language])


def _outlook(reply: Reply, footer: str) -> bytes:
    labels = "\n".join(f"{label}: {value}" for label, value in reply.labels())
    advert = f"\n{footer}<https://aka.ms/AAb9ysg>\n" if footer else ""
    plain = f"{reply.text}\n{advert}________________________________\n{labels}\n\n{reply.quoted_text}\n"
    bold = "<br>".join(f"<b>{label}:</b> {html.escape(value)}" for label, value in reply.labels())
    shown = (
        f'<div id="ms-outlook-mobile-signature"><a href="https://aka.ms/">{footer}</a></div>'
        if footer
        else ""
    )
    rich = (
        '<html><head><meta charset="utf-8"></head><body dir="ltr">'
        f"<div>{_lines_as_html(reply.text)}</div>{shown}"
        '<div id="appendonsend"></div><hr style="display:inline-block;width:98%" tabindex="-1">'
        f'<div id="divRplyFwdMsg" dir="ltr"><font face="Calibri">{bold}</font><div>&nbsp;</div></div>'
        f"<div>{reply.rich}</div></body></html>"
    )
    return _mail(reply, plain=plain, rich=rich)


def apple_mail(reply: Reply) -> bytes:
    """Apple Mail: the "wrote:" line stands inside the quotation."""
    wrote = reply.wrote("%d. %b %Y at %H:%M")
    plain = f"{reply.text}\n\n> {wrote}\n> \n{_prefixed(reply.quoted_text)}\n\n"
    rich = (
        f'<html><body style="overflow-wrap: break-word;">{_lines_as_html(reply.text)}<div><br>'
        f'<blockquote type="cite"><div>{html.escape(wrote)}</div><br class="Apple-interchange-newline">'
        f"<div>{reply.rich}</div></blockquote></div><br></body></html>"
    )
    return _mail(reply, plain=plain, rich=rich, mailer="Apple Mail (2.3774.500.171.1.1)")


def iphone(reply: Reply) -> bytes:
    """Mail on an iPhone, with its signature between the answer and the quotation."""
    wrote, sent = reply.wrote("%d %b %Y, at %H:%M"), SENT_FROM[reply.language]
    plain = f"{reply.text}\n\n{sent}\n\n> {wrote}\n> \n> \ufeff{_prefixed(reply.quoted_text)[2:]}\n"
    rich = (
        f'<html><body dir="auto">{_lines_as_html(reply.text)}<div dir="ltr"><br></div>'
        f'<div dir="ltr">{sent}</div><div dir="ltr"><br>'
        f'<blockquote type="cite">{html.escape(wrote)}<br><br></blockquote></div>'
        f'<blockquote type="cite"><div dir="ltr">\ufeff{reply.rich}</div></blockquote></body></html>'
    )
    return _mail(reply, plain=plain, rich=rich, mailer="iPhone Mail (21F90)")


def thunderbird(reply: Reply) -> bytes:
    """Thunderbird as it comes: the answer below, plain text that flows."""
    own = "\n".join(textwrap.fill(line, 72).replace("\n", " \n") for line in reply.text.split("\n"))
    wrote = reply.wrote("%d.%m.%y um %H:%M")
    plain = f"{wrote}\n{_prefixed(reply.quoted_text)}\n\n{own}\n"
    return _mail(reply, plain=plain, mailer="", flowed=True)


def thunderbird_html(reply: Reply) -> bytes:
    """Thunderbird set to HTML and to answers on top."""
    wrote = reply.wrote("%d/%m/%Y %H:%M")
    plain = f"{reply.text}\n\n{wrote}\n{_prefixed(reply.quoted_text)}\n"
    rich = (
        f"<!DOCTYPE html><html><head></head><body>{_lines_as_html(reply.text, 'p')}"
        f'<div class="moz-cite-prefix">{html.escape(wrote)}<br></div><blockquote type="cite" '
        f'cite="mid:{html.escape(reply.in_reply_to)}">{reply.rich}</blockquote></body></html>'
    )
    return _mail(reply, plain=plain, rich=rich)


def yahoo(reply: Reply) -> bytes:
    """Yahoo: the quoted mail is indented and has no other mark."""
    wrote = reply.wrote("%A, %B %d, %Y at %I:%M:%S %p GMT")
    plain = f" {reply.text}\n\n    {wrote}  \n \n {textwrap.indent(reply.quoted_text, ' ')}  "
    rich = (
        f'<html><body><div class="ydp1yahoo-style-wrap">{_lines_as_html(reply.text)}</div>'
        f'<div id="yahoo_quoted_1" class="yahoo_quoted"><div><div>{html.escape(wrote)}</div><div><br></div>'
        f"<div>{reply.rich}</div></div></div></body></html>"
    )
    return _mail(reply, plain=plain, rich=rich)


def proton(reply: Reply) -> bytes:
    """Proton, with its signature."""
    wrote, sent = reply.wrote("%A, %d %B %Y at %H:%M"), "Sent with Proton Mail secure email."
    plain = f"{reply.text}\n\n{sent}\n\n{wrote}\n\n{_prefixed(reply.quoted_text)}\n"
    rich = (
        f'<div style="font-family: Arial;">{_lines_as_html(reply.text)}</div>'
        '<div class="protonmail_signature_block">'
        f'<div class="protonmail_signature_block-proton">{sent}</div></div>'
        f'<div class="protonmail_quote">{html.escape(wrote)}<br><br>'
        f'<blockquote class="protonmail_quote" type="cite">{reply.rich}</blockquote></div>'
    )
    return _mail(reply, plain=plain, rich=rich)


def html_only(reply: Reply) -> bytes:
    """A client that writes nothing but HTML, in Gmail's manner without its class names."""
    wrote = html.escape(reply.wrote("%d %B %Y %H:%M"))
    own = _lines_as_html(reply.text)
    return _mail(
        reply, rich=f"<html><body>{own}<br><br>{wrote}<br><blockquote>{reply.rich}</blockquote></body></html>"
    )


def samsung(reply: Reply) -> bytes:
    """A phone's own mail app: only HTML, and only a line of dashes before the quoted mail."""
    labels = "".join(f"<div>{label}: {html.escape(value)} </div>" for label, value in reply.labels())
    sent = {"en": "Sent from my Galaxy"}.get(reply.language, SENT_FROM[reply.language])
    own = (
        f'{_lines_as_html(reply.text)}<div><br></div><div id="composer_signature">{sent}</div><div><br></div>'
    )
    quoted = f"<div><br></div><div>-------- Original message --------</div>{labels}<div><br></div>{reply.rich}"
    return _mail(reply, rich=f"<html><body>{own}{quoted}</body></html>")


def mutt(reply: Reply) -> bytes:
    """A terminal, answered below, with a signature."""
    wrote = reply.wrote("%a, %b %d, %Y at %I:%M:%S%p +0000")
    return _mail(reply, plain=f"{wrote}\n{_prefixed(reply.quoted_text)}\n\n{reply.text}\n\n-- \nMax\n")


def no_quote(reply: Reply) -> bytes:
    """Nothing quoted at all."""
    return _mail(reply, plain=reply.text + "\n")


_WRITERS = (
    gmail,
    gmail_bottom,
    outlook_desktop,
    outlook_web,
    outlook_mobile,
    apple_mail,
    iphone,
    thunderbird,
    thunderbird_html,
    yahoo,
    proton,
    html_only,
    samsung,
    mutt,
    no_quote,
)


def _format(writer: Callable[[Reply], bytes]) -> Callable[..., bytes]:
    def write(**facts: str | datetime) -> bytes:
        return writer(Reply(**facts))  # type: ignore[arg-type]  # each fact has the type that Reply gives it

    write.__doc__ = writer.__doc__
    return write


FORMATS: dict[str, Callable[..., bytes]] = {writer.__name__: _format(writer) for writer in _WRITERS}
