"""What other servers say of a sender: believed as a veto or a bonus, and never where it is about somebody else."""

# ruff: noqa: E501 - a row is a header as a provider writes it

from __future__ import annotations

import os
from pathlib import Path

import pytest

from inbox_rules.mime import take_apart
from inbox_rules.read import read
from inbox_rules.values import Authentication

PASS, FAIL, NONE = Authentication.PASS, Authentication.FAIL, Authentication.NONE

# As providers write them, with what they say of a genuine mail from mia@example.org.
GENUINE: tuple[tuple[str, str], ...] = (
    (
        "mx.google.com",
        "mx.google.com;\n dkim=pass header.i=@example.org header.s=s1 header.b=Ab/cd;\n spf=pass (google.com: domain of mia@example.org designates 192.0.2.1 as permitted sender) smtp.mailfrom=mia@example.org;\n dmarc=pass (p=NONE sp=NONE dis=NONE) header.from=example.org",
    ),
    (
        "-",
        "spf=pass (sender IP is 192.0.2.1) smtp.mailfrom=example.org; dkim=pass (signature was verified) header.d=example.org;dmarc=pass action=none header.from=example.org;compauth=pass reason=100",
    ),
    ("mail.protonmail.ch", "mail.protonmail.ch; dmarc=pass (p=none dis=none) header.from=example.org"),
    (
        "mx1.messagingengine.com",
        "mx1.messagingengine.com; dkim=pass (2048-bit rsa key sha256) header.d=example.org header.i=@example.org header.b=Ab; dmarc=pass policy.published-domain-policy=none header.from=example.org; iprev=pass policy.iprev=192.0.2.1; spf=pass smtp.mailfrom=mia@example.org smtp.helo=mail.example.org; x-me-sender=none",
    ),
    (
        "bmmx.*",
        "bmmx.example.com; dkim=pass (2048-bit key) header.d=example.org header.i=@example.org header.b=abc; dkim-atps=neutral",
    ),
    (
        "mxfront*.yandex.net",
        "mxfront3q.mail.yandex.net; spf=pass (mxfront3q.mail.yandex.net: domain of example.org designates 192.0.2.1 as permitted sender) smtp.mail=mia@example.org; dkim=pass header.i=@example.org",
    ),
    (
        "mail.example.net",
        "mail.example.net; dkim=pass (1024-bit key; unprotected) header.d=example.org header.i=@example.org header.a=rsa-sha256; dkim-atps=neutral",
    ),
    (
        "mx.zohomail.com",
        "mx.zohomail.com; dkim=pass; spf=pass smtp.mailfrom=mia@example.org; dmarc=pass header.from=<mia@example.org>",
    ),
    ("*.mail.icloud.com", 'bimi.icloud.com; bimi=skipped reason="insufficient dmarc"'),
    ("mx.example.de", "mx.example.de; dkim=none; dmarc=none; spf=pass smtp.mailfrom=example.org"),
    (
        "mx0.example.fr",
        "mx0.example.fr; spf=softfail smtp.mailfrom=mia@example.org; dkim=pass header.d=example.org",
    ),
    (
        "in.example.nl",
        "in.example.nl; spf=fail smtp.mailfrom=mia@lists.example.com; dkim=none; dmarc=none header.from=example.org",
    ),
    (
        "in2.example.nl",
        'in2.example.nl; dkim=fail reason="body hash mismatch" header.d=example.org; spf=pass smtp.mailfrom=bounces@lists.example.com; dmarc=none',
    ),
    ("relay.example.it", "relay.example.it; auth=pass smtp.auth=mia smtp.mailfrom=mia@example.org"),
    (
        "*.yahoo.com",
        "mta4124.mail.gq1.yahoo.com from=example.org; domainkeys=neutral (no sig); from=example.org; dkim=pass (ok)",
    ),
    (
        "hotmail.com",
        "hotmail.com; spf=none (sender IP is 192.0.2.2; identity alignment result is pass) smtp.helo=a.example.org; dkim=none header.d=example.org; x-hmca=none",
    ),
    ("mx.example.jp", "mx.example.jp; sender-id=none header.from=mia@example.org"),
    ("mx3.example.jp", "mx3.example.jp; arc=none smtp.client-ip=192.0.2.202"),
    ("mx4.example.com", "mx4.example.com 1; spf=pass smtp.mailfrom=mail.example.org"),
    ("mx5.example.com", "mx5.example.com; none"),
    ("mx6.example.com", "mx6.example.com;"),
    (
        "mx7.example.com",
        "mx7.example.com; dkim=pass header.d=sub.example.org; spf=neutral smtp.mailfrom=example.org",
    ),
)
FORGED: tuple[tuple[str, str, str], ...] = (
    ("the results are of another domain",        "mx.google.com", "mx.google.com; dkim=pass header.i=@evil.example; spf=pass smtp.mailfrom=x@evil.example; dmarc=pass header.from=evil.example"),
    ("signed by somebody else",                  "mx.google.com", "mx.google.com; dkim=pass header.d=evil.example; dmarc=fail header.from=example.org"),
    ("the same, and no word of DMARC",           "mx.google.com", "mx.google.com; dkim=pass header.d=evil.example"),
    ("the pass stands in a comment",             "mx.google.com", "mx.google.com; dmarc=fail (dmarc=pass header.from=example.org) header.from=example.org"),
    ("the pass stands in a reason",              "mx.google.com", "mx.google.com; dmarc=fail reason=\"dmarc=pass\" header.from=example.org"),
    ("a domain that ends alike",                 "mx.google.com", "mx.google.com; dkim=pass header.d=notexample.org"),
    ("a domain above everything",                "mx.google.com", "mx.google.com; dkim=pass header.d=org"),
    ("a server of another name",                 "mx.google.com", "mx.google.com.evil.example; dmarc=pass header.from=example.org"),
    ("a server of a name that begins alike",     "*.google.com",  "mx.google.com.evil.example; dmarc=pass header.from=example.org"),
    ("no server named, where one is expected",   "mx.google.com", "dmarc=pass header.from=example.org; spf=pass smtp.mailfrom=example.org"),
    ("only the envelope was somebody's",         "mx.google.com", "mx.google.com; spf=pass smtp.mailfrom=bounce@evil.example; dkim=none"),
    ("an address in the name of a property",     "mx.google.com", "mx.google.com; dkim=pass header.x=@example.org header.d=evil.example"),
    ("SPF and DKIM refused it",                  "mx.google.com", "mx.google.com; spf=softfail smtp.mailfrom=example.org; dkim=fail header.d=example.org"),
    ("SPF refused it",                           "mx.google.com", "mx.google.com; spf=fail smtp.mailfrom=mia@example.org; dkim=none"),
    ("Microsoft says so",                        "-",             "spf=fail (sender IP is 192.0.2.9) smtp.mailfrom=example.org; dkim=none (message not signed) header.d=none;dmarc=fail action=quarantine header.from=example.org;compauth=fail reason=000"),
    ("nothing that can be read",                 "mx.google.com", "mx.google.com; ; = (dmarc=pass) dmarc=pass header.from=example.org"),
    ("a header without end",                     "mx.google.com", "mx.google.com; dmarc=pass " + "header.from=example.org " * 400),
    ("the server's name is quoted into another", "mx.google.com", "\"mx.google.com; dmarc=pass header.from=example.org\"; dmarc=fail header.from=example.org"),
)  # fmt: skip


