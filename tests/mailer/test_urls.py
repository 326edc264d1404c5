"""Urls of the settings, good and bad."""

from __future__ import annotations

from pathlib import Path

import pytest

from mailer.errors import BadUrl
from mailer.urls import Place, is_loopback, mailbox_place, transport_place


@pytest.mark.parametrize(
    ("url", "place"),
    [
        (
            "imaps://ann%40example.org@imap.example.org",
            Place("imaps", "imap.example.org", 993, "ann@example.org", path="INBOX"),
        ),
        (
            "imaps://ann@example.org@imap.example.org:1993/Post%20here/In",
            Place("imaps", "imap.example.org", 1993, "ann@example.org", path="Post here/In"),
        ),
        ("imap://ann@127.0.0.1:1143/INBOX", Place("imap", "127.0.0.1", 1143, "ann", path="INBOX")),
        ("imap://ann:s%2Fcret@localhost", Place("imap", "localhost", 143, "ann", "s/cret", "INBOX")),
        ("IMAP://ann@[::1]", Place("imap", "::1", 143, "ann", path="INBOX")),
        ("maildir:/var/mail/post", Place("maildir", path="/var/mail/post")),
        ("maildir:///var/mail/post", Place("maildir", path="/var/mail/post")),
        ("maildir:Mail/post", Place("maildir", path="Mail/post")),
        ("maildir:~/Mail", Place("maildir", path=str(Path.home() / "Mail"))),
        ("lmtp://127.0.0.1:8024", Place("lmtp", "127.0.0.1", 8024)),
        ("smtp://localhost", Place("smtp", "localhost", 8025)),
    ],
)
def test_a_mailbox_url_means_a_place(url: str, place: Place) -> None:
    assert mailbox_place(url) == place


@pytest.mark.parametrize(
    ("url", "place"),
    [
        (
            "smtps://ann%40example.org@smtp.example.org",
            Place("smtps", "smtp.example.org", 465, "ann@example.org"),
        ),
        ("smtp+starttls://ann@smtp.example.org", Place("smtp+starttls", "smtp.example.org", 587, "ann")),
        ("smtp://127.0.0.1:2525", Place("smtp", "127.0.0.1", 2525)),
        ("maildir:/tmp/out", Place("maildir", path="/tmp/out")),
    ],
)
def test_a_transport_url_means_a_place(url: str, place: Place) -> None:
    assert transport_place(url) == place


@pytest.mark.parametrize(
    ("url", "cause"),
    [
        ("", "it must begin with one of imaps://, imap://, lmtp://, smtp://, maildir:PATH"),
        ("pop3://ann@example.org", "it must begin with one of"),
        ("imaps://imap.example.org", "it names no user, as imaps://ann%40example.org@imap.example.org does"),
        ("imaps://ann@", "it names no host"),
        ("imaps://ann@example.org:99999", "a port is a number up to 65535"),
        ("imaps://ann@example.org:port", "a port is a number up to 65535"),
        ("imaps://ann:a#b@example.org", "write them as %3F and %23"),
        ("imaps://ann smith@example.org", "write a space as %20"),
        ("imap://ann@imap.example.org", "it is not encrypted; use imaps://, or set insecure = true"),
        ("imap://ann@127.0.0.1.example.org", "it is not encrypted"),
        ("lmtp://0.0.0.0:8024", "it listens for mail, and does so on 127.0.0.1 only"),
        ("smtp://mail.example.org", "it listens for mail"),
        ("lmtp://127.0.0.1:8024/INBOX", "nothing may follow the host and port"),
        ("maildir:", "it names no folder, as maildir:/home/ann/Mail does"),
    ],
)
def test_a_bad_mailbox_url_is_one_clear_line(url: str, cause: str) -> None:
    with pytest.raises(BadUrl) as bad:
        mailbox_place(url)

    assert str(bad.value).startswith("[mailbox] url ")
    assert cause in str(bad.value)
    assert "\n" not in str(bad.value)


def test_a_bad_url_keeps_its_password_to_itself() -> None:
    with pytest.raises(BadUrl) as bad:
        mailbox_place("imap://ann:topsecret@imap.example.org")

    assert "topsecret" not in str(bad.value)


def test_a_place_shows_neither_user_nor_password() -> None:
    place = mailbox_place("imaps://ann:topsecret@imap.example.org/Post")

    assert str(place) == "imaps://imap.example.org:993/Post"
    assert "topsecret" not in repr(place)


def test_what_is_not_encrypted_leaves_the_machine_only_where_the_settings_say_so() -> None:
    with pytest.raises(BadUrl, match="use smtps:// or smtp\\+starttls://"):
        transport_place("smtp://mail.example.org")

    assert transport_place("smtp://mail.example.org", insecure=True).port == 25
    assert mailbox_place("imap://ann@mail.example.org", insecure=True).port == 143


def test_only_loopback_is_loopback() -> None:
    assert all(map(is_loopback, ("localhost", "127.0.0.1", "127.8.8.8", "::1")))
    assert not any(map(is_loopback, ("localhost.example.org", "10.0.0.1", "0.0.0.0", "example.org", "")))  # noqa: S104
