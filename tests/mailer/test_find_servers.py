"""The servers of a mailbox are found by its address; nobody is asked who need not know it."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from urllib.error import URLError

import dns.message
import dns.rcode
import dns.resolver
import dns.rrset
import pytest

from mailer.find_servers import find
from mailer.providers import providers
from mailer.urls import mailbox_place, transport_place
from tests.loopback import HOST

MAIN = "club.example"


class Names:
    """A name server on loopback with the records of a test; it keeps what it was asked."""

    def __init__(self) -> None:
        self.records: dict[tuple[str, str], list[str]] = {}
        self.asked: list[str] = []
        self._socket = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self._socket.bind((HOST, 0))
        self._thread = threading.Thread(target=self._serve, daemon=True)
        self._thread.start()
        self.resolver = dns.resolver.Resolver(configure=False)
        self.resolver.nameservers, self.resolver.port = [HOST], self._socket.getsockname()[1]
        self.resolver.lifetime = 5.0

    def _serve(self) -> None:
        while True:
            raw, whence = self._socket.recvfrom(4096)
            if raw == b"stop":
                return
            query = dns.message.from_wire(raw)
            answer = dns.message.make_response(query)
            question = query.question[0]
            name = question.name.to_text().rstrip(".")
            self.asked.append(name)
            rows = self.records.get((name, question.rdtype.name))
            if rows:
                answer.answer.append(
                    dns.rrset.from_text(question.name, 60, "IN", question.rdtype.name, *rows)
                )
            else:
                answer.set_rcode(dns.rcode.NXDOMAIN)
            self._socket.sendto(answer.to_wire(), whence)

    def stop(self) -> None:
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as last:
            last.sendto(b"stop", self._socket.getsockname())
        self._thread.join(5)
        self._socket.close()


@pytest.fixture
def names() -> Iterator[Names]:
    """Start a name server that knows nothing yet."""
    server = Names()
    yield server
    server.stop()


def no_page(url: str) -> bytes:
    """Answer like a domain without such a page."""
    raise URLError(f"no such host: {url}")


def test_each_provider_of_the_table_has_servers_that_the_settings_take() -> None:
    for one in providers():
        user = "ann%40example.org@"
        scheme, _, rest = one.imap.partition("://")
        assert mailbox_place(f"{scheme}://{user}{rest}").host
        assert transport_place(one.smtp).host
        assert one.domains or one.mail_servers
        assert one.name in one.about_password


def test_no_domain_is_known_by_two_providers() -> None:
    every = [domain for one in providers() for domain in (*one.domains, *one.mail_servers)]
    by_address = [domain for one in providers() for domain in one.domains]

    assert len(by_address) == len(set(by_address))
    assert len(every) > len(by_address)


def test_the_domain_of_a_known_provider_asks_nobody(names: Names) -> None:
    found = find("club@gmail.com", names.resolver, no_page)

    assert found is not None
    assert (found.imap, found.how) == ("imaps://imap.gmail.com", "Gmail")
    assert names.asked == []


def test_a_domain_of_ones_own_at_a_known_provider_is_known_by_its_mail_servers(names: Names) -> None:
    names.records[MAIN, "MX"] = ["10 in1-smtp.messagingengine.com.", "20 in2-smtp.messagingengine.com."]
    found = find(f"mentors@{MAIN}", names.resolver, no_page)

    assert found is not None
    assert found.how == "Fastmail"


def test_a_name_that_only_looks_like_a_provider_is_not_it(names: Names) -> None:
    names.records[MAIN, "MX"] = ["10 evilgoogle.com."]

    assert find(f"mentors@{MAIN}", names.resolver, no_page) is None


def test_the_records_of_a_domain_name_its_servers_the_preferred_first(names: Names) -> None:
    names.records[f"_imaps._tcp.{MAIN}", "SRV"] = ["20 0 993 spare.example.", "10 5 993 imap.club.example."]
    names.records[f"_submissions._tcp.{MAIN}", "SRV"] = ["0 0 0 ."]
    names.records[f"_submission._tcp.{MAIN}", "SRV"] = ["0 0 2587 smtp.club.example."]
    found = find(f"mentors@{MAIN}", names.resolver, no_page)

    assert found is not None
    assert found.imap == "imaps://imap.club.example"
    assert found.smtp == "smtp+starttls://smtp.club.example:2587"


def _server(way: str, kind: str, host: str, port: int, socket_type: str) -> str:
    return (
        f'<{way}Server type="{kind}"><hostname>{host}</hostname><port>{port}</port>'
        f"<socketType>{socket_type}</socketType></{way}Server>"
    )


PAGE = "\n".join(
    (
        '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/hostname">]>',
        '<clientConfig><emailProvider id="club.example"><displayName>&x;</displayName>',
        _server("incoming", "pop3", "pop.club.example", 995, "SSL"),
        _server("incoming", "imap", "plain.club.example", 143, "plain"),
        _server("incoming", "imap", "imap.club.example", 993, "SSL"),
        _server("outgoing", "smtp", "smtp.club.example", 465, "SSL"),
        "</emailProvider></clientConfig>",
    )
).encode()


def test_the_mail_page_of_a_domain_is_read_without_what_it_drags_in(names: Names) -> None:
    asked = []

    def page(url: str) -> bytes:
        asked.append(url)
        if "autoconfig." in url:
            raise URLError("no such host")
        return PAGE

    found = find(f"mentors@{MAIN}", names.resolver, page)

    assert found is not None
    assert found.imap == "imaps://imap.club.example:993"
    assert found.smtp == "smtps://smtp.club.example:465"
    assert asked == [
        "https://autoconfig.club.example/mail/config-v1.1.xml?emailaddress=mentors%40club.example",
        "https://club.example/.well-known/autoconfig/mail/config-v1.1.xml",
    ]


@pytest.mark.parametrize("page", [b"", b"<html>", b"not found", b"<clientConfig/>", b"\xff" * 100])
def test_a_page_that_says_nothing_is_no_answer(names: Names, page: bytes) -> None:
    assert find(f"mentors@{MAIN}", names.resolver, lambda _url: page) is None
