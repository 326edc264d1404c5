"""Find the servers of a mailbox by its address: a known provider, the domain's records, or its own page.

Asks the name server, and one page of the domain's own, and nobody else: no directory of a third party learns
the address. What is found is a suggestion; whoever asks tries it.
"""

from __future__ import annotations

import urllib.request
from collections.abc import Callable, Iterator, Sequence
from typing import Any, NamedTuple
from urllib.error import URLError
from urllib.parse import quote

import dns.exception
import dns.rdatatype
import dns.resolver
from lxml import etree

from mailer.providers import Provider, by_domain, by_mail_servers

SECONDS = 5.0
LARGEST_PAGE = 100_000
# RFC 6186, section 3.1 and RFC 8314, section 5.1: services, and the scheme of each, the best first.
SERVICES_IN = (("_imaps._tcp", "imaps", 993),)
SERVICES_OUT = (("_submissions._tcp", "smtps", 465), ("_submission._tcp", "smtp+starttls", 587))
PAGES = (
    "https://autoconfig.{domain}/mail/config-v1.1.xml?emailaddress={address}",
    "https://{domain}/.well-known/autoconfig/mail/config-v1.1.xml",
)
SOCKETS = {("imap", "SSL"): "imaps", ("smtp", "SSL"): "smtps", ("smtp", "STARTTLS"): "smtp+starttls"}

Fetch = Callable[[str], bytes]


class Servers(NamedTuple):
    """Where mail comes from and goes to, as urls without a user; and how that is known."""

    imap: str
    smtp: str
    how: str
    provider: Provider | None = None


def find(
    address: str, resolver: dns.resolver.Resolver | None = None, fetch: Fetch | None = None
) -> Servers | None:
    """Return the servers of an address, or None where nobody says."""
    domain = address.rpartition("@")[2].lower()
    known = by_domain(domain)
    if known:
        return Servers(known.imap, known.smtp, known.name, known)
    names = resolver or _resolver()
    hosting = by_mail_servers(tuple(_mail_servers(domain, names)))
    if hosting:
        return Servers(hosting.imap, hosting.smtp, hosting.name, hosting)
    return _by_records(domain, names) or _by_page(domain, address, fetch or _fetch)


def _resolver() -> dns.resolver.Resolver:
    resolver = dns.resolver.Resolver()
    resolver.lifetime = SECONDS
    return resolver


def _mail_servers(domain: str, resolver: dns.resolver.Resolver) -> Iterator[str]:
    for row in _ask(domain, dns.rdatatype.MX, resolver):
        yield str(row.exchange)


def _by_records(domain: str, resolver: dns.resolver.Resolver) -> Servers | None:
    imap = _service(domain, SERVICES_IN, resolver)
    smtp = _service(domain, SERVICES_OUT, resolver)
    return Servers(imap, smtp, f"the records of {domain}") if imap and smtp else None


def _service(domain: str, services: Sequence[tuple[str, str, int]], resolver: dns.resolver.Resolver) -> str:
    for service, scheme, usual in services:
        rows = sorted(
            _ask(f"{service}.{domain}", dns.rdatatype.SRV, resolver),
            key=lambda row: (row.priority, -row.weight),
        )
        for row in rows:
            host = str(row.target).rstrip(".")
            if host:  # RFC 6186, section 3.4: a single dot says that there is no such service
                return f"{scheme}://{host}" + ("" if row.port == usual else f":{row.port}")
    return ""


def _ask(name: str, what: dns.rdatatype.RdataType, resolver: dns.resolver.Resolver) -> list[Any]:
    try:
        return list(resolver.resolve(name, what))
    except (dns.exception.DNSException, OSError):
        return []


def _by_page(domain: str, address: str, fetch: Fetch) -> Servers | None:
    for page in PAGES:
        try:
            found = _read_page(fetch(page.format(domain=domain, address=quote(address))), domain)
        except (URLError, OSError, ValueError, etree.XMLSyntaxError):
            continue
        if found:
            return found
    return None


def _read_page(raw: bytes, domain: str) -> Servers | None:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    root = etree.fromstring(raw, parser)
    urls = {}
    for kind, path in (
        ("imap", ".//incomingServer[@type='imap']"),
        ("smtp", ".//outgoingServer[@type='smtp']"),
    ):
        for server in root.findall(path):
            scheme = SOCKETS.get((kind, (server.findtext("socketType") or "").strip()))
            host, port = (server.findtext("hostname") or "").strip(), (server.findtext("port") or "").strip()
            if scheme and host and port.isdecimal() and kind not in urls:
                urls[kind] = f"{scheme}://{host}:{port}"
    return Servers(urls["imap"], urls["smtp"], f"the mail page of {domain}") if len(urls) == 2 else None


def _fetch(url: str) -> bytes:
    with urllib.request.urlopen(url, timeout=SECONDS) as page:  # noqa: S310 - https alone  # nosec B310
        raw: bytes = page.read(LARGEST_PAGE)
    return raw
