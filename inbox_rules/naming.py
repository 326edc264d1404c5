"""Names and addresses of people whom somebody names: 'Nora Falk <nora@example.net>, Jo Kim (jo@example.com)'.

Whoever is named without an address that works is handed back as written; nobody is made up.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from inbox_rules.courtesies import closes
from inbox_rules.folding import fold, words_of
from mentorship.people import name_from

LONGEST_NAME = 60
LONGEST_ADDRESS = 120
LONGEST_UNREAD = 80
MOST_WORDS = 6

_ATOM = r"[A-Za-z0-9!#$%&'*+/=?^_{|}~-]+"
ADDRESS = re.compile(
    rf"{_ATOM}(?:\.{_ATOM})*@(?:[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?\.)+[A-Za-z][A-Za-z0-9-]*[A-Za-z0-9]"
)
_TOKEN = re.compile(r"(?:^|(?<=[\s<>()\[\],;:\"]))[^\s<>()\[\],;:\"]*@[^\s<>()\[\],;:\"]*")
_BEHIND = re.compile(r"[\s>]*\((?P<name>[^()@\n]+)\)")
_APART = re.compile(r"[;\n]|(?<!\s)\s{1,8}(?:and|und|et|&|plus)(?=\s)")
_JOIN = re.compile(r"(?:and|und|et|y|e|en|o|or|oder|&|\+)\s+", re.IGNORECASE)
_NUMBER = re.compile(r"[ \t]{0,8}(?:\d[.)]|[-*•])[ \t]{1,8}")
_NAME = re.compile(r"[^\W\d_](?:[^\W\d_]|[ .'’-])*")


class Named(NamedTuple):
    """Who is named with an address, and what was written of others."""

    people: tuple[tuple[str, str], ...] = ()  # (name, address)
    unread: tuple[str, ...] = ()


def named(text: str, author: str = "") -> Named:
    """Return who is named in a line or several; `author` signs below, and is not meant."""
    text = _above_closing(re.sub(r"(?:<|\[)?mailto:", "<", text, flags=re.IGNORECASE))
    people: dict[str, str] = {}
    unread: list[str] = []
    end = 0
    for found in _TOKEN.finditer(text):
        address = found[0].strip(".'*_").lower()
        before = text[end : found.start()]
        end = found.end()
        if address in people:
            continue  # the same again, as mailers write a link behind an address
        name, others = _name_in(before, address)
        behind = _BEHIND.match(text, end)
        if not name and behind:
            name, end = _clean(behind["name"]), behind.end()
        unread += others
        if not ADDRESS.fullmatch(address) or len(address) > LONGEST_ADDRESS or not _is_name(name):
            unread.append(f"{name} {address}".strip()[:LONGEST_UNREAD])
        else:
            people[address] = name or name_from(address)
    signs = set(words_of(fold(author)))
    for piece in _pieces(text[end:]):
        if _looks_named(piece) and not set(words_of(fold(piece))) <= signs:
            unread.append(piece)
    if not people and not unread:
        unread = [" ".join(text.split())[:LONGEST_UNREAD]]
    return Named(tuple((name, address) for address, name in people.items()), tuple(unread))


def _above_closing(text: str) -> str:
    lines = text.split("\n")
    end = next((number for number, line in enumerate(lines) if number and closes(line)), len(lines))
    return "\n".join(lines[:end])


def _name_in(before: str, address: str) -> tuple[str, list[str]]:
    """Return the name that stands before an address, and those that stand there without one of their own."""
    pieces = _pieces(before)
    if not pieces:
        return "", []
    telling = [piece for piece in pieces if _looks_named(piece)]
    if len(telling) <= 1:
        return (telling or pieces)[0], []
    words = [piece.split() for piece in telling]
    if len(telling) == 2 and all(len(piece) == 1 for piece in words):
        return f"{telling[1]} {telling[0]}", []  # "Falk, Nora"
    local = fold(address.partition("@")[0])
    hinted = [n for n, piece in enumerate(telling) if any(w in local for w in words_of(fold(piece)))]
    place = hinted[0] if hinted else len(telling) - 1
    return telling[place], telling[:place]


def _pieces(text: str) -> list[str]:
    pieces = [piece for part in _APART.split(text) for piece in part.split(",")]
    return [clean for piece in pieces if (clean := _clean(piece))]


def _clean(piece: str) -> str:
    bare = _NUMBER.sub("", piece).strip(" \t\n<>()[]\"'“”:*_–—-.,")
    return " ".join(_JOIN.sub("", bare, count=1).split()) if _JOIN.match(bare) else " ".join(bare.split())


def _looks_named(piece: str) -> bool:
    return _is_name(piece) and piece[0].isupper()


def _is_name(name: str) -> bool:
    if not name:
        return True
    fits = len(name) <= LONGEST_NAME and len(name.split()) <= MOST_WORDS
    return fits and bool(_NAME.fullmatch(name))
