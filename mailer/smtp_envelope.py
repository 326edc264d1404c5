"""A mail as SMTP says it: the commands of its envelope, and its bytes behind them."""

from __future__ import annotations

import re
import smtplib
from typing import NamedTuple

from mailer.values import Delivery, Outcome, Outgoing

ADDRESS = re.compile(r"[^\s<>\x00-\x1f\x7f]+@[^\s<>@\x00-\x1f\x7f]+")
LINE_END = re.compile(rb"\r\n|\r|\n")


class Spoken(NamedTuple):
    """What is said for one mail."""

    of: Outgoing
    envelope: tuple[bytes, bytes, bytes]  # MAIL, RCPT, DATA
    content: bytes  # with the line that ends it


def spoken(outgoing: Outgoing, server: smtplib.SMTP) -> Spoken | Outcome:
    """Put a mail into SMTP's words, or say why this server cannot be told of it."""
    if not all(ADDRESS.fullmatch(address) for address in (outgoing.sender or "a@b", outgoing.recipient)):
        return Outcome(Delivery.FAILED, "501 an address that SMTP cannot carry")
    try:
        sender, recipient = _ascii_domain(outgoing.sender), _ascii_domain(outgoing.recipient)
    except UnicodeError:
        return Outcome(Delivery.FAILED, "501 a domain that has no ASCII form")
    plain = (sender + recipient).isascii()
    if not plain and not server.has_extn("smtputf8"):
        return Outcome(Delivery.FAILED, "553 the server carries no addresses with letters beyond ASCII")
    raw = LINE_END.sub(b"\r\n", outgoing.raw)
    options = [f" size={len(raw)}"] if server.has_extn("size") else []
    # A server without 8BITMIME gets the bytes all the same: rewriting them would break signatures,
    # and no server of this century minds.
    if not raw.isascii() and server.has_extn("8bitmime"):
        options.append(" body=8bitmime")
    if not plain:
        options.append(" smtputf8")
    mail = f"mail FROM:<{sender}>{''.join(options)}\r\n".encode()
    return Spoken(outgoing, (mail, f"rcpt TO:<{recipient}>\r\n".encode(), b"data\r\n"), _ended(raw))


def _ended(raw: bytes) -> bytes:
    """Double the dots that begin a line, and add the line that is nothing but one (RFC 5321, 4.5.2)."""
    doubled = (b"." + raw if raw.startswith(b".") else raw).replace(b"\r\n.", b"\r\n..")
    return doubled + (b".\r\n" if doubled.endswith(b"\r\n") else b"\r\n.\r\n")


def _ascii_domain(address: str) -> str:
    local, _, domain = address.rpartition("@")
    return f"{local}@{domain if domain.isascii() else domain.encode('idna').decode()}" if local else address
