"""Replies as fifteen mail clients write them: the five that the demo knows, and ten more.

`FORMATS["gmail"](text="accept", quoted_text=letter, ...)` gives the raw mail. Nothing here reads mail.
"""

from __future__ import annotations

import html
import textwrap
from collections.abc import Callable
from datetime import datetime

from mentorpost.demo.clients import CLIENTS, ENGLISH, Reply, mail, prefixed
from tests.client_words import WORDS


def gmail_bottom(reply: Reply) -> bytes:
    """Gmail in plain text, answered below."""
    wrote = textwrap.fill(reply.wrote("%a, %d %b %Y at %H:%M"), 76)
    return mail(reply, plain=f"{wrote}\n\n{prefixed(reply.quoted_text)}\n\n{reply.text}\n")


def outlook_web(reply: Reply) -> bytes:
    """Outlook in a browser: a line, a header, the quoted mail without any mark; HTML beside it."""
    return _outlook(reply, "")


def outlook_mobile(reply: Reply) -> bytes:
    """Outlook on a phone: the same below its own advertisement."""
    return _outlook(reply, reply.words.get_outlook)


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
        f"<div>{reply.own_html()}</div>{shown}"
        '<div id="appendonsend"></div><hr style="display:inline-block;width:98%" tabindex="-1">'
        f'<div id="divRplyFwdMsg" dir="ltr"><font face="Calibri">{bold}</font><div>&nbsp;</div></div>'
        f"<div>{reply.rich}</div></body></html>"
    )
    return mail(reply, plain=plain, rich=rich)


def apple_mail(reply: Reply) -> bytes:
    """Apple Mail: the "wrote:" line stands inside the quotation."""
    wrote = reply.wrote("%d. %b %Y at %H:%M")
    plain = f"{reply.text}\n\n> {wrote}\n> \n{prefixed(reply.quoted_text)}\n\n"
    rich = (
        f'<html><body style="overflow-wrap: break-word;">{reply.own_html()}<div><br>'
        f'<blockquote type="cite"><div>{html.escape(wrote)}</div><br class="Apple-interchange-newline">'
        f"<div>{reply.rich}</div></blockquote></div><br></body></html>"
    )
    return mail(reply, plain=plain, rich=rich, mailer="Apple Mail (2.3774.500.171.1.1)")


def thunderbird(reply: Reply) -> bytes:
    """Thunderbird as it comes: the answer below, plain text that flows."""
    own = "\n".join(textwrap.fill(line, 72).replace("\n", " \n") for line in reply.text.split("\n"))
    wrote = reply.wrote("%d.%m.%y um %H:%M")
    plain = f"{wrote}\n{prefixed(reply.quoted_text)}\n\n{own}\n"
    return mail(reply, plain=plain, mailer="", flowed=True)


def thunderbird_html(reply: Reply) -> bytes:
    """Thunderbird set to HTML and to answers on top."""
    wrote = reply.wrote("%d/%m/%Y %H:%M")
    plain = f"{reply.text}\n\n{wrote}\n{prefixed(reply.quoted_text)}\n"
    rich = (
        f"<!DOCTYPE html><html><head></head><body>{reply.own_html('p')}"
        f'<div class="moz-cite-prefix">{html.escape(wrote)}<br></div><blockquote type="cite" '
        f'cite="mid:{html.escape(reply.in_reply_to)}">{reply.rich}</blockquote></body></html>'
    )
    return mail(reply, plain=plain, rich=rich)


def yahoo(reply: Reply) -> bytes:
    """Yahoo: the quoted mail is indented and has no other mark."""
    wrote = reply.wrote("%A, %B %d, %Y at %I:%M:%S %p GMT")
    plain = f" {reply.text}\n\n    {wrote}  \n \n {textwrap.indent(reply.quoted_text, ' ')}  "
    rich = (
        f'<html><body><div class="ydp1yahoo-style-wrap">{reply.own_html()}</div>'
        f'<div id="yahoo_quoted_1" class="yahoo_quoted"><div><div>{html.escape(wrote)}</div><div><br></div>'
        f"<div>{reply.rich}</div></div></div></body></html>"
    )
    return mail(reply, plain=plain, rich=rich)


def proton(reply: Reply) -> bytes:
    """Proton, with its signature."""
    wrote, sent = reply.wrote("%A, %d %B %Y at %H:%M"), "Sent with Proton Mail secure email."
    plain = f"{reply.text}\n\n{sent}\n\n{wrote}\n\n{prefixed(reply.quoted_text)}\n"
    rich = (
        f'<div style="font-family: Arial;">{reply.own_html()}</div>'
        '<div class="protonmail_signature_block">'
        f'<div class="protonmail_signature_block-proton">{sent}</div></div>'
        f'<div class="protonmail_quote">{html.escape(wrote)}<br><br>'
        f'<blockquote class="protonmail_quote" type="cite">{reply.rich}</blockquote></div>'
    )
    return mail(reply, plain=plain, rich=rich)


def samsung(reply: Reply) -> bytes:
    """A phone's own mail app: only HTML, and only a line of dashes before the quoted mail."""
    labels = "".join(f"<div>{label}: {html.escape(value)} </div>" for label, value in reply.labels())
    sent = "Sent from my Galaxy" if reply.words == ENGLISH else reply.words.sent_from
    own = f'{reply.own_html()}<div><br></div><div id="composer_signature">{sent}</div><div><br></div>'
    quoted = (
        f"<div><br></div><div>-------- Original message --------</div>{labels}<div><br></div>{reply.rich}"
    )
    return mail(reply, rich=f"<html><body>{own}{quoted}</body></html>")


def no_quote(reply: Reply) -> bytes:
    """Nothing quoted at all."""
    return mail(reply, plain=reply.text + "\n")


_MORE = (
    gmail_bottom,
    outlook_web,
    outlook_mobile,
    apple_mail,
    thunderbird,
    thunderbird_html,
    yahoo,
    proton,
    samsung,
    no_quote,
)


def _format(writer: Callable[[Reply], bytes]) -> Callable[..., bytes]:
    def write(language: str = "en", **facts: str | datetime) -> bytes:
        # Each fact has the type that Reply gives it.
        return writer(Reply(words=WORDS[language], **facts))  # type: ignore[arg-type]

    write.__doc__ = writer.__doc__
    return write


FORMATS: dict[str, Callable[..., bytes]] = {
    writer.__name__: _format(writer) for writer in (*CLIENTS.values(), *_MORE)
}
