"""Which evidence a mail carries: tokens, results of other servers, and whether it is the same mail again."""

# ruff: noqa: E501 - a row is a mail, so that its columns line up

from __future__ import annotations

import pytest

from inbox_rules.digest import digest
from inbox_rules.read import read
from inbox_rules.values import Authentication, Candidate

TOKEN = "1a-abcdefghijklmnopqrst"
HEAD = "From: Mia <mia@example.org>\nTo: mentors@example.com\nSubject: Hello\n"


@pytest.mark.parametrize(
    ("raw", "carrier"),
    [
        (f"From: mia@example.org\nTo: mentors+{TOKEN}@example.com\n\nyes", "subaddress"),
        (f"From: mia@example.org\nDelivered-To: mentors-{TOKEN.upper()}@example.com\n\nyes", "subaddress"),
        (f"From: mia@example.org\nX-Forwarded-To: mentors=40{TOKEN}@example.com\n\nyes", "subaddress"),
        (f"{HEAD}In-Reply-To: <{TOKEN}.7@example.com>\n\nyes", "message-id"),
        (f"{HEAD}References: <x@example.com>\n <{TOKEN}@example.com>\n\nyes", "message-id"),
        (f"From: mia@example.org\nSubject: Re: A letter [ref:{TOKEN}]\n\nyes", "subject"),
        (f"{HEAD}\nyes\n\n> Your reply goes to: Max.\n> [{TOKEN}]", "body"),
        (f'{HEAD}Content-Type: text/html\n\n<p>yes<p><a href="mailto:m+{TOKEN}@example.com">x</a>', "body"),
    ],
)
def test_the_token_is_found_in_every_carrier(raw: str, carrier: str) -> None:
    found = read(raw.replace("=40", "+").encode()).tokens

    assert found == (Candidate(TOKEN, carrier),)


def test_the_best_carrier_comes_first() -> None:
    other = "2b-tttttttttttttttttttt"
    raw = f"From: mia@example.org\nTo: m+{TOKEN}@example.com\nSubject: {other}\n\n[{TOKEN}]"

    assert read(raw.encode()).tokens == (Candidate(TOKEN, "subaddress"), Candidate(other, "subject"))


# fmt: off
RESULTS = (
    ("mx.example.com; dmarc=pass header.from=example.org",                      ("mx.example.com",), Authentication.PASS),
    ("mx.example.com; dkim=pass header.d=example.org",                          ("*.example.com",),  Authentication.PASS),
    ("mx.example.com; dkim=pass header.d=elsewhere.example",                    ("mx.example.com",), Authentication.NONE),
    ("mx.example.com; dmarc=fail header.from=example.org",                      ("mx.example.com",), Authentication.FAIL),
    ("mx.example.com; spf=fail smtp.mailfrom=x@example.org",                    ("mx.example.com",), Authentication.FAIL),
    ("evil.example; dmarc=pass header.from=example.org",                        ("mx.example.com",), Authentication.NONE),
    ("mx.example.com; dmarc=pass header.from=example.org",                      (),                  Authentication.NONE),
    ('mx.example.com; dmarc=none reason="dmarc=pass" (dmarc=pass)',             ("mx.example.com",), Authentication.NONE),
    ("spf=pass smtp.mailfrom=example.org; dmarc=pass action=none header.from=example.org", ("-",),   Authentication.PASS),
    ("spf=pass smtp.mailfrom=example.org; dmarc=pass action=none header.from=example.org", ("*",),   Authentication.NONE),
    ("(" * 5000,                                                                ("*",),              Authentication.NONE),
)
# fmt: on


@pytest.mark.parametrize(("value", "patterns", "result"), RESULTS)
def test_results_count_only_from_trusted_servers(
    value: str, patterns: tuple[str, ...], result: Authentication
) -> None:
    raw = f"Authentication-Results: {value}\n{HEAD}\nyes"

    assert read(raw.encode(), authserv=patterns).authentication is result


def test_only_the_topmost_results_count() -> None:
    raw = (
        "Authentication-Results: other.example; dmarc=none\n"
        f"Authentication-Results: mx.example.com; dmarc=pass header.from=example.org\n{HEAD}\nyes"
    )

    assert read(raw.encode(), authserv=("mx.example.com",)).authentication is Authentication.NONE


def test_two_senders_prove_nothing() -> None:
    raw = f"Authentication-Results: mx.example.com; dmarc=pass\nFrom: a@example.net\n{HEAD}\nyes"

    assert read(raw.encode(), authserv=("mx.example.com",)).authentication is Authentication.NONE


def test_the_same_mail_by_another_way_has_the_same_digest() -> None:
    first = f"Return-Path: <mia@example.org>\nReceived: by a\n\tfor b\nX-Spam: no\n{HEAD}\nyes\n".encode()
    second = f"Received: by c\nDelivered-To: x\nAuthentication-Results: d;\n e\n{HEAD}\nyes\n".replace(
        "\n", "\r\n"
    )

    assert digest(first) == digest(second.encode())


def test_another_mail_under_the_same_message_id_has_another_digest() -> None:
    first = f"Message-ID: <a@example.org>\n{HEAD}\nyes\n".encode()

    assert digest(first) != digest(first.replace(b"yes", b"no"))
    assert digest(first) != digest(first.replace(b"Hello", b"Hullo"))


def test_an_address_in_a_name_is_no_address() -> None:
    raw = b"From: =?utf-8?q?ann=40example.com=2C?= <mia@example.org>\n\nyes"

    assert read(raw).sender == "mia@example.org"