def _said(header: str, pattern: str, sender: str = "Mia <mia@example.org>") -> Authentication:
    raw = f"Authentication-Results: {header}\nFrom: {sender}\nSubject: Hello\n\nyes"
    return read(raw.encode("utf-8", "surrogateescape"), authserv=(pattern,)).authentication


@pytest.mark.parametrize(("pattern", "header"), GENUINE)
def test_no_genuine_sender_of_any_provider_is_shut_out(pattern: str, header: str) -> None:
    assert _said(header, pattern) is not FAIL
    assert len(GENUINE) == 22


@pytest.mark.parametrize(("how", "pattern", "header"), FORGED)
def test_no_forgery_passes(how: str, pattern: str, header: str) -> None:
    assert _said(header, pattern) is not PASS, how
    assert len(FORGED) == 18


@pytest.mark.parametrize(("pattern", "header"), GENUINE)
def test_what_a_provider_says_of_one_domain_says_nothing_of_another(pattern: str, header: str) -> None:
    assert _said(header, pattern, "Mia <mia@elsewhere.example>") is not PASS


@pytest.mark.parametrize(
    "sender",
    [
        "mia@example.org, eve@evil.example",
        "mia@example.org <eve@evil.example>",
        "eve@evil.example (mia@example.org)",
        '"Mia <mia@example.org>" <eve@evil.example>',
    ],
)
def test_only_the_one_address_of_from_counts(sender: str) -> None:
    assert _said("mx.google.com; dmarc=pass header.from=example.org", "mx.google.com", sender) is not PASS


def test_a_results_field_of_the_senders_own_below_the_servers_counts_for_nothing() -> None:
    raw = (
        "Authentication-Results: mx.google.com; dmarc=fail header.from=example.org\n"
        "Authentication-Results: mx.google.com; dmarc=pass header.from=example.org\n"
        "From: mia@example.org\n\nend now"
    )

    assert read(raw.encode(), authserv=("mx.google.com",)).authentication is FAIL


def test_real_results_of_real_servers_never_raise_shut_out_or_vouch_for_another() -> None:
    folder = os.environ.get("MENTORPOST_CORPORA", "")
    if not folder or not Path(folder).is_dir():
        pytest.skip("MENTORPOST_CORPORA names no folder with the collections of test mail")
    seen, refused, vouched = 0, [], []
    for path in sorted(path for path in Path(folder).rglob("*") if path.is_file()):
        raw = path.read_bytes()
        if b"uthentication-" not in raw:
            continue
        fields = take_apart(raw).fields
        for header in fields.all("authentication-results")[:1]:
            seen += 1
            refused += [path.name] * (_said(header, "*", fields.raw("from")) is FAIL)
            vouched += [path.name] * (_said(header, "*", "Eve <eve@evil.example>") is PASS)

    assert seen > 100
    assert refused == []
    assert vouched == []
