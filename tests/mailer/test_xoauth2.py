"""What is said with XOAUTH2, and what a refusal may show."""

from __future__ import annotations

import pytest

from mailer.xoauth2 import Said


def test_who_we_are_and_the_token_are_said_once_and_then_nothing() -> None:
    said = Said("post@example.org", "a.token")

    assert said() == "user=post@example.org\x01auth=Bearer a.token\x01\x01"
    assert [said(b'{"status":"401","schemes":"Bearer"}'), said(b"")] == ["", ""]


@pytest.mark.parametrize(
    ("challenge", "status"),
    [
        (b'{"status":"401","schemes":"Bearer"}', "401"),
        (b'{"status":"invalid_token"}', "invalid_token"),
        (b'{"status":"401 for a.token of post@example.org"}', ""),
        (b'{"status":401}', ""),
        (b'["401"]', ""),
        (b"\xff not json", ""),
        (b"", ""),
        (b'{"status":"' + b"4" * 1000 + b'"}', "4" * 20),
    ],
)
def test_of_a_refusal_the_status_is_shown_and_nothing_else(challenge: bytes, status: str) -> None:
    said = Said("post@example.org", "a.token")
    said()

    said(challenge)

    assert said.status == status
