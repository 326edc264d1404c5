"""Addresses in a mail: which one somebody says is theirs, and which are ours."""

from __future__ import annotations

import pytest

from inbox_rules.own_addresses import named_in, without_subaddress
from inbox_rules.read import read
from inbox_rules.values import Kind
from mentorship.requests import Request

OURS = frozenset({"mentors@riverside.example"})
TOKEN = "1a-abcdefghijklmnopqrst"
NEW, SECOND = Request.NEW_ADDRESS, Request.SECOND_ADDRESS

# fmt: off
LINES: tuple[tuple[str, tuple[Request, str] | None], ...] = (
    ("new address: mia@example.net",                      (NEW, "mia@example.net")),
    ("My new address is mia@example.net.",                (NEW, "mia@example.net")),
    ("Address: <Mia@Example.net>",                        (NEW, "mia@example.net")),
    ("change address to mia@example.net",                 (NEW, "mia@example.net")),
    ("Neue Adresse: mia@example.net",                     (NEW, "mia@example.net")),
    ("Meine neue Adresse lautet mia@example.net",         (NEW, "mia@example.net")),
    ("nouvelle adresse : mia@example.net",                (NEW, "mia@example.net")),
    ("nieuw adres: mia@example.net",                      (NEW, "mia@example.net")),
    ("nuovo indirizzo: mia@example.net",                  (NEW, "mia@example.net")),
    ("novo endereço: mia@example.net",                    (NEW, "mia@example.net")),
    ("nueva dirección: mia@example.net",                  (NEW, "mia@example.net")),
    ("second address: mailto:mia@work.example",           (SECOND, "mia@work.example")),
    ("new address",                                       (NEW, "")),
    ("new address: a@example.net or b@example.net",       (NEW, "")),
    ("new address: mia@localhost",                        (NEW, "")),
    ("new address: mia@exa\u0430mple.net",                (NEW, "")),
    ("Address: 5 Mill Lane",                              None),
    ("You can write to mia@example.net if you like",      None),
    ("Max gave me a new address: max@example.org",        None),
)
# fmt: on


@pytest.mark.parametrize(("line", "meant"), LINES)
def test_a_line_that_begins_so_names_an_address(line: str, meant: tuple[Request, str] | None) -> None:
    assert named_in(line) == meant


@pytest.mark.parametrize("delimiter", ["+", "-", "=", "_", "."])
def test_our_own_address_is_known_with_a_token_behind_any_delimiter(delimiter: str) -> None:
    tagged = f"mentors{delimiter}{TOKEN}@riverside.example"

    assert without_subaddress(tagged, OURS) in OURS
    assert read(f"From: {tagged}\n\nyes".encode(), OURS).kind is Kind.OWN


def test_somebody_whose_address_begins_as_ours_is_somebody_else() -> None:
    for address in ("mentors-club@riverside.example", "mentors2@riverside.example", "mentors@example.org"):
        assert without_subaddress(address, OURS) not in OURS
