"""Can a letter go to this address, as somebody typed it? Asks no server."""

from __future__ import annotations

from mailer.headers import takes_mail


def why_not(address: str) -> str | None:
    """Say why no letter can go there, and how to go on; None where one can."""
    if takes_mail(address):
        return None
    local, at, domain = address.rpartition("@")
    plain = f"{local}{at}{_plain_domain(domain)}"
    if takes_mail(plain):
        return f"{address!r} has a domain that mail knows by another name; write it like {plain}"
    if local and at and domain and not address.isascii() and takes_mail(_without_letters(plain)):
        return f"{address!r} has letters that our mail cannot go to; take an address in the letters a to z"
    return f"{address!r} is no address; write it like max@example.org"


def _plain_domain(domain: str) -> str:
    try:
        return domain.encode("idna").decode("ascii")
    except UnicodeError:
        return domain


def _without_letters(address: str) -> str:
    return "".join("x" if character.isalpha() else character for character in address)
