"""Whatever comes in, a kind is named, and soon."""

from __future__ import annotations

import random
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inbox_rules.read import read
from inbox_rules.values import Kind
from tests.clients import FORMATS

SIZE = 1_000_000
UNITS = (
    *"a <>@-1\"\\(=;:.\t\n*%[",
    "a@", "a.", "1-", "a b ", "> ", "=?a?q?", ';a="', "a: ", "1.1.1 ", "<mailto:", "message-id: ",
    "the copy ", "final-recipient:\n", "to: a\n", "550 ", "2024-1", "http://a",
)  # fmt: skip
HEADS = (
    "From: a@example.org\nSubject: x\n\n",
    "From: a@example.org\nContent-Type: text/html\n\n",
    "Return-Path: <>\nFrom: mailer-daemon@example.org\nSubject: failure notice\n\n",
    "From: ",
    "Content-Type: multipart/mixed; boundary=",
)


@pytest.mark.parametrize("head", HEADS)
def test_a_hostile_mail_is_read_within_a_second(head: str) -> None:
    for unit in UNITS:
        text = unit * (SIZE // len(unit))
        lines = "\n".join([text[:70]] * (SIZE // 70))
        for body in (text, lines):
            begun = time.process_time()

            read((head + body).encode())

            assert time.process_time() - begun < 1, (unit, body is lines)


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"\n",
        b"\xff\xfe\x00",
        b"From: a@example.org\nContent-Type: text/plain; charset=no-such-thing\n\n\xe9",
        b"From: a@example.org\nContent-Type: text/plain; charset=unicode_escape\n\n\\x",
        b"From: a@example.org\nContent-Type: text/plain; charset=\x00\n\nx",
        b"Content-Type: multipart/mixed\n\nno boundary",
        b"Content-Type: multipart/mixed; boundary=b\n\n--b",
        b"Content-Type: message/rfc822\n\n",
        b"Content-Transfer-Encoding: base64\n\n!!!",
        b"Content-Transfer-Encoding: x-uuencode\n\nbegin 644 x\n!!!\n",
        b"Content-Type: text/html\n\n",
        b"Content-Type: text/html\n\n" + b"<div>" * 50_000,
        b"Content-Type: text/html\n\n" + b"<blockquote>" * 50_000 + b"x",
        b"".join(b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (n, n) for n in range(3_000)),
        b"Content-Type: message/rfc822\n\n" * 3_000,
        b"Subject: " + b"=?utf-8?q?" * 100_000,
        b"From: " + b"(" * 100_000,
    ],
    ids=range(18),
)
def test_broken_mail_is_read(raw: bytes) -> None:
    assert read(raw).kind in Kind


@given(st.binary(max_size=2_000))
@settings(max_examples=100, deadline=None)
def test_any_bytes_are_read(raw: bytes) -> None:
    assert read(raw).kind in Kind
    assert read(b"From: a@example.org\n" + raw).kind in Kind


@pytest.mark.parametrize("client", FORMATS)
def test_a_reply_with_broken_bytes_is_read(client: str) -> None:
    whole = FORMATS[client](text="accept", quoted_text="Hello\n\nYour reply goes to: Max.")
    chance = random.Random(client)  # noqa: S311 - repeatable, not secret
    for _ in range(30):
        broken = bytearray(whole)
        for _ in range(chance.randrange(1, 12)):
            place = chance.randrange(len(broken))
            broken[place : place + chance.randrange(4)] = chance.randbytes(chance.randrange(4))

        assert read(bytes(broken)).kind in Kind
